"""The upkeep of the library's file."""

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
    """Pruning, copying and taking in, over one library and the outbox that goes with it."""

    def __init__(self, library: SqliteLibrary, outbox: SqliteOutbox) -> None:
        self._library = library
        self._outbox = outbox

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
        """A whole copy of the library as it is now, with the drafts of the outbox. Raises LibraryError."""
        transfer.copy(self._library, target, self._outbox.rows())

    def take_in(self, source: Path, extractor: Extractor) -> Iterator[Import]:
        """All that another library holds; how far it is. Raises LibraryError."""
        done = Import()
        for done in transfer.take_in(self._library, source, extractor):
            yield done
        yield replace(done, drafts=self._outbox.merge(drafts.of_library(source)))

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        self._library.close()
        self._outbox.close()
