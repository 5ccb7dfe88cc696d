"""Iterate over a table by row number with one short query a row, so that other connections can read and write."""

from __future__ import annotations

from typing import Any, TypeAlias

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

# ask(work, *given) calls work(connection, *given) with the library's lock held and its errors translated.
Ask: TypeAlias = "Callable[..., Any]"


def after(db: sqlite3.Connection, last: int, columns: str, source: str) -> tuple[Any, ...] | None:
    """Return the row after row number `last`, its number first; None at the end.

    `source`: a table, or a table and a condition. A corrupt b-tree may loop: a row number that does not grow ends it.
    """
    joined = "AND" if " WHERE " in source else "WHERE"
    row: tuple[Any, ...] | None = db.execute(
        f"SELECT rowid, {columns} FROM {source} {joined} rowid > ? ORDER BY rowid LIMIT 1",  # noqa: S608 - our own names
        (last,),
    ).fetchone()
    return row if row and row[0] > last else None
