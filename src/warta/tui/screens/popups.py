"""Small popups: text over the page (peek), and a letter on every visible item (jump)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from warta.tui.key_queue import dismiss_once
from warta.tui.text import styled
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.tui.widgets.line_view import LineView


class PeekScreen(ModalScreen[None]):
    """Show a view below a title; any key but the scrolling ones closes it."""

    CSS_PATH = Path(__file__).with_name("popups.tcss")

    def __init__(self, title: str, view: LineView) -> None:
        super().__init__()
        self._title = title
        self._view = view

    def compose(self) -> ComposeResult:
        with Vertical(id="peek"):
            yield PaneTitle(self._title)
            yield self._view

    def on_key(self, event: events.Key) -> None:
        """Scroll on j, k and the arrows; close on any other key."""
        event.stop()
        step = {"j": 1, "down": 1, "k": -1, "up": -1}.get(event.key, 0)
        if step:
            self._view.action_line(step)
        elif self.is_current:
            self.dismiss()

    def on_click(self) -> None:
        if self.is_current:
            self.dismiss()


JUMP_LETTERS: Final = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"


class JumpTarget(NamedTuple):
    """Screen position of an item, and what its letter does."""

    x: int
    y: int
    act: Callable[[], object]


class JumpScreen(ModalScreen[int | None]):
    """Show a letter on each target; returns the index of the chosen one, or None."""

    CSS_PATH = Path(__file__).with_name("popups.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "none", show=False)]

    def __init__(self, spots: Sequence[JumpTarget]) -> None:
        super().__init__()
        self._spots = tuple(spots)[: len(JUMP_LETTERS)]

    def compose(self) -> ComposeResult:
        for letter, spot in zip(JUMP_LETTERS, self._spots, strict=False):
            label = Static(styled(f" {letter} "))
            label.styles.offset = (max(0, spot.x), spot.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        event.stop()
        number = JUMP_LETTERS.find(event.character or "\0")
        self._leave(number if 0 <= number < len(self._spots) else None)

    def on_click(self, event: events.Click) -> None:
        near = [
            at for at, spot in enumerate(self._spots) if spot.y == event.screen_y and 0 <= event.screen_x - spot.x < 3
        ]
        self._leave(near[0] if near else None)

    def _leave(self, number: int | None) -> None:
        dismiss_once(self, number)

    def action_none(self) -> None:
        self._leave(None)
