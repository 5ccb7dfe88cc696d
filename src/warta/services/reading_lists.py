"""Import reading lists of other programs; the next sync fetches their addresses."""

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
        """Storage of imported links."""

        def take(self, source: int, wishes: Iterable[Wish], when: datetime) -> int:
            """Add links to a source; return how many are new."""
            ...


FOLDER = "Imported"


class TakenIn(Value, frozen=True, kw_only=True):
    """Import result: the source of the list, and how many of its addresses are new."""

    source: Source
    new: int


class ReadingLists:
    """Import of reading lists. Every method may raise LibraryError."""

    def __init__(self, sources: SourceShelf, wishes: Wishes, clock: Clock) -> None:
        self._sources = sources
        self._wishes = wishes
        self._clock = clock

    def take_in(self, found: ReadingList) -> TakenIn:
        """Add a list as a source of kind `list`; the next sync fetches its addresses.

        Importing it again adds only new addresses.
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
        """Do nothing: the library is closed by `Services`."""
