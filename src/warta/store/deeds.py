"""Undo log: one row per user action, with the previous values."""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from typing import NamedTuple

from warta.i18n import _
from warta.model.state import UndoEntry
from warta.store import captures

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import Any

    from warta.model.state import What

_MOST = 200  # actions in the undo log
_LARGEST = 64 << 20
_OPPOSITE: dict[What, What] = {"star": "unstar", "unstar": "star", "tag": "untag", "untag": "tag"}

# Select the given posts that the action would change.
_DUE: dict[str, str] = {
    "read": "SELECT id, read, seen FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    " AND (NOT read OR seen < revision)",
    "unread": "SELECT id, read, seen FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND read",
    "star": "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND NOT starred",
    "unstar": "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND starred",
    "tag": "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    " AND id NOT IN (SELECT article FROM tags WHERE folded = ?)",
    "untag": "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    " AND id IN (SELECT article FROM tags WHERE folded = ?)",
    "forget": "SELECT article FROM openings WHERE article IN (SELECT value FROM json_each(?)) AND shown",
}
_DO: dict[str, str] = {
    "read": "UPDATE articles SET read = 1, seen = revision WHERE id IN (SELECT value FROM json_each(?))",
    "unread": "UPDATE articles SET read = 0 WHERE id IN (SELECT value FROM json_each(?))",
    "star": "UPDATE articles SET starred = 1 WHERE id IN (SELECT value FROM json_each(?))",
    "unstar": "UPDATE articles SET starred = 0 WHERE id IN (SELECT value FROM json_each(?))",
    "forget": "UPDATE openings SET shown = 0 WHERE article IN (SELECT value FROM json_each(?))",
}


class _Changes(NamedTuple):
    """Rows that an action changed, with the previous values where the action does not imply them."""

    rows: list[list[Any]]

    @property
    def posts(self) -> list[int]:
        return [row[0] for row in self.rows]

    def packed(self) -> bytes:
        return zlib.compress(json.dumps(self.rows, separators=(",", ":")).encode())


def do(db: sqlite3.Connection, what: What, numbers: Sequence[int], when: datetime, name: str) -> UndoEntry | None:
    """Apply an action to posts and record it; None when nothing changes. Inside a transaction."""
    name = _spelled(db, name) if what in {"tag", "untag"} else name
    named = (_listed(numbers), folded(name)) if what in {"tag", "untag"} else (_listed(numbers),)
    changes = _Changes([list(row) for row in db.execute(_DUE[what], named)])
    if not changes.rows:
        return None
    _perform(db, what, changes.posts, name)
    return _note(db, what, changes, when, name)


def save(db: sqlite3.Connection, name: str, query: str | None, when: datetime) -> UndoEntry | None:
    """Save a search, or delete it (`query` None), and record it; None when nothing changes. Inside a transaction."""
    row = db.execute("SELECT query FROM searches WHERE name = ?", (name,)).fetchone()
    before = row[0] if row else None
    if before == query:
        return None
    _put_search(db, name, query)
    return _note(db, "unsave" if query is None else "save", _Changes([[before, query]]), when, name)


def undo(db: sqlite3.Connection) -> UndoEntry | None:
    """Undo the last action that is not undone; None when there is none. Inside a transaction."""
    found = _found(db, "SELECT id, what, at, name, changes FROM deeds WHERE NOT undone ORDER BY id DESC LIMIT 1")
    if found is None:
        return None
    deed, changes = found
    match deed.what:
        case "read" | "unread":
            db.executemany(
                "UPDATE articles SET read = ?, seen = ? WHERE id = ?",
                [(read, seen, number) for number, read, seen in changes.rows],
            )
        case "forget":
            db.execute(
                "UPDATE openings SET shown = 1 WHERE article IN (SELECT value FROM json_each(?))",
                (_listed(deed.posts),),
            )
        case "save" | "unsave":
            _put_search(db, deed.name, changes.rows[0][0])
        case "star" | "unstar" | "tag" | "untag":
            _perform(db, _OPPOSITE[deed.what], deed.posts, deed.name)
    db.execute("UPDATE deeds SET undone = 1 WHERE id = ?", (deed.id,))
    return deed


