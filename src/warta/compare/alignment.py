"""Which words of a text stand in a later version of it, and where: moved ones too, and never by a guess.

A line or a sentence that stands once in both texts is the same wherever it went; so is a run of so many words. Between
what is known, words are matched in order, and a short match counts only where little else was changed. What could be
one of two places is none. After Heckel, "A technique for isolating differences between files" (1978).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # written without spaces
_LETTERS = rf"[^\W{_ALONE}]+"
_TOKEN = re.compile(rf"[{_ALONE}]|{_LETTERS}(?:['’-]{_LETTERS})*|[^\w\s]")
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?:\s|$)|[。！？]|\n")
_LONG = 4  # words in a run that is taken for the same one anywhere in the text
_SHORT = 3  # words in a run that is taken for the same one between two places that are known
_SENTENCE_LEAST = 3  # words in a sentence that is known again wherever it went
_ALIKE = 2  # words at its ends by which a sentence is known again where it stood
_NEAR = 2  # words that may have changed at either side of a single one
_FAR = 64  # words over which a change may slide and be looked after


class _Text(Value, frozen=True):
    """A text as its words, and which of them make a line or a sentence."""

    words: list[str]
    spans: list[tuple[int, int]]
    lines: list[range]
    sentences: list[range]

    def sentence(self, word: int) -> range:
        """The sentence in which a word stands."""
        return self.sentences[bisect_right(self.sentences, word, key=lambda each: each.start) - 1]


class _Tile(Value, frozen=True):
    """Words of both texts that are the same: `size` from `old` on there, from `new` on here."""

    old: int
    new: int
    size: int
    whole: bool  # a line or a sentence: nobody can dispute its words


@dataclass(slots=True)
class _Claims:
    """What is known so far: tiles, where the old words went, and whose the new ones are."""

    tiles: list[_Tile] = field(default_factory=list)
    went: dict[int, int] = field(default_factory=dict)
    owner: dict[int, _Tile] = field(default_factory=dict)
    disputed: set[int] = field(default_factory=set)

    def add(self, tile: _Tile) -> None:
        """Claim the words of a tile that are free; the others it shares with an earlier one."""
        self.tiles.append(tile)
        for old, new in zip(range(tile.old, tile.old + tile.size), range(tile.new, tile.new + tile.size), strict=True):
            if new in self.owner:
                if not self.owner[new].whole:
                    self.disputed.add(new)
            elif old not in self.went:
                self.owner[new] = tile
                self.went[old] = new


class Alignment:
    """Two versions of a text, held against each other once; `moved` tells where any words of the old one went."""

    def __init__(self, old: str, new: str) -> None:
        self._old = _taken_apart(old)
        self._new = self._old if old == new else _taken_apart(new)
        self._same = old == new
        self._claims = _Claims()
        if not self._same:
            self._align()

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `old[start:end]` stands in the new text, word for word; None when it does not, or that is unsure."""
        if self._same:
            return start, end
        touched = [at for at, (first, last) in enumerate(self._old.spans) if first < end and last > start]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        places = {tile.new + first - tile.old for tile in self._claims.tiles if self._holds(tile, first, last)}
        if not places:
            places = self._in_pieces(first, last)
        if len(places) != 1:
            return None
        (place,) = places
        lead, tail = max(0, start - self._old.spans[first][0]), max(0, self._old.spans[last][1] - end)
        return self._new.spans[place][0] + lead, self._new.spans[place + last - first][1] - tail

    def _holds(self, tile: _Tile, first: int, last: int) -> bool:
        """Whether a tile holds these old words, and the new ones are beyond dispute its own."""
        if not (tile.old <= first and last < tile.old + tile.size):
            return False
        there = range(tile.new + first - tile.old, tile.new + last - tile.old + 1)
        return any(self._claims.owner.get(new) is tile and new not in self._claims.disputed for new in there)

    def _in_pieces(self, first: int, last: int) -> set[int]:
        """The one place to which most of these words went, when all of them stand there, side by side."""
        known = {at: self._claims.went[at] for at in range(first, last + 1) if at in self._claims.went}
        places = {new - (at - first) for at, new in known.items()}
        if len(places) != 1 or 2 * len(known) < last + 1 - first or {*known.values()} <= self._claims.disputed:
            return set()
        (place,) = places
        there = self._new.words[max(0, place) : place + last + 1 - first]
        return places if there == self._old.words[first : last + 1] else set()

    # --- from the large to the small ---

    def _align(self) -> None:
        old, new = self._old, self._new
        whole = (range(len(old.words)), range(len(new.words)))
        self._units(old.lines, new.lines)
        long = [[each for each in side if len(each) >= _SENTENCE_LEAST] for side in (old.sentences, new.sentences)]
        self._units(*long)
        self._runs(*whole, _LONG)
        for mine, theirs in self._gaps():
            self._units(_within(old.sentences, mine), _within(new.sentences, theirs))
        for mine, theirs in self._gaps():
            self._runs(mine, theirs, _SHORT)
        for mine, theirs in self._gaps():
            self._edges(mine, theirs)
        for mine, theirs in self._gaps():
            self._single(mine, theirs)
        self._slide()

    def _units(self, mine: Sequence[range], theirs: Sequence[range]) -> None:
        """Claim the lines or sentences that stand once on either side."""
        known = self._claims
        old = _by_key(self._old.words, [unit for unit in mine if not any(at in known.went for at in unit)])
        new = _by_key(self._new.words, [unit for unit in theirs if not any(at in known.owner for at in unit)])
        for key, places in old.items():
            if len(places) == 1 and len(new.get(key, ())) == 1:
                known.add(_Tile(places[0], new[key][0], len(key), whole=True))

    def _runs(self, mine: range, theirs: range, size: int) -> None:
        """Claim runs of at least so many words that stand once on either side, the longest first."""
        old = _by_key(self._old.words, _windows(_cut(self._old, mine), self._claims.went, size))
        new = _by_key(self._new.words, _windows(_cut(self._new, theirs), self._claims.owner, size))
        seeds = [(places[0], new[key][0]) for key, places in old.items() if len(places) == len(new.get(key, ())) == 1]
        tiles = {self._grown(*seed, size) for seed in seeds}
        for tile in sorted(tiles, key=lambda tile: (-tile.size, tile.old)):
            self._claims.add(tile)

    def _grown(self, old: int, new: int, size: int) -> _Tile:
        """A match with all that is the same before and after it, up to words that went elsewhere."""
        went, mine, theirs = self._claims.went, self._old.words, self._new.words
        here, there = self._old.sentence(old), self._new.sentence(new)
        while old > here.start and new > there.start and old - 1 not in went and mine[old - 1] == theirs[new - 1]:
            old, new, size = old - 1, new - 1, size + 1
        while old + size < here.stop and new + size < there.stop:
            if old + size in went or mine[old + size] != theirs[new + size]:
                break
            size += 1
        return _Tile(old, new, size, whole=False)

    def _gaps(self) -> list[tuple[range, range]]:
        """What is not known yet, between two places that are: its old words and the new ones in their stead."""
        known = self._claims
        found: list[tuple[range, range]] = []
        for mine in _free(range(len(self._old.words)), known.went):
            before = known.went[mine.start - 1] if mine.start else -1
            after = known.went[mine.stop] if mine.stop < len(self._old.words) else len(self._new.words)
            behind = before + 1
            while behind < len(self._new.words) and behind not in known.owner:
                behind += 1
            ahead = after
            while ahead > 0 and ahead - 1 not in known.owner:
                ahead -= 1
            theirs = range(before + 1, behind) if behind > before + 1 else range(ahead, after)
            if theirs:
                found.append((mine, theirs))
        return found

    def _slide(self) -> None:
        """Dispute words that were left of one of two places: "and a" of "and a hint of a" is either "a"."""
        went, owner = self._claims.went, self._claims.owner
        for over in _free(range(len(self._old.words)), went):
            before, after = went.get(over.start - 1), went.get(over.stop)
            if before is not None and after == before + 1:
                self._dispute(_slid(self._old.words, over), went.get)
        came = {new: old for old, new in went.items()}
        for over in _free(range(len(self._new.words)), owner):
            before, after = came.get(over.start - 1), came.get(over.stop)
            if before is not None and after == before + 1:
                self._dispute(_slid(self._new.words, over), lambda at: at)

    def _dispute(self, words: Iterable[int], place: Callable[[int], int | None]) -> None:
        for at in words:
            new = place(at)
            if new is not None and new in self._claims.owner and not self._claims.owner[new].whole:
                self._claims.disputed.add(new)

    def _edges(self, mine: range, theirs: range) -> None:
        """Claim what is the same at either end of what was changed in one sentence."""
        if mine.stop > self._old.sentence(mine.start).stop or theirs.stop > self._new.sentence(theirs.start).stop:
            return
        here, there = self._old.words[mine.start : mine.stop], self._new.words[theirs.start : theirs.stop]
        least = min(len(here), len(there))
        before = _equal(zip(here, there, strict=False))
        after = min(_equal(zip(reversed(here), reversed(there), strict=False)), least - before)
        part = mine != self._old.sentence(mine.start) and theirs != self._new.sentence(theirs.start)
        alike = before + after >= _ALIKE and any(
            word[0].isalnum() for word in here[:before] + here[len(here) - after :]
        )
        if part or alike or before + after == least:
            if before:
                self._claims.add(_Tile(mine.start, theirs.start, before, whole=False))
            if after:
                self._claims.add(_Tile(mine.stop - after, theirs.stop - after, after, whole=False))

    def _single(self, mine: range, theirs: range) -> None:
        """Claim words that stand once on either side: all when they are most of it, else those with little about."""
        old = _by_key(self._old.words, [range(at, at + 1) for at in mine])
        new = _by_key(self._new.words, [range(at, at + 1) for at in theirs])
        pairs = sorted((at[0], new[key][0]) for key, at in old.items() if len(at) == len(new.get(key, ())) == 1)
        rising = [*_rising(pairs)]
        most = 2 * len(rising) >= max(len(mine), len(theirs))
        for here, there in rising:
            near = max(here - mine.start, there - theirs.start, mine.stop - 1 - here, theirs.stop - 1 - there) <= _NEAR
            if most or near:
                self._claims.add(_Tile(here, there, 1, whole=False))


