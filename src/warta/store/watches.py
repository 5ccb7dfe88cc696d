"""Watched pages and cached robots.txt files."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from warta import urls
from warta.store import captures, schema
from warta.store.entries import LONGEST_WAIT
from warta.store.rows import moment_of, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from warta.model.source import Watch
    from warta.ports.network import Clock
    from warta.store.shelf import Shelf

_ALL = "SELECT id, url, every, wait, added_at, checked_at, changed_at, due_at, trouble FROM watches"


class SqliteWatches:
    """Watched pages in the library file."""

    def __init__(self, shelf: Shelf, clock: Clock) -> None:
        self._shelf = shelf
        self._clock = clock

    def all(self) -> tuple[Watch, ...]:
        """Return all watched pages in the order they were added. Raises LibraryError."""
        return self._shelf.ask(_found, " ORDER BY id")

    def add(self, url: str, every: float) -> Watch:
        """Watch a page, or change the interval of a watched one. Raises LibraryError."""
        number = self._shelf.write(_add, url, every, captures.moment(self._clock.now()))
        return self._shelf.ask(_found, " WHERE id = ?", number)[0]

    def remove(self, number: int) -> None:
        """Stop watching a page. Raises LibraryError."""
        self._shelf.write(_remove, number)

    def looked(self, number: int, when: datetime, *, changed: bool, trouble: str = "") -> Watch:
        """Record a check; the interval grows while the page does not change. Raises LibraryError."""
        self._shelf.write(_looked, number, when, changed, trouble)
        return self._shelf.ask(_found, " WHERE id = ?", number)[0]


class SqliteRobots:
    """Cached robots.txt files in the library file."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get(self, origin: str, since: datetime) -> str | None:
        """Return the robots.txt of an origin if fetched since `since`, else None. Raises LibraryError."""
        return self._shelf.ask(_robots, origin, captures.moment(since))

    def put(self, origin: str, text: str, when: datetime) -> None:
        """Store a robots.txt. Raises LibraryError."""
        self._shelf.write(_keep_robots, origin, captures.plain(text), captures.moment(when))


def _found(db: sqlite3.Connection, where: str, *given: object) -> tuple[Watch, ...]:
    if schema.version_of(db) < schema.FOLLOWS_SOURCES:
        return ()
    return tuple([_watch(row) for row in db.execute(_ALL + where, given)])


def _watch(row: tuple[Any, ...]) -> Watch:
    from warta.model.source import Watch

    number, url, every, wait, added, checked, changed, due, trouble = row
    return Watch(
        id=number,
        url=shown(url),
        every=float(every),
        wait=float(wait),
        added_at=moment_of(added),
        checked_at=moment_of(checked),
        changed_at=moment_of(changed),
        due_at=moment_of(due),
        trouble=shown(trouble),
    )


def _add(db: sqlite3.Connection, url: str, every: float, now: str) -> int:
    key = captures.plain(urls.key(url))
    db.execute(
        "INSERT INTO watches (key, url, every, wait, added_at, due_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET every = excluded.every, wait = excluded.wait, due_at = excluded.due_at",
        (key, captures.plain(url), every, every, now, now),
    )
    number: int = db.execute("SELECT id FROM watches WHERE key = ?", (key,)).fetchone()[0]
    return number


def _remove(db: sqlite3.Connection, number: int) -> None:
    db.execute("DELETE FROM watches WHERE id = ?", (number,))


def _looked(db: sqlite3.Connection, number: int, when: datetime, changed: bool, trouble: str) -> None:
    """Set the next wait: `every` after a change, else twice the last wait, up to a week or `every` if longer."""
    row = db.execute("SELECT every, wait, checked_at FROM watches WHERE id = ?", (number,)).fetchone()
    if not row:
        return
    every, wait, checked = row
    grown = min(wait * 2, max(LONGEST_WAIT, every))
    wait = every if changed or checked is None else grown
    now = captures.moment(when)
    db.execute(
        "UPDATE watches SET wait = ?, checked_at = ?, changed_at = CASE WHEN ? THEN ? ELSE changed_at END, due_at = ?,"
        " trouble = ? WHERE id = ?",
        (wait, now, changed, now, captures.moment(when + timedelta(seconds=wait)), captures.plain(trouble), number),
    )


def _robots(db: sqlite3.Connection, origin: str, since: str) -> str | None:
    if schema.version_of(db) < schema.FOLLOWS_SOURCES:
        return None
    row = db.execute("SELECT robots FROM hosts WHERE origin = ? AND asked_at >= ?", (origin, since)).fetchone()
    return str(row[0]) if row else None


def _keep_robots(db: sqlite3.Connection, origin: str, text: str, now: str) -> None:
    db.execute(
        "INSERT INTO hosts (origin, robots, asked_at) VALUES (?, ?, ?)"
        " ON CONFLICT (origin) DO UPDATE SET robots = excluded.robots, asked_at = excluded.asked_at",
        (origin, text, now),
    )
