"""Where quoted text stands in a paragraph, by its marks: also when they are straight, swapped or one is missing."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

# A paragraph with more marks is no prose; what follows them is not read.
_MOST = 1_000
_DOUBLE = frozenset({"double", "angle", "corner"})
_FAMILIES = {
    **dict.fromkeys((",,", "''", "``", *'"“”„‟＂″'), "double"),
    **dict.fromkeys("«»‹›", "angle"),
    **dict.fromkeys("「」『』", "corner"),
    **dict.fromkeys("‘’'", "single"),
}
_MARKS = re.compile("|".join(_FAMILIES))
_SINGLE = "‘'’"
# What talk opens with in these languages: "—No sé —dijo Ana".
DASHES = frozenset({"—", "–", "―"})
_TALKING = frozenset({"es", "pt", "fr", "it", "ca", "gl", ""})
_STRONG = tuple(sign for sign in _FAMILIES if sign not in _SINGLE)
_OPENING = frozenset({"“", "„", ",,", "‟", "``", "«", "‹", "「", "『", "‘"})
_CLOSING = frozenset({"”", "»", "›", "」", "』", "’"})
_BEFORE_OPENING = frozenset(" \u00a0\u202f\t\n([{-–—―:/，。")
_AFTER_CLOSING = frozenset(" \u00a0\u202f\t\n)]}.,;:!?…-–—―/")
# What is left of a word: "'t Zand", "'s avonds", "'em".
_SHORTENED = re.compile(r"'(?:[stnmk]|em|til|cause|twas|tis|cos|ne|ns)\b", re.IGNORECASE)
_SOME = 3
_ENDS = frozenset(",.!?…;–—")


class Stretch(NamedTuple):
    """Quoted text at [start, end), trimmed; its marks stand at [opened, closed). `whole`: both are there and right."""

    start: int
    end: int
    opened: int
    closed: int
    whole: bool = True


class _Mark(NamedTuple):
    """One mark: what it is, and what its neighbours say it does."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool


def among(paragraphs: list[str]) -> set[int]:
    """The places of the paragraphs in which something may be quoted; an apostrophe is no mark."""
    whole = "\n".join(paragraphs)
    found = {place for sign in _STRONG if sign in whole for place, text in enumerate(paragraphs) if sign in text}
    for sign in _SINGLE:
        if sign in whole:
            found.update(place for place, text in enumerate(paragraphs) if sign in text and _may_open(sign, text))
    return found


def talk(paragraphs: list[str], language: str | None) -> set[int]:
    """The places of the paragraphs that may be talk set with dashes, where the language, or no told one, sets it so."""
    if (language or "").split("-")[0].lower() not in _TALKING:
        return set()
    return {place for place, text in enumerate(paragraphs) if text[:1] in DASHES}


def opens_talk(text: str) -> bool:
    """Whether a paragraph opens as talk does."""
    return text[:1] in DASHES


def _may_open(sign: str, text: str) -> bool:
    """Whether one of these single marks stands where a quote may begin."""
    return any(not before or before[-1] in _BEFORE_OPENING for before in text.split(sign)[:-1])


def stretches(text: str) -> tuple[list[Stretch], Stretch | None]:
    """The outermost quoted stretches of a paragraph, in order; then the one that nothing closes, to its very end."""
    marks = _marks(text)
    found = _closed(text, marks)
    rest = _unclosed(text, marks.get("double", []))
    if rest is None and (single := _unclosed(text, _curly(marks.get("single", [])))):
        return [stretch for stretch in found if stretch.closed <= single.opened], single
    return found, rest if rest and not (found and rest.opened < found[-1].closed) else None


def _curly(marks: list[_Mark]) -> list[_Mark]:
    """The single marks that cannot be apostrophes: what opens, and what closes behind a point or a comma."""
    return [mark for mark in marks if (mark.sign == "‘" and mark.opens) or (mark.sign == "’" and mark.closes)]


def _closed(text: str, marks: dict[str, list[_Mark]]) -> list[Stretch]:
    """The outermost stretches that have both marks."""
    found = [stretch for family in _DOUBLE & marks.keys() for stretch in _paired(text, marks[family])]
    if len(found) > 1:
        found.sort(key=lambda stretch: (stretch.opened, -stretch.closed))
    outermost = _outermost(found)
    if (single := marks.get("single")) and (not outermost or len(single) > 1):
        others = _single(text, single)
        # ‘He trusted her with “everything but the kettle”, sir,’ she said.
        if not outermost or any(
            one.opened < two.opened and two.closed < one.closed for one in others for two in outermost
        ):
            found = sorted([*outermost, *others], key=lambda stretch: (stretch.opened, -stretch.closed))
            outermost = _outermost(found)
    return outermost


def _unclosed(text: str, marks: list[_Mark]) -> Stretch | None:
    """The stretch that a last opening mark begins and nothing ends, when it runs to the end of the paragraph."""
    last = None
    for mark in marks:
        if mark.closes and last is not None:
            last = None
        elif mark.opens or mark.sign in _OPENING:
            last = mark
    return _trimmed(text, last.end, len(text), last.start, len(text), whole=False) if last else None