def _taken_apart(text: str) -> _Text:
    spans = [found.span() for found in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    lines = [found.end() for found in re.finditer("\n", text)]
    sentences = [found.end() for found in _SENTENCE.finditer(text)]
    return _Text(words, spans, [*_ranges(spans, lines)], [*_ranges(spans, sentences)])


def _ranges(spans: Sequence[tuple[int, int]], ends: Iterable[int]) -> Iterator[range]:
    """The words up to each of these places in the text, and those after the last."""
    first = at = 0
    for end in (*ends, None):
        while at < len(spans) and (end is None or spans[at][0] < end):
            at += 1
        if at > first:
            yield range(first, at)
        first = at


def _by_key(words: Sequence[str], units: Iterable[range]) -> dict[tuple[str, ...], list[int]]:
    """Where each run of words begins, by the words."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for unit in units:
        found[tuple(words[unit.start : unit.stop])].append(unit.start)
    return found


def _cut(text: _Text, over: range) -> Iterator[range]:
    """These words, sentence by sentence."""
    at = over.start
    while at < over.stop:
        end = min(over.stop, text.sentence(at).stop)
        yield range(at, end)
        at = end


def _windows(parts: Iterable[range], taken: Container[int], size: int) -> Iterator[range]:
    """Every run of so many words that are all free."""
    for part in parts:
        for free in _free(part, taken):
            for start in range(free.start, free.stop - size + 1):
                yield range(start, start + size)


def _free(over: range, taken: Container[int]) -> Iterator[range]:
    """The longest runs of words that nothing is known of."""
    start = over.start
    for at in over:
        if at in taken:
            if at > start:
                yield range(start, at)
            start = at + 1
    if over.stop > start:
        yield range(start, over.stop)


def _slid(words: Sequence[str], over: range) -> Iterator[int]:
    """The words around these that could as well be of them: "a b [c a b]" may be "[a b c] a b"."""
    for step in range(1, min(over.start, _FAR) + 1):
        if words[over.start - step] != words[over.stop - step]:
            break
        yield over.start - step
    for step in range(min(len(words) - over.stop, _FAR)):
        if words[over.start + step] != words[over.stop + step]:
            break
        yield over.stop + step


def _equal(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs in a row are of the same."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _rising(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of pairs in order of the first, those that are in order of the second with all the others."""
    least_after = [*accumulate(reversed([new for _old, new in pairs]), min)][::-1]
    most = -1
    for at, pair in enumerate(pairs):
        if pair[1] > most and (at + 1 == len(pairs) or pair[1] < least_after[at + 1]):
            yield pair
        most = max(most, pair[1])


def _within(units: Iterable[range], over: range) -> list[range]:
    return [unit for unit in units if over.start <= unit.start and unit.stop <= over.stop]
