"""Go through a table by its numbers, one short look at a time, so that others may read and write between."""

from __future__ import annotations

from typing import Any, TypeAlias

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

# ask(work, *given) is work(connection, *given), with the library's lock held and its errors translated.
Ask: TypeAlias = "Callable[..., Any]"


def after(db: sqlite3.Connection, last: int, columns: str, source: str) -> tuple[Any, ...] | None:
    """The row after number `last`, its number first; None at the end. `source`: a table, or a table and a condition.

    A damaged table may lead back to where one was: that is its end.
    """
    joined = "AND" if " WHERE " in source else "WHERE"
    row: tuple[Any, ...] | None = db.execute(
        f"SELECT rowid, {columns} FROM {source} {joined} rowid > ? ORDER BY rowid LIMIT 1",  # noqa: S608 - our own names
        (last,),
    ).fetchone()
    return row if row and row[0] > last else None
