"""What the newsroom asks of the disk, for what a reader has done with what is kept."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from warta.model.capture import Post
    from warta.model.state import Opening, Position, SavedSearch, Standing, UndoEntry, What, Where


class Marks(Protocol):
    """Stars, tags, positions and the like, by the number of the article. Every method may raise LibraryError.

    All of it belongs to the article and not to an address: it is kept when a post moves.
    """

    def number(self, address: str) -> int | None:
        """The article of an address in any spelling, or of a number ("12")."""
        ...

    def posts(self, numbers: Sequence[int]) -> tuple[Post, ...]:
        """These posts, in this order; what is not kept is left out."""
        ...

    def count(self) -> int:
        """How many posts are kept."""
        ...

    def do(self, what: What, numbers: Sequence[int], when: datetime, name: str = "") -> UndoEntry | None:
        """Change what is not so yet, in one transaction, and note it; None when all was so already.

        what: read | unread | star | unstar | tag | untag | forget (in the history); `name` is the tag.
        """
        ...

    def save(self, name: str, query: str | None, when: datetime) -> UndoEntry | None:
        """Keep a search under a name, or forget it (None); None when it was so already."""
        ...

    def undo(self) -> UndoEntry | None:
        """Take back what was done last and not taken back yet; what it was, None when there is nothing."""
        ...

    def redo(self) -> UndoEntry | None:
        """Do again what was taken back last; anything newly done ends that."""
        ...

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag and how many posts have it, in order of the alphabet."""
        ...

    def saved(self) -> tuple[SavedSearch, ...]:
        """The saved searches, in order of the alphabet."""
        ...

    def remember(self, number: int, position: Position, when: datetime) -> None:
        """How far an article was read."""
        ...

    def position(self, number: int) -> Position | None:
        """How far it was read when it was last left."""
        ...

    def leave(self, number: int, standing: Standing, when: datetime) -> None:
        """How its thread is folded and sorted, and where the reader stands in it."""
        ...

    def standing(self, number: int) -> Standing | None:
        """How its thread was left."""
        ...

    def opened(self, number: int, when: datetime, pane: Where = "article") -> None:
        """The reader is with an article, in this pane, and knows its text as it is."""
        ...

    def history(self, limit: int) -> tuple[Opening, ...]:
        """What was opened, each once, the last first."""
        ...

    def arrive(self) -> None:
        """The reader is here: what is kept from now on is new until the next time."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...
