"""Version and compile options of the SQLite that this Python uses."""

from __future__ import annotations

import sqlite3


def version() -> str:
    """Return the SQLite version, such as `3.40.1`."""
    return sqlite3.sqlite_version


def searchable() -> bool:
    """Whether SQLite was built with FTS5, which search needs."""
    with sqlite3.connect(":memory:") as db:
        found = db.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()
    db.close()
    return bool(found[0])
