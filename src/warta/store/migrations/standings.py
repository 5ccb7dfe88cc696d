"""Migration: state of each thread when it was left, and the last focused pane."""

from __future__ import annotations

# `folded`: the ids of the comments whose answers are hidden, a JSON list.
STANDINGS = (
    """CREATE TABLE standings (
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        sorted TEXT NOT NULL,
        comment TEXT NOT NULL,
        folded TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    "ALTER TABLE openings ADD COLUMN pane TEXT NOT NULL DEFAULT 'article'",
)