def redo(db: sqlite3.Connection) -> UndoEntry | None:
    """Redo the action that was undone last; None when there is none. Inside a transaction."""
    found = _found(db, "SELECT id, what, at, name, changes FROM deeds WHERE undone ORDER BY id LIMIT 1")
    if found is None:
        return None
    deed, changes = found
    if deed.what in {"save", "unsave"}:
        _put_search(db, deed.name, changes.rows[0][1])
    else:
        _perform(db, deed.what, deed.posts, deed.name)
    db.execute("UPDATE deeds SET undone = 0 WHERE id = ?", (deed.id,))
    return deed


def folded(tag: str) -> str:
    """Return the case-insensitive key of a tag."""
    return captures.plain(tag.casefold())


def _spelled(db: sqlite3.Connection, name: str) -> str:
    """Return the tag in its first stored spelling."""
    row = db.execute("SELECT tag FROM tags WHERE folded = ? ORDER BY id LIMIT 1", (folded(name),)).fetchone()
    return row[0] if row else captures.plain(name)


def _listed(numbers: Sequence[int]) -> str:
    return json.dumps([*numbers])


def _perform(db: sqlite3.Connection, what: What, posts: Sequence[int], name: str) -> None:
    these = _listed(posts)
    if what == "tag":
        db.execute(
            "INSERT OR IGNORE INTO tags (article, folded, tag) SELECT id, ?, ? FROM articles"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (folded(name), name, these),
        )
    elif what == "untag":
        db.execute(
            "DELETE FROM tags WHERE folded = ? AND article IN (SELECT value FROM json_each(?))", (folded(name), these)
        )
    else:
        db.execute(_DO[what], (these,))


def _show_again(db: sqlite3.Connection, posts: Sequence[int]) -> None:
    db.execute("UPDATE openings SET shown = 1 WHERE article IN (SELECT value FROM json_each(?))", (_listed(posts),))


def _put_search(db: sqlite3.Connection, name: str, query: str | None) -> None:
    db.execute("DELETE FROM searches WHERE name = ?", (name,))
    if query is not None:
        db.execute("INSERT INTO searches (name, query) VALUES (?, ?)", (name, query))


def _note(db: sqlite3.Connection, what: What, changes: _Changes, when: datetime, name: str) -> UndoEntry:
    """Record an action; undone actions can no longer be redone."""
    db.execute("DELETE FROM deeds WHERE undone")
    written = db.execute(
        "INSERT INTO deeds (what, at, name, changes) VALUES (?, ?, ?, ?)",
        (what, captures.moment(when), name, changes.packed()),
    )
    number = written.lastrowid or 0
    db.execute("DELETE FROM deeds WHERE id NOT IN (SELECT id FROM deeds ORDER BY id DESC LIMIT ?)", (_MOST,))
    return UndoEntry(id=number, what=what, at=when, name=name, posts=_posts(what, changes))


def _found(db: sqlite3.Connection, query: str) -> tuple[UndoEntry, _Changes] | None:
    """Return an entry of the undo log and its changes. Raises ValueError for an invalid row."""
    row = db.execute(query).fetchone()
    if row is None:
        return None
    number, what, at, name, packed = row
    if what not in {*_DUE, "save", "unsave"}:
        raise ValueError(_("deed {number} is of no kind that is known").format(number=number))
    changes = _Changes(_unpacked(number, packed))
    made = UndoEntry(id=number, what=what, at=datetime.fromisoformat(at), name=name, posts=_posts(what, changes))
    return made, changes


def _posts(what: What, changes: _Changes) -> tuple[int, ...]:
    return () if what in {"save", "unsave"} else tuple(changes.posts)


def _unpacked(number: int, packed: bytes) -> list[list[Any]]:
    try:
        rows = json.loads(zlib.decompressobj().decompress(packed, _LARGEST))
    except zlib.error as error:
        raise ValueError(_("deed {number} cannot be unpacked").format(number=number)) from error
    if not (isinstance(rows, list) and all(isinstance(row, list) and row for row in rows)):
        raise ValueError(_("deed {number} holds no changes").format(number=number))
    return rows
