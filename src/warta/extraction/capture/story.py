"""Which units of a capture are the story, and what the others say of it: title, byline, date, tags.

Prose decides: it marks where the story begins and ends. Before and after it stand short lines; their place, their form
and the words they share with the prose tell a title from a menu. Labels only help (see `labels`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warta.extraction import dates, labels
from warta.extraction.capture.units import Unit, is_ended
from warta.extraction.people import names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from warta.extraction.labels import Kind

# A unit is prose when it ends like a sentence and is as long as one, or is longer than any label.
_SENTENCE = 60
_LONG = 160
# A title is a line, of two words at least.
_TITLE = 180
# What a field of a form, a menu or a button says, wherever it stands; the others only around the story.
_ALWAYS: frozenset[Kind] = frozenset(
    {"reply", "cancel", "note", "submit", "navigation", "skip", "login", "moderation", "closed", "share", "advert"}
)
_CLOSING: frozenset[Kind] = frozenset({"reply", "comments", "navigation", "note"})
_BYLINE = re.compile(
    r"(?:by|oleh|par|von|door|por|di)\s*:?\s+(?=\S)|(?:author|penulis|autor|auteur|writer)\s*:\s*", re.IGNORECASE
)
_TAGGED = re.compile(
    r"(?:tags?|topi[ck]s?|label|tagar|schlagwörter|mots[- ]clés|etiquetas)\s*:\s*(\S.*)", re.IGNORECASE
)
_READING = re.compile(r"\W*\d+\s*(?:min(?:ute|uten|utes|utos|ut|uuttia)?s?|menit|分)\b.{0,20}", re.IGNORECASE)
_FIELD = re.compile(r"([^\W\d_][\w /-]{1,24}?)\s*:\s+(\S.*)")
_FIELDS = {
    "title": {"title", "judul", "subject", "headline", "titel", "titre", "título", "titolo", "tajuk"},
    "author": {"author", "authors", "by", "from", "penulis", "oleh", "autor", "auteur", "autore"},
    "date": {"date", "published", "tanggal", "datum", "fecha", "data", "tarikh", "created"},
    "tags": {"tags", "keywords", "label", "topik"},
    "other": {
        "to",
        "cc",
        "url",
        "source url",
        "link",
        "site",
        "lang",
        "language",
        "layout",
        "slug",
        "draft",
        "section",
        "kategori",
    },
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOBODY = frozenset({"admin", "administrator", "webmaster", "root", "user", "redaksi", "editor"})


@dataclass(slots=True, kw_only=True)
class Story:
    """The story of a capture. `units` are its paragraphs and headings in order."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    units: list[Unit] = field(default_factory=list)


def read(found: Iterable[Unit], url: str | None, *, title: str | None = None) -> Story:
    """The story in the units of a capture; `title` when something else already told it."""
    story = Story(title=title)
    units = _without_front_matter(list(found), story)
    known = [_kinds(unit) for unit in units]
    prose = [position for position, unit in enumerate(units) if _is_prose(unit) and not known[position]]
    if not prose:
        prose = [position for position, unit in enumerate(units) if not known[position] and is_ended(unit.text)]
    end = _cut(units, known, prose)
    prose = [position for position in prose if position < end]
    if not prose:
        _read_without_prose(units, known, story)
        return story
    first, last = prose[0], prose[-1]
    chosen = -1 if story.title else _title(units, known, range(first, last + 1), url)
    if chosen >= 0:
        story.title = units[chosen].text
    for position, unit in enumerate(units[:end]):
        if position == chosen or unit.text == story.title:
            continue
        if first <= position <= last:
            _keep_inside(unit, known[position], story)
        else:
            _keep_around(unit, known[position], story, opening=position < first, after_title=position > chosen >= 0)
    return story


def _read_without_prose(units: list[Unit], known: list[frozenset[Kind]], story: Story) -> None:
    """A capture of short lines only: the first is its title, the others stay, labels do not."""
    lines = [unit for unit, kinds in zip(units, known, strict=True) if not kinds and unit.text]
    if lines and not story.title:
        story.title = lines.pop(0).text
    story.units = lines


# --- what a unit is -------------------------------------------------------------------------------------------------


def _kinds(unit: Unit) -> frozenset[Kind]:
    """The kinds of furniture a unit is; a paragraph of several sentences is none but a note."""
    if unit.shape == "code" or len(unit.text) > 400:
        return frozenset()
    kinds = labels.kinds(unit.text)
    if not kinds and "|" in unit.text:
        parts = [labels.kinds(part) for part in unit.text.split("|") if part.strip()]
        kinds = frozenset(kind for part in parts for kind in part) if all(parts) else kinds
    if len(unit.text) > _LONG and not kinds & {"note", "cookies", "login"}:
        return frozenset()
    return kinds


def _is_prose(unit: Unit) -> bool:
    """Whether a unit is a paragraph of a story; two letters count as three where words have no spaces between."""
    if unit.shape not in {"text", "quotation"}:
        return False
    size = len(unit.text) + 2 * sum(letter >= "\u2e80" for letter in unit.text)
    if size >= _SENTENCE and is_ended(unit.text):
        return True
    # A last paragraph may lack its full stop; a headline has few words, and seldom a comma.
    words = unit.text.split()
    listed = len(words) >= 12 and "," in unit.text and sum(word[0].islower() for word in words) * 2 >= len(words)
    return size >= _LONG or listed


def _cut(units: list[Unit], known: list[frozenset[Kind]], prose: list[int]) -> int:
    """Where thread, form and navigation begin after the story, and everything ends; there is more story before it."""
    sizes = {position: len(units[position].text) for position in prose}
    whole = sum(sizes.values())
    read = 0
    for position, kinds in enumerate(known):
        if kinds & _CLOSING and read and read * 2 >= whole:
            return position
        read += sizes.get(position, 0)
    return len(units)


