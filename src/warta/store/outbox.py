"""Outbox: drafts and their states, in a SQLite file of their own.

Every change is one transaction that is on the disk when it returns (synchronous FULL). Who sends holds a lock that
goes with its process: a draft that is `sending` while nobody holds the lock was cut off, and it may have arrived.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager
from threading import RLock
from typing import Any, Final, TypeVar

from warta.errors import ConfigError, LibraryError
from warta.i18n import _
from warta.model.reply import UNSENT, Draft
from warta.store import drafts, file, troubles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from warta.model.reply import Verdict
    from warta.ports.network import Clock

T = TypeVar("T")

VERSION: Final = 1
_TABLE: Final = """CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    parent TEXT,
    title TEXT NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    message TEXT NOT NULL,
    comment_id TEXT,
    permalink TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sent_at TEXT
)"""
_ALL: Final = f"SELECT {', '.join(drafts.NAMES)} FROM drafts"  # noqa: S608 - our own words


class SqliteOutbox:
    """The outbox in one file. Thread-safe; several processes may have it open."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self._clock = clock
        self._lock = RLock()
        self._db: sqlite3.Connection | None = None

    def save(self, draft: Draft) -> Draft:
        """Store a new draft (id 0), or the new text of an unsent one.

        Raises ConfigError for one that was sent, LibraryError.
        """
        number: int = self._write(_save, draft, self._now())
        return self._one(number)

    def find(self, number: int) -> Draft | None:
        """One draft. Raises LibraryError."""
        self._wake()
        rows = self._ask(_rows, f"{_ALL} WHERE id = ?", number)
        return self._draft(rows[0]) if rows else None

    def all(self) -> tuple[Draft, ...]:
        """Return all drafts, oldest first; reading creates no file. Raises LibraryError."""
        with self._translated():
            if self._db is None and not self.path.exists():
                return ()
        self._wake()
        return tuple(self._draft(row) for row in self._ask(_rows, f"{_ALL} ORDER BY id"))

    def entitle(self, number: int, *, title: str, action: str) -> Draft:
        """Store page title and form address of a draft without changing its text.

        Raises ConfigError for one that was sent, LibraryError.
        """
        self._write(_move, number, {"title": title, "action": action}, UNSENT)
        return self._one(number)

    def queue(self, number: int) -> Draft:
        """Queue a draft for sending. Raises ConfigError for one that was sent, LibraryError."""
        self._write(_move, number, {"state": "queued", "changed_at": self._now()}, UNSENT)
        return self._one(number)

    @contextmanager
    def claim(self, number: int, *, again: bool = False) -> Iterator[SqliteClaim]:
        """Claim a draft for sending: inside the context its state is `sending`, and no other process can claim it.

        On leaving without a result its state is `unknown`. `again`: also claim a draft in state `unknown`. Raises
        ConfigError when it was sent already, LibraryError when another reply is on its way just now.
        """
        with self._sender() as alone:
            if not alone:
                raise LibraryError(
                    _("another reply is being sent just now"), hint=_("try again in a moment"), kind="busy"
                )
            self._abandoned()
            now = self._now()
            clean = {"reason": None, "message": "", "comment_id": None, "permalink": None}
            moved = clean | {"state": "sending", "changed_at": now, "sent_at": now}
            self._write(_move, number, moved, (*UNSENT, "unknown") if again else UNSENT)
            claim = SqliteClaim(self, number)
            try:
                yield claim
            finally:
                if not claim.done:
                    self.settled(number, {"state": "unknown"}, ("sending",))

    def correct(self, number: int, verdict: Verdict) -> Draft:
        """Store a later check's result, or that the draft cannot be sent.

        Raises ConfigError, LibraryError.
        """
        return self.settled(number, _told(verdict), ("unconfirmed", "unknown", *UNSENT))

    def remove(self, number: int) -> None:
        """Delete a draft that is not being sent. Raises ConfigError, LibraryError."""
        if self._one(number).state == "sending":
            raise ConfigError(_("draft {id} is being sent").format(id=number), hint=_("wait for it"), kind="outbox")
        self._write(_remove, number)

    def rows(self) -> list[drafts.Row]:
        """Return all drafts as stored, for a copy; reading creates no file. Raises LibraryError."""
        return self._ask(drafts.rows) if self.all() else []

    def merge(self, others: list[drafts.Row]) -> int:
        """Merge the drafts of another outbox; return how many were added or updated. Raises LibraryError."""
        return self._write(drafts.merge, others) if others else 0

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        with self._lock:
            db, self._db = self._db, None
            if db:
                db.close()

    def settled(self, number: int, facts: dict[str, object], states: tuple[str, ...]) -> Draft:
        """Store the result for a draft that is in one of these states."""
        self._write(_move, number, facts | {"changed_at": self._now()}, states)
        return self._one(number)

    def _one(self, number: int) -> Draft:
        rows = self._ask(_rows, f"{_ALL} WHERE id = ?", number)
        if not rows:
            raise _missing(number)
        return self._draft(rows[0])

    def _draft(self, row: tuple[Any, ...]) -> Draft:
        from datetime import datetime

        facts = dict(zip(drafts.NAMES, row, strict=True))
        try:
            for name in ("created_at", "changed_at", "sent_at"):
                facts[name] = datetime.fromisoformat(facts[name]) if facts[name] else None
        except (ValueError, TypeError) as error:
            raise _ours(troubles.damaged(self.path, str(error))) from error
        return Draft(**facts)

    # --- whoever was cut off ---

    def _wake(self) -> None:
        """Set drafts whose sending process has ended to `unknown`."""
        if not self._ask(_rows, "SELECT 1 FROM drafts WHERE state = 'sending' LIMIT 1"):
            return
        with self._sender() as alone:
            if alone:
                self._abandoned()

    def _abandoned(self) -> None:
        self._write(_abandon, self._now())

    @contextmanager
    def _sender(self) -> Iterator[bool]:
        """Hold the sender lock (an SQLite file lock); yield False when another process has it."""
        path = self.path.with_name(f"{self.path.name}.sending")
        with self._translated():
            file.make_folder(path.parent)
            file.make_file(path)
            lock = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            yield self._alone(lock)
        finally:
            lock.close()

    def _alone(self, lock: sqlite3.Connection) -> bool:
        with self._translated():
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if not troubles.is_busy(error):
                    raise
                return False
        return True

    # --- the one connection ---

    def _now(self) -> str:
        return self._clock.now().isoformat()

    def _ask(self, work: Callable[..., T], *given: object) -> T:
        with self._lock, self._translated():
            return work(self._connection(), *given)

    def _write(self, work: Callable[..., T], *given: object) -> T:
        """Run `work` in one transaction; it is on the disk when this returns."""
        with self._lock, self._translated():
            db = self._connection()
            with db:
                db.execute("BEGIN IMMEDIATE")
                return work(db, *given)

    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            self.path = file.settled(self.path)
            file.make_folder(self.path.parent)
            file.make_file(self.path)
            file.tighten(self.path)
            with ExitStack() as unless_it_serves:
                db = file.connect(self.path)
                unless_it_serves.callback(db.close)
                self._prepare(db)
                unless_it_serves.pop_all()
            self._db = db
        return self._db

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Set pragmas and create the table if missing. Raises LibraryError for another program's file."""
        db.executescript("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")
        with db:
            db.execute("BEGIN IMMEDIATE")
            version = db.execute("PRAGMA user_version").fetchone()[0]
            application = db.execute("PRAGMA application_id").fetchone()[0]
            empty = db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
            if version > VERSION or (application != drafts.APPLICATION and not (empty and application == 0)):
                raise LibraryError(
                    _("{path} is no outbox of this warta").format(path=troubles.shown(self.path)),
                    hint=_("update warta, or move that file away"),
                    kind="newer" if application == drafts.APPLICATION else "foreign",
                )
            if empty:
                db.execute(_TABLE)
                db.execute(f"PRAGMA application_id = {drafts.APPLICATION}")
                db.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            raise _ours(troubles.trouble(error, self.path)) from error
        except LibraryError as error:
            _ours(error)
            raise


