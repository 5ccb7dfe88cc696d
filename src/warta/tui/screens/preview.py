"""A reply as it would be read on its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from warta.i18n import _
from warta.tui.text import words
from warta.tui.widgets.comment_view import CommentView
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.model.article import Comment


class PreviewScreen(ModalScreen[None]):
    """Under the comment that it answers; any of the closing keys closes it."""

    CSS_PATH = Path(__file__).with_name("preview.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f3,enter,q", "dismiss", show=False)]

    def __init__(self, comment: Comment, now: datetime) -> None:
        super().__init__()
        self._comment = comment
        self._now = now

    def compose(self) -> ComposeResult:
        with Vertical(id="preview"):
            yield PaneTitle(_("As it would be read"))
            yield CommentView(self._comment, self._now)
            yield Static(words((_("The site may set it otherwise. Esc closes."), "$muted")))
