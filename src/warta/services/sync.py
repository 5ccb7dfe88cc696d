"""Fetch what is new in all sources, for offline: many hosts at once, each article kept as it arrives."""

from __future__ import annotations

from warta.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from warta.model.sync import Plan, Progress, SyncReport
    from warta.ports.library import Extractor
    from warta.ports.network import PoliteFetcher
    from warta.ports.sources import Album, SourceShelf, WatchShelf
    from warta.services.registry import Services
    from warta.services.thinking import Mind

    Waits: TypeAlias = Callable[[str, float], None]


class Desk(Value, frozen=True, kw_only=True):
    """What a sync works with. `fetcher` is made for so many connections, and says which host is waited for how long."""

    services: Services
    extractor: Extractor
    sources: SourceShelf
    watches: WatchShelf
    fetcher: Callable[[int, Waits], PoliteFetcher]
    mind: Callable[[], Mind]
    album: Album


class Sync:
    """The use case of a sync. `unfinished` is what came of the last one that was stopped."""

    def __init__(self, desk: Desk) -> None:
        self.unfinished: SyncReport | None = None
        self._desk = desk

    async def run(
        self, plan: Plan | None = None, on_progress: Callable[[Progress], None] = lambda _progress: None
    ) -> SyncReport:
        """Fetch what is new; the report of it. Whoever cancels it keeps what is kept, and the next one goes on there.

        Raises LibraryError; what goes wrong with a source or a post is in the report.
        """
        import asyncio

        from warta.model.sync import Plan
        from warta.services.syncing import Run

        run = Run(self._desk, plan or Plan(), on_progress)
        self.unfinished = None
        try:
            return await run.finish()
        except asyncio.CancelledError:
            self.unfinished = run.report(stopped=True)
            raise

    def close(self) -> None:
        """Nothing is open here: a run closes what it opened."""
