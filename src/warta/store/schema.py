"""The tables of the library, as numbered migrations; `user_version` says how many a file has had."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import Final, TypeAlias

from warta.errors import LibraryError
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Migration: TypeAlias = tuple[str, ...]

APPLICATION_ID: Final = 0x77617274  # "wart", at offset 68 of the file (sqlite.org/fileformat2.html §1.3.11)

# Every table has an integer key of its own, so that rows can still be asked for one by one in a damaged file.
_FIRST: Migration = (
    """CREATE TABLE pages (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        body BLOB NOT NULL
    )""",
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        site TEXT NOT NULL,
        published TEXT,
        placed REAL NOT NULL,
        fetched_at TEXT NOT NULL,
        words INTEGER NOT NULL,
        comments INTEGER NOT NULL,
        folded TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        revision INTEGER NOT NULL,
        extractor TEXT NOT NULL,
        capture INTEGER NOT NULL REFERENCES captures (id) DEFERRABLE INITIALLY DEFERRED,
        read INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX articles_in_order ON articles (read, placed DESC, id DESC)",
    """CREATE TABLE readings (
        article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        json BLOB NOT NULL
    )""",
    """CREATE TABLE captures (
        id INTEGER PRIMARY KEY,
        article INTEGER REFERENCES articles (id),
        requested_url TEXT NOT NULL,
        final_url TEXT NOT NULL,
        status INTEGER NOT NULL,
        fetched_at TEXT NOT NULL,
        confirmed_at TEXT,
        sha256 TEXT NOT NULL,
        redirects TEXT NOT NULL,
        request_headers TEXT NOT NULL,
        response_headers TEXT NOT NULL,
        truncated INTEGER NOT NULL,
        incomplete TEXT NOT NULL
    )""",
    "CREATE INDEX captures_of_article ON captures (article, id)",
    "CREATE INDEX captures_of_page ON captures (sha256)",
    """CREATE TABLE addresses (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        final INTEGER NOT NULL,
        capture INTEGER REFERENCES captures (id),
        seen_at TEXT
    )""",
    "CREATE INDEX addresses_of_article ON addresses (article)",
    """CREATE TABLE revisions (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        text_sha256 TEXT NOT NULL,
        first_capture INTEGER NOT NULL REFERENCES captures (id),
        last_capture INTEGER NOT NULL REFERENCES captures (id),
        UNIQUE (article, number)
    )""",
    """CREATE TABLE state (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    )""",
)

# What was fetched beside a page to make its article whole: with it, the article can be made anew.
_SECOND: Migration = (
    """CREATE TABLE companions (
        id INTEGER PRIMARY KEY,
        capture INTEGER NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
        requested_url TEXT NOT NULL,
        final_url TEXT NOT NULL,
        status INTEGER NOT NULL,
        fetched_at TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        redirects TEXT NOT NULL,
        request_headers TEXT NOT NULL,
        response_headers TEXT NOT NULL,
        truncated INTEGER NOT NULL,
        incomplete TEXT NOT NULL
    )""",
    "CREATE INDEX companions_of_capture ON companions (capture, id)",
)

# The versions of each comment, and the last fetch of a thread that its reader saw (`visited`); how many are new, edited
# and gone is counted when either changes. Fetches are named by number alone: only their order counts.
_THIRD: Migration = (
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

MIGRATIONS: Final[tuple[Migration, ...]] = (_FIRST, _SECOND, _THIRD)
VERSION: Final = len(MIGRATIONS)
FOLLOWS_COMMENTS: Final = 3  # a library that can only be read may be older than that

# In this order rows can be copied: what is pointed at comes first, but for the capture that an article points at.
TABLES: Final = ("pages", "articles", "readings", "captures", "companions", "addresses", "revisions", "comments")


def migrate(db: sqlite3.Connection, path: Path, migrations: Sequence[Migration], stamp: str) -> Path | None:
    """Bring a library to the newest schema, all or nothing; the path of the copy made before, when there was something.

    `stamp` goes into the copy's name. The connection's foreign keys stay off: it serves for nothing more.
    Raises LibraryError when the migrated tables do not hold together.
    """
    db.execute("PRAGMA foreign_keys = OFF")  # a table is rebuilt by dropping it; inside a transaction this can't be set
    with db:
        db.execute("BEGIN IMMEDIATE")
        held = version_of(db)
        backup = _backup(path, held, stamp) if 0 < held < len(migrations) else None
        for migration in migrations[held:]:
            for statement in migration:
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(migrations)}")
        if held:
            _must_hold(db, path)
    return backup


def version_of(db: sqlite3.Connection) -> int:
    """How many migrations this file has had."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def complaints(db: sqlite3.Connection) -> list[str]:
    """What SQLite itself has against a file, a line each; nothing when it is sound."""
    damage = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
    loose = [f"{table} row {row} points at no row of {parent}" for table, row, parent, _which in _loose(db)]
    return [line for line in damage if line != "ok"] + loose


def _loose(db: sqlite3.Connection) -> list[tuple[str, int, str, int]]:
    return db.execute("PRAGMA foreign_key_check").fetchall()


def _backup(path: Path, version: int, stamp: str) -> Path:
    """A whole copy of the library as it is now, beside it; a second connection reads what is committed."""
    copy = path.with_name(f"{path.name}.schema-{version}-{stamp}")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _must_hold(db: sqlite3.Connection, path: Path) -> None:
    if found := complaints(db):
        raise LibraryError(
            _("{path} cannot be brought to this version: {why}").format(path=path, why=found[0]),
            hint=_("it is left as it was; `warta library check` tells what does not hold"),
            kind="migration",
        )
