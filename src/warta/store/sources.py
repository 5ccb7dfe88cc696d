"""`SqliteSources`: the followed sources and their entries."""

from __future__ import annotations

from typing import Any

from warta import urls
from warta.store import captures, entries, schema
from warta.store.rows import moment_of, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from warta.model.capture import Validators
    from warta.model.source import Entry, Look, Source
    from warta.store.shelf import Shelf

_NAMES = (
    "id", "address", "kind", "title", "home", "folder", "every", "added_at", "checked_at", "due_at", "trouble",
    "listed", "waiting", "unread",
)  # fmt: skip
_ALL = f"SELECT {', '.join(_NAMES)} FROM sources JOIN tallies ON source = id"  # noqa: S608 - our own words
_IN_ORDER = " ORDER BY folder = '', folder COLLATE NOCASE, title COLLATE NOCASE, id"


class SqliteSources:
    """Sources in the library file. Thread-safe; several processes may have the file open."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def all(self) -> tuple[Source, ...]:
        """Return all sources with counts, by folder and title; without a folder last. Raises LibraryError."""
        return self._shelf.ask(_found, _IN_ORDER)

    def add(self, source: Source) -> Source:
        """Add a source; return the stored one when its address is followed already. Raises LibraryError."""
        number = self._shelf.write(_add, source)
        return self._shelf.ask(_found, " WHERE id = ?", number)[0]

    def change(self, source: Source) -> Source:
        """Change title, folder, kind, address or interval of a source. Raises LibraryError."""
        self._shelf.write(_change, source)
        return self._shelf.ask(_found, " WHERE id = ?", source.id)[0]

    def remove(self, number: int) -> None:
        """Remove a source; its saved articles stay. Raises LibraryError."""
        self._shelf.write(_remove, number)

    def validators(self, number: int) -> Validators | None:
        """Return ETag and Last-Modified for a conditional request; None when unknown. Raises LibraryError."""
        from warta.model.capture import Validators

        row = self._shelf.ask(_one, "SELECT etag, modified FROM sources WHERE id = ?", number)
        return Validators(etag=row[0], last_modified=row[1]) if row and any(row) else None

    def looked(self, number: int, look: Look) -> int:
        """Store the result of a check; return how many posts are new. Raises LibraryError."""
        return self._shelf.write(_looked, number, look)

    def entries(self, number: int, limit: int = 10_000) -> tuple[Entry, ...]:
        """Return the entries of a source, newest first. Raises LibraryError."""
        return self._shelf.ask(entries.of_source, number, limit)

    def due(self, number: int, now: datetime, *, again: bool = False) -> tuple[Entry, ...]:
        """Return the entries that are due, newest first; `again`: all. Raises LibraryError."""
        return self._shelf.ask(entries.due, number, captures.moment(now), again)

    def kept(self, entry: Entry, article: int, when: datetime, *, changed: bool, again_after: float) -> None:
        """Record that an entry was fetched and is this article. Raises LibraryError."""
        self._shelf.write(entries.kept, entry, article, when, (changed, again_after))

    def failed(self, entry: Entry, why: str, when: datetime, *, aside: bool = False) -> None:
        """Record a failed fetch: retried later, or with `aside` only when the entry changes. Raises LibraryError."""
        self._shelf.write(entries.failed, entry, why, when, aside)

    def held(self, url: str) -> tuple[int, int] | None:
        """Return number and revision of the article of an address; None when not saved. Raises LibraryError."""
        query = "SELECT a.id, a.revision FROM addresses d JOIN articles a ON a.id = d.article WHERE d.key = ?"
        row = self._shelf.ask(_one, query, _key(url))
        return (int(row[0]), int(row[1])) if row else None


def _key(address: str) -> str:
    return captures.plain(urls.key(address))


def _one(db: sqlite3.Connection, query: str, *given: object) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = db.execute(query, given).fetchone()
    return row


def _found(db: sqlite3.Connection, where: str, *given: object) -> tuple[Source, ...]:
    if schema.version_of(db) < schema.FOLLOWS_SOURCES:
        return ()
    return tuple([_source(row) for row in db.execute(_ALL + where, given)])


def _source(row: tuple[Any, ...]) -> Source:
    """Convert a row to a source, filtered."""
    from warta.model.source import Source

    number, address, kind, title, home, folder, every, added, checked, due, trouble, *counts = row
    listed, waiting, unread = [max(0, int(count)) for count in counts]
    return Source(
        id=number,
        address=shown(address),
        kind=shown(kind),
        title=shown(title),
        home=shown(home),
        folder=shown(folder),
        every=every if isinstance(every, float) else None,
        added_at=moment_of(added),
        checked_at=moment_of(checked),
        due_at=moment_of(due),
        trouble=shown(trouble),
        listed=listed,
        waiting=waiting,
        unread=unread,
    )


def _add(db: sqlite3.Connection, source: Source) -> int:
    key = _key(source.address)
    known = _one(db, "SELECT id FROM sources WHERE key = ?", key)
    if known:
        return int(known[0])
    words = [captures.plain(word) for word in (source.address, source.kind, source.title, source.home, source.folder)]
    done = db.execute(
        "INSERT INTO sources (key, address, kind, title, home, folder, every, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, coalesce(?, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')))",
        (key, *words, source.every, captures.moment(source.added_at) if source.added_at else None),
    )
    return done.lastrowid or 0


def _change(db: sqlite3.Connection, source: Source) -> None:
    """Update a source; a new address resets the validators of the old one."""
    words = [captures.plain(word) for word in (source.kind, source.title, source.home, source.folder)]
    db.execute(
        "UPDATE sources SET kind = ?, title = ?, home = ?, folder = ?, every = ? WHERE id = ?",
        (*words, source.every, source.id),
    )
    db.execute(
        "UPDATE OR IGNORE sources SET key = ?, address = ?, etag = NULL, modified = NULL WHERE id = ? AND key <> ?",
        (key := _key(source.address), captures.plain(source.address), source.id, key),
    )


def _remove(db: sqlite3.Connection, number: int) -> None:
    db.execute("DELETE FROM sources WHERE id = ?", (number,))


def _looked(db: sqlite3.Connection, number: int, look: Look) -> int:
    """Store the result and its entries in one transaction, so that validators always match the stored entries."""
    if not _one(db, "SELECT 1 FROM sources WHERE id = ?", number):
        return 0
    due = captures.moment(look.due_at) if look.due_at else None
    db.execute(
        "UPDATE sources SET checked_at = ?, due_at = ?, trouble = ? WHERE id = ?",
        (captures.moment(look.when), due, captures.plain(look.trouble), number),
    )
    if look.listing is None:
        return 0
    etag = look.validators.etag if look.validators else None
    modified = look.validators.last_modified if look.validators else None
    db.execute("UPDATE sources SET etag = ?, modified = ? WHERE id = ?", (etag, modified, number))
    return sum([entries.list_one(db, number, post, look.when) for post in look.listing.posts])
