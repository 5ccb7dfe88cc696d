"""Talk set with dashes and without marks, as Spanish, Portuguese and French print it: "—No —dijo Ana—. Veremos.".

A paragraph that opens with a dash is talk only when a verb of speaking follows the second dash, or, in French, the
first comma: a list opens with dashes too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction.quotation import sentences
from warta.extraction.quotation.marks import Stretch
from warta.extraction.quotation.memory import stem

if TYPE_CHECKING:
    from warta.extraction.quotation.cues import Side

# A dash between a space and a word, or one that a mark of the end follows: never the hyphen of a word.
_DASH = re.compile(r"(?<=[\s\u00a0])[—–―](?=[\s\u00a0]?\w)|[—–―](?=[\s.,;:!?…]|$)")
_INCISE = re.compile(r"[,!?…][\s\u00a0]+(?=([^\W\d_A-Z][\w'’-]*)(?:[\s\u00a0]([\w'’-]+))?)")
_CLITIC = re.compile(r"-(?:il|elle|on|ils|elles|je|moi)$")
_VERBS_IN = 4
_EDGES = " \u00a0\u202f\t"


def stretches(text: str, sides: dict[str, Side]) -> list[Stretch]:
    """What is said in a paragraph of talk, without the words that tell who says it; nothing when nobody is told."""
    dashes = [found.start() for found in _DASH.finditer(text, 1)]
    if not dashes:
        return _before_incise(text, sides)
    told = text[dashes[0] + 1 :].lstrip(_EDGES)
    if not told[:1].islower() or not _tells(told, sides):
        return []
    found = [_stretch(text, 1, dashes[0], dashes[0] + 1)]
    # The second dash closes what the first has opened; talk goes on behind it and its mark.
    for closing in dashes[1::2]:
        after = closing + 1
        while after < len(text) and text[after] in ".,;:!?… \u00a0":
            after += 1
        following = next((dash for dash in dashes if dash > closing), len(text))
        if after < following:
            found.append(_stretch(text, after, following, min(following + 1, len(text)), opened=closing))
    return [one for one in found if one.start < one.end]


def _tells(told: str, sides: dict[str, Side]) -> bool:
    """Whether what stands behind a dash tells of speaking within its first words."""
    return any(stem(word.strip(".,;:—–―")) in sides for word in told.split(maxsplit=_VERBS_IN)[:_VERBS_IN])


def _before_incise(text: str, sides: dict[str, Side]) -> list[Stretch]:
    """French talk, and what goes on behind the incise: "— Non, répond Anne. Jamais.", "— Ah ? demande-t-elle."."""
    for incise in _INCISE.finditer(text):
        verb, second = incise[1], incise[2] or ""
        if (stem(verb) in sides and (_CLITIC.search(verb) or second)) or (
            _CLITIC.search(verb) and stem(second) in sides
        ):
            end = incise.start() + 1
            told = end + len(sentences.first(text[end:]))
            found = [_stretch(text, 1, end, end), _stretch(text, told, len(text), len(text), opened=told - 1)]
            return [one for one in found if one.start < one.end]
    return []


def _stretch(text: str, start: int, end: int, closed: int, *, opened: int = 0) -> Stretch:
    """What is said at [start, end), trimmed."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(_EDGES))
    return Stretch(start=start, end=start + len(inner.strip(_EDGES)), opened=opened, closed=closed)
