"""The library's one connection and the lock around it: all that works on the file asks for it here."""

from __future__ import annotations

import sqlite3
from threading import RLock
from typing import Any, TypeVar

from warta.store import file, schema, troubles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from warta.ports.network import Clock

T = TypeVar("T")

_PASSING = {"full", "io"}  # what keeps a file from being written only for a while


class Shelf:
    """The file of the library. Any thread may call; many processes may have it open.

    Work is a function of the connection and of what it is given. `notices`: what was done to the file unasked (a
    migration, a recovery), a line each, for the reader to be told.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.notices: list[str] = []
        self._clock = clock
        self._lock = RLock()
        self._opened: file.Opened | None = None
        self._identity: file.Identity | None = None

    def sound(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        """Do some work whose rows must be what we wrote. Raises LibraryError."""
        try:
            return self.ask(work, *given)
        except (ValueError, TypeError) as error:
            raise troubles.damaged(self.path, str(error)) from error

    def ask(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        """Do some work on the file; when that shows damage, set the file aside and do it on what was saved."""
        with self._lock:
            try:
                try:
                    return self.look(work, *given)
                except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                    if not (troubles.is_damage(error) or (self._opened and troubles.is_bent(error))):
                        raise
                self._recover()
                return self.look(work, *given)
            except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
                raise troubles.trouble(error, self.path) from error

    def write(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        """Do some work in one transaction: all of it or nothing."""
        self._hope_for_room()
        done: T = self.ask(self._in_transaction, work, *given)
        return done

    def _hope_for_room(self) -> None:
        """Open the file anew when a full disk was all that kept it from being written: there may be room by now."""
        with self._lock:
            if self._opened and self._opened.refusal and self._opened.refusal.kind in _PASSING:
                self.close()

    def _in_transaction(self, db: sqlite3.Connection, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - likewise
        if self._opened and self._opened.refusal:
            raise self._opened.refusal
        with db:
            db.execute("BEGIN IMMEDIATE")
            return work(db, *given)

    def look(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        with self._lock:
            return work(self._connection(), *given)

    def _connection(self) -> sqlite3.Connection:
        """The open file; another one when another process put a new one in its place."""
        if self._opened:
            if file.identify(self.path) == self._opened.identity:
                return self._opened.db
            self.close()
        self.path = file.settled(self.path)
        self._identity = file.identify(self.path)
        self._opened = file.open_file(self.path, self._stamp())
        self._identity = self._opened.identity
        self.notices.extend(self._opened.notices)
        return self._opened.db

    def _recover(self) -> None:
        from warta.store import recovery

        if self._opened and self._opened.refusal:
            raise self._opened.refusal
        self.close()
        try:
            told = recovery.recover(self.path, self._identity, self._stamp())
        except (sqlite3.Error, OSError) as error:
            raise troubles.trouble(error, self.path) from error
        if told:
            self.notices.append(told)

    def now(self) -> datetime:
        """The time, by the clock of the library."""
        return self._clock.now()

    def _stamp(self) -> str:
        return self._clock.now().strftime("%Y%m%dT%H%M%SZ")

    def mend(self) -> None:
        """Set the file aside when it is damaged, and go on with what could be saved. Raises LibraryError."""
        with self._lock:
            if self.ask(schema.complaints):
                self._recover()

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        with self._lock:
            if self._opened:
                self._opened.db.close()
                self._opened = None
