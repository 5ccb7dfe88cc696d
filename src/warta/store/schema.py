"""Schema versions: apply missing migrations; `user_version` is the number of migrations a file has had."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, closing
from typing import Final

from warta.errors import LibraryError
from warta.i18n import _
from warta.store.migrations import MIGRATIONS, TABLES, Migration
from warta.store.migrations.ledger import LEDGER
from warta.store.migrations.prefixes import PREFIXES
from warta.store.migrations.search import SEARCH
from warta.store.migrations.sources import SOURCES
from warta.store.migrations.state import STATE

__all__ = [
    "APPLICATION_ID",
    "FOLLOWS_COMMENTS",
    "FOLLOWS_SOURCES",
    "IS_SEARCHED",
    "KEEPS_LEDGER",
    "KEEPS_STATE",
    "MIGRATIONS",
    "PACKS_REVISIONS",
    "TABLES",
    "VERSION",
    "Migration",
    "complaints",
    "migrate",
    "version_of",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

APPLICATION_ID: Final = 0x77617274  # "wart", at offset 68 of the file (sqlite.org/fileformat2.html §1.3.11)

VERSION: Final = len(MIGRATIONS)
FOLLOWS_COMMENTS: Final = 3  # a library that can only be read may be older than that
KEEPS_STATE: Final = MIGRATIONS.index(STATE) + 1
KEEPS_LEDGER: Final = MIGRATIONS.index(LEDGER) + 1  # likewise
FOLLOWS_SOURCES: Final = MIGRATIONS.index(SOURCES) + 1  # likewise
PACKS_REVISIONS: Final = MIGRATIONS.index(PREFIXES) + 1  # likewise
IS_SEARCHED: Final = MIGRATIONS.index(SEARCH) + 1


def migrate(db: sqlite3.Connection, path: Path, migrations: Sequence[Migration], stamp: str) -> Path | None:
    """Apply missing migrations in one transaction; return the path of the backup, None when the library was new.

    `stamp` goes into the backup's name. Foreign keys stay off on this connection: use it for nothing else.
    Raises LibraryError when the migrated tables are inconsistent.
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
    """Return the number of migrations that were applied to this file."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def complaints(db: sqlite3.Connection) -> list[str]:
    """Return the problems that integrity_check and foreign_key_check find, a line each."""
    damage = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
    words = _("{table} row {row} points at no row of {parent}")
    loose = [words.format(table=table, row=row, parent=parent) for table, row, parent, _which in _loose(db)]
    return [line for line in damage if line != "ok"] + loose


def _loose(db: sqlite3.Connection) -> list[tuple[str, int, str, int]]:
    return db.execute("PRAGMA foreign_key_check").fetchall()


def _backup(path: Path, version: int, stamp: str) -> Path:
    """Back up the library into the same folder; a second connection reads the committed state."""
    copy = path.with_name(f"{path.name}.schema-{version}-{stamp}")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with ExitStack() as unless_it_is_whole:
        unless_it_is_whole.callback(copy.unlink)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        unless_it_is_whole.pop_all()
    return copy


def _must_hold(db: sqlite3.Connection, path: Path) -> None:
    if found := complaints(db):
        raise LibraryError(
            _("{path} cannot be brought to this version: {why}").format(path=path, why=found[0]),
            hint=_("it is left as it was; `warta library check` tells what does not hold"),
            kind="migration",
        )
