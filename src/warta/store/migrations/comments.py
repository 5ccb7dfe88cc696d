"""Migration: versions of comments."""

from __future__ import annotations

# The versions of each comment, and the last fetch of a thread that its reader saw (`visited`); how many are new, edited
# and gone is counted when either changes. Fetches are named by number alone: only their order counts.
COMMENTS = (
    """CREATE TABLE comments (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        author TEXT NOT NULL,
        posted TEXT,
        digest TEXT NOT NULL,
        extractor TEXT NOT NULL,
        first_capture INTEGER NOT NULL,
        last_capture INTEGER NOT NULL,
        gone_capture INTEGER,
        json BLOB NOT NULL
    )""",
    "CREATE INDEX comments_of_article ON comments (article, id)",
    "ALTER TABLE articles ADD COLUMN visited INTEGER",
    "ALTER TABLE articles ADD COLUMN said_new INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN said_edited INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN said_gone INTEGER NOT NULL DEFAULT 0",
)
