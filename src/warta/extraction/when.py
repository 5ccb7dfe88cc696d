"""Find when a page was published and changed: machine-readable sources first, then the words near the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction import dates, structured

if TYPE_CHECKING:
    from datetime import datetime

    from warta.extraction.dom import Tree
    from warta.extraction.structured import Node

_PUBLISHED = (
    "article:published_time", "article:published", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dcterms.issued", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "parsely-pub-date", "sailthru.date", "og:published_time", "og:article:published_time", "citation_publication_date", "citation_date", "date.created",
    "cxenseparse:recs:publishtime", "datecreated", "article.published", "article_date_original", "originalpublicationdate", "rnews:datepublished",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "article:modified", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "revised",
)  # fmt: skip
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dates|datum|fecha|fechas|tanggal|published|posted|pubdate|timestamp|time|meta|byline|dateline|info|when|day|details)"
    r"(?:$|[\s_-])|(?:post|entry|article|publish|published|pub|story|news|meta|created|date)-?_{0,2}(?:date|time|meta|on|info)|date(?:published|line|time|created)"
)
_AWAY = re.compile(
    r"comment|sidebar|related|widget|recent|popular|latest|reply|respond|trending|promo|upcoming|event-list|copyright|more-"
    r"|carousel|teaser|card|prev|next|footer"
)
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|diperbarui|aktualisiert|mis à jour|actualizado|aggiornat\w|corrected|reviewed|updat\w*)\b",
    re.IGNORECASE,
)
_NEAR = 250  # nodes after the title within which its date stands
_BEFORE = 60  # and before it
_SHORT = 160  # characters of a line that tells a date


def published(
    tree: Tree,
    metas: dict[str, list[str]],
    node: Node,
    title: int,
    *,
    url: str | None,
    language: str | None,
    now: datetime | None,
) -> tuple[datetime | None, str]:
    """When the page was published, and how that was found."""
    for method, texts in (("meta", _of(metas, _PUBLISHED)), ("json-ld", structured.texts(node.get("datePublished")))):
        for text in texts:
            if found := dates.machine(text, language):
                return found, method
    if found := _itemprop(tree, "datepublished", language):
        return found, "itemprop"
    if found := dates.of_address(url):
        return _with_clock(found, _near_title(tree, title, language, now)[0]), "address"
    found, method = _near_title(tree, title, language, now)
    if found:
        return found, method
    return None, ""


def modified(tree: Tree, metas: dict[str, list[str]], node: Node, language: str | None) -> tuple[datetime | None, str]:
    """When the page was last changed, and how that was found; only what machines are told is believed."""
    for method, texts in (("meta", _of(metas, _MODIFIED)), ("json-ld", structured.texts(node.get("dateModified")))):
        for text in texts:
            if found := dates.machine(text, language):
                return found, method
    for i in tree.find_all("time"):
        name = tree.names[i].split()
        if (
            "updated" in name
            and "published" not in name
            and (found := dates.machine(tree.attributes[i].get("datetime")))
        ):
            return found, "time"
    found = _itemprop(tree, "datemodified", language)
    return found, "itemprop" if found else ""


def _of(metas: dict[str, list[str]], known: tuple[str, ...]) -> list[str]:
    return [content for name in known for content in metas.get(name, ())]


def _with_clock(day: datetime, exact: datetime | None) -> datetime:
    """The day of an address, with the hour that the page tells of the same day."""
    return exact if exact and exact.date() == day.date() else day


def _itemprop(tree: Tree, prop: str, language: str | None) -> datetime | None:
    for i, attributes in enumerate(tree.attributes):
        if attributes and (attributes.get("itemprop") or "").lower() == prop and not _elsewhere(tree, i):
            text = attributes.get("datetime") or attributes.get("content") or tree.text(i)
            if found := dates.machine(text, language):
                return found
    return None


def _near_title(tree: Tree, title: int, language: str | None, now: datetime | None) -> tuple[datetime | None, str]:
    """The date that stands nearest to the title: below it first, then above; <time> before mere words."""
    start, end = (tree.ends[title], min(len(tree), tree.ends[title] + _NEAR)) if title >= 0 else (0, len(tree))
    for low, high in ((start, end), (max(0, title - _BEFORE), start) if title >= 0 else (0, 0)):
        for i in range(low, high):
            if tree.tags[i] == "time" and not _elsewhere(tree, i) and not _is_changed(tree, i):
                text = tree.attributes[i].get("datetime") or ""
                if found := dates.iso(text) or dates.written(tree.text(i), language, fetched_at=now):
                    return found, "time"
    for low, high in ((start, end), (max(0, title - _BEFORE), start) if title >= 0 else (0, 0)):
        if found := _in_words(tree, low, high, language, now):
            return found, "words near the title"
    return None, ""


def _in_words(tree: Tree, low: int, high: int, language: str | None, now: datetime | None) -> datetime | None:
    """The first date in a short line that is named a date, or that is nothing but one."""
    later: datetime | None = None
    for i in range(low, high):
        named = bool(tree.names[i]) and _DATED.search(tree.names[i]) is not None
        bare = tree.tags[i] == "#text" and 6 <= len(tree.texts[i].strip()) <= 60
        if not (named or bare) or tree.ends[i] - i > 40 or _elsewhere(tree, i):
            continue
        text = tree.text(i)
        if not text or len(text) > _SHORT or not any(letter.isdigit() for letter in text):
            continue
        found = dates.written(text, language, fetched_at=now)
        if found and (named or len(text) < 45):
            if not _is_changed(tree, i):
                return found
            later = later or found
    return later


def _is_changed(tree: Tree, i: int) -> bool:
    """Whether a date says of itself that it is of a later change."""
    parent = tree.parents[i]
    around = tree.text(parent) if parent >= 0 and tree.ends[parent] - parent < 8 else tree.text(i)
    found = _CHANGED.search(around[:_SHORT])
    return bool(found) or ("updated" in tree.names[i].split() and "published" not in tree.names[i].split())


def _elsewhere(tree: Tree, i: int) -> bool:
    """Whether a date is of something else on the page: a comment, a card, a neighbour."""
    if tree.names[i] and _AWAY.search(tree.names[i]):
        return True
    around = [j for j in tree.ancestors(i) if j > 2][:8]
    return any(
        tree.tags[j] in {"aside", "footer", "nav"} or (tree.names[j] and _AWAY.search(tree.names[j])) for j in around
    )
