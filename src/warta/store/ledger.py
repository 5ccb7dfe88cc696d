"""Provenance log: one hash-chained line a capture, written in the transaction that stores the capture."""

from __future__ import annotations

import sqlite3
from datetime import UTC
from typing import Any, TypeVar

from warta.i18n import _
from warta.model.evidence import Entry, Stamp
from warta.render import ledger
from warta.store import captures, pages, schema, troubles, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from warta.model.capture import Page, Provenance
    from warta.store.shelf import Shelf

T = TypeVar("T")

_HEAD = "SELECT id, capture, hash, line FROM ledger ORDER BY id DESC LIMIT 1"
_SAME = "SELECT id FROM captures WHERE final_url = ? AND fetched_at = ? AND sha256 = ? LIMIT 1"
_OF_CAPTURE = "SELECT id, capture, hash, line FROM ledger WHERE capture = ? ORDER BY id LIMIT 1"
_PLACE = """SELECT l.id, l.capture, l.hash, l.line FROM articles a JOIN ledger l ON l.capture = a.capture
    WHERE a.id = ? ORDER BY l.id LIMIT 1"""
_WITHOUT_LINE = """SELECT id FROM captures
    WHERE id >= (SELECT min(capture) FROM ledger) AND id NOT IN (SELECT capture FROM ledger WHERE capture NOT NULL)
    ORDER BY id LIMIT 1"""
_BEFORE = "SELECT count(*) FROM captures WHERE id < coalesce((SELECT min(capture) FROM ledger), id + 1)"
_BROKEN = (sqlite3.Error, OSError, UnicodeDecodeError, ValueError, TypeError)


# --- inside the transaction of a capture ---


def keep(db: sqlite3.Connection, capture: int, page: Page, made: Provenance, when: datetime) -> None:
    """Append the line of a new capture, stored at `when`."""
    _add(db, capture, ledger.kept(capture, captures.as_kept(page), made, when.astimezone(UTC)))


def confirm(db: sqlite3.Connection, capture: int, when: datetime) -> None:
    """Append the line of a fetch that found a capture unchanged (304)."""
    _add(db, None, ledger.unchanged(capture, when.astimezone(UTC)))


def _add(db: sqlite3.Connection, capture: int | None, happened: dict[str, Any]) -> None:
    _tell_departures(db)
    _append(db, capture, happened)


def _append(db: sqlite3.Connection, capture: int | None, happened: dict[str, Any]) -> None:
    last = db.execute("SELECT id, hash FROM ledger ORDER BY id DESC LIMIT 1").fetchone()
    number, previous = (last[0] + 1, last[1]) if last else (1, ledger.NOTHING_BEFORE)
    line = ledger.line(number, previous, happened)
    db.execute(
        "INSERT INTO ledger (id, capture, hash, line) VALUES (?, ?, ?, ?)",
        (number, capture, ledger.hash_of(line), line),
    )


def _tell_departures(db: sqlite3.Connection) -> None:
    """Append one line for everything that was deleted since the previous line."""
    gone = db.execute("SELECT capture, sha256, at FROM departures ORDER BY id").fetchall()
    if gone:
        kept = [capture for capture, _sha256, _at in gone if capture is not None]
        _append(db, None, ledger.removed(kept, [sha256 for _capture, sha256, _at in gone if sha256], gone[-1][2]))
        db.execute("DELETE FROM departures")


# --- looking, and stamps ---


