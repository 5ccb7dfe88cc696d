"""Migration: provenance log; peer and certificate of a capture."""

from __future__ import annotations

# A line is only ever added. Whoever removes a page or a capture leaves a note in `departures`, by a trigger, which the
# next line tells; `stamps` are what time-stamping authorities said of a line's hash.
LEDGER = (
    *[
        f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
        for table in ("captures", "companions")
        for column in ("peer", "certificate", "imported_from")
    ],
    # An import that is older than what its article showed when it came: it is kept, and is no revision.
    "ALTER TABLE captures ADD COLUMN aside INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE ledger (
        id INTEGER PRIMARY KEY,
        capture INTEGER,
        hash TEXT NOT NULL,
        line TEXT NOT NULL
    )""",
    "CREATE INDEX ledger_of_capture ON ledger (capture, id)",
    """CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger BEGIN
        SELECT RAISE(ABORT, 'a line of the ledger is never changed');
    END""",
    """CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger BEGIN
        SELECT RAISE(ABORT, 'a line of the ledger is never removed');
    END""",
    """CREATE TRIGGER ledger_is_not_replaced BEFORE INSERT ON ledger
    WHEN EXISTS (SELECT 1 FROM ledger WHERE id = NEW.id) BEGIN
        SELECT RAISE(ABORT, 'a line of the ledger is never replaced');
    END""",
    """CREATE TABLE departures (
        id INTEGER PRIMARY KEY,
        capture INTEGER,
        sha256 TEXT,
        at TEXT NOT NULL
    )""",
    """CREATE TRIGGER a_capture_departs AFTER DELETE ON captures BEGIN
        INSERT INTO departures (capture, at) VALUES (OLD.id, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
    END""",
    """CREATE TRIGGER a_page_departs AFTER DELETE ON pages BEGIN
        INSERT INTO departures (sha256, at) VALUES (OLD.sha256, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
    END""",
    """CREATE TABLE stamps (
        id INTEGER PRIMARY KEY,
        line INTEGER NOT NULL,
        hash TEXT NOT NULL,
        authority TEXT NOT NULL,
        token BLOB NOT NULL,
        at TEXT NOT NULL
    )""",
)
