"""Full-screen table: scrolls both ways below fixed headings and beside a fixed first column."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from textual import on
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from warta.i18n import _, figure, ngettext
from warta.render.grid import BETWEEN, grid
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings, footer_hints
from warta.tui.text import cell_text
from warta.tui.widgets.footer import Footer
from warta.tui.widgets.line_view import LineView
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style
    from textual import events
    from textual.app import ComposeResult

    from warta.model.blocks import Table
    from warta.render.grid import Grid
    from warta.render.pieces import Looks


_LINEAR_SEPARATOR = ";".ljust(len(BETWEEN))  # separator in linear mode


class TableColumns(LineView, can_focus=False):
    """Lines of a table: the first column, then the columns from `first` on."""

    ALLOW_SELECT = False

    first: var[int] = var(1, init=False)

    def __init__(self, grid: Grid, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.grid = grid

    def watch_first(self) -> None:
        self.redraw()

    def columns(self, parts: tuple[str, ...], looks: Looks, lead: Looks = ()) -> list[Cells]:
        """Draw a line: the first column with the style `lead`, then the visible columns."""
        between = Cells(_LINEAR_SEPARATOR if self.typesetting.linear else BETWEEN, self.style_of((*looks, "guide")))
        drawn = [Cells(f" {cell_text(parts[0])}", self.style_of((*looks, *lead)))]
        count = self.grid.shown(self.first, self.size.width - 2)
        for part in parts[self.first : self.first + count]:
            drawn += [between, Cells(cell_text(part), self.style_of(looks))]
        return drawn


class TableHead(TableColumns):
    """Headings of the table; they do not scroll vertically."""

    DEFAULT_CSS = """
    TableHead { height: auto; overflow-y: hidden; }
    """

    def rebuild(self) -> None:
        """Set the height: the headings and a rule."""
        self.set_height(len(self.grid.head) + 1)

    def get_content_height(self, *_args: object) -> int:
        """Return the number of lines, for `height: auto`."""
        return len(self.grid.head) + 1

    def draw(self, y: int) -> list[Cells]:
        """Draw a line of the headings, or the rule."""
        if y < len(self.grid.head):
            return self.columns(self.grid.head[y], ("table-head",))
        return [] if self.typesetting.linear else [Cells("─" * self.size.width, self.style_of(("guide",)))]


class TableView(TableColumns, can_focus=True):
    """Rows of the table with a cursor."""

    BINDINGS = bindings("pane", "table")

    row: var[int] = var(0, init=False)

    class Shifted(Message):
        """Other columns are visible."""

    class CopyRequested(Message):
        """Copy rows, tab-separated."""

        def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
            super().__init__()
            self.rows = rows

    def rebuild(self) -> None:
        """Keep the first column in range for the new width."""
        self.set_height(len(self.grid.lines))
        self.action_column(0)

    def draw(self, y: int) -> list[Cells]:
        """Draw a line of a row."""
        return self.columns(self.grid.lines[y], self._row_style(y), lead=("strong",))

    def background_style(self, y: int) -> Style:
        """Cursor background for the row under the cursor."""
        return self.style_of(self._row_style(y))

    def _row_style(self, y: int) -> Looks:
        return ("cursor-here",) if y < len(self.grid.lines) and self._row_at(y) == self.row else ()

    def _row_at(self, y: int) -> int:
        return bisect_right(self.grid.rows, y) - 1

    def watch_row(self) -> None:
        ends = (*self.grid.rows[1:], len(self.grid.lines))
        self.reveal(self.grid.rows[self.row], ends[self.row] - 1)
        self.redraw()

    def _move(self, row: int) -> None:
        self.row = max(0, min(len(self.grid.rows) - 1, row))

    # --- keys and mouse ---

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        if y < len(self.grid.lines):
            self._move(self._row_at(y))

    def action_line(self, lines: int) -> None:
        self._move(self.row + lines)

    def action_page(self, pages: float) -> None:
        y = self.grid.rows[self.row] + int(pages * max(1, self.size.height - 1))
        self._move(self._row_at(max(0, min(y, len(self.grid.lines) - 1))))

    def action_top(self) -> None:
        self._move(0)

    def action_bottom(self) -> None:
        self._move(len(self.grid.rows) - 1)

    def action_column(self, step: int) -> None:
        """Scroll by `step` columns, but never beyond the last full screen."""
        self.first = max(1, min(self.first + step, self.grid.last(self.size.width - 2)))
        self.post_message(self.Shifted())

    def action_last_column(self) -> None:
        self.action_column(len(self.grid.widths))

    def action_first_column(self) -> None:
        self.action_column(-len(self.grid.widths))

    def action_copy_row(self) -> None:
        headings = len(self.grid.cells) - len(self.grid.rows)
        self.post_message(self.CopyRequested(self.grid.cells[headings + self.row :][:1]))

    def action_copy_table(self) -> None:
        self.post_message(self.CopyRequested(self.grid.cells))


class TableScreen(Screen[None]):
    """Show a table of an article."""

    CSS_PATH = Path(__file__).with_name("table.tcss")
    BINDINGS = bindings("table")
    AUTO_FOCUS = "TableView"
    SCOPE = "table"

    def __init__(self, table: Table, user_keys: Mapping[str, str]) -> None:
        super().__init__()
        self._title = " ".join(table.caption.split()) or _("Table")
        self._grid = grid(table)
        self._user_keys = user_keys

    def compose(self) -> ComposeResult:
        title = PaneTitle(self._title)
        rows, columns = len(self._grid.rows), len(self._grid.widths)
        many = ngettext("{n} row", "{n} rows", rows).format(n=figure(rows))
        title.note = many + " · " + ngettext("{n} column", "{n} columns", columns).format(n=figure(columns))
        yield title
        yield TableHead(self._grid)
        yield TableView(self._grid)
        footer = Footer()
        footer.hints = footer_hints(self.SCOPE, self._user_keys)
        yield footer

    @on(TableView.Shifted)
    def _shifted(self) -> None:
        view = self.query_one(TableView)
        self.query_one(TableHead).first = view.first
        columns = len(self._grid.widths)
        last = min(columns, view.first + self._grid.shown(view.first, view.size.width - 2))
        self.query_one(Footer).show_message(_columns(view.first + 1, last, columns))

    @on(TableView.CopyRequested)
    def _copy_requested(self, event: TableView.CopyRequested) -> None:
        from warta.tui.external_programs import copy_rows

        copy_rows(self.app, event.rows)
        count = len(event.rows)
        self.query_one(Footer).show_message(
            ngettext("Copied {n} row", "Copied {n} rows", count).format(n=figure(count))
        )

    def action_leave(self) -> None:
        dismiss_once(self, None)


def _columns(first: int, last: int, columns: int) -> str:
    """Return which columns are visible; empty if the table has only one."""
    if last < first:
        return ""
    if last == first:
        return _("Columns 1 and {n} of {all}").format(n=first, all=columns)
    return _("Columns 1 and {first} to {last} of {all}").format(first=first, last=last, all=columns)
