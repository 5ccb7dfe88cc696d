"""Tables of text. A table that only lays out a page is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.extraction.text import line
from warta.extraction.vocabulary import words
from warta.model.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Collection

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed

_LAYOUT = words("table h1 h2 h3 h4 h5 h6 figure iframe blockquote pre article section form")
_LONGEST_CELL = 600  # characters on the average: more is no cell but a column of a page
_WIDEST = 100  # columns: a colspan may claim any number


def table(tree: Tree, i: int, dropped: Collection[int], removed: Removed) -> Table | None:
    """A <table> as rows of text, None when it lays out a page: nested tables, headings, or a single column or row."""
    inside = tree.tags[i + 1 : tree.ends[i]]
    if not _LAYOUT.isdisjoint(inside):
        return None
    rows: list[list[str]] = []
    heads: list[bool] = []
    below: dict[int, int] = {}  # by column, how many rows a cell above still reaches into
    caption = ""
    j, end = i + 1, tree.ends[i]
    while j < end:
        tag = tree.tags[j]
        if j in dropped:
            j = tree.ends[j]
            continue
        if tag == "caption":
            caption = line(tree.raw_text(j), removed)
            j = tree.ends[j]
            continue
        if tag == "tr":
            cells, head = _row(tree, j, removed, below)
            if any(cells):
                rows.append(cells)
                heads.append(head)
            j = tree.ends[j]
            continue
        j += 1
    width = max(map(len, rows), default=0)
    length = sum([len(cell) for row in rows for cell in row])
    if len(rows) < 2 or width < 2 or length > _LONGEST_CELL * len(rows) * width:
        return None
    header_rows = next((n for n, head in enumerate(heads) if not head), len(heads))
    return Table(
        rows=tuple([tuple(row + [""] * (width - len(row))) for row in rows]),
        header_rows=header_rows if header_rows < len(rows) else 0,
        caption=caption,
    )


def _row(tree: Tree, i: int, removed: Removed, below: dict[int, int]) -> tuple[list[str], bool]:
    """The cells of a row, empty ones where another cell reaches, and whether all are headers."""
    cells: list[str] = []
    head = True
    for cell in tree.children(i):
        tag = tree.tags[cell]
        if tag not in {"td", "th"}:
            continue
        head = head and tag == "th"
        _reach_in(cells, below)
        column = len(cells)
        cells.append(line(tree.raw_text(cell), removed))
        if tree.attributes[cell]:
            across, down = _span(tree, cell, "colspan"), _span(tree, cell, "rowspan")
            below.update(dict.fromkeys(range(column, column + across), down - 1))
            cells += [""] * (across - 1)
        if len(cells) >= _WIDEST:
            break
    _reach_in(cells, below)
    parent = tree.parents[i]
    return cells[:_WIDEST], (head or tree.tags[parent] == "thead") and bool(cells)


def _reach_in(cells: list[str], below: dict[int, int]) -> None:
    """Leave room for the cells of rows above that reach into this one here."""
    while below.get(len(cells)):
        below[len(cells)] -= 1
        cells.append("")


def _span(tree: Tree, i: int, name: str) -> int:
    """How many columns or rows a cell takes; 1 when it does not say."""
    span = tree.attribute(i, name) or ""
    return min(int(span), _WIDEST) or 1 if span.isascii() and span.isdigit() and len(span) < 6 else 1