class SqliteLedger:
    """Provenance log of a library. Reading never recovers the file: corruption is only reported."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Iterate over the lines after number `after`. Raises LibraryError."""
        while row := self._look(_next, after):
            after = row[0]
            yield Entry(number=row[0], capture=row[1], hash=str(row[2]), line=str(row[3]))

    def head(self) -> Entry | None:
        """Return the last line; None for an empty log. Raises LibraryError."""
        return self._look(_entry, _HEAD)

    def place(self, article: int) -> Entry | None:
        """Return the line of an article's capture; None when older than the log. Raises LibraryError."""
        return self._look(_entry, _PLACE, article)

    def line(self, capture: int) -> Entry | None:
        """Return the line of a capture; None when it has none. Raises LibraryError."""
        return self._look(_entry, _OF_CAPTURE, capture)

    def page(self, capture: int) -> Page | None:
        """Return the page of a capture with its companions, digests verified; None when it is not stored.

        Raises LibraryError when its bytes are not the ones that were kept.
        """
        return self._look(_page, capture)

    def has(self, page: Page) -> bool:
        """Whether a capture with the same bytes, address and time is stored. Raises LibraryError."""
        when = captures.moment(page.fetched_at)
        return self._look(_first, _SAME, captures.plain(page.final_url), when, page.sha256) is not None

    def fetches(self, article: int) -> tuple[int, ...]:
        """The captures of an article, oldest first. Raises LibraryError."""
        return self._look(_fetches, article)

    def confirmed(self, capture: int) -> str | None:
        """When a capture was last found unchanged, as it is kept. Raises LibraryError."""
        return self._look(_confirmed, capture)

    def departed(self) -> tuple[frozenset[int], frozenset[str]]:
        """The captures, and the digests of pages, that were removed and that no line tells yet. Raises LibraryError."""
        return self._look(_departed)

    def holes(self) -> list[str]:
        """What SQLite itself has against the file. Raises LibraryError."""
        return self._look(schema.complaints)

    def unwritten(self) -> int | None:
        """A capture that should have a line and has none. Raises LibraryError."""
        return self._look(_first, _WITHOUT_LINE)

    def older(self) -> int:
        """How many captures were kept before there was a ledger. Raises LibraryError."""
        return self._look(_first, _BEFORE) or 0

    def stamp(self, stamp: Stamp) -> None:
        """Store a timestamp token for a line. Raises LibraryError."""
        self._shelf.write(_stamp, stamp)

    def stamps(self) -> tuple[Stamp, ...]:
        """Return all timestamp tokens, oldest first. Raises LibraryError."""
        return self._look(_stamps)

    def close(self) -> None:
        """Do nothing: the library closes its connection."""

    def _look(self, work: Callable[..., T], *given: object) -> T:
        try:
            found: T = self._shelf.look(_unless_older, work, *given)
        except _BROKEN as error:
            if isinstance(error, ValueError | TypeError) and not isinstance(error, UnicodeDecodeError):
                raise troubles.damaged(self._shelf.path, str(error)) from error
            raise troubles.trouble(error, self._shelf.path) from error
        return found


def _unless_older(db: sqlite3.Connection, work: Callable[..., T], *given: object) -> T:
    if schema.version_of(db) < schema.KEEPS_LEDGER:
        raise ValueError(_("it is older than the ledger, and can only be read here"))
    done: T = work(db, *given)
    return done


def _next(db: sqlite3.Connection, after: int) -> tuple[Any, ...] | None:
    return walk.after(db, after, "capture, hash, line", "ledger")


def _entry(db: sqlite3.Connection, query: str, *given: object) -> Entry | None:
    row = db.execute(query, given).fetchone()
    return Entry(number=row[0], capture=row[1], hash=str(row[2]), line=str(row[3])) if row else None


def _page(db: sqlite3.Connection, capture: int) -> Page | None:
    row = db.execute("SELECT sha256 FROM captures WHERE id = ?", (capture,)).fetchone()
    body = pages.get(db, row[0]) if row else None
    return None if body is None else captures.page(db, capture, body)


def _fetches(db: sqlite3.Connection, article: int) -> tuple[int, ...]:
    return tuple([row[0] for row in db.execute("SELECT id FROM captures WHERE article = ? ORDER BY id", (article,))])


def _confirmed(db: sqlite3.Connection, capture: int) -> str | None:
    row = db.execute("SELECT confirmed_at FROM captures WHERE id = ?", (capture,)).fetchone()
    return row[0] if row else None


def _departed(db: sqlite3.Connection) -> tuple[frozenset[int], frozenset[str]]:
    rows = db.execute("SELECT capture, sha256 FROM departures").fetchall()
    return (
        frozenset(capture for capture, _sha256 in rows if capture is not None),
        frozenset(sha256 for _capture, sha256 in rows if sha256),
    )


def _first(db: sqlite3.Connection, query: str, *given: object) -> int | None:
    row = db.execute(query, given).fetchone()
    return row[0] if row else None


def _stamp(db: sqlite3.Connection, stamp: Stamp) -> None:
    db.execute(
        "INSERT INTO stamps (line, hash, authority, token, at) VALUES (?, ?, ?, ?, ?)",
        (stamp.line, stamp.hash, stamp.authority, stamp.token, captures.moment(stamp.at)),
    )


def _stamps(db: sqlite3.Connection) -> tuple[Stamp, ...]:
    from datetime import datetime

    rows = db.execute("SELECT line, hash, authority, token, at FROM stamps ORDER BY id")
    return tuple(
        [
            Stamp(line=line, hash=hash, authority=authority, token=bytes(token), at=datetime.fromisoformat(at))
            for line, hash, authority, token, at in rows  # noqa: A001 - the column's own name
        ]
    )
