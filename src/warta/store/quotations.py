"""Search in quotes: the index finds the articles, then each quote is compared with the query."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from warta.extraction.stems import fold
from warta.model import search
from warta.store import article_codec, matching, ranking
from warta.store.index import spaced
from warta.store.snippets import wanted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from warta.model.search import Query
    from warta.store.matching import Matching
    from warta.store.ranking import Ranked

_MOST = 2000  # stories, the best, whose quotes are looked at
_TOKEN = re.compile(r"[^\W_]+")
_EVERY = search.Kind("article")  # what each story fits
_NONE = search.Not(_EVERY)


class Quoted(NamedTuple):
    """A quote that fits: its story's rank, its number in the story from 1, who said what."""

    story: Ranked
    number: int
    speaker: str
    text: str


def are_wanted(query: Query) -> bool:
    """Whether a query asks for quotes; they stand in the stories too, so they are found only where it does."""
    match query:
        case search.Kind(name):
            return name == "quote"
        case search.All(parts) | search.Any(parts):
            return any(are_wanted(part) for part in parts)
        case _:
            return False


def find(db: sqlite3.Connection, how: Matching, query: Query, limit: int, now: datetime) -> list[Quoted]:
    """The quotes that fit, those of the story that fits best first."""
    return [*islice(_all(db, how, query, now), limit)]


def stories(db: sqlite3.Connection, how: Matching, query: Query, now: datetime) -> list[int]:
    """The numbers of the stories in which quotes fit, each once."""
    return [*dict.fromkeys(quoted.story.number for quoted in _all(db, how, query, now))]


def _all(db: sqlite3.Connection, how: Matching, query: Query, now: datetime) -> Iterator[Quoted]:
    parts = query.parts if isinstance(query, search.All) else (query,)
    plan = how.plan(search.All((*[_of_story(part) for part in parts], search.Has("quote"))))
    left = [part for part in parts if not _is_of_story(part)]  # the rest is true of the stories that were found
    for story in ranking.articles(db, plan, _MOST, now):
        held = _Held(db, how, story.number)
        for number, quote in enumerate(_quotes(db, story.number), 1):
            speaker, text = quote["speaker"] or "", quote["text"]
            if all(held.fits(part, speaker, text) for part in left):
                yield Quoted(story, number, speaker, text)


def _quotes(db: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    row = db.execute("SELECT json FROM readings WHERE article = ?", (number,)).fetchone()
    found: list[dict[str, Any]] = article_codec.inflate_json(row[0], number, 1)["quotes"] if row else []
    return found


def _is_of_story(query: Query) -> bool:
    """Whether a query is about the story alone, and nothing in it about the quote."""
    return not any(
        isinstance(leaf, search.Words | search.Near | search.Kind)
        or (isinstance(leaf, search.Field) and leaf.name == "speaker")
        for leaf in search.leaves(query)
    )


def _of_story(query: Query) -> Query:
    """What every story fits in which a quote fits this."""
    match query:
        case search.Kind(name):
            return _EVERY if name == "quote" else _NONE
        case search.Not(part):
            return query if _is_of_story(part) else _EVERY  # one quote is without the word, another has it
        case search.All(parts):
            return search.All(tuple([_of_story(part) for part in parts]))
        case search.Any(parts):
            return search.Any(tuple([_of_story(part) for part in parts]))
        case _:
            return query


class _Held:
    """A story whose quotes are held against a query."""

    def __init__(self, db: sqlite3.Connection, how: Matching, number: int) -> None:
        self._db = db
        self._how = how
        self._number = number

    def fits(self, query: Query, speaker: str, text: str) -> bool:
        match query:
            case search.Words():
                return _has(text, query) or _has(speaker, query)
            case search.Field("speaker", words):
                return _has(speaker, words)
            case search.Near(parts, distance):
                return _near(text, parts, distance)
            case search.Kind(name):
                return name == "quote"
            case search.Not(part):
                return not self.fits(part, speaker, text)
            case search.All(parts):
                return all(self.fits(part, speaker, text) for part in parts)
            case search.Any(parts):
                return any(self.fits(part, speaker, text) for part in parts)
            case _:
                return self._story_fits(query)

    def _story_fits(self, query: Query) -> bool:
        plan = self._how.plan(query)
        where, given = plan.condition, [*plan.given]
        if plan.match is not None:
            where, given = f"{where} AND {matching.FOUND}", [*given, plan.match]
        found = self._db.execute(f"SELECT 1 FROM articles a WHERE a.id = ? AND {where}", (self._number, *given))  # noqa: S608 - our own words
        return found.fetchone() is not None


# --- words in a short text, by the rules of the index ---


def _has(text: str, words: search.Words) -> bool:
    """Whether a word in any of its forms, or several in a row, stand in a text."""
    sought = _tokens(words.text)
    if words.exact or len(sought) != 1:
        return bool(_places(_tokens(text), sought, open_end=words.open))
    forms = wanted(words)
    return any(fold(each) == sought[0] or forms.has(each) for each in _TOKEN.findall(spaced(text)))


def _near(text: str, parts: tuple[str, ...], distance: int) -> bool:
    """Whether all these words stand with no more than so many others between them."""
    found = _tokens(text)
    spans = [[(at, at + len(sought)) for at in _places(found, sought)] for sought in map(_tokens, parts)]
    return any(
        all(any(at >= start and at - end <= distance for at, _stop in other) for other in spans)
        for each in spans
        for start, end in each
    )


def _tokens(text: str) -> list[str]:
    return [fold(token) for token in _TOKEN.findall(spaced(text))]


def _places(found: list[str], sought: list[str], *, open_end: bool = False) -> list[int]:
    """Where these words begin to stand in a row; the last may go on."""
    if not sought:
        return []
    *firsts, last = sought
    size = len(sought)
    return [
        at
        for at in range(len(found) - size + 1)
        if found[at : at + size - 1] == firsts
        and (found[at + size - 1].startswith(last) if open_end else found[at + size - 1] == last)
    ]
