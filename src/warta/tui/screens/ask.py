"""A popup with one line to type; what is offered under it is narrowed by what is typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from warta.tui.leaving import leave
from warta.tui.screens.pick import PickList, Row
from warta.tui.text import plain
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class AskScreen(ModalScreen[str | None]):
    """Gives back the line, or the offer that was chosen with the arrows; None when it is left with Esc.

    `empty`: an empty line is an answer, too.
    """

    CSS_PATH = Path(__file__).with_name("ask.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "none", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(
        self, title: str, hint: str, value: str = "", offers: Sequence[Row] = (), *, empty: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = plain(value)
        self._offers = tuple(offers)
        self._picks = PickList(offers)
        self._picks.can_focus, self._picks.display = False, bool(offers)
        self._chosen = False
        self._empty = empty

    def compose(self) -> ComposeResult:
        with Vertical(id="ask"):
            yield PaneTitle(self._title)
            yield Input(self._value, placeholder=self._hint, compact=True, select_on_focus=True)
            yield self._picks

    def _narrowed(self, needle: str) -> list[Row]:
        wanted = needle.casefold().split()
        return [row for row in self._offers if all(word in f"{row.key} {row.text}".casefold() for word in wanted)]

    def on_input_changed(self, event: Input.Changed) -> None:
        if not self._offers or event.value == self._value:
            return
        self._chosen = False
        rows = self._narrowed(plain(event.value))
        picks = self._picks
        picks.display = bool(rows)
        picks.show(rows)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        picks = self._picks
        text = picks.rows[picks.cursor].text if self._chosen and picks.rows else plain(event.value)
        self._close(text.strip() or ("" if self._empty else None))

    def choose(self, number: int) -> None:
        """An offer was clicked."""
        self._close(self._picks.rows[number].text)

    def _close(self, text: str | None) -> None:
        leave(self, text)

    def action_move(self, step: int) -> None:
        picks = self._picks
        if picks.rows:
            picks.move(picks.cursor + (step if self._chosen else 0))
            self._chosen = True

    def action_none(self) -> None:
        self._close(None)
