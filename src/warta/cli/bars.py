"""Show a waiting person how far a sync is: one bar for all of it, one line for each host that is busy, on stderr."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from warta.cli import complaints
from warta.extraction.text import line
from warta.i18n import _

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.live import Live
    from rich.table import Table

    from warta.cli.errand import Errand
    from warta.model.sync import HostState, Progress

_PATIENCE = 0.5  # seconds; what is quicker than this needs no word
_BETWEEN = 0.1  # seconds between two pictures
_MOST = 12  # hosts that are shown
_WIDE = 28  # cells of the bar


class Bars:
    """The picture of a sync; nothing where stderr is no terminal or the reader wants no talk."""

    def __init__(self, errand: Errand) -> None:
        typed = errand.typed
        self._wanted = complaints.is_terminal() and typed.progress == "auto" and not typed.quiet
        self._begun = self._last = time.monotonic()
        self._live: Live | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def show(self, progress: Progress) -> None:
        """How far it is now."""
        now = time.monotonic()
        if not self._wanted or now - self._begun < _PATIENCE or now - self._last < _BETWEEN:
            return
        self._last = now
        if self._live is None:
            from rich.console import Console
            from rich.live import Live

            console = Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
            self._live = Live(console=console, transient=True, auto_refresh=False)
            self._live.start()
        self._live.update(picture(progress), refresh=True)

    def close(self) -> None:
        """Clear it away, so that something else may be written."""
        if self._live:
            self._live.stop()
            self._live = None


def picture(progress: Progress) -> Table:
    """The bar, and the busiest hosts with what each is waited for."""
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    counts = Text(f"{progress.done}/{progress.total}", no_wrap=True)
    grid.add_row(Text(_("sync"), no_wrap=True), ProgressBar(progress.total or 1, progress.done, width=_WIDE), counts)
    hosts = sorted(progress.hosts, key=lambda host: host.done - host.total)
    for host in hosts[:_MOST]:
        name = Text(line(host.host)[:40], no_wrap=True, overflow="ellipsis")
        bar = ProgressBar(host.total or 1, host.done, width=_WIDE)
        grid.add_row(name, bar, Text(told(host), no_wrap=True, overflow="ellipsis"))
    if len(hosts) > _MOST:
        grid.add_row(Text(_("and {n} more").format(n=len(hosts) - _MOST), no_wrap=True))
    return grid


def told(host: HostState) -> str:
    """What a host is waited for."""
    count = f"{host.done}/{host.total}"
    words = {
        "waits": _("waits {seconds:.0f} s").format(seconds=host.until),
        "asks": _("asks for {what}"),
        "reads": _("reads {what}"),
    }.get(host.doing, "")
    return f"{count} {words.replace('{what}', line(host.what)[:80])}".rstrip()
