"""State of the reader: reading positions, opened posts, saved searches, and the undo log."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

from warta.model.capture import Post
from warta.model.value import Value

What: TypeAlias = Literal["read", "unread", "star", "unstar", "tag", "untag", "save", "unsave", "forget"]
Where: TypeAlias = Literal["sources", "posts", "article", "thread"]


class Position(Value, frozen=True, kw_only=True):
    """A reading position: block number, number of blocks, and the start of that block, to find it in a changed text."""

    block: int
    blocks: int
    opening: str = ""

    @property
    def share(self) -> float:
        """The share of the article already read, from 0 to 1."""
        return min(1.0, self.block / self.blocks) if self.blocks > 0 else 0.0


class Standing(Value, frozen=True, kw_only=True):
    """The last state of a thread: order, comment at the cursor, and collapsed comments, by id."""

    order: str = "thread"
    here: str = ""
    folded: tuple[str, ...] = ()


class Opening(Value, frozen=True, kw_only=True):
    """A history entry: the post, when it was last opened, and the pane that had the focus."""

    post: Post
    at: datetime
    pane: Where = "article"


class SavedSearch(Value, frozen=True, kw_only=True):
    """A named query, shown as a folder."""

    name: str
    query: str


class UndoEntry(Value, frozen=True, kw_only=True):
    """Something that a reader did and may take back: what, to which posts (their numbers), when.

    `name` is the tag or the saved search that it was about.
    """

    id: int
    what: What
    at: datetime
    posts: tuple[int, ...] = ()
    name: str = ""
