"""Items as a person writes them: Chicago, APA, and Wikipedia's templates. Always in English, as these styles are.

Sources: The Chicago Manual of Style, 17th edition, 14.191 and 14.207; APA Publication Manual, 7th edition, 10.1 and
10.16; Wikipedia, Template:Cite news and Template:Cite web. Names are not turned round: see `csl`.
"""

from __future__ import annotations

import re

from warta.citation.csl import authors, day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.citation.csl import Item

_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")  # fmt: skip
_ENDS = re.compile(r"[.?!…]$")
# What a template would take for its own: each is written so that MediaWiki shows it as it is.
_WIKI = re.compile(r"\||\[\[|\]\]|\{\{|\}\}|==|''+|<|>|~~~+")


def chicago(item: Item) -> str:
    """Author. “Title.” Site, March 5, 2026. Address."""
    title = item.get("title", "Untitled")
    issued, accessed = day(item, "issued"), day(item, "accessed")
    where = ", ".join(filter(None, (item.get("container-title"), _american(issued) if issued else "")))
    seen = "" if issued or not accessed else f"Accessed {_american(accessed)}"
    parts = [_together(authors(item), "and"), f"“{_ended(title)}”", where, seen, item.get("URL", "")]
    return _sentences(parts)


def apa(item: Item) -> str:
    """Author. (2026, March 5). Title. Site. Address."""
    issued, accessed = day(item, "issued"), day(item, "accessed")
    dated = f"({issued[0]}, {_MONTHS[issued[1] - 1]} {issued[2]})" if issued else "(n.d.)"
    names, title = _together(authors(item), "&"), item.get("title", "[Untitled]")
    address = item.get("URL", "")
    if address and not issued and accessed:
        address = f"Retrieved {_american(accessed)}, from {address}"
    head = [names, dated, title] if names else [title, dated]
    return _sentences([*head, item.get("container-title", ""), address])


def wikipedia(item: Item) -> str:
    """A template to paste: cite news for a page with a dateline, else cite web."""
    issued, accessed = day(item, "issued"), day(item, "accessed")
    names = authors(item)
    fields = {
        **{f"author{n if len(names) > 1 else ''}": name for n, name in enumerate(names, 1)},
        "title": item.get("title", ""),
        "url": item.get("URL", ""),
        "work": item.get("container-title", ""),
        "location": item.get("publisher-place", ""),
        "date": "{:04}-{:02}-{:02}".format(*issued) if issued else "",
        "access-date": "{:04}-{:02}-{:02}".format(*accessed) if accessed else "",
        "language": item.get("language", ""),
    }
    kind = "news" if item["type"] == "article-newspaper" else "web"
    told = [f" |{name}={_of_wiki(name, value)}" for name, value in fields.items() if value]
    return f"{{{{cite {kind}{''.join(told)}}}}}"


STYLES: dict[str, Callable[[Item], str]] = {"chicago": chicago, "apa": apa, "wikipedia": wikipedia}


def _american(date: tuple[int, int, int]) -> str:
    year, month, day_of_month = date
    return f"{_MONTHS[month - 1]} {day_of_month}, {year}"


def _together(names: list[str], last: str) -> str:
    """One, or one and two, or one, two, and three."""
    if len(names) < 3:
        return f" {last} ".join(names)
    return ", ".join([*names[:-1], f"{last} {names[-1]}"])


def _ended(text: str) -> str:
    return text if _ENDS.search(text) else text + "."


def _sentences(parts: list[str]) -> str:
    """Parts that each end with a stop, but an address, with which nothing may be mistaken for its end."""
    return " ".join([part if part.endswith(("”", "/")) or "://" in part else _ended(part) for part in parts if part])


def _of_wiki(name: str, value: str) -> str:
    """A parameter's value: an address keeps its meaning when escaped by percent, words by entities."""
    if name == "url":
        return re.sub(r"[|\[\]{}<>'\s]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), value)
    return _WIKI.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found[0]), value)
