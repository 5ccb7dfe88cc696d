"""Search thousands of short texts at once, by one pass over all of them joined."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from warta.render.pieces import set_offset

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from warta.render.pieces import Piece

MOST = 20_000
"""Maximal number of matches: a single letter occurs millions of times in a large thread."""

_BETWEEN = "\0"  # occurs in no text, and is not white space


class Haystack:
    """Texts (pieces or plain strings) that are searched together; a match names its text by index."""

    def __init__(self, texts: Iterable[Piece | str]) -> None:
        self._texts = tuple(texts)
        words = [text if isinstance(text, str) else text.words for text in self._texts]
        self._starts = list(accumulate([len(text) + 1 for text in words], initial=0))
        self._text = _BETWEEN.join(words)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
        """Yield each match as (text index, start, end) in order; link numbers inside a match are ignored."""
        starts, number = self._starts, 0
        for place in islice(pattern.finditer(self._text), MOST):
            start, end = place.span()
            number = bisect_right(starts, start, number) - 1
            start, end, text = start - starts[number], end - starts[number], self._texts[number]
            if not isinstance(text, str) and text.numbers:
                start, end = set_offset(text, start), set_offset(text, end, end=True)
            yield number, start, end
