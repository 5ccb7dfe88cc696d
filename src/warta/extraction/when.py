"""Find when a page was published and changed: machine-readable sources first, then the words near the title."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from warta.extraction import dates, structured
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from warta.extraction.customs import Customs
    from warta.extraction.dom import Tree
    from warta.extraction.structured import Node

_PUBLISHED = (
    "article:published_time", "article:published", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date.created", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "og:published_time",
    "og:article:published_time", "citation_publication_date", "citation_date", "date.created", "datecreated",
    "cxenseparse:recs:publishtime", "article.published", "article_date_original", "originalpublicationdate",
    "rnews:datepublished", "published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "article:modified", "og:updated_time", "datemodified", "last-modified",
    "dcterms.modified", "revised",
)  # fmt: skip
_PUBLISH_NAME = re.compile(r"publish\w{0,6}[-_.: ]?(?:date|time|on|at)|(?:date|time)[-_.: ]?(?:of)?publi")
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dates|datum|fecha|fechas|tanggal|published|posted|pubdate|timestamp|time|meta|byline|dateline"
    r"|info|when|day|details|submitted|authored)(?:$|[\s_-])|date(?:published|line|time|created)"
    r"|(?:post|entry|article|publish|published|pub|story|news|meta|created|date)-?_{0,2}(?:date|time|meta|on|info)"
)
_AWAY = re.compile(
    r"comment|(?<![\w:-])sidebar(?![\w-])|related|(?<!elementor-)widget(?![_-]?(?:wrap|container|span|type)| blog)"
    r"|(?<!tag-)(?<!category-)(?:recent|popular|latest|trending)|reply|respond"
    r"|promo(?!t)|upcoming|event-list|copyright|more-(?!info)|carousel|(?<!v)cards?(?:$|[\s_-])"
    r"|prev(?!iew)|next-|site-footer|page-footer"
)
_CHANGED = re.compile(
    r"\b(?:updat\w*|modified|edited|diperbarui|aktualisiert|letzte änderung|geändert|bearbeitet|mis à jour|modifié"
    r"|actualizado|actualización|aggiornat\w|atualizado|bijgewerkt|zaktualizowano|обновлено|оновлено|corrected|reviewed)\b",
    re.IGNORECASE,
)
_STAMPED = re.compile(
    r"\s*(?=[defgmopv])"  # of a thread's thousands of texts few begin so
    r"(?:(?:first |originally )?(?:published|posted)(?: on| at)?"
    r"|(?:veröffentlicht|publiziert|erschienen|erstellt)(?: am)?"
    r"|publié(?:e)?(?: le)?|mis en ligne(?: le)?|publicado(?: el| em)?|publicada(?: el| em)?|pubblicato(?: il)?"
    r"|geplaatst(?: op)?|gepubliceerd(?: op)?|opublikowano|diterbitkan|dipublikasikan|diposting)(?!\w)",
    re.IGNORECASE,
)
# A term, an event, the clock of a forum: days that are told of and on which nothing was published.
_TOLD_OF = re.compile(
    r"(?<!\d)\d{1,2}\.?\s?[–-]\s?\d{1,2}\.?\s[^\W\d_]{3}|\d{4}\s[–-]\s\d(?!\d?[:.h]\d\d)"
    r"|\b(?:deadline|anmeldeschluss|valid (?:through|until)|gültig bis|bis(?: zum)?(?=\s\d)|until|expires"
    r"|current (?:date|time)|aktuelles datum)\b",
    re.IGNORECASE,
)
_BESIDE = 3  # nodes from the title
_CARD = 10  # nodes: a link around a date alone has few
_OF_CHANGE = "date of a change"
_NEAR = 300  # nodes after the title within which its date stands
_BEFORE = 60  # and before it
_MOST_TIMES = 100  # times in one of these places; whoever marks more of them marks something else
_UNNAMED = 150  # nodes within which a line may be a date that no element names one
_PARTS = 2  # of a title that tells its date too
_FIRST = 40  # and within which a story begins with its day
_WORDS = "words near the title"
# A day as Germans and their neighbours write it: by itself, or before the title or the story that it dates.
_DAY = r"\d{1,2}\. ?(?:\d{1,2}\.|[^\W\d_]{3,12}) ?\d{4}"
_OPENING = re.compile(rf"\s{{0,20}}{_DAY} ?[-–—|:]")
_NUMERIC = re.compile(r"\W{0,20}\d{1,2}\. ?\d{1,2}\. ?\d{4}[^\w:]{0,60}")
_STORY = re.compile(r"\s{0,20}\d{1,2}\. ?\d{1,2}\. ?\d{4} ?[-–—|]")
_DIGIT = re.compile(r"\d")
_WHOLE = frozenset(("html", "body"))
_ASIDE = frozenset(("nav", "figcaption"))  # a picture's day is its own
_SHORT = 160  # characters of a line that tells a date


class Clues(Value, frozen=True, kw_only=True):
    """What is known of a page before its dates: title's place, microdata, its own JSON-LD, address, customs."""

    title: int
    props: dict[str, list[int]]
    page: Node
    url: str | None
    customs: Customs


