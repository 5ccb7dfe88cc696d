"""Break words at the ends of lines by the rules of their language, where the extra `type` is installed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warta.render.wrap import is_even, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Places = Callable[[str], Sequence[int]]

_LETTERS = re.compile(r"[^\W\d_]+")
_LOOSE = 4  # cells that a line lacks before a word is broken for it
_IN_A_ROW = 2  # lines that may end in a hyphen, one after another
_LEFT, _RIGHT = 2, 3  # letters that stay, and that go on


@cache
def places(language: str | None) -> Places | None:
    """Where words of a language may be broken; None when that is not known here."""
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
    """The lines of a text as (start, end, whether it ends in a hyphen that is not in the text).

    Two words stand before a broken one, two lines in a row end so at most, and the last word of a text stays whole.
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
    """Where the word that begins here may be broken before `last`; 0 for nowhere."""
    after = text.find(" ", begin, end)
    word = _LETTERS.search(text, begin, after) if after > 0 else None
    if word is None:
        return 0
    return max([word.start() + place for place in where(word[0]) if word.start() + place <= last], default=0)
