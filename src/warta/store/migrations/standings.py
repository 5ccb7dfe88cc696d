"""How each thread was left, and in which pane its reader was."""

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
