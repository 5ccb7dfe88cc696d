"""A walk through a table goes upwards and ends."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from warta.store.walk import after


class _Circle:
    """A damaged table that always leads back to its third row."""

    def execute(self, *_given: object) -> _Circle:
        return self

    def fetchone(self) -> tuple[int, str]:
        return 3, "again"


def test_a_walk_meets_every_row_once_in_order() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)")
        db.executemany("INSERT INTO words VALUES (?, ?)", [(9, "c"), (2, "a"), (5, "b")])

        met, last = [], 0
        while row := after(db, last, "word", "words"):
            last = row[0]
            met.append(row)

        assert met == [(2, "a"), (5, "b"), (9, "c")]
        assert after(db, 2, "word", "words WHERE word > 'b'") == (9, "c")


def test_a_table_that_leads_in_a_circle_ends() -> None:
    circle: sqlite3.Connection = _Circle()  # type: ignore[assignment]

    assert after(circle, 2, "word", "words") == (3, "again")
    assert after(circle, 3, "word", "words") is None
