"""A popup to look at something and stay: the comment that is answered, the notes of a paragraph. Any key ends it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen

from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from warta.tui.widgets.line_view import LineView


class PeekScreen(ModalScreen[None]):
    """Lines under a title."""

    CSS_PATH = Path(__file__).with_name("peek.tcss")

    def __init__(self, title: str, view: LineView) -> None:
        super().__init__()
        self._title = title
        self._view = view

    def compose(self) -> ComposeResult:
        with Vertical(id="peek"):
            yield PaneTitle(self._title)
            yield self._view

    def on_key(self, event: events.Key) -> None:
        """Scrolling scrolls, all else leads back."""
        event.stop()
        step = {"j": 1, "down": 1, "k": -1, "up": -1}.get(event.key, 0)
        if step:
            self._view.action_line(step)
        elif self.is_current:
            self.dismiss()

    def on_click(self) -> None:
        if self.is_current:
            self.dismiss()
