"""A popup with one comment: what the one under the cursor answers. Any key puts it away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen

from warta.tui.widgets.comment_view import CommentView
from warta.tui.widgets.pane_title import PaneTitle
from warta.words import _

if TYPE_CHECKING:
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult

    from warta.model import Comment


class PeekScreen(ModalScreen[None]):
    """The comment alone, without its answers."""

    CSS_PATH = Path(__file__).with_name("peek.tcss")

    def __init__(self, comment: Comment, now: datetime | None) -> None:
        super().__init__()
        self._comment = replace(comment, replies=())
        self._now = now

    def compose(self) -> ComposeResult:
        with Vertical(id="peek"):
            yield PaneTitle(_("It answers"))
            yield CommentView(self._comment, self._now)

    def on_key(self, event: events.Key) -> None:
        """Scrolling scrolls, all else leads back."""
        event.stop()
        view = self.query_one(CommentView)
        step = {"j": 1, "down": 1, "k": -1, "up": -1}.get(event.key, 0)
        if step:
            view.action_line(step)
        elif self.is_current:
            self.dismiss()

    def on_click(self) -> None:
        if self.is_current:
            self.dismiss()
