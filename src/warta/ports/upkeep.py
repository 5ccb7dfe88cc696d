"""What the newsroom asks of the disk, to keep the library in shape: prune it, copy it, take another one in."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from warta.model.upkeep import Import, Pruned, Pruning
    from warta.ports.library import Extractor


class Attic(Protocol):
    """Every method may raise LibraryError."""

    def chosen(self, wish: Pruning) -> tuple[Pruned, ...]:
        """The posts that would go, in the order in which they would."""
        ...

    def remove(self, numbers: Sequence[int]) -> Iterator[int]:
        """Let go of these posts and of all that is kept of them alone; each, once it is gone. Then the file shrinks."""
        ...

    def copy(self, target: Path) -> None:
        """A whole copy of the library as it is now; the file appears when it is complete."""
        ...

    def take_in(self, source: Path, extractor: Extractor) -> Iterator[Import]:
        """Take in all that another library holds, and leave that as it is; how far it is, again and again."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...