class SqliteClaim:
    """A draft claimed for sending."""

    def __init__(self, outbox: SqliteOutbox, number: int) -> None:
        self._outbox = outbox
        self._number = number
        self.done = False

    def settle(self, verdict: Verdict) -> Draft:
        """Store the result of sending. Raises LibraryError."""
        draft = self._outbox.settled(self._number, _told(verdict), ("sending",))
        self.done = True
        return draft

    def release(self, state: str) -> Draft:
        """Release the draft unsent, as `draft` or `queued`. Raises LibraryError."""
        draft = self._outbox.settled(self._number, {"state": state, "sent_at": None}, ("sending",))
        self.done = True
        return draft


def _ours(error: LibraryError) -> LibraryError:
    """Replace the hint of a library error with one for the outbox file."""
    if error.kind == "unwritable":
        error.hint = _("set `outbox` in the settings to a place that is yours")
    if error.kind == "damaged":
        error.hint = _("move that file away: the next draft begins a new one")
    return error


def _told(verdict: Verdict) -> dict[str, object]:
    names = ("state", "reason", "message", "comment_id", "permalink")
    return {name: getattr(verdict, name) for name in names}


def _rows(db: sqlite3.Connection, query: str, *given: object) -> list[tuple[Any, ...]]:
    return db.execute(query, given).fetchall()


