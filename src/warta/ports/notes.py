"""What taking notes asks of the disk."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from warta.model.notes import Note, Place


class Notebook(Protocol):
    """The reader's notes, with the texts they were made on. May raise LibraryError."""

    def add(self, note: Note, text: str) -> Note:
        """Keep a note with the whole text it is pinned to; a number that is free (after `remove`) it has again."""
        ...

    def find(self, number: int) -> Note | None:
        """One note."""
        ...

    def of(self, address: str) -> tuple[Note, ...]:
        """The notes on what is kept under an address or a number, in the order they were made."""
        ...

    def all(self) -> tuple[Note, ...]:
        """Every note, the newest first."""
        ...

    def reword(self, number: int, words: str, when: datetime) -> Note | None:
        """Give a note other words; None when there is no such note."""
        ...

    def remove(self, number: int) -> None:
        """Forget a note."""
        ...

    def text(self, sha256: str) -> str | None:
        """A text that some note was made on, or last found in."""
        ...

    def move(self, places: dict[int, Place], text: str) -> None:
        """Remember where notes were found in a newer text, by their numbers."""
        ...