# --- the title ------------------------------------------------------------------------------------------------------


def _title(units: list[Unit], known: list[frozenset[Kind]], story: range, url: str | None) -> int:
    """Where the title stands, -1 for nowhere: a heading of the first level, else the line most like one."""
    for position, unit in enumerate(units):
        if unit.shape == "heading" and unit.level == 1 and not known[position]:
            return position
    told = {word for position in story for word in _words(units[position].text)} | _words((url or "").replace("-", " "))
    # What follows a label after the story is what the label says: the neighbours' titles, other stories.
    end = next((position for position in range(story[-1] + 1, len(units)) if known[position]), len(units))
    best, chosen = 0.0, -1
    for position, unit in enumerate(units[:end]):
        if position in story or known[position] or not _may_be_title(unit):
            continue
        words = _words(unit.text)
        score = 0.3 + len(words & told) / (len(words) or 1) + min(len(words), 8) / 16
        score += (0.4 if position < story[0] else 0.0) + (0.3 if unit.shape == "heading" else 0.0)
        if score > best:
            best, chosen = score, position
    return chosen


def _may_be_title(unit: Unit) -> bool:
    """Whether a unit has the form of a title: a line without a full stop, no byline, date, credit or crumbs."""
    text = unit.text
    if unit.shape not in {"text", "heading"} or not 3 <= len(text) <= _TITLE or text[-1] in ".:,;" or text[0] in "([©":
        return False
    if _BYLINE.match(text) or _READING.fullmatch(text) or _TAGGED.match(text) or _is_crumbs(text) or "@" in text:
        return False
    field_ = _FIELD.fullmatch(text)
    if field_ and len(_words(field_[2])) <= 4 and len(field_[1].split()) <= 2:
        return False
    return not _is_date(text)


def _is_crumbs(text: str) -> bool:
    """Whether a line is a menu or a path: "Beranda > Daerah > Banjir", "A | B | C"."""
    return len(re.split(r"\s[>›»|/•·]\s", text)) > 2 or text.startswith(("http://", "https://", "www."))


def _is_date(text: str) -> bool:
    """Whether a line is a date, and little else."""
    return len(text) <= 60 and any(digit.isdecimal() for digit in text) and dates.written(text) is not None


def _words(text: str) -> set[str]:
    """The words of a text that mean something, folded."""
    return set(_WORD.findall(text.casefold()))


# --- what is kept ---------------------------------------------------------------------------------------------------


def _keep_inside(unit: Unit, kinds: frozenset[Kind], story: Story) -> None:
    """A unit between the first and the last paragraph: all of it stays but furniture; a short line is a heading."""
    if kinds & (_ALWAYS | {"related", "cookies", "subscribe", "menu", "tags"}):
        return
    short = unit.shape == "text" and len(unit.text) <= 90 and not is_ended(unit.text)
    if short and unit.text[0].isalnum() and unit.text[-1] not in ",;" and not _FIELD.match(unit.text) and not kinds:
        unit = Unit(text=unit.text, shape="heading", level=2)
    story.units.append(unit)


def _keep_around(unit: Unit, kinds: frozenset[Kind], story: Story, *, opening: bool, after_title: bool) -> None:
    """A unit before or after the prose: byline, date and tags are told, sentences and credits stay, the rest goes."""
    text = unit.text
    if tagged := _TAGGED.fullmatch(text):
        story.tags = tuple(tag.strip(" #.") for tag in re.split(r"[,;|]", tagged[1]) if tag.strip(" #."))
    elif kinds or _is_crumbs(text) or _READING.fullmatch(text):
        return
    elif opening and (byline := _BYLINE.match(text)) and (people := names([text[byline.end() :]], strict=True)):
        story.authors = story.authors or tuple(name for name in people if name.casefold() not in _NOBODY)
        story.published = story.published or (dates.written(text) if _is_date(text[-60:]) else None)
    elif _is_date(text):
        story.published = story.published or dates.written(text)
    elif unit.shape in {"item", "code", "quotation"} or is_ended(text) or _is_credit(text):
        story.units.append(unit)
    elif opening and after_title and len(text.split()) >= 5 and not story.subtitle:
        story.subtitle = text


def _is_credit(text: str) -> bool:
    """Whether a short line is a credit: in brackets, or a word and a colon and a name."""
    return text.startswith(("(", "[", "©")) or _FIELD.fullmatch(text) is not None


def _without_front_matter(units: list[Unit], story: Story) -> list[Unit]:
    """The units without the fields on top (a mail's header, a note's front matter); what they say is told."""
    head: list[Unit] = []
    rest = list(units)
    while rest and (rest[0].shape == "rule" or _field(rest[0].text)):
        head.append(rest.pop(0))
    fields = [pair for unit in head if (pair := _field(unit.text))]
    if len(fields) < 2 or not any(name == "title" for name, _ in fields):
        return units
    for name, told in fields:
        value = told.strip("\"'")
        match name:
            case "title":
                story.title = story.title or value
            case "author":
                story.authors = story.authors or names([re.sub(r"<[^>]*>", "", value)])
            case "date":
                story.published = story.published or dates.machine(value)
            case "tags":
                story.tags = tuple(tag.strip(" []\"'") for tag in value.split(",") if tag.strip(" []\"'"))
            case _:
                continue
    return rest


def _field(text: str) -> tuple[str, str] | None:
    """The (field, value) of "Title: Banjir di Martapura"; None for a field that heads nothing."""
    if found := _FIELD.fullmatch(text):
        name = found[1].casefold()
        return next(((known, found[2]) for known, called in _FIELDS.items() if name in called), None)
    return None
