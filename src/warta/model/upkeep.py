"""What may be let go of, and what went."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import Post
from warta.model.search import Query
from warta.model.value import Value

SPARED = ("starred", "tagged", "noted", "revised", "watched")
"""What is never let go of unless it is asked for by its name."""


class Pruning(Value, frozen=True, kw_only=True):
    """Which posts may go: fetched before a moment, found by a query, until the file has at most so many bytes.

    `also`: those of SPARED that may go, too. What was read goes before what was not, the oldest first.
    """

    query: Query
    before: datetime | None = None
    size: int | None = None
    also: tuple[str, ...] = ()


class Pruned(Value, frozen=True, kw_only=True):
    """A post that goes, and about how many bytes with it."""

    post: Post
    bytes: int


class Import(Value, frozen=True, kw_only=True):
    """What came over from another library: fetches that are new, that were here already, that failed, and why.

    `whole`: the library here was empty, and has become a copy of that one. `drafts`: those of its outbox that are new
    here, or of which it told more.
    """

    kept: int = 0
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    drafts: int = 0
