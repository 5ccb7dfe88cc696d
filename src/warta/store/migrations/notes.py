"""Migration: notes and the texts that they were made on."""

from __future__ import annotations

# A note hangs on an address (`addresses.key`) and not on a row: it stays when its article is pruned or made anew. The
# texts are kept beside, so that a later extractor, or none, changes nothing of where a note was made.
NOTES = (
    """CREATE TABLE noted_texts (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        body BLOB NOT NULL
    )""",
    """CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        revision INTEGER NOT NULL,
        text_sha256 TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        words TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        last_sha256 TEXT,
        last_start INTEGER,
        last_stop INTEGER
    )""",
    "CREATE INDEX notes_of_address ON notes (key, id)",
)
