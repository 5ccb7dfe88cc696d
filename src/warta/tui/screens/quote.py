"""Choose sentences of what is answered, to be quoted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from warta.i18n import _
from warta.tui import replying
from warta.tui.leaving import leave
from warta.tui.screens.pick import PickList, Row
from warta.tui.text import words
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class QuoteScreen(ModalScreen["str | None"]):
    """Gives back the quotation; None when nothing is to be quoted."""

    CSS_PATH = Path(__file__).with_name("quote.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "mark", show=False, priority=True),
        Binding("a", "all", show=False),
        Binding("enter", "take", show=False),
        Binding("escape,q", "none", show=False),
    ]

    def __init__(self, lines: tuple[tuple[str, ...], ...]) -> None:
        super().__init__()
        self._lines = lines
        self._sentences = tuple(sentence for each in lines for sentence in each)
        self._marked: frozenset[int] = frozenset()
        self._list = PickList(self._rows())

    def compose(self) -> ComposeResult:
        with Vertical(id="quote"):
            yield PaneTitle(_("Quote"))
            yield self._list
            yield Static(words((_("Space marks, a marks all, Enter quotes, Esc closes"), "$muted")))

    def _rows(self) -> list[Row]:
        return [Row("●" if at in self._marked else "○", said) for at, said in enumerate(self._sentences)]

    def _mark(self, marked: frozenset[int], cursor: int) -> None:
        self._marked = marked
        self._list.show(self._rows())
        self._list.move(cursor)

    def action_mark(self) -> None:
        self._mark(self._marked ^ {self._list.cursor}, self._list.cursor + 1)

    def action_all(self) -> None:
        every = frozenset(range(len(self._sentences)))
        self._mark(frozenset() if self._marked == every else every, self._list.cursor)

    def action_take(self) -> None:
        leave(self, replying.quotation(self._lines, self._marked or {self._list.cursor}))

    def action_none(self) -> None:
        leave(self, None)
