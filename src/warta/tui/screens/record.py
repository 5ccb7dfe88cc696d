"""Pieces to read over the page: the record of a capture, the changes between two revisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from warta.i18n import _
from warta.tui.leaving import leave
from warta.tui.text import words
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.render.pieces import Piece


class RecordScreen(ModalScreen[None]):
    """Scrolls like any pane; the key that opened it closes it, too."""

    CSS_PATH = Path(__file__).with_name("record.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,i,d", "leave", show=False)]
    AUTO_FOCUS = "SheetView"

    def __init__(self, title: str, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self._title = title
        self._pieces = pieces

    def compose(self) -> ComposeResult:
        with Vertical(id="record"):
            yield PaneTitle(self._title)
            yield SheetView(self._pieces)
            yield Static(words((_("Esc closes"), "$muted")))

    def action_leave(self) -> None:
        leave(self, None)
