"""A sync that runs while one reads: progress, report, stop."""

from __future__ import annotations

from asyncio import CancelledError
from typing import TYPE_CHECKING

from warta.i18n import _, figure, ngettext
from warta.tui.notifications import APP_ERRORS, as_warta_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.worker import Worker

    from warta.errors import WartaError
    from warta.model.sync import Plan, Progress, SyncReport
    from warta.tui.reading_context import ReadingContext


class SyncSession:
    """A running or finished sync. `report` is set when it ended, `trouble` when it failed.

    `on_change` is called at every step, `on_finished` at the end. `wrong`: error of the user's hook program.
    """

    def __init__(self, screen: ReadingContext, plan: Plan, on_finished: Callable[[], None]) -> None:
        self.progress: Progress | None = None
        self.report: SyncReport | None = None
        self.trouble: WartaError | None = None
        self.wrong: tuple[str, ...] = ()
        self.on_change: Callable[[], None] | None = None
        self._on_finished = on_finished
        self._screen = screen
        self._worker: Worker[None] = screen.run_worker(self._run(plan), group="sync", exit_on_error=False)

    @property
    def is_over(self) -> bool:
        """Whether the sync has ended."""
        return self.report is not None or self.trouble is not None

    def stop(self) -> None:
        """Stop fetching; saved pages stay saved."""
        self._worker.cancel()

    async def _run(self, plan: Plan) -> None:
        sync = self._screen.services.rooms.sync
        try:
            self.report = await sync.run(plan, self._on_progress)
            wrong = await self._screen.services.rooms.hooks.tell_new(self.report.new_articles)
            self.wrong = wrong[:1]
        except APP_ERRORS as error:
            self.trouble = as_warta_error(error)
        except CancelledError:
            self.report = sync.unfinished
            raise
        finally:
            self._finish()

    def _on_progress(self, progress: Progress) -> None:
        self.progress = progress
        if self.on_change:
            self.on_change()

    def _finish(self) -> None:
        """Show the summary in the status line, and list the new posts."""
        screen = self._screen
        self._on_finished()
        if self.on_change:
            self.on_change()
        if not screen.is_attached:
            return
        text = self.trouble.what if self.trouble else summary(self.report) if self.report else _("Stopped")
        screen.said = " · ".join([text, *self.wrong])


def summary(report: SyncReport) -> str:
    """Return the result of a sync as one line."""
    counts = report.counts
    names = {
        "new": _("{n} new"),
        "changed": _("{n} changed"),
        "unchanged": _("{n} unchanged"),
        "failed": _("{n} failed"),
        "aside": _("{n} skipped"),
    }
    looked = len(report.glances)
    parts = [ngettext("{n} source checked", "{n} sources checked", looked).format(n=figure(looked))]
    parts += [words.format(n=figure(counts[state])) for state, words in names.items() if counts[state]]
    if report.stopped:
        parts.insert(0, _("Stopped"))
    return ", ".join(parts if len(parts) > 1 else [*parts, _("nothing new")])
