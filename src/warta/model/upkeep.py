"""What may be let go of, and what went."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False  # typing and datetime are not needed to run, and start-up is a budget
if TYPE_CHECKING:
    from datetime import datetime

    from warta.model.capture import Post
    from warta.model.search import Query

SPARED = ("starred", "tagged", "noted", "revised", "watched")
"""What is never let go of unless it is asked for by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruning:
    """Which posts may go: fetched before a moment, found by a query, until the file has at most so many bytes.

    `also`: those of SPARED that may go, too. What was read goes before what was not, the oldest first.
    """

    query: Query
    before: datetime | None = None
    size: int | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """A post that goes, and about how many bytes with it."""

    post: Post
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What came over from another library: fetches that are new, that were here already, that failed, and why.

    `whole`: the library here was empty, and has become a copy of that one. `drafts`: those of its outbox that are new
    here, or of which it told more.
    """

    kept: int = 0
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    drafts: int = 0
