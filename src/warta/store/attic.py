"""The upkeep of the library's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.store import index, prune, transfer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from warta.model.upkeep import Import, Pruned, Pruning
    from warta.ports import Extractor
    from warta.store.sqlite import SqliteLibrary


class SqliteAttic:
    """Pruning, copying and taking in, over one library."""

    def __init__(self, library: SqliteLibrary) -> None:
        self._library = library

    def chosen(self, wish: Pruning) -> tuple[Pruned, ...]:
        """The posts that would go, in order. Raises LibraryError."""
        return self._library.shelf.ask(prune.chosen, wish)

    def remove(self, numbers: Sequence[int]) -> Iterator[int]:
        """Let go of these posts; each, once it is gone. Then the file shrinks. Raises LibraryError."""
        shelf = self._library.shelf
        for number in numbers:
            shelf.write(prune.remove, number)
            yield number
        if shelf.ask(prune.is_stale):
            shelf.write(index.clear)
            while shelf.write(index.catch_up, 100):
                pass
        shelf.ask(prune.shrink)

    def copy(self, target: Path) -> None:
        """A whole copy of the library as it is now. Raises LibraryError."""
        transfer.copy(self._library, target)

    def take_in(self, source: Path, extractor: Extractor) -> Iterator[Import]:
        """All that another library holds; how far it is. Raises LibraryError."""
        return transfer.take_in(self._library, source, extractor)

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        self._library.close()
