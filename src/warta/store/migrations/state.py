"""Migration: stars, tags, positions, history, saved searches, undo log."""

from __future__ import annotations

# `seen` is the revision that its reader knows. What was read already was read as it is.
STATE = (
    "ALTER TABLE articles ADD COLUMN starred INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN seen INTEGER NOT NULL DEFAULT 1",
    "UPDATE articles SET seen = revision WHERE read",
    "CREATE INDEX articles_starred ON articles (id) WHERE starred",
    "CREATE INDEX articles_changed ON articles (id) WHERE revision > seen",
    """CREATE TABLE tags (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        folded TEXT NOT NULL,
        tag TEXT NOT NULL,
        UNIQUE (folded, article)
    )""",
    "CREATE INDEX tags_of_article ON tags (article)",
    """CREATE TABLE positions (
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        block INTEGER NOT NULL,
        blocks INTEGER NOT NULL,
        opening TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    """CREATE TABLE openings (
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        shown INTEGER NOT NULL DEFAULT 1
    )""",
    "CREATE INDEX openings_in_order ON openings (at)",
    """CREATE TABLE searches (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        query TEXT NOT NULL
    )""",
    """CREATE TABLE deeds (
        id INTEGER PRIMARY KEY,
        what TEXT NOT NULL,
        at TEXT NOT NULL,
        name TEXT NOT NULL,
        changes BLOB NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    )""",
)
