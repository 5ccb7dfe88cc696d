"""See a table of the article whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _
from warta.model.blocks import Table
from warta.tui.presets import own
from warta.tui.screens.table import TableScreen

if TYPE_CHECKING:
    from warta.tui.screens.reading import ReadingScreen


async def show(screen: ReadingScreen) -> None:
    """Show the table under the cursor, else the first one from here on, else the last one before."""
    tables = _tables(screen)
    if not tables:
        screen.said = _("{what}: none here").format(what=_("Tables"))
        return
    pane = screen.panes.article
    at, top = pane.paragraphs.at, pane.scroll_offset.y - 1
    under = next((table for _line, piece, table in tables if piece == at), None)
    ahead = next((table for line, _piece, table in tables if line >= top), tables[-1][2])
    screen.app.push_screen(TableScreen(under or ahead, own(screen.services.settings)))


def _tables(screen: ReadingScreen) -> list[tuple[int, int, Table]]:
    """The tables of the article, each with the last line and the first piece of it."""
    sheet, loaded = screen.panes.article.sheet, screen.loaded
    if sheet is None or loaded is None:
        return []
    found: dict[int, tuple[int, int, Table]] = {}
    for y, line in enumerate(sheet.lines):
        number = sheet.pieces[line.piece].block
        block = loaded.article.blocks[number] if 0 <= number < len(loaded.article.blocks) else None
        if isinstance(block, Table) and any(map(any, block.rows)):
            found[number] = (y, found[number][1] if number in found else line.piece, block)
    return list(found.values())
