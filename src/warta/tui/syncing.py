"""A sync that goes on while one reads: how far it is, what came of it, and how it is stopped."""

from __future__ import annotations

from asyncio import CancelledError
from typing import TYPE_CHECKING

from warta.i18n import _, figure, ngettext
from warta.tui.troubles import TROUBLE, known

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker

    from warta.errors import WartaError
    from warta.model.sync import Plan, Progress, SyncReport
    from warta.tui.screens.reading import ReadingScreen


class Syncing:
    """`report` is there when it has come to an end, `trouble` when it failed. `heard` is told of every step.

    `wrong` is what went wrong with the reader's own program that is told of what is new.
    """

    def __init__(self, screen: ReadingScreen, plan: Plan) -> None:
        self.progress: Progress | None = None
        self.report: SyncReport | None = None
        self.trouble: WartaError | None = None
        self.wrong: tuple[str, ...] = ()
        self.heard: Callable[[], None] | None = None
        self._screen = screen
        self._worker: Worker[None] = screen.run_worker(self._run(plan), group="sync", exit_on_error=False)

    @property
    def is_over(self) -> bool:
        """Whether nothing is fetched any more."""
        return self.report is not None or self.trouble is not None

    def stop(self) -> None:
        """Fetch nothing more; what is kept is kept."""
        self._worker.cancel()

    async def _run(self, plan: Plan) -> None:
        room = self._screen.services.rooms.sync
        try:
            self.report = await room.run(plan, self._on_progress)
            wrong = await self._screen.services.rooms.hooks.tell_new(self.report.new_articles)
            self.wrong = wrong[:1]
        except TROUBLE as error:
            self.trouble = known(error)
        except CancelledError:
            self.report = room.unfinished
            raise
        finally:
            self._over()

    def _on_progress(self, progress: Progress) -> None:
        self.progress = progress
        if self.heard:
            self.heard()

    def _over(self) -> None:
        """Tell whoever looks on, and the reader, and list what came."""
        screen = self._screen
        screen.syncing = None
        if self.heard:
            self.heard()
        if not screen.is_attached:
            return
        told = self.trouble.what if self.trouble else summary(self.report) if self.report else _("stopped")
        screen.said = " · ".join([told, *self.wrong])
        screen.shelving.list_posts(anew=False)


def summary(report: SyncReport) -> str:
    """What came of a sync, in a line."""
    counts = report.counts
    names = {
        "new": _("{n} new"),
        "changed": _("{n} changed"),
        "unchanged": _("{n} unchanged"),
        "failed": _("{n} failed"),
        "aside": _("{n} set aside"),
    }
    looked = len(report.glances)
    parts = [ngettext("{n} source looked at", "{n} sources looked at", looked).format(n=figure(looked))]
    parts += [words.format(n=figure(counts[state])) for state, words in names.items() if counts[state]]
    if report.stopped:
        parts.insert(0, _("stopped"))
    return ", ".join(parts if len(parts) > 1 else [*parts, _("nothing new")])
