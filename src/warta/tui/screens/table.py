"""A table over the whole screen: it scrolls both ways, its headings and its first column stay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from warta.i18n import _, figure, ngettext
from warta.render.grid import grid
from warta.tui.bindings import bindings
from warta.tui.keymap import hints
from warta.tui.leaving import leave
from warta.tui.widgets.foot import Foot
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.table_view import TableHead, TableView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from warta.model.blocks import Table


class TableScreen(Screen[None]):
    """Rows and columns by the keys of a pane."""

    CSS_PATH = Path(__file__).with_name("table.tcss")
    BINDINGS = bindings("table")
    AUTO_FOCUS = "TableView"
    SCOPE = "table"

    def __init__(self, table: Table, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._title = " ".join(table.caption.split()) or _("Table")
        self._grid = grid(table)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        title = PaneTitle(self._title)
        rows, columns = len(self._grid.rows), len(self._grid.widths)
        many = ngettext("{n} row", "{n} rows", rows).format(n=figure(rows))
        title.note = many + " · " + ngettext("{n} column", "{n} columns", columns).format(n=figure(columns))
        yield title
        yield TableHead(self._grid)
        yield TableView(self._grid)
        foot = Foot()
        foot.hints = hints(self.SCOPE, self._chosen)
        yield foot

    @on(TableView.Shifted)
    def _shifted(self) -> None:
        view = self.query_one(TableView)
        self.query_one(TableHead).first = view.first
        columns = len(self._grid.widths)
        last = min(columns, view.first + self._grid.shown(view.first, view.size.width - 2))
        self.query_one(Foot).say(_columns(view.first + 1, last, columns))

    @on(TableView.CopyWanted)
    def _copy_wanted(self, event: TableView.CopyWanted) -> None:
        from warta.tui.clipboard import copy_rows

        copy_rows(self.app, event.rows)
        count = len(event.rows)
        self.query_one(Foot).say(ngettext("copied: {n} row", "copied: {n} rows", count).format(n=figure(count)))

    def action_leave(self) -> None:
        leave(self, None)


def _columns(first: int, last: int, columns: int) -> str:
    """Which columns show: the first one, that of the rows' names, stays. Nothing of a table that has no other."""
    if last < first:
        return ""
    if last == first:
        return _("columns 1 and {n} of {all}").format(n=first, all=columns)
    return _("columns 1 and {first} to {last} of {all}").format(first=first, last=last, all=columns)
