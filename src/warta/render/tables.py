"""Lay out a table in columns if it fits the width, else as one record for each row."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from warta.render.pieces import Piece, Run
from warta.render.wrap import cells, pad, wrap

if TYPE_CHECKING:
    from warta.model.blocks import Table

_BETWEEN = " │ "
_LONGEST_WORD = 20  # cells; a column is as wide as its longest word, up to this


def pieces(table: Table, block: int, width: int) -> list[Piece]:
    """Return a table as pieces for lines of `width` cells."""
    found: list[Piece] = []
    if table.caption:
        found.append(Piece(kind="caption", text=table.caption, block=block))
    rows = _rows(table)
    if not rows:
        return found
    widths = _widths(rows, width)
    if widths is None:
        return found + records(table, block, gap=0 if found else 1)
    return [*found, _grid(rows, widths, _headings(table), block)]


def _rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple(one_line(cell) for cell in row) for row in table.rows if any(row)]


def _headings(table: Table) -> int:
    """Count the header rows that are not empty."""
    return sum(any(row) for row in table.rows[: table.header_rows])


def one_line(text: str) -> str:
    """Return a cell on one line."""
    return " ".join(text.split())


def _widths(rows: list[tuple[str, ...]], width: int) -> list[int] | None:
    """Return the column widths, the widest narrowed until all fit; None if that would cut words."""
    columns = list(zip_longest(*rows, fillvalue=""))
    natural = [max(cells(cell) for cell in column) or 1 for column in columns]
    room = width - len(_BETWEEN) * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    least = [
        min(_LONGEST_WORD, max(cells(word) for cell in column for word in cell.split() or [" "])) for column in columns
    ]
    if sum(least) > room:
        return None
    low, high = 1, max(natural)
    while low < high:  # the widest limit under which all columns fit
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(_limited(natural, least, middle)) <= room else (low, middle - 1)
    return _limited(natural, least, low)


def _limited(natural: list[int], least: list[int], limit: int) -> list[int]:
    return [max(floor, min(whole, limit)) for whole, floor in zip(natural, least, strict=True)]


def _numeric(text: str) -> bool:
    return text.strip("+-−–%€$£¥ .,()").replace(".", "").replace(",", "").replace(" ", "").isdecimal()


def rights(rows: list[tuple[str, ...]], header_rows: int, columns: int) -> list[bool]:
    """Return which columns are right-aligned: those with mostly numbers."""
    return [
        sum(_numeric(row[at]) for row in rows[header_rows:] if at < len(row) and row[at]) * 2 > len(rows) - header_rows
        for at in range(columns)
    ]


def _grid(rows: list[tuple[str, ...]], widths: list[int], header_rows: int, block: int) -> Piece:
    right = rights(rows, header_rows, len(widths))
    lines: list[str] = []
    runs: list[Run] = []
    at = 0
    for number, row in enumerate(rows):
        for line in _row_lines(row, widths, right):
            if number < header_rows:
                runs.append(Run(at, at + len(line), ("table-head",)))
            lines.append(line)
            at += len(line) + 1
        if number + 1 == header_rows and len(rows) > header_rows:
            rule = "─┼─".join(["─" * each for each in widths])
            runs.append(Run(at, at + len(rule), ("rule",)))
            lines.append(rule)
            at += len(rule) + 1
    return Piece(kind="table", text="\n".join(lines), runs=tuple(runs), block=block, verbatim=True)


def _row_lines(row: tuple[str, ...], widths: list[int], right: list[bool]) -> list[str]:
    return [_BETWEEN.join(parts).rstrip() for parts in row_parts(row, widths, right)]


def row_parts(row: tuple[str, ...], widths: list[int], right: list[bool]) -> list[tuple[str, ...]]:
    """Return the lines of a row, each as cells padded to the column widths."""
    columns = [
        [cell[start:end].strip() for start, end in wrap(cell, width)]
        for cell, width in zip_longest(row, widths, fillvalue="")
        if isinstance(width, int)
    ]
    return [
        tuple(
            [
                " " * (width - cells(part)) + part if to_right else pad(part, width)
                for part, width, to_right in zip(parts, widths, right, strict=True)
            ]
        )
        for parts in zip_longest(*columns, fillvalue="")
    ]


def records(table: Table, block: int, gap: int) -> list[Piece]:
    """Return each row as lines of `heading: value`; without a header row, as lines of its cells."""
    rows, header_rows = _rows(table), _headings(table)
    names = rows[header_rows - 1] if header_rows else ()
    found: list[Piece] = []
    for row in rows[header_rows:] or rows:
        begin = True
        for at, cell in enumerate(row):
            if not cell:
                continue
            name = f"{names[at]}: " if at < len(names) and names[at] else ""
            runs = (Run(0, len(name), ("table-head",)),) if name else ()
            space = (1 if found else gap) if begin else 0
            mark = "┃ " if begin else "│ "
            found.append(
                Piece(kind="record", text=name + cell, runs=runs, block=block, first=mark, rest="│ ", gap=space)
            )
            begin = False
    return found
