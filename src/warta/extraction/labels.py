"""The words that sites put around a story, in the languages of WordPress and a few more.

Structure decides what is furniture; these words only help (a site may say anything). They are kept folded: lower case,
no signs, one space (`label_words`). `kinds` reads a whole line; a line that is nothing but several labels has the kinds
of all of them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import get_args

from warta.extraction.label_words import OPENING, WHOLE, Kind

__all__ = ["KINDS", "Kind", "folded", "is_kind", "is_label", "kinds"]

KINDS: frozenset[str] = frozenset(get_args(Kind))

# What may stand before a colon, with anything after it: "Baca juga: …", "Previous: …", "Tags: …".
_HEADING: frozenset[Kind] = frozenset({"related", "previous", "next", "tags", "share"})
# Vowel signs from Devanagari to Burmese are letters to a reader, though not to a pattern.
_WORD = re.compile(r"[\w'\u200c\u0300-\u036f\u0900-\u109f]+")
_SHORT = 80  # characters
# The longest label has seven words.
_WORDS = 7
# No opening is shorter, with its space.
_BEGIN = 3


def folded(text: str) -> str:
    """A label as the tables keep it: lower case, words only, one space between them."""
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))


def kinds(text: str) -> frozenset[Kind]:
    """What kinds of furniture a whole line is; none when any of its words belongs to no label."""
    return _kinds_of_short(text) if len(text) <= _SHORT else _kinds(text)


@lru_cache(maxsize=2048)
def _kinds_of_short(text: str) -> frozenset[Kind]:
    """The kinds of a short line: a site says the same on every page."""
    return _kinds(text)


def _kinds(text: str) -> frozenset[Kind]:
    label = folded(text)
    if not label or len(label) > 400:
        return frozenset()
    words = label.split(" ")
    begins = words[0] in _first_words() or words[0].isdecimal()
    if begins and (found := _whole().get(label)):
        return found
    said = f"{label} "
    openings = _openings().get(said[:_BEGIN])
    if openings and (found := frozenset([kind for opening, kind in openings if said.startswith(opening)])):
        return found
    if not begins:
        return frozenset()
    before, colon, _ = text.replace("：", ":").partition(":")
    if colon and (found := _whole().get(folded(before), frozenset()) & _HEADING):
        return found
    return _composed([word for word in words if not word.isdecimal()])


def is_kind(text: str, *wanted: Kind) -> bool:
    """Whether a line is furniture of one of these kinds."""
    return not kinds(text).isdisjoint(wanted)


def is_label(text: str, *wanted: Kind) -> bool:
    """Whether a line is nothing but labels of these kinds; a sentence that only begins like one is not."""
    label = folded(text)
    if not label or len(label) > 400:
        return False
    return not (_whole().get(label) or _composed(label.split())).isdisjoint(wanted)


def _composed(words: list[str]) -> frozenset[Kind]:
    """The kinds of several labels in one line, such as "Leave a Reply Cancel reply" or "Name * Email * Website"."""
    whole, first_words = _whole(), _first_words()
    found: set[Kind] = set()
    start = 0
    while start < len(words):
        if words[start] not in first_words:
            return frozenset()
        for end in range(min(len(words), start + _WORDS), start, -1):
            if known := whole.get(" ".join(words[start:end])):
                found |= known
                start = end
                break
        else:
            return frozenset()
    return frozenset(found)


@cache
def _whole() -> dict[str, frozenset[Kind]]:
    """Every label with its kinds."""
    known: dict[str, set[Kind]] = {}
    for kind, labels in WHOLE.items():
        for label in labels.split("|"):
            known.setdefault(folded(label), set()).add(kind)
    return {label: frozenset(found) for label, found in known.items()}


@cache
def _first_words() -> frozenset[str]:
    """The words with which labels begin: what begins otherwise is none."""
    return frozenset(label.partition(" ")[0] for label in _whole())


@cache
def _openings() -> dict[str, list[tuple[str, Kind]]]:
    """The openings with their kinds, folded, by their first letters; a space at the end where words have them."""
    known: dict[str, list[tuple[str, Kind]]] = {}
    for kind, labels in OPENING.items():
        for label in labels.split("|"):
            opening = _opening(folded(label))
            known.setdefault(opening[:_BEGIN], []).append((opening, kind))
    return known


def _opening(label: str) -> str:
    """An opening that ends at the end of a word; Thai, Chinese and Japanese write none."""
    return label if any(letter >= "\u0e00" and letter.isalpha() for letter in label) else f"{label} "
