"""Version and compile options of the SQLite that this Python uses."""

from __future__ import annotations

import sqlite3


def version() -> str:
    """Its release: `3.40.1`."""
    return sqlite3.sqlite_version


def searchable() -> bool:
    """Whether it was built with the full-text index that the library's search needs."""
    with sqlite3.connect(":memory:") as db:
        found = db.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()
    db.close()
    return bool(found[0])
