"""Migration: tags and marks of links from a reading list."""

from __future__ import annotations

# `granted`: what it says has come true, and what its reader did since stands.
WISHES = (
    """CREATE TABLE wishes (
        entry INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
        added_at TEXT,
        read INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        granted INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE wished_tags (
        id INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
        folded TEXT NOT NULL,
        tag TEXT NOT NULL,
        UNIQUE (entry, folded)
    )""",
)
