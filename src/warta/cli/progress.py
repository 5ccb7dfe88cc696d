"""Progress on stderr, on a terminal and after half a second: one line, or for a sync bars per host."""

from __future__ import annotations

import sys
import time

from warta.cli import stderr
from warta.extraction.text import line
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from threading import Timer
    from types import TracebackType
    from typing import Self

    from rich.console import Console
    from rich.live import Live
    from rich.status import Status
    from rich.table import Table

    from warta.cli.context import CommandContext
    from warta.model.sync import HostState, Progress

_SHOW_DELAY_S = 0.5
_REDRAW_INTERVAL_S = 0.1
_MAX_HOSTS = 12
_BAR_WIDTH = 28  # cells


def _enabled(context: CommandContext) -> bool:
    return stderr.is_terminal() and context.args.progress == "auto" and not context.args.quiet


def _console() -> Console:
    from rich.console import Console

    return Console(file=sys.stderr, markup=False, highlight=False, emoji=False)


class ProgressLine:
    """One line with the count and the current item."""

    def __init__(self, context: CommandContext) -> None:
        self._enabled = _enabled(context)
        self._done = 0
        self._words = ""
        self._status: Status | None = None
        self._timer: Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def update(self, what: str, total: int) -> None:
        """Set the current item."""
        count = f"{self._done + 1}/{total} " if total > 1 else ""
        self._words = _("Reading {count}{what}").format(count=count, what=line(what)[:200])
        if not self._enabled:
            return
        if self._status:
            self._show()
        elif self._timer is None:
            from threading import Timer

            self._timer = Timer(_SHOW_DELAY_S, self._show)
            self._timer.daemon = True
            self._timer.start()

    def advance(self) -> None:
        """Count one more item as done."""
        self._done += 1

    def clear(self) -> None:
        """Clear the line before something else is written."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            self._timer = None
        if self._status:
            self._status.stop()
            self._status = None

    def _show(self) -> None:
        from rich.text import Text

        words = Text(self._words, no_wrap=True, overflow="ellipsis")
        if self._status:
            self._status.update(words)
            return
        self._status = _console().status(words, spinner="dots")
        self._status.start()


class SyncProgress:
    """A bar for the whole sync and one for each busy host."""

    def __init__(self, context: CommandContext) -> None:
        self._enabled = _enabled(context)
        self._begun = self._last = time.monotonic()
        self._live: Live | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def show(self, progress: Progress) -> None:
        """Draw the current state."""
        now = time.monotonic()
        if not self._enabled or now - self._begun < _SHOW_DELAY_S or now - self._last < _REDRAW_INTERVAL_S:
            return
        self._last = now
        if self._live is None:
            from rich.live import Live

            self._live = Live(console=_console(), transient=True, auto_refresh=False)
            self._live.start()
        self._live.update(_table(progress), refresh=True)

    def close(self) -> None:
        """Remove the bars before something else is written."""
        if self._live:
            self._live.stop()
            self._live = None


def _table(progress: Progress) -> Table:
    """Return the bars: the total, then the hosts with most left, each with its status."""
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    counts = Text(f"{progress.done}/{progress.total}", no_wrap=True)
    grid.add_row(
        Text(_("sync"), no_wrap=True), ProgressBar(progress.total or 1, progress.done, width=_BAR_WIDTH), counts
    )
    hosts = sorted(progress.hosts, key=lambda host: host.done - host.total)
    for host in hosts[:_MAX_HOSTS]:
        name = Text(line(host.host)[:40], no_wrap=True, overflow="ellipsis")
        bar = ProgressBar(host.total or 1, host.done, width=_BAR_WIDTH)
        grid.add_row(name, bar, Text(_host_status(host), no_wrap=True, overflow="ellipsis"))
    if len(hosts) > _MAX_HOSTS:
        grid.add_row(Text(_("and {n} more").format(n=len(hosts) - _MAX_HOSTS), no_wrap=True))
    return grid


def _host_status(host: HostState) -> str:
    """Return the count and current activity of a host."""
    count = f"{host.done}/{host.total}"
    words = {
        "waits": _("waiting {seconds:.0f} s").format(seconds=host.until),
        "asks": _("fetching {what}"),
        "reads": _("reading {what}"),
    }.get(host.doing, "")
    return f"{count} {words.replace('{what}', line(host.what)[:80])}".rstrip()
