"""A popup with a list: choose by its key, by moving and Enter, or by a click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment as Cells
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from warta.render.wrap import cells, pad, shorten
from warta.tui.bindings import bindings
from warta.tui.leaving import leave
from warta.tui.text import plain
from warta.tui.widgets.line_view import LineView
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

_BETWEEN = "  "  # a text that is cut does not run into its note


class Row(NamedTuple):
    """A line of the list: the key that chooses it (or what stands in its place), its text, and a note."""

    key: str
    text: str
    note: str = ""


class PickList(LineView):
    """Rows, one of them under the cursor."""

    BINDINGS = bindings("pane")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PickList { background: $surface; height: auto; max-height: 100%; }
    """

    class Moved(Message):
        """Another row is under the cursor, or other rows are."""

    def __init__(self, rows: Sequence[Row] = (), cursor: int = 0) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self.cursor = cursor
        self._keys = 1

    def show(self, rows: Sequence[Row]) -> None:
        """Other rows."""
        self.rows = tuple(rows)
        self.cursor = 0
        self.rebuild()
        self.go(0)

    def rebuild(self) -> None:
        """Make room for the rows; the column of keys is as wide as the widest."""
        self._keys = max((cells(row.key) for row in self.rows), default=1)
        self.set_height(len(self.rows))
        self.move(self.cursor)

    def get_content_height(self, *_args: object) -> int:
        """As high as its rows."""
        return max(1, len(self.rows))

    def _under(self, y: int) -> tuple[str, ...]:
        return ("cursor-here",) if y == self.cursor else ()

    def backdrop(self, y: int) -> Style:
        """The row under the cursor has a ground of its own."""
        return self.style_of(self._under(y))

    def draw(self, y: int) -> list[Cells]:
        """A row."""
        row, under = self.rows[y], self._under(y)
        note = shorten(plain(row.note), max(0, self.size.width // 3))
        between = _BETWEEN if note else ""
        room = self.size.width - self._keys - 5 - cells(between + note)
        return [
            Cells("▌ " if under else "  ", self.style_of((*under, "bar"))),
            Cells(pad(plain(row.key), self._keys) + "  ", self.style_of((*under, "key"))),
            Cells(pad(plain(row.text), max(1, room)) + between, self.style_of(under)),
            Cells(note, self.style_of((*under, "meta"))),
        ]

    def move(self, row: int) -> None:
        """Put the cursor on a row."""
        self.cursor = max(0, min(len(self.rows) - 1, row))
        self.reveal(self.cursor)
        self.redraw()
        self.post_message(self.Moved())

    def action_line(self, lines: int) -> None:
        self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height - 1)))

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        self.move(len(self.rows) - 1)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if row >= len(self.rows):
            return
        if choose := getattr(self.screen, "choose", None):
            choose(row)
        else:
            self.move(row)


class PickScreen(ModalScreen[int | None]):
    """Gives back the number of the row that was chosen; None when none was."""

    CSS_PATH = Path(__file__).with_name("pick.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "none", show=False),
        Binding("enter,l,right", "chosen", show=False),
    ]

    def __init__(self, title: str, rows: Sequence[Row], *, cursor: int = 0, by_key: bool = False) -> None:
        super().__init__()
        self._title = title
        self._rows = tuple(rows)
        self._picks = PickList(rows, cursor)
        self._by_key = by_key

    def compose(self) -> ComposeResult:
        with Vertical(id="pick") as frame:
            frame.styles.width = self._width()
            yield PaneTitle(self._title)
            yield self._picks

    def _width(self) -> int:
        """As wide as its widest row, within reason."""
        widest = max((cells(row.key + row.text + _BETWEEN + row.note) for row in self._rows), default=0)
        return max(28, cells(self._title) + 4, min(80, widest + 9))

    def on_key(self, event: events.Key) -> None:
        if self._by_key and event.character:
            for number, row in enumerate(self._rows):
                if row.key == event.character:
                    event.stop()
                    self.choose(number)
                    return

    def choose(self, number: int | None) -> None:
        """Give a row back; what is typed faster than the list goes away changes nothing."""
        leave(self, number)

    def action_chosen(self) -> None:
        if self._rows:
            self.choose(self._picks.cursor)

    def action_none(self) -> None:
        self.choose(None)
