"""Notes on a text: the words they hang on, where those stand in a later text, and in which block that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.compare.alignment import Alignment
from warta.model.blocks import text_of
from warta.model.notes import Anchor, Place, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warta.model.article import Article
    from warta.model.notes import Note

_AROUND = 64  # characters of context, at least
_MOST_AROUND = 512


def anchor(text: str, start: int, end: int) -> Anchor:
    """The words from `start` to `end`, with so much around them that they stand once in the text, within a bound."""
    around = _AROUND
    while around < _MOST_AROUND and text.count(text[max(0, start - around) : end + around]) > 1:
        around *= 2
    return Anchor(
        exact=text[start:end],
        prefix=text[max(0, start - around) : start],
        suffix=text[end : end + around],
        start=start,
        end=end,
    )


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where these words stand in a text; how they are broken into lines, and which quotation marks, is all one."""
    parts = [_spelled(part) for part in words.split()]
    if not parts:
        return []
    return [found.span() for found in re.finditer(r"\s+".join(parts), text)]


_DOUBLE, _SINGLE, _DASH = '"“”„«»', "'‘’‚‛", "-‐‑–—"


def _spelled(word: str) -> str:
    """A word as a pattern in which one quotation mark or dash stands for any."""
    alike = {char: f"[{re.escape(family)}]" for family in (_DOUBLE, _SINGLE, _DASH) for char in family}
    return "".join([alike.get(char) or re.escape(char) for char in word])


class Finder:
    """Finds notes in one text; `text_of` gives a text that a note was made on, by its digest."""

    def __init__(self, text: str, sha256: str, known: Callable[[str], str | None]) -> None:
        self._text = text
        self._sha256 = sha256
        self._known = known
        self._alignments: dict[str, Alignment | None] = {}

    def find(self, note: Note) -> Place | None:
        """Where a note's words stand in this text; None when they do not, or it is not sure which they are."""
        places = [Place(text_sha256=note.text_sha256, start=note.anchor.start, end=note.anchor.end)]
        if note.last:
            places.insert(0, note.last)
        for place in places:
            if (found := self._moved(place)) and self._is_same(note, *found):
                return Place(text_sha256=self._sha256, start=found[0], end=found[1])
        return None if self._alignment(note.text_sha256) else self._by_context(note.anchor)

    def _moved(self, place: Place) -> tuple[int, int] | None:
        if place.text_sha256 == self._sha256:
            return place.start, place.end
        alignment = self._alignment(place.text_sha256)
        return alignment.moved(place.start, place.end) if alignment else None

    def _alignment(self, sha256: str) -> Alignment | None:
        """The text of this digest held against ours; None when it is lost."""
        if sha256 not in self._alignments:
            text = self._known(sha256)
            self._alignments[sha256] = None if text is None else Alignment(text, self._text)
        return self._alignments[sha256]

    def _is_same(self, note: Note, start: int, end: int) -> bool:
        """Whether the note's words stand there, however they are broken into lines."""
        return self._text[start:end].split() == note.anchor.exact.split()

    def _by_context(self, held: Anchor) -> Place | None:
        """Where the words stand with all their context, when that is once: nothing more is known of their text."""
        whole = held.prefix + held.exact + held.suffix
        if self._text.count(whole) != 1:
            return None
        start = self._text.index(whole) + len(held.prefix)
        return Place(text_sha256=self._sha256, start=start, end=start + len(held.exact))


def spots(article: Article, start: int, end: int) -> tuple[Spot, ...]:
    """The parts of blocks that `Article.text[start:end]` covers."""
    found = []
    for block, first, last in blocks_in_text(article):
        if first < end and last > start:
            found.append(Spot(block=block, start=max(start, first) - first, end=min(end, last) - first))
    return tuple(found)


def in_text(article: Article, block: int, start: int, end: int | None) -> tuple[int, int] | None:
    """Where a part of a block (None: to its end) stands in `Article.text`; None for one that is not told there."""
    for number, first, last in blocks_in_text(article):
        if number == block:
            stop = last if end is None else min(last, first + end)
            return (first + start, stop) if first + start < stop else None
    return None


def blocks_in_text(article: Article) -> Iterator[tuple[int, int, int]]:
    """The blocks that are told in `Article.text`: number, start and end there."""
    at = 0
    for number in article.told:
        if words := text_of(article.blocks[number]):
            yield number, at, at + len(words)
            at += len(words) + 2  # the blank line between
