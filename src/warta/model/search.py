"""A search as it is meant, and what it finds: the words and fields of a query, and one line of its answer."""

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
    """A word, or several in a row. `exact`: in no other form. `open`: the last may go on (`word*`)."""

    text: str
    exact: bool = False
    open: bool = False


class Near(Value, frozen=True):
    """Words that stand no further apart than so many words."""

    parts: tuple[str, ...]
    distance: int = 10


class Field(Value, frozen=True):
    """Words in one field only: one of FIELDS."""

    name: str
    words: Words


class State(Value, frozen=True):
    """What the reader did with a post, or has not: one of STATES."""

    name: str


class Has(Value, frozen=True):
    """What a post has with it: one of POSSESSIONS."""

    name: str


class Kind(Value, frozen=True):
    """What is to be found: one of KINDS."""

    name: str


class Language(Value, frozen=True):
    """The language of a post, `id` or `pt-BR`."""

    code: str


class Since(Value, frozen=True):
    """Published at that moment or later; or, not `after`, before it."""

    moment: datetime
    after: bool


class Minutes(Value, frozen=True):
    """How long a post takes to read: from `least` to `most` minutes."""

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
    """What a query is put together from; `denied`: that which must not be there, too."""
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
    """Something that was found: the post it is of, its kind, a piece of its text as it was written, how well it fits.

    `marks` are the places of the words in the snippet. `author` is who wrote a comment or said a quote; `place` names
    it inside its post: the id of a comment, the number of a note or of a quote.
    """

    post: Post
    kind: str
    snippet: str
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    author: str = ""
    place: str = ""


class Twin(Value, frozen=True, kw_only=True):
    """A post that tells the same story, and which share of its wording is the same, from 0 to 1."""

    post: Post
    share: float


class Counts(Value, frozen=True, kw_only=True):
    """How much there is: of all posts, and by site."""

    posts: int
    unread: int
    starred: int
    changed: int
    sites: tuple[tuple[str, int, int], ...] = ()
