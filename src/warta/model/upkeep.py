"""Library maintenance: criteria and results of pruning, and results of an import."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import Post
from warta.model.search import Query
from warta.model.value import Value

SPARED = ("starred", "tagged", "noted", "revised", "watched")
"""Posts that are pruned only if asked for by name."""


class Pruning(Value, frozen=True, kw_only=True):
    """Which posts to prune: those matching a query, fetched before a time, until the file has at most `size` bytes.

    `also`: kinds of SPARED to include. Read posts are pruned before unread ones, the oldest first.
    """

    query: Query
    before: datetime | None = None
    size: int | None = None
    also: tuple[str, ...] = ()


class Pruned(Value, frozen=True, kw_only=True):
    """A pruned post, and its approximate size in bytes."""

    post: Post
    bytes: int


class Import(Value, frozen=True, kw_only=True):
    """The result of importing another library: numbers of new and known captures, and the failures.

    `whole`: this library was empty, and became a copy of the other one. `drafts`: new or updated drafts of the outbox.
    """

    kept: int = 0
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    drafts: int = 0
