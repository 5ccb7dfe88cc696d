"""What a reader has done with what is kept: stars, tags, what was read and how far, and how that is taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

from warta.model.capture import Post
from warta.model.value import Value

What: TypeAlias = Literal["read", "unread", "star", "unstar", "tag", "untag", "save", "unsave", "forget"]
Where: TypeAlias = Literal["sources", "posts", "article", "thread"]


class Position(Value, frozen=True, kw_only=True):
    """How far an article was read: its block, of how many, and how that block begins, to find it in a changed text."""

    block: int
    blocks: int
    opening: str = ""

    @property
    def share(self) -> float:
        """How much of it lies behind, from 0 to 1."""
        return min(1.0, self.block / self.blocks) if self.blocks > 0 else 0.0


class Standing(Value, frozen=True, kw_only=True):
    """How a thread was left: its order, the comment under the cursor, and those whose answers are folded, by id."""

    order: str = "thread"
    here: str = ""
    folded: tuple[str, ...] = ()


class Opening(Value, frozen=True, kw_only=True):
    """A post that was opened, when it was last, and the pane where its reader was then."""

    post: Post
    at: datetime
    pane: Where = "article"


class SavedSearch(Value, frozen=True, kw_only=True):
    """A query that has a name, and so is a folder."""

    name: str
    query: str


class Deed(Value, frozen=True, kw_only=True):
    """Something that a reader did and may take back: what, to which posts (their numbers), when.

    `name` is the tag or the saved search that it was about.
    """

    id: int
    what: What
    at: datetime
    posts: tuple[int, ...] = ()
    name: str = ""