def published(tree: Tree, metas: dict[str, list[str]], node: Node, clues: Clues) -> tuple[datetime | None, str]:
    """When the page was published, and how that was found."""
    sources: tuple[tuple[str, Callable[[], list[str]]], ...] = (
        ("meta", lambda: _of(metas, _PUBLISHED)),
        ("json-ld", lambda: structured.texts(node.get("datePublished"))),
        ("meta", lambda: _named_so(metas)),
    )
    for method, texts in sources:
        for text in texts():
            if found := dates.machine(text, clues.customs):
                return found, method
    if found := _itemprop(tree, clues.props.get("datepublished", []), clues):
        return found, "itemprop"
    near, method = _near_title(tree, clues)
    if found := dates.of_address(clues.url):
        return (near if near and near.date() == found.date() else found), "address"
    if not near:
        over = _over(tree, clues)
        return (over, _WORDS) if over else _stamped(tree, clues)
    # A page that is no article has a date too; it is the story's where the story is seen to have been changed since.
    if method == _OF_CHANGE and (found := dates.machine(structured.text(clues.page.get("datePublished")))):
        return found, "json-ld"
    return near, method


def modified(tree: Tree, metas: dict[str, list[str]], node: Node, clues: Clues) -> tuple[datetime | None, str]:
    """When the page was last changed, and how that was found; only what machines are told is believed."""
    for method, texts in (("meta", _of(metas, _MODIFIED)), ("json-ld", structured.texts(node.get("dateModified")))):
        for text in texts:
            if found := dates.machine(text, clues.customs):
                return found, method
    for i in tree.find_all("time"):
        if _is_named_changed(tree, i) and (found := dates.machine(tree.attributes[i].get("datetime"))):
            return found, "time"
    found = _itemprop(tree, clues.props.get("datemodified", []), clues)
    return found, "itemprop" if found else ""


def _is_named_changed(tree: Tree, i: int) -> bool:
    """Whether a <time>, or the element around it, is called that of a change and not that of publication too."""
    name, outside = tree.names[i], tree.names[tree.parents[i]]
    if "updated" not in name and "modified" not in name and "modified" not in outside:
        return False
    names, around = name.split(), outside.split()
    return ("updated" in names and "published" not in names) or any("modified" in name for name in names + around)


def _of(metas: dict[str, list[str]], known: tuple[str, ...]) -> list[str]:
    return [content for name in known for content in metas.get(name, ())]


def _named_so(metas: dict[str, list[str]]) -> list[str]:
    """What <meta> elements say whose names speak of publishing, whatever their spelling."""
    named = (name for name in metas if "publi" in name and _PUBLISH_NAME.search(name))
    return [content for name in named for content in metas[name]]


def _itemprop(tree: Tree, elements: list[int], clues: Clues) -> datetime | None:
    """The date of the first of these elements that is the story's."""
    for i in elements:
        if not _elsewhere(tree, i, clues.title):
            attributes = tree.attributes[i]
            text = attributes.get("datetime") or attributes.get("content") or tree.text(i)
            if found := dates.machine(text, clues.customs):
                return found
    return None


def _near_title(tree: Tree, clues: Clues) -> tuple[datetime | None, str]:
    """The date that stands nearest to the title: below it first, then above; <time> before mere words."""
    title = clues.title
    ranges = [(0, len(tree))]
    if title >= 0:
        ranges = [(tree.ends[title], min(len(tree), tree.ends[title] + _NEAR)), (max(0, title - _BEFORE), title)]
    changed: datetime | None = None
    times = sorted(tree.find_all("time") + tree.find_all("abbr"))
    within = [(title, tree.ends[title])] if title >= 0 else []
    for low, high in ranges + within:
        for i in times[bisect_left(times, low) : bisect_left(times, high)][:_MOST_TIMES]:
            if (found := _of_time(tree, i, clues)) and not _elsewhere(tree, i, clues.title):
                if not _is_changed(tree, i):
                    return found, "time"
                changed = changed or found
    for low, high in ranges:
        found, method = _in_words(tree, low, high, clues)
        if found:
            return found, method
    if found := _in_title(tree, clues):
        return found, _WORDS
    return changed, _OF_CHANGE if changed else ""


def _of_time(tree: Tree, i: int, clues: Clues) -> datetime | None:
    """What a <time> or the <abbr title> of a microformat says."""
    attributes = tree.attributes[i]
    text = attributes.get("datetime") or (attributes.get("title") or "" if tree.tags[i] == "abbr" else "")
    if found := dates.iso(text):
        return found
    return dates.written(tree.text(i), clues.customs) if tree.tags[i] == "time" else None


