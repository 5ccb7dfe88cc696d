"""Copy drafts between outboxes; a draft that was sent in one of them stays sent."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any, Final

from warta.model.reply import UNSENT
from warta.store import file, troubles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    Row: TypeAlias = dict[str, Any]

APPLICATION: Final = 0x77617262  # "warb", at offset 68 of the file (sqlite.org/fileformat2.html §1.3.11)
NAMES: Final = (
    "id", "url", "text", "parent", "title", "action", "state", "reason", "message", "comment_id", "permalink",
    "created_at", "changed_at", "sent_at",
)  # fmt: skip
CARRIED: Final = "carried_drafts"
"""Table with the drafts in an exported library; a library in use has none."""

_OWN = NAMES[1:]
_SENT = ("public", "held", "unconfirmed")
_COLUMNS = ", ".join(_OWN)
_PLACES = ", ".join("?" * len(_OWN))


def rows(db: sqlite3.Connection, table: str = "drafts") -> list[Row]:
    """Return every draft as stored, without its id."""
    return [dict(zip(_OWN, row, strict=True)) for row in db.execute(f"SELECT {_COLUMNS} FROM {table} ORDER BY id")]  # noqa: S608 - our own names


def carry(copy: Path, drafts: list[Row]) -> None:
    """Write drafts into an exported library. Raises sqlite3.Error."""
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute(f"CREATE TABLE {CARRIED} (id INTEGER PRIMARY KEY, {_COLUMNS})")
        for each in drafts:
            _insert(db, each, CARRIED)


def of_library(source: Path) -> list[Row]:
    """Return the drafts of a library: those inside an exported file, and those of the outbox in the same folder.

    Raises LibraryError.
    """
    beside = source.with_name("outbox.db")
    try:
        with closing(file.connect(source, "ro")) as db:
            found = rows(db, CARRIED) if _has(db, CARRIED) else []
        if file.identify(beside):
            with closing(file.connect(beside, "ro")) as db:
                ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
                found += rows(db) if ours and _has(db, "drafts") else []
    except (sqlite3.Error, OSError) as error:
        raise troubles.trouble(error, source) from error
    return found


def merge(db: sqlite3.Connection, others: Iterable[Row]) -> int:
    """Merge the drafts of another outbox; return how many were added or updated. Inside a transaction.

    Drafts are the same when page, parent comment and creation time agree. Of two unsent texts the later one stays;
    a draft that was sent on either side stays sent.
    """
    return sum(_taken(db, _cut_off(each)) for each in others)


def _taken(db: sqlite3.Connection, theirs: Row) -> bool:
    query = f"SELECT {', '.join(NAMES)} FROM drafts WHERE url = ? AND parent IS ? AND created_at = ?"  # noqa: S608 - our own names
    known = [
        dict(zip(NAMES, row, strict=True))
        for row in db.execute(query, (theirs["url"], theirs["parent"], theirs["created_at"]))
    ]
    mine = next((each for each in known if each["text"] == theirs["text"]), None)
    if mine is None and _is_unsent(theirs):
        if any(not _is_unsent(each) and each["changed_at"] >= theirs["changed_at"] for each in known):
            return False  # our sent draft is a later version of this one
        mine = next((each for each in known if _is_unsent(each)), None)
    if mine is None:
        _insert(db, theirs, "drafts")
        return True
    if not _tells_more(theirs, mine):
        return False
    changed = ", ".join([f"{name} = ?" for name in _OWN])
    db.execute(f"UPDATE drafts SET {changed} WHERE id = ?", (*[theirs[name] for name in _OWN], mine["id"]))  # noqa: S608 - our own names
    return True


def _tells_more(theirs: Row, mine: Row) -> bool:
    """Whether their version of a draft replaces ours."""
    if mine["state"] == "sending":
        return False
    ranks = [2 if each["state"] in _SENT else 0 if _is_unsent(each) else 1 for each in (theirs, mine)]
    if ranks[0] != ranks[1]:
        return ranks[0] > ranks[1]
    newer: bool = theirs["changed_at"] > mine["changed_at"]
    return newer


def _cut_off(theirs: Row) -> Row:
    """Return the draft as `unknown` when it was being sent at the time of the copy, or has an unknown state."""
    return theirs if theirs["state"] in (*UNSENT, *_SENT) else theirs | {"state": "unknown"}


def _is_unsent(draft: Mapping[str, Any]) -> bool:
    return draft["state"] in UNSENT


def _has(db: sqlite3.Connection, table: str) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone() is not None


def _insert(db: sqlite3.Connection, draft: Row, table: str) -> None:
    db.execute(f"INSERT INTO {table} ({_COLUMNS}) VALUES ({_PLACES})", tuple(draft[name] for name in _OWN))  # noqa: S608 - our own names
