"""The reader's notes, each with the text that it was made on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from warta import urls
from warta.model.notes import Anchor, Note, Place
from warta.store import captures, index, pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from warta.store.shelf import Shelf

_KNOWS_NOTES = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'notes'"
_COLUMNS = (
    "id, url, title, revision, text_sha256, seen_at, exact, prefix, suffix, start, stop, words, created_at, "
    "changed_at, last_sha256, last_start, last_stop"
)
_ALL = f"SELECT n.{_COLUMNS.replace(', ', ', n.')} FROM notes n"  # noqa: S608 - our own columns
_INSERT = f"INSERT OR REPLACE INTO notes (key, {_COLUMNS}) VALUES ({', '.join('?' * 18)})"  # noqa: S608 - likewise
_BY_NUMBER = "JOIN addresses d ON d.key = n.key WHERE d.article = ? ORDER BY n.id"
_BY_KEY = (
    "WHERE n.key = ? OR n.key IN (SELECT o.key FROM addresses o JOIN addresses d ON d.article = o.article"
    " WHERE d.key = ?) ORDER BY n.id"
)
_UNUSED = """DELETE FROM noted_texts WHERE sha256 NOT IN (
    SELECT text_sha256 FROM notes UNION SELECT last_sha256 FROM notes WHERE last_sha256 IS NOT NULL
)"""
_MOVE = "UPDATE notes SET last_sha256 = ?, last_start = ?, last_stop = ? WHERE id = ?"


class SqliteNotebook:
    """Notes in the library file."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, note: Note, text: str) -> Note:
        """Store a note with the full text that it is anchored in; a removed note is restored under its id.

        Raises LibraryError.
        """
        from msgspec.structs import replace

        return replace(note, id=self._shelf.write(_add, note, _packed(text)))

    def find(self, number: int) -> Note | None:
        """Return a note; None when there is none. Raises LibraryError."""
        found = self._shelf.sound(_notes, "WHERE n.id = ?", number)
        return found[0] if found else None

    def of(self, address: str) -> tuple[Note, ...]:
        """Return the notes on an article, by address or number, in order of creation. Raises LibraryError."""
        if address.isascii() and address.isdecimal() and len(address) < 19:
            return self._shelf.sound(_notes, _BY_NUMBER, int(address))
        key = captures.plain(urls.key(address))
        return self._shelf.sound(_notes, _BY_KEY, key, key)

    def all(self) -> tuple[Note, ...]:
        """Return all notes, newest first. Raises LibraryError."""
        return self._shelf.sound(_notes, "ORDER BY n.id DESC")

    def reword(self, number: int, words: str, when: datetime) -> Note | None:
        """Change the text of a note; None when there is no such note. Raises LibraryError."""
        self._shelf.write(_reword, number, captures.plain(words), captures.moment(when))
        return self.find(number)

    def remove(self, number: int) -> None:
        """Delete a note. Raises LibraryError."""
        self._shelf.write(_remove, number)

    def text(self, sha256: str) -> str | None:
        """Return a text that a note was made on or last found in; None when missing. Raises LibraryError."""
        return self._shelf.sound(_text, sha256)

    def move(self, places: dict[int, Place], text: str) -> None:
        """Store the places of notes, by note id, in a newer text. Raises LibraryError."""
        self._shelf.write(_move, places, _packed(text))


def _packed(text: str) -> tuple[str, int, bytes]:
    """Return SHA-256, size and compressed bytes of a text."""
    from hashlib import sha256

    body = text.encode("utf-8", "replace")
    return sha256(body).hexdigest(), len(body), pages.pack(body).body


def _keep_text(db: sqlite3.Connection, packed: tuple[str, int, bytes]) -> None:
    db.execute("INSERT OR IGNORE INTO noted_texts (sha256, size, body) VALUES (?, ?, ?)", packed)


def _add(db: sqlite3.Connection, note: Note, packed: tuple[str, int, bytes]) -> int:
    _keep_text(db, packed)
    held = note.anchor
    last = (note.last.text_sha256, note.last.start, note.last.end) if note.last else (None, None, None)
    row = (
        captures.plain(urls.key(note.url)), note.id or None, captures.plain(note.url), captures.plain(note.title),
        note.revision, note.text_sha256, captures.moment(note.seen_at), captures.plain(held.exact),
        captures.plain(held.prefix), captures.plain(held.suffix), held.start, held.end, captures.plain(note.words),
        captures.moment(note.created_at), captures.moment(note.changed_at), *last,
    )  # fmt: skip
    number = db.execute(_INSERT, row).lastrowid or 0
    index.noted(db, row[0])
    return number


def _notes(db: sqlite3.Connection, which: str, *given: object) -> tuple[Note, ...]:
    if not db.execute(_KNOWS_NOTES).fetchone():  # a read-only library may have an older schema
        return ()
    return tuple([_note(row) for row in db.execute(f"{_ALL} {which}", given)])


def _note(row: tuple[Any, ...]) -> Note:
    """Convert a row to a note, filtered. Raises ValueError, TypeError."""
    from warta.extraction.text import clean, line, verbatim

    number, url, title, revision, digest, seen_at, exact, prefix, suffix, start, stop, words, made, changed, *last = row
    return Note(
        id=number,
        url=line(url),
        title=line(title),
        revision=int(revision),
        text_sha256=str(digest),
        seen_at=datetime.fromisoformat(seen_at),
        anchor=Anchor(
            exact=verbatim(exact), prefix=verbatim(prefix), suffix=verbatim(suffix), start=int(start), end=int(stop)
        ),
        words=clean(words),
        created_at=datetime.fromisoformat(made),
        changed_at=datetime.fromisoformat(changed),
        last=Place(text_sha256=str(last[0]), start=int(last[1]), end=int(last[2])) if last[0] else None,
    )


def _reword(db: sqlite3.Connection, number: int, words: str, when: str) -> None:
    db.execute("UPDATE notes SET words = ?, changed_at = ? WHERE id = ?", (words, when, number))
    index.noted(db, _key_of(db, number))


def _remove(db: sqlite3.Connection, number: int) -> None:
    key = _key_of(db, number)
    db.execute("DELETE FROM notes WHERE id = ?", (number,))
    index.noted(db, key)
    db.execute(_UNUSED)


def _key_of(db: sqlite3.Connection, number: int) -> str:
    row = db.execute("SELECT key FROM notes WHERE id = ?", (number,)).fetchone()
    return row[0] if row else ""


def _text(db: sqlite3.Connection, sha256: str) -> str | None:
    """Return a stored text. Raises ValueError when its digest does not match."""
    row = db.execute("SELECT size, body FROM noted_texts WHERE sha256 = ?", (sha256,)).fetchone()
    return pages.unpack(sha256, *row).decode("utf-8", "replace") if row else None


def _move(db: sqlite3.Connection, places: dict[int, Place], packed: tuple[str, int, bytes]) -> None:
    _keep_text(db, packed)
    db.executemany(_MOVE, [(each.text_sha256, each.start, each.end, note) for note, each in places.items()])
    db.execute(_UNUSED)
