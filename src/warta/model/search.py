"""Parsed search queries and search results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from warta.model.capture import Post
from warta.model.value import Value

KINDS = ("article", "comment", "note", "quote")
FIELDS = ("title", "source", "author", "speaker", "place", "credit", "tag")
STATES = ("unread", "read", "starred", "changed", "new")
POSSESSIONS = ("comments", "notes", "quote")


class Words(Value, frozen=True):
    """A word or phrase. `exact`: no other word forms. `open`: the last word is a prefix (`word*`)."""

    text: str
    exact: bool = False
    open: bool = False


class Near(Value, frozen=True):
    """Words at most `distance` words apart."""

    parts: tuple[str, ...]
    distance: int = 10


class Field(Value, frozen=True):
    """Words in one field only: one of FIELDS."""

    name: str
    words: Words


class State(Value, frozen=True):
    """A state of a post: one of STATES."""

    name: str


class Has(Value, frozen=True):
    """Something that a post has: one of POSSESSIONS."""

    name: str


class Kind(Value, frozen=True):
    """The kind of result: one of KINDS."""

    name: str


class Language(Value, frozen=True):
    """The language of a post, `id` or `pt-BR`."""

    code: str


class Since(Value, frozen=True):
    """Published at that time or later; before it, if not `after`."""

    moment: datetime
    after: bool


class Minutes(Value, frozen=True):
    """The reading time of a post: from `least` to `most` minutes."""

    least: int = 0
    most: int = 1 << 30


class Not(Value, frozen=True):
    part: Query


class All(Value, frozen=True):
    parts: tuple[Query, ...]


class Any(Value, frozen=True):
    parts: tuple[Query, ...]


Query: TypeAlias = Words | Near | Field | State | Has | Kind | Language | Since | Minutes | Not | All | Any
EVERYTHING = All(())


def leaves(query: Query, *, denied: bool = True) -> Iterator[Query]:
    """Yield the terms of a query; with `denied`, also the negated ones."""
    match query:
        case Not(part):
            if denied:
                yield from leaves(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part, denied=denied)
        case _:
            yield query


class Hit(Value, frozen=True, kw_only=True):
    """A search result: its post, its kind, a snippet of its text, and its score.

    `marks` are the ranges of the words in the snippet. `author` is the author of a comment or the speaker of a quote;
    `place` identifies it in its post: the id of a comment, the number of a note or quote.
    """

    post: Post
    kind: str
    snippet: str
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    author: str = ""
    place: str = ""


class Twin(Value, frozen=True, kw_only=True):
    """A near-duplicate post, and the share of identical wording, from 0 to 1."""

    post: Post
    share: float


class Counts(Value, frozen=True, kw_only=True):
    """Numbers of posts in the library, in total and by site."""

    posts: int
    unread: int
    starred: int
    changed: int
    sites: tuple[tuple[str, int, int], ...] = ()
