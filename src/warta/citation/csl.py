"""A reading as a CSL-JSON item, from which every style and format of a citation is made.

Source: CSL 1.0.2, appendix IV (variables) and csl-data.json. Names stay as the page writes them (`literal`): which part
of a name is the family's can't be told from the name, and many people have no family name.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any, TypeAlias

    from warta.model.capture import LoadedArticle

    Item: TypeAlias = dict[str, Any]


def items(articles: Iterable[LoadedArticle]) -> list[Item]:
    """One item for each reading, in order; two of one name get a letter: rina2026, rina2026b."""
    found: list[Item] = []
    known: dict[str, int] = {}
    for loaded in articles:
        made = item(loaded)
        known[made["id"]] = known.get(made["id"], 0) + 1
        if (count := known[made["id"]]) > 1:
            made["id"] += _letters(count)
        found.append(made)
    return found


def item(loaded: LoadedArticle) -> Item:
    """The page as it was seen: who, what, where and when; `archive_location` pins the bytes by their digest."""
    article, record = loaded.article, loaded.provenance
    said: Item = {
        "id": _name(loaded),
        "type": "article-newspaper" if article.dateline else "webpage",
        "title": article.title,
        "author": [{"literal": name} for name in article.authors],
        "issued": _day(article.published),
        "accessed": _day(record.fetched_at),
        "container-title": article.site,
        "publisher-place": article.dateline.place if article.dateline else None,
        "section": article.section,
        "language": article.language,
        "abstract": article.summary,
        "URL": article.canonical_url or article.url or record.final_url,
        "archive": "warta" if loaded.id else None,
        "archive_location": f"sha256:{record.sha256}" if loaded.id else None,
    }
    return {key: value for key, value in said.items() if value}


def day(item: Item, key: str) -> tuple[int, int, int] | None:
    """A date of an item: year, month, day."""
    parts = item.get(key)
    return tuple(parts["date-parts"][0]) if parts else None


def authors(item: Item) -> list[str]:
    """The names of who wrote it, in order."""
    return [name["literal"] for name in item.get("author", ())]


def _day(moment: datetime | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[moment.year, moment.month, moment.day]]} if moment else None


def _name(loaded: LoadedArticle) -> str:
    """A short name by which a document refers to the item: the author's last word, the year, the title's first word."""
    article = loaded.article
    who = article.authors[0].split()[-1] if article.authors else article.site or ""
    year = str((article.published or loaded.provenance.fetched_at).year)
    title = next((word for word in (article.title or "").split() if len(_plain(word)) > 3), "")
    return (_plain(who) or "page") + year + _plain(title)


def _plain(word: str) -> str:
    """The ASCII letters and digits of a word, in lower case, without their accents."""
    from unicodedata import normalize

    bare = normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return "".join([letter for letter in bare if letter.isalnum()])[:24]


def _letters(count: int) -> str:
    """b, c … z, then aa, ab …: what tells the second, third … item of a name from the first."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