def _save(db: sqlite3.Connection, draft: Draft, now: str) -> int:
    state = "queued" if draft.state == "queued" else "draft"
    facts: dict[str, object] = {"state": state, "reason": None, "message": "", "changed_at": now}
    facts |= {name: getattr(draft, name) for name in ("url", "text", "parent", "title", "action")}
    if draft.id:
        _move(db, draft.id, facts, UNSENT)
        return draft.id
    facts["created_at"] = now
    query = f"INSERT INTO drafts ({', '.join(facts)}) VALUES ({', '.join('?' * len(facts))})"  # noqa: S608 - our own words
    number = db.execute(query, tuple(facts.values())).lastrowid
    return number or 0


def _move(db: sqlite3.Connection, number: int, facts: dict[str, object], states: tuple[str, ...]) -> None:
    """Update a draft only if it is in one of these states (compare and set). Raises ConfigError."""
    changed = ", ".join([f"{name} = ?" for name in facts])
    among = ", ".join("?" * len(states))
    query = f"UPDATE drafts SET {changed} WHERE id = ? AND state IN ({among})"  # noqa: S608 - our own words
    if db.execute(query, (*facts.values(), number, *states)).rowcount == 1:
        return
    found = _rows(db, "SELECT state FROM drafts WHERE id = ?", number)
    if not found:
        raise _missing(number)
    raise ConfigError(
        _("draft {id} was sent already: it is {state}").format(id=number, state=found[0][0]),
        hint=_("`warta outbox show {id}` tells of it; look at the page before you send it again").format(id=number),
        kind="sent",
    )


def _abandon(db: sqlite3.Connection, now: str) -> None:
    db.execute("UPDATE drafts SET state = 'unknown', changed_at = ? WHERE state = 'sending'", (now,))


def _remove(db: sqlite3.Connection, number: int) -> None:
    db.execute("DELETE FROM drafts WHERE id = ? AND state != 'sending'", (number,))


def _missing(number: int) -> ConfigError:
    return ConfigError(
        _("the outbox has no draft {id}").format(id=number), hint=_("`warta outbox` lists them"), kind="outbox"
    )
