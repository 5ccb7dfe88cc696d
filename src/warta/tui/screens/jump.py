"""Letters over the screen below: one of them is pressed, or clicked, and leads where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static

from warta.tui.leaving import leave
from warta.tui.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

LETTERS: Final = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"


class Spot(NamedTuple):
    """A place on the screen and what is done when its letter is pressed."""

    x: int
    y: int
    act: Callable[[], object]


class JumpScreen(ModalScreen[int | None]):
    """Gives back the number of the spot; any other key leaves."""

    CSS_PATH = Path(__file__).with_name("jump.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "none", show=False)]

    def __init__(self, spots: Sequence[Spot]) -> None:
        super().__init__()
        self._spots = tuple(spots)[: len(LETTERS)]

    def compose(self) -> ComposeResult:
        for letter, spot in zip(LETTERS, self._spots, strict=False):
            label = Static(words(f" {letter} "))
            label.styles.offset = (max(0, spot.x), spot.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        event.stop()
        number = LETTERS.find(event.character or "\0")
        self._leave(number if 0 <= number < len(self._spots) else None)

    def on_click(self, event: events.Click) -> None:
        near = [
            at for at, spot in enumerate(self._spots) if spot.y == event.screen_y and 0 <= event.screen_x - spot.x < 3
        ]
        self._leave(near[0] if near else None)

    def _leave(self, number: int | None) -> None:
        leave(self, number)

    def action_none(self) -> None:
        self._leave(None)
