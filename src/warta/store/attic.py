"""Maintenance of the library: prune, export, import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.upkeep import Import
from warta.store import drafts, index, prune, transfer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from warta.model.upkeep import Pruned, Pruning
    from warta.ports.library import Extractor
    from warta.store.outbox import SqliteOutbox
    from warta.store.sqlite import SqliteLibrary


class SqliteAttic:
    """Prune, export and import one library and its outbox."""

    def __init__(self, library: SqliteLibrary, outbox: SqliteOutbox) -> None:
        self._library = library
        self._outbox = outbox

    def chosen(self, wish: Pruning) -> tuple[Pruned, ...]:
        """Return the posts that would be removed, in order. Raises LibraryError."""
        return self._library.shelf.ask(prune.chosen, wish)

    def remove(self, numbers: Sequence[int]) -> Iterator[int]:
        """Delete posts, yield each number once deleted, then vacuum the file. Raises LibraryError."""
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
        """Write a complete copy of the library, with the drafts of the outbox, to a file. Raises LibraryError."""
        transfer.copy(self._library, target, self._outbox.rows())

    def take_in(self, source: Path, extractor: Extractor) -> Iterator[Import]:
        """Import another library; yield the progress. Raises LibraryError."""
        done = Import()
        for done in transfer.take_in(self._library, source, extractor):
            yield done
        yield replace(done, drafts=self._outbox.merge(drafts.of_library(source)))

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        self._library.close()
        self._outbox.close()