def opens(text: str) -> str:
    """The opening mark that a paragraph begins with."""
    first = text.lstrip()[:1]
    return first if first in {"“", '"', "„", "«", "”", "「", "‘"} else ""


def _marks(text: str) -> dict[str, list[_Mark]]:
    """The marks of a paragraph by family; an apostrophe inside a word is none."""
    found: dict[str, list[_Mark]] = {}
    for match in islice(_MARKS.finditer(text), _MOST):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        family = _FAMILIES[match[0]]
        if family == "single" and before.isalnum() and after.isalnum():
            continue
        if match[0] == ",," and (before not in _BEFORE_OPENING or after in _AFTER_CLOSING):
            continue
        found.setdefault(family, []).append(
            _Mark(
                sign=match[0],
                start=match.start(),
                end=match.end(),
                opens=before in _BEFORE_OPENING and after not in _AFTER_CLOSING,
                closes=before not in _BEFORE_OPENING and (after in _AFTER_CLOSING or before in _ENDS),
            )
        )
    return found


def _paired(text: str, marks: list[_Mark]) -> list[Stretch]:
    """The pairs of one family. A mark inside an open pair that looks like an opening one is taken for a nested one."""
    found: list[Stretch] = []
    waiting: list[_Mark] = []
    for position, mark in enumerate(marks):
        following = marks[position + 1] if position + 1 < len(marks) else None
        if not waiting:
            if _begins(text, mark, following):
                waiting.append(mark)
        elif _nests(mark, waiting[-1]):
            waiting.append(mark)
        else:
            opening = waiting.pop()
            whole = opening.sign not in _CLOSING or opening.opens
            if stretch := _trimmed(text, opening.end, mark.start, opening.start, mark.end, whole=whole):
                found.append(stretch)
    return found


def _begins(text: str, mark: _Mark, following: _Mark | None) -> bool:
    """Whether a mark opens a stretch when none is open: by its sign, its neighbours, or since the next one closes."""
    if mark.sign in _OPENING or mark.opens:
        return True
    if mark.sign in _CLOSING or mark.closes:
        # "… kota.” Kita harus maju,” ujarnya": a closing mark before a capital, and another one to close it.
        first = text[mark.end : mark.end + 3].lstrip()[:1]
        return first.isupper() and following is not None and (following.sign in _CLOSING or following.closes)
    return True


def _nests(mark: _Mark, opening: _Mark) -> bool:
    """Whether a mark opens another stretch inside an open one, and does not close it."""
    if mark.sign in _CLOSING and opening.sign not in _CLOSING:
        return mark.opens and not mark.closes and mark.sign == "”" and opening.sign == mark.sign
    if opening.sign == "„" and mark.sign in {"“", "”", '"'}:
        return False
    return mark.opens and not mark.closes


def _single(text: str, marks: list[_Mark]) -> list[Stretch]:
    """Pairs of single marks: before a letter and after a point or a comma, since others may be apostrophes."""
    found: list[Stretch] = []
    opening: _Mark | None = None
    for mark in marks:
        before = text[mark.start - 1] if mark.start else " "
        if mark.opens and text[mark.end].isalpha() and opening is None and not _SHORTENED.match(text, mark.start):
            opening = mark
        elif opening and mark.closes and (before in _ENDS or _ends_bare(text, opening, mark)):
            # Without a point inside, a word or two between straight ones are of a program: 'NaN', 'Infinity'.
            few = text.count(" ", opening.end, mark.start) < _SOME and opening.sign == "'" and before not in _ENDS
            stretch = _trimmed(text, opening.end, mark.start, opening.start, mark.end, whole=True)
            if stretch and not few:
                found.append(stretch)
            opening = None
    return found


def _ends_bare(text: str, opening: _Mark, mark: _Mark) -> bool:
    """Whether a single mark without a point before it closes: after an s it may be a genitive's ("drivers’")."""
    pointed = text[mark.end : mark.end + 1] in {"", ".", ",", ";", ":", "!", "?", ")"}
    if opening.sign == mark.sign == "'":
        # A straight one may be an apostrophe; a comma or a stop behind it tells that it is none.
        return pointed
    return opening.sign == "‘" and mark.sign == "’" and (pointed or text[mark.start - 1] != "s")


def _outermost(found: list[Stretch]) -> list[Stretch]:
    """The stretches that lie in no other; they come in order of their beginning, the longer first."""
    kept: list[Stretch] = []
    for stretch in found:
        if not kept or stretch.opened >= kept[-1].closed:
            kept.append(stretch)
    return kept


def _trimmed(text: str, start: int, end: int, opened: int, closed: int, *, whole: bool) -> Stretch | None:  # noqa: PLR0913 - four offsets
    """A stretch without white space at its ends; None when nothing is left."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = start + len(inner.strip())
    return Stretch(start=start, end=end, opened=opened, closed=closed, whole=whole) if start < end else None
