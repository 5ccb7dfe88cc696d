"""The one connection to the library file, its lock, and recovery when the file is corrupt."""

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

_PASSING = {"full", "io"}  # errors that may pass


class Shelf:
    """Connection to the library file. Thread-safe; several processes may have the file open.

    `work` is a function that takes the sqlite3 connection and further arguments. `notices`: one line for each
    migration or recovery, to be shown to the reader.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.notices: list[str] = []
        self._clock = clock
        self._lock = RLock()
        self._opened: file.Opened | None = None
        self._identity: file.Identity | None = None

    def sound(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        """Run `work`; translate ValueError and TypeError as corrupt rows. Raises LibraryError."""
        try:
            return self.ask(work, *given)
        except (ValueError, TypeError) as error:
            raise troubles.damaged(self.path, str(error)) from error

    def ask(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        """Run `work`; when the file turns out to be corrupt, recover it and run `work` again. Raises LibraryError."""
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
        """Run `work` in one transaction. Raises LibraryError."""
        self._hope_for_room()
        done: T = self.ask(self._in_transaction, work, *given)
        return done

    def _hope_for_room(self) -> None:
        """Reopen a file that could not be written only because of a full disk or an I/O error: that may have passed."""
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
        """Return the open connection; reopen the file when another process has replaced it."""
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
        """Return the current time of the library's clock."""
        return self._clock.now()

    def _stamp(self) -> str:
        return self._clock.now().strftime("%Y%m%dT%H%M%SZ")

    def mend(self) -> None:
        """Recover the file when its integrity check fails. Raises LibraryError."""
        with self._lock:
            if self.ask(schema.complaints):
                self._recover()

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        with self._lock:
            if self._opened:
                self._opened.db.close()
                self._opened = None
