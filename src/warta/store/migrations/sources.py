"""Migration: sources, entries, watched pages, robots.txt, and counts kept by triggers."""

from __future__ import annotations

_UNREAD = "coalesce((SELECT read = 0 FROM articles WHERE id = {row}.article), 0)"
_WAITS = "({row}.article IS NULL AND {row}.state IN ('waiting', 'failed'))"


def _counted(sign: str, row: str) -> str:
    """Add an entry to what is told of its source, or take it away."""
    more = {"listed": "1", "waiting": _WAITS.format(row=row), "unread": _UNREAD.format(row=row)}
    changes = ", ".join(f"{name} = {name} {sign} {what}" for name, what in more.items())
    return f"UPDATE tallies SET {changes} WHERE source = {row}.source;"  # noqa: S608 - our own words


# The counts beside a source are kept by the database itself, whoever reads, keeps or removes: `tallies` is made of the
# other tables, and is never copied. An article that is removed is not fetched again for its entry.
SOURCES = (
    """CREATE TABLE sources (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        address TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        home TEXT NOT NULL,
        folder TEXT NOT NULL,
        every REAL,
        added_at TEXT NOT NULL,
        checked_at TEXT,
        due_at TEXT,
        etag TEXT,
        modified TEXT,
        trouble TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        guid TEXT NOT NULL,
        published TEXT,
        placed REAL NOT NULL,
        version TEXT NOT NULL,
        talk TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        article INTEGER REFERENCES articles (id) ON DELETE SET NULL,
        state TEXT NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        wait REAL NOT NULL DEFAULT 0,
        due_at TEXT,
        trouble TEXT NOT NULL DEFAULT '',
        UNIQUE (source, key)
    )""",
    "CREATE INDEX entries_in_order ON entries (source, placed DESC)",
    "CREATE INDEX entries_of_article ON entries (article)",
    "CREATE INDEX entries_of_state ON entries (source, state)",
    """CREATE TABLE watches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        url TEXT NOT NULL,
        every REAL NOT NULL,
        wait REAL NOT NULL,
        added_at TEXT NOT NULL,
        checked_at TEXT,
        changed_at TEXT,
        due_at TEXT,
        trouble TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE hosts (
        id INTEGER PRIMARY KEY,
        origin TEXT NOT NULL UNIQUE,
        robots TEXT NOT NULL,
        asked_at TEXT NOT NULL
    )""",
    """CREATE TABLE tallies (
        source INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
        listed INTEGER NOT NULL DEFAULT 0,
        waiting INTEGER NOT NULL DEFAULT 0,
        unread INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE TRIGGER source_added AFTER INSERT ON sources BEGIN INSERT INTO tallies (source) VALUES (NEW.id); END",
    f"CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN {_counted('+', 'NEW')} END",
    f"CREATE TRIGGER entry_removed AFTER DELETE ON entries BEGIN {_counted('-', 'OLD')} END",
    f"""CREATE TRIGGER entry_changed AFTER UPDATE OF article, state ON entries BEGIN
        {_counted("-", "OLD")}
        {_counted("+", "NEW")}
    END""",
    """CREATE TRIGGER article_read AFTER UPDATE OF read ON articles WHEN OLD.read <> NEW.read BEGIN
        UPDATE tallies SET unread = unread + (OLD.read - NEW.read)
            * (SELECT count(*) FROM entries WHERE article = NEW.id AND source = tallies.source)
        WHERE source IN (SELECT source FROM entries WHERE article = NEW.id);
    END""",
    """CREATE TRIGGER article_removed BEFORE DELETE ON articles BEGIN
        UPDATE entries SET article = NULL, state = 'gone' WHERE article = OLD.id;
    END""",
)
