"""Hyphenation by language (pyphen), if the extra `type` is installed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warta.render.wrap import is_even, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Places = Callable[[str], Sequence[int]]

_LETTERS = re.compile(r"[^\W\d_]+")
_LOOSE = 4  # missing cells from which a word is hyphenated
_IN_A_ROW = 2  # maximal consecutive lines that end in a hyphen
_LEFT, _RIGHT = 2, 3  # minimal letters before and after a hyphen


@cache
def places(language: str | None) -> Places | None:
    """Return the function that gives the break positions of a word; None if the language is not supported."""
    if not language:
        return None
    try:
        import pyphen
    except ImportError:
        return None
    known = pyphen.language_fallback(language.replace("-", "_"))
    if not known:
        return None
    found: Places = cache(pyphen.Pyphen(lang=known, left=_LEFT, right=_RIGHT).positions)
    return found


def broken(text: str, width: int, where: Places) -> list[tuple[int, int, bool]]:
    """Wrap a text into lines (start, end, whether a hyphen is added at the end).

    At least two words precede a broken one, at most two lines in a row are hyphenated, the last word stays whole.
    """
    if width < 2 or not is_even(text):
        return [(start, end, False) for start, end in wrap(text, width)]
    lines: list[tuple[int, int, bool]] = []
    start = 0
    for part in text.split("\n"):
        lines += _part(text, start, start + len(part), width, where)
        start += len(part) + 1
    return lines


def _part(text: str, at: int, end: int, width: int, where: Places) -> list[tuple[int, int, bool]]:
    lines: list[tuple[int, int, bool]] = []
    in_a_row = 0
    while end - at > width:
        cut = text.rfind(" ", at, at + width + 1)
        if cut <= at:
            lines.append((at, at + width, False))
            at += width
            continue
        stop = 0
        if in_a_row < _IN_A_ROW and width - (cut - at) > _LOOSE and " " in text[at:cut].strip():
            stop = _stop(text, cut + 1, end, at + width - 1, where)
        in_a_row = in_a_row + 1 if stop else 0
        lines.append((at, stop, True) if stop else (at, cut, False))
        at = stop or cut + 1
    if at < end or not lines:
        lines.append((at, end, False))
    return lines


def _stop(text: str, begin: int, end: int, last: int, where: Places) -> int:
    """Return the last break position up to `last` in the word that begins here; 0 if there is none."""
    after = text.find(" ", begin, end)
    word = _LETTERS.search(text, begin, after) if after > 0 else None
    if word is None:
        return 0
    return max([word.start() + place for place in where(word[0]) if word.start() + place <= last], default=0)
