"""Lay out a table at its natural width, for a view that scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warta.render.tables import one_line, rights, row_parts
from warta.render.wrap import cells

if TYPE_CHECKING:
    from warta.model.blocks import Table

BETWEEN = " │ "
_WIDEST = 40  # cells of a column; longer cells are wrapped in it


class Grid(NamedTuple):
    """The lines of a table, each as its cells padded to the column widths; `rows` are the first lines of the rows.

    `head` holds the lines of the header rows, which are not in `lines`; `cells` holds the rows as on the page.
    """

    widths: tuple[int, ...]
    head: tuple[tuple[str, ...], ...]
    lines: tuple[tuple[str, ...], ...]
    rows: tuple[int, ...]
    cells: tuple[tuple[str, ...], ...]

    def shown(self, first: int, width: int) -> int:
        """Return how many columns from `first` on fit beside the header column; at least one."""
        room, count = width - self.widths[0], 0
        for column in self.widths[first:]:
            room -= len(BETWEEN) + column
            if room < 0:
                break
            count += 1
        return max(1, count)

    def last(self, width: int) -> int:
        """Return the first visible column when the view is scrolled to the end."""
        first = len(self.widths) - 1
        while first > 1 and self.shown(first - 1, width) >= len(self.widths) - first + 1:
            first -= 1
        return max(1, first)


def grid(table: Table) -> Grid:
    """Lay out a table at its natural width."""
    rows = [tuple(map(one_line, row)) for row in table.rows if any(row)]
    headings = sum(any(row) for row in table.rows[: table.header_rows])
    if headings == len(rows):
        headings = 0
    columns = max(map(len, rows), default=0)
    filled = [(*row, *[""] * (columns - len(row))) for row in rows]
    widths = [min(_WIDEST, max(cells(row[at]) for row in filled) or 1) for at in range(columns)]
    right = rights(filled, headings, columns)
    head = [line for row in filled[:headings] for line in row_parts(row, widths, right)]
    lines: list[tuple[str, ...]] = []
    begins: list[int] = []
    for row in filled[headings:]:
        begins.append(len(lines))
        lines += row_parts(row, widths, right)
    return Grid(tuple(widths), tuple(head), tuple(lines), tuple(begins), tuple(filled))
