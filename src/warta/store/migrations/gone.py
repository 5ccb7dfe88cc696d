"""The addresses of posts that were let go: no source brings them back."""

from __future__ import annotations

GONE = (
    """CREATE TABLE gone (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE
    )""",
    "INSERT OR IGNORE INTO gone (key) SELECT key FROM entries WHERE state = 'gone'",
)
