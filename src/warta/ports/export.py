"""What exporting asks of the disk."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from warta.model.export import Entry


class Disk(Protocol):
    """Files that appear whole or not at all, and nowhere but where they were asked for. Raises LibraryError."""

    def file(self, path: str, write: Callable[[BinaryIO], None]) -> None:
        """Put a file in its place once `write` has written all of it; what was there before is replaced."""
        ...

    def tree(self, path: str, entries: Iterable[Entry]) -> None:
        """Make a folder that is not there yet, once all that is in it is written."""
        ...

    def folder(self, path: str) -> Folder:
        """A folder to put files into, one by one; it is made when it is not there."""
        ...


class Folder(Protocol):
    """An open folder. Raises LibraryError."""

    def put(self, name: str, data: bytes, *, replace: bool = False) -> bool:
        """Put a file there; False when it is there already and the same. One that differs is only replaced if so asked.

        `name` is of safe parts, "/" between.
        """
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
