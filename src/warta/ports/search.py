"""What the newsroom asks of the disk, to find what is kept and to list it."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from warta.model.capture import Post
    from warta.model.search import Counts, Hit, Query, Twin


class Index(Protocol):
    """Every method may raise LibraryError."""

    def waiting(self) -> int:
        """How many articles are kept that cannot be found yet: those of an older warta."""
        ...

    def catch_up(self) -> Iterator[int]:
        """Index them, some at a time; how many that were."""
        ...

    def forget(self) -> None:
        """Let everything be indexed anew."""
        ...

    def find(self, query: Query, limit: int, now: datetime) -> tuple[Hit, ...]:
        """What fits best: articles, and comments and notes where the query allows."""
        ...

    def numbers(self, query: Query, order: str, now: datetime) -> array[int]:
        """All posts in which `find` finds something, as numbers, in an order by its name; of 100,000 at once, too."""
        ...

    def posts(self, numbers: Sequence[int]) -> tuple[Post, ...]:
        """These posts, in this order; what is not kept is left out."""
        ...

    def counts(self) -> Counts:
        """How much there is, how much of it is unread, and that by site."""
        ...

    def count(self, query: Query, now: datetime) -> int:
        """How many posts fit."""
        ...

    def twins(self, number: int) -> tuple[Twin, ...]:
        """The other posts that tell the same story in much the same words, the one that was seen first first."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...
