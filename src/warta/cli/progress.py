"""Tell a waiting person what is being done, on stderr, once it takes longer than half a second."""

from __future__ import annotations

import sys
from threading import Timer

from warta.cli import complaints
from warta.extraction.text import line
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.status import Status

    from warta.cli.errand import Errand

_PATIENCE = 0.5  # seconds; what is quicker than this needs no word


class Progress:
    """A line that says how far the work is; nothing where stderr is no terminal or the reader wants no talk."""

    def __init__(self, errand: Errand) -> None:
        typed = errand.typed
        self._wanted = complaints.is_terminal() and typed.progress == "auto" and not typed.quiet
        self._done = 0
        self._words = ""
        self._status: Status | None = None
        self._timer: Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pause()

    def says(self, what: str, total: int) -> None:
        """What is being read now."""
        count = f"{self._done + 1}/{total} " if total > 1 else ""
        self._words = _("reading {count}{what}").format(count=count, what=line(what)[:200])
        if not self._wanted:
            return
        if self._status:
            self._show()
        elif self._timer is None:
            self._timer = Timer(_PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()

    def advance(self) -> None:
        """One more is done."""
        self._done += 1

    def pause(self) -> None:
        """Clear the line, so that something else may be written."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            self._timer = None
        if self._status:
            self._status.stop()
            self._status = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.text import Text

        words = Text(self._words, no_wrap=True, overflow="ellipsis")
        if self._status:
            self._status.update(words)
            return
        console = Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
        self._status = console.status(words, spinner="dots")
        self._status.start()
