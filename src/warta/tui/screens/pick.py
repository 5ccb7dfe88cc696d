"""Popups to choose: a list of rows (key, Enter or click), and an input with suggestions."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment as Cells
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from warta.render.wrap import cells, pad, shorten, wrap
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings
from warta.tui.text import clean_line
from warta.tui.widgets.line_view import LineView
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size


_NOTE_GAP = "  "  # gap between a shortened text and its note


class Row(NamedTuple):
    """A row of a list: key or mark, text and note. `off`: disabled and dim."""

    key: str
    text: str
    note: str = ""
    off: bool = False


class _Line(NamedTuple):
    """A wrapped line of a row; `number` counts from 0."""

    row: int
    number: int
    text: str


class PickList(LineView):
    """List with a cursor. `whole`: wrap long texts instead of shortening them."""

    BINDINGS = bindings("pane")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PickList { background: $surface; height: auto; max-height: 100%; }
    """

    class Moved(Message):
        """The cursor or the rows changed."""

    def __init__(self, rows: Sequence[Row] = (), cursor: int = 0, *, whole: bool = False) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self.cursor = cursor
        self._wraps = whole
        self._keys = 1
        self._lines: list[_Line] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.rows = tuple(rows)
        self.cursor = 0
        self.rebuild()
        self.go(0)

    def rebuild(self) -> None:
        """Lay out the rows; the key column is as wide as the widest key."""
        self._lines = self._wrapped_lines(self.size.width)
        self.set_height(len(self._lines))
        self.move(self.cursor)

    def _wrapped_lines(self, width: int) -> list[_Line]:
        self._keys = max((cells(row.key) for row in self.rows), default=1)
        lines: list[_Line] = []
        for at, row in enumerate(self.rows):
            text = clean_line(row.text)
            parts = [text[slice(*part)] for part in wrap(text, self._room(row, width))] if self._wraps else [text]
            lines += [_Line(at, number, part) for number, part in enumerate(parts or [""])]
        return lines

    def _note(self, row: Row, width: int) -> str:
        return shorten(clean_line(row.note), max(0, width // 3))

    def _room(self, row: Row, width: int) -> int:
        """Return the cells available for a row's text between key and note."""
        note = self._note(row, width)
        margin = 1 if self._wraps and not note else 0  # gap before the scrollbar
        return max(1, width - self._keys - 5 - margin - cells((_NOTE_GAP if note else "") + note))

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the number of lines, for `height: auto`."""
        return max(1, len(self._wrapped_lines(width)) if self._wraps else len(self.rows))

    def _row_at(self, y: int) -> int:
        """Return the row of a line; `len(rows)` below the last one."""
        return self._lines[y].row if y < len(self._lines) else len(self.rows)

    def _row_style(self, y: int) -> tuple[str, ...]:
        return ("cursor-here",) if self._row_at(y) == self.cursor else ()

    def background_style(self, y: int) -> Style:
        """Cursor background for the row under the cursor."""
        return self.style_of(self._row_style(y))

    def draw(self, y: int) -> list[Cells]:
        """Draw a line of a row: cursor bar, key, text, note."""
        line, under = self._lines[y], self._row_style(y)
        row, width = self.rows[line.row], self.size.width
        key, note = ("", "") if line.number else (clean_line(row.key), self._note(row, width))
        between = _NOTE_GAP if note else ""
        return [
            Cells(f"{self.bar} " if under else "  ", self.style_of((*under, "bar"))),
            Cells(pad(key, self._keys) + "  ", self.style_of((*under, "meta" if row.off else "key"))),
            Cells(
                pad(line.text, self._room(row, width)) + between, self.style_of((*under, "meta") if row.off else under)
            ),
            Cells(note, self.style_of((*under, "meta"))),
        ]

    def move(self, row: int) -> None:
        """Move the cursor to a row."""
        self.cursor = max(0, min(len(self.rows) - 1, row))
        first, after = (bisect_left(self._lines, (at, 0, "")) for at in (self.cursor, self.cursor + 1))
        self.reveal(first, max(first, after - 1))
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
        row = self._row_at(event.y + self.scroll_offset.y)
        if row >= len(self.rows):
            return
        if choose := getattr(self.screen, "choose", None):
            choose(row)
        else:
            self.move(row)


class PickScreen(ModalScreen[int | None]):
    """Choose from a list; returns the index of the row, or None."""

    CSS_PATH = Path(__file__).with_name("pick.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "none", show=False),
        Binding("enter,l,right", "chosen", show=False),
    ]

    def __init__(self, title: str, rows: Sequence[Row], *, cursor: int = 0, by_key: bool = False) -> None:
        super().__init__()
        self._title = title
        self._rows = tuple(rows)
        self._list = PickList(rows, cursor)
        self._by_key = by_key

    def compose(self) -> ComposeResult:
        with Vertical(id="pick") as frame:
            frame.styles.width = self._width()
            yield PaneTitle(self._title)
            yield self._list

    def _width(self) -> int:
        """Return the width in cells: that of the widest row, 28 to 80."""
        widest = max((cells(row.key + row.text + _NOTE_GAP + row.note) for row in self._rows), default=0)
        return max(28, cells(self._title) + 4, min(80, widest + 9))

    def on_key(self, event: events.Key) -> None:
        if self._by_key and event.character:
            for number, row in enumerate(self._rows):
                if row.key == event.character:
                    event.stop()
                    self.choose(number)
                    return

    def choose(self, number: int | None) -> None:
        """Close with a row; a disabled row does nothing."""
        if number is None or not self._rows[number].off:
            dismiss_once(self, number)

    def action_chosen(self) -> None:
        if self._rows:
            self.choose(self._list.cursor)

    def action_none(self) -> None:
        self.choose(None)


class AskScreen(ModalScreen[str | None]):
    """Input with suggestions; returns the text or suggestion, None on Esc. `empty`: an empty text is valid."""

    CSS_PATH = Path(__file__).with_name("pick.tcss")
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
        self._value = clean_line(value)
        self._suggestions = tuple(offers)
        self._list = PickList(offers)
        self._list.can_focus, self._list.display = False, bool(offers)
        self._chosen = False
        self._empty = empty

    def compose(self) -> ComposeResult:
        with Vertical(id="ask"):
            yield PaneTitle(self._title)
            yield Input(self._value, placeholder=self._hint, compact=True, select_on_focus=True)
            yield self._list

    def _matching(self, needle: str) -> list[Row]:
        wanted = needle.casefold().split()
        return [row for row in self._suggestions if all(word in f"{row.key} {row.text}".casefold() for word in wanted)]

    def on_input_changed(self, event: Input.Changed) -> None:
        if not self._suggestions or event.value == self._value:
            return
        self._chosen = False
        rows = self._matching(clean_line(event.value))
        picks = self._list
        picks.display = bool(rows)
        picks.show(rows)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        picks = self._list
        text = picks.rows[picks.cursor].text if self._chosen and picks.rows else clean_line(event.value)
        self._close(text.strip() or ("" if self._empty else None))

    def choose(self, number: int) -> None:
        """Close with the clicked suggestion."""
        self._close(self._list.rows[number].text)

    def _close(self, text: str | None) -> None:
        dismiss_once(self, text)

    def action_move(self, step: int) -> None:
        picks = self._list
        if picks.rows:
            picks.move(picks.cursor + (step if self._chosen else 0))
            self._chosen = True

    def action_none(self) -> None:
        self._close(None)


async def ask_choice(screen: Screen[None], title: str, rows: Sequence[Row], *, cursor: int = 0) -> Row | None:
    """Ask the reader to choose a row; None if cancelled."""
    number = await screen.app.push_screen_wait(PickScreen(title, rows, cursor=cursor, by_key=True))
    return None if number is None else rows[number]


async def ask_line(screen: Screen[None], title: str, hint: str, value: str = "", offers: Sequence[Row] = ()) -> str:
    """Ask for a line of text; empty if cancelled."""
    return await screen.app.push_screen_wait(AskScreen(title, hint, value, offers)) or ""


async def ask_optional_line(screen: Screen[None], title: str, hint: str, offers: Sequence[Row] = ()) -> str | None:
    """Ask for a line of text that may be empty; None if cancelled."""
    return await screen.app.push_screen_wait(AskScreen(title, hint, offers=offers, empty=True))
