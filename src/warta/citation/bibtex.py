"""Items as BibTeX entries: @misc, which every style knows, with the fields that biblatex adds (url, urldate)."""

from __future__ import annotations

from warta.citation.csl import authors, day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.citation.csl import Item

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
# What would end an address's field early, as RFC 3986 spells it.
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def entry(item: Item) -> str:
    """One entry, UTF-8. Names and title stand in a second pair of braces: BibTeX must not take them apart."""
    issued, accessed = day(item, "issued"), day(item, "accessed")
    fields = {
        "author": _braced(" and ".join([_whole(name) for name in authors(item)])),
        "title": _braced(_whole(item.get("title", ""))),
        "howpublished": _braced(_text(item.get("container-title", ""))),
        "address": _braced(_text(item.get("publisher-place", ""))),
        "year": _braced(str(issued[0]) if issued else ""),
        "month": _MONTHS[issued[1] - 1] if issued else "",
        "day": _braced(str(issued[2]) if issued else ""),
        "language": _braced(_text(item.get("language", ""))),
        "url": _braced(item.get("URL", "").translate(_IN_ADDRESS)),
        "urldate": _braced("{:04}-{:02}-{:02}".format(*accessed) if accessed else ""),
        "note": _braced(_text(item.get("archive_location", ""))),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{item['id']},", *lines, "}"]) + "\n"


def _braced(value: str) -> str:
    return "{" + value + "}" if value else ""


def _text(words: str) -> str:
    return words.translate(_SPECIAL)


def _whole(words: str) -> str:
    return _braced(_text(words))
