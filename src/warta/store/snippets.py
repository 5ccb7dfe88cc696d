"""Snippets: the part of a text around the matched words, with the positions of the matches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warta.extraction.stems import fold, keys
from warta.model import search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.search import Query

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_FAR = 60_000  # characters into a text up to which a place is sought
_BEFORE = 60
_MOST_MARKS = 50


class Wanted(NamedTuple):
    """What is to be marked: words that are whole, beginnings, forms of words, and runs of signs without spaces."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    forms: frozenset[str]
    runs: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Whether a word of a text is one of these."""
        plain = fold(word)
        if plain in self.words or (self.beginnings and plain.startswith(self.beginnings)):
            return True
        return bool(self.forms) and not self.forms.isdisjoint(keys(plain))


def wanted(query: Query) -> Wanted:
    """The words of a query that a reader wants to see; not those that are not to be there."""
    words: set[str] = set()
    beginnings: set[str] = set()
    forms: set[str] = set()
    runs: set[str] = set()
    for each in _words(query):
        if _UNSPACED.search(each.text):
            runs.update(part for part in each.text.split() if part)
            continue
        tokens = [fold(token) for token in _WORD.findall(each.text)]
        words.update(tokens)
        if each.open and tokens:
            beginnings.add(tokens[-1])
        if not each.exact:
            for token in tokens:
                forms.update({token, *keys(token)})
    return Wanted(frozenset(words), tuple(sorted(beginnings)), frozenset(forms), tuple(sorted(runs)))


def _words(query: Query) -> Iterator[search.Words]:
    match query:
        case search.Words():
            yield query
        case search.Field(_name, words):
            yield words
        case search.Near(parts):
            yield from (search.Words(part, exact=True) for part in parts)
        case search.All(parts) | search.Any(parts):
            for part in parts:
                yield from _words(part)
        case _:
            return


def snippet(text: str, sought: Wanted, width: int = 160) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The piece of a text, on one line, where most of the words are, and their places in it."""
    plain = " ".join(text[:_FAR].split())
    places = _places(plain, sought)
    start = max(0, _best(places, width) - _BEFORE) if places else 0
    if start and (space := plain.find(" ", start, start + 20)) >= 0:
        start = space + 1
    end = min(len(plain), start + width)
    if end < len(plain) and (space := plain.rfind(" ", start + width // 2, end)) >= 0:
        end = space
    before, after = "…" if start else "", "…" if end < len(plain) or len(text) > _FAR else ""
    shift = len(before) - start
    marks = tuple([(at + shift, stop + shift) for at, stop in places if start <= at and stop <= end])
    return before + plain[start:end] + after, marks


def _places(text: str, sought: Wanted) -> list[tuple[int, int]]:
    """Where the words stand: sought by what all their forms have in them; word by word in a text with accents."""
    found = [match.span() for match in _candidates(text, sought) if sought.has(match[0])]
    if not found and sought.words and not text.isascii():
        found = [match.span() for match in _WORD.finditer(text) if sought.has(match[0])]
    for run in sought.runs:
        at = text.find(run)
        while at >= 0 and len(found) < _MOST_MARKS:
            found.append((at, at + len(run)))
            at = text.find(run, at + len(run))
    return sorted(found)


def _candidates(text: str, sought: Wanted) -> Iterator[re.Match[str]]:
    """Words that hold the middle of a form: the first letter may be another one, and the last."""
    cores = {form[1:-1] if len(form) > 4 else form[:3] for form in (*sought.forms, *sought.words, *sought.beginnings)}
    if not cores:
        return
    end = 0
    for match in re.finditer("|".join(sorted(map(re.escape, cores))), text, re.IGNORECASE):
        if match.start() < end:
            continue
        start = match.start()
        while start > end and text[start - 1].isalnum():
            start -= 1
        if word := _WORD.match(text, start):
            end = word.end()
            yield word


def _best(places: list[tuple[int, int]], width: int) -> int:
    """Where the most of them stand together, the first such place."""
    best, most, last = places[0][0], 0, 0
    for first, (at, _stop) in enumerate(places[:_MOST_MARKS]):
        last = max(last, first)
        while last < len(places) and places[last][0] < at + width - _BEFORE:
            last += 1
        if last - first > most:
            best, most = at, last - first
    return best