def _in_words(tree: Tree, low: int, high: int, clues: Clues) -> tuple[datetime | None, str]:
    """The first date in a short line that is named a date, or that is little but one."""
    later: datetime | None = None
    opened = 0
    for i in _telling(tree, low, high):
        text = tree.text(i)
        named = tree.tags[i] != "#text"
        if opening := _STORY.match(text) if i - low < _FIRST else None:
            opened = opened or len([each for each in tree.texts[i:high] if _OPENING.match(each)])
            if opened > 1:  # each a day of a chronicle
                continue
            text = opening[0]
        if len(text) > _room(i - low, named=named) or not _DIGIT.search(text) or _TOLD_OF.search(text):
            continue
        if _elsewhere(tree, i, clues.title):
            continue
        if found := dates.written(text, clues.customs):
            if not _is_changed(tree, i):
                return found, _WORDS
            later = later or found
    return later, _OF_CHANGE if later else ""


def _in_title(tree: Tree, clues: Clues) -> datetime | None:
    """The date at an end of the title that is all of a part, or named one: "<h1><small>20.03.2019</small> Title"."""
    if clues.title < 0:
        return None
    within = range(clues.title + 1, min(tree.ends[clues.title], clues.title + _FIRST))
    parts = [i for i in tree.children(clues.title) if tree.text(i).strip()]
    for i in within:
        text, name = tree.texts[i], tree.names[i]
        alone = _NUMERIC.fullmatch(text) if text else name and _is_dated(name)
        if not alone or len(parts) < _PARTS or tree.ends[parts[0]] <= i < parts[-1]:
            continue
        if found := dates.written(tree.text(i), clues.customs):
            return _not_ahead(found, clues)
    return None


def _not_ahead(found: datetime, clues: Clues) -> datetime | None:
    """A date that is not after the page was had, where that is known."""
    return None if clues.customs.is_ahead(found.date()) else found


def _over(tree: Tree, clues: Clues) -> datetime | None:
    """The date with which the page's <title> begins: "20.03.2019 | Title"."""
    for i in tree.find_all("title")[:1]:
        if opening := _STORY.match(tree.text(i)):
            found = dates.written(opening[0], clues.customs)
            return _not_ahead(found, clues) if found else None
    return None


def _stamped(tree: Tree, clues: Clues) -> tuple[datetime | None, str]:
    """The date in a line anywhere that says of itself that it tells when this was published: "Posted on 3 May 2019"."""
    stamped = (i for i, text in enumerate(tree.texts) if text and len(text) < _SHORT and _STAMPED.match(text))
    for i in stamped:
        found = dates.written(tree.texts[i], clues.customs)
        if found and not _elsewhere(tree, i, clues.title):
            return found, "words of publishing"
    return None, ""


def _room(distance: int, *, named: bool) -> int:
    """How long a line may be that tells a date: the farther from the title and the less named, the shorter."""
    if named:
        return _SHORT
    return 80 if distance < 40 else 45 if distance < _UNNAMED else 0


def _telling(tree: Tree, low: int, high: int) -> Iterator[int]:
    """The nodes that are a line with a number in it, by itself or in an element that is named for a date."""
    texts, names, ends = tree.texts, tree.names, tree.ends
    for i in range(low, high):
        if text := texts[i]:
            if i - low < _UNNAMED and (_is_short_date(text) or _STORY.match(text)):
                yield i
        elif (name := names[i]) and ends[i] - i <= 40 and _is_dated(name):
            yield i


def _is_short_date(text: str) -> bool:
    """Whether a line is short enough for a date, and has a number in it."""
    return 6 <= len(text) <= 120 and _DIGIT.search(text) is not None


@lru_cache(maxsize=1024)
def _is_dated(name: str) -> bool:
    return _DATED.search(name) is not None


@lru_cache(maxsize=1024)
def _is_away(name: str) -> bool:
    return _AWAY.search(name) is not None


def _is_changed(tree: Tree, i: int) -> bool:
    """Whether a date says of itself that it is of a later change."""
    parent = tree.parents[i]
    around = tree.text(parent) if parent >= 0 and tree.ends[parent] - parent < 8 else tree.text(i)
    found = _CHANGED.search(around[:_SHORT]) or _CHANGED.search(tree.text(i)[:_SHORT])
    return bool(found) or _is_named_changed(tree, i)


def _elsewhere(tree: Tree, i: int, title: int) -> bool:
    """Whether a date is of something else on the page: a comment, a card, a neighbour; never beside the title."""
    for j in (i, *tree.around(i, 7)):
        if j <= title < tree.ends[j] or tree.tags[j] in _WHOLE:
            return False
        if tree.tags[j] in _ASIDE or _is_card(tree, j) or _is_away(tree.names[j]):
            return True
        if "teaser" in tree.names[j] and ("teaser" in tree.names[j].split() or not _adjoins(tree, j, title)):
            return True
    return False


def _adjoins(tree: Tree, i: int, title: int) -> bool:
    """Whether an element stands right before the title or right behind it."""
    return title >= 0 and (0 <= title - tree.ends[i] <= _BESIDE or 0 <= i - tree.ends[title] <= _BESIDE)


def _is_card(tree: Tree, i: int) -> bool:
    """Whether an element is a link around a whole card of another story."""
    return tree.tags[i] == "a" and tree.ends[i] - i > _CARD
