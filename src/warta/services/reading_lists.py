"""Take in the reading lists of other programs: their addresses wait for the next sync."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from warta.model.source import Source
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from warta.model.reading_list import ReadingList, Wish
    from warta.ports.network import Clock
    from warta.ports.sources import SourceShelf

    class Wishes(Protocol):
        """What taking in a list asks of the disk."""

        def take(self, source: int, wishes: Iterable[Wish], when: datetime) -> int:
            """Put these under a source; how many of their addresses it did not have."""
            ...


FOLDER = "Imported"


class TakenIn(Value, frozen=True, kw_only=True):
    """What came of a list: the source that it stands under, and how many of its addresses are new there."""

    source: Source
    new: int


class ReadingLists:
    """The use cases of reading lists. Every method may raise LibraryError."""

    def __init__(self, sources: SourceShelf, wishes: Wishes, clock: Clock) -> None:
        self._sources = sources
        self._wishes = wishes
        self._clock = clock

    def take_in(self, found: ReadingList) -> TakenIn:
        """Put a list under a source of its own, a list of no site; what it names is fetched by the next sync.

        Taken in again, it adds what it did not have.
        """
        now = self._clock.now()
        made = Source(
            address=f"warta:list/{found.name.casefold()}",
            kind="list",
            title=found.name,
            folder=FOLDER,
            added_at=now,
        )
        source = self._sources.add(made)
        new = self._wishes.take(source.id, found.wishes, now)
        return TakenIn(source=source, new=new)

    def close(self) -> None:
        """Nothing of it stays open; the library is closed with the newsroom."""
