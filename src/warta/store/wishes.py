"""Links saved in another program's reading list, with their tags and marks, until they are fetched."""

from __future__ import annotations

from warta import urls
from warta.model.source import Listed
from warta.store import captures, deeds, entries
from warta.store.rows import moment_of, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from warta.model.reading_list import Wish
    from warta.store.shelf import Shelf


class SqliteWishes:
    """Links of reading lists in the library file."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def take(self, source: int, wishes: Iterable[Wish], when: datetime) -> int:
        """Add links to a source; return how many are new. Raises LibraryError."""
        return self._shelf.write(_take, source, tuple(wishes), when)


def waiting(db: sqlite3.Connection) -> list[tuple[str, Wish, datetime]]:
    """Return the links that are not fetched yet, each with its source's key and the time of its import."""
    from warta.model.reading_list import Wish

    rows = db.execute(
        "SELECT s.key, e.url, e.title, e.seen_at, w.added_at, w.read, w.starred,"
        " (SELECT group_concat(tag, char(10)) FROM wished_tags WHERE entry = e.id)"
        " FROM entries e JOIN sources s ON s.id = e.source JOIN wishes w ON w.entry = e.id"
        " WHERE s.kind = 'list' AND e.article IS NULL AND e.state <> 'gone' ORDER BY e.id"
    )
    found = []
    for key, url, title, seen, added, read, starred, tags in rows:
        wish = Wish(
            url=shown(url),
            title=shown(title),
            tags=tuple([shown(tag) for tag in (tags or "").split("\n") if tag]),
            added_at=moment_of(added),
            read=bool(read),
            starred=bool(starred),
        )
        if when := moment_of(seen):
            found.append((key, wish, when))
    return found


def take_over(db: sqlite3.Connection, others: list[tuple[str, Wish, datetime]]) -> None:
    """Add another library's unfetched links to the same reading lists. Inside a transaction."""
    lists = dict(db.execute("SELECT key, id FROM sources WHERE kind = 'list'").fetchall())
    for key, wish, when in others:
        if key in lists:
            _take_one(db, lists[key], wish, when)


def _take(db: sqlite3.Connection, source: int, wishes: tuple[Wish, ...], when: datetime) -> int:
    return sum([_take_one(db, source, wish, when) for wish in wishes])


def _take_one(db: sqlite3.Connection, source: int, wish: Wish, when: datetime) -> int:
    new = entries.list_one(db, source, Listed(url=wish.url, title=wish.title), when)
    if not new:
        return 0
    held = "SELECT id FROM entries WHERE source = ? AND key = ?"
    (number,) = db.execute(held, (source, captures.plain(urls.key(wish.url)))).fetchone()
    # Importing a list asks for its links again, also for removed ones.
    db.execute("UPDATE entries SET state = 'waiting' WHERE id = ? AND state = 'gone'", (number,))
    added = captures.moment(wish.added_at) if wish.added_at else None
    db.execute(
        "INSERT OR REPLACE INTO wishes (entry, added_at, read, starred) VALUES (?, ?, ?, ?)",
        (number, added, wish.read, wish.starred),
    )
    db.executemany(
        "INSERT OR IGNORE INTO wished_tags (entry, folded, tag) VALUES (?, ?, ?)",
        [(number, deeds.folded(tag), captures.plain(tag)) for tag in wish.tags],
    )
    grant(db, number)
    return 1


def grant(db: sqlite3.Connection, entry: int) -> None:
    """Apply the tags and marks of an entry to its article, once it is fetched."""
    row = db.execute(
        "SELECT article, w.read, w.starred FROM wishes w JOIN entries ON id = entry"
        " WHERE entry = ? AND article IS NOT NULL AND NOT granted",
        (entry,),
    ).fetchone()
    if row is None:
        return
    article, read, starred = row
    if read:
        db.execute("UPDATE articles SET read = 1, seen = revision WHERE id = ?", (article,))
    if starred:
        db.execute("UPDATE articles SET starred = 1 WHERE id = ?", (article,))
    db.execute(
        "INSERT OR IGNORE INTO tags (article, folded, tag) SELECT ?, folded, tag FROM wished_tags WHERE entry = ?",
        (article, entry),
    )
    db.execute("UPDATE wishes SET granted = 1 WHERE entry = ?", (entry,))
