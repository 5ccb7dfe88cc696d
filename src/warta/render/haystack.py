"""Find words in thousands of short texts by one search in all of them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from warta.render.pieces import set_offset

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from warta.render.pieces import Piece

MOST = 20_000
"""Places that are found: nobody walks through more, and a letter stands millions of times in a large thread."""

_BETWEEN = "\0"  # in no text, and no white space


class Haystack:
    """Pieces that are sought in together; each is known by its place among them."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._starts: list[int] = []
        words = [piece.words for piece in self._pieces]
        at = 0
        for text in words:
            self._starts.append(at)
            at += len(text) + 1
        self._text = _BETWEEN.join(words)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
        """Every place as (piece, start, end), in order; a link number in the midst of it does not hide it."""
        for place in islice(pattern.finditer(self._text), MOST):
            number = bisect_right(self._starts, place.start()) - 1
            piece, first = self._pieces[number], self._starts[number]
            start, end = place.start() - first, place.end() - first
            if piece.numbers:
                start, end = set_offset(piece, start), set_offset(piece, end, end=True)
            yield number, start, end
