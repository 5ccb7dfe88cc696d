"""Migration: addresses of removed posts, so that no source adds them again."""

from __future__ import annotations

GONE = (
    """CREATE TABLE gone (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE
    )""",
    "INSERT OR IGNORE INTO gone (key) SELECT key FROM entries WHERE state = 'gone'",
)
