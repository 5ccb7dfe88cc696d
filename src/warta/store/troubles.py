"""Translate sqlite3 and OS errors into `LibraryError`."""

from __future__ import annotations

import errno
import sqlite3

from warta.errors import LibraryError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BENT = ("no such table", "no such column", "has no column named", "Could not decode to UTF-8")
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
# Even a reader needs the -shm file, which a full disk has no space for.
_ROOMLESS = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


def is_damage(error: BaseException) -> bool:
    """Whether the file is corrupt: SQLite reports it, or its schema is not valid UTF-8."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return isinstance(error, sqlite3.DatabaseError) and _code(error) in _DAMAGE


def is_bent(error: BaseException) -> bool:
    """Whether a table or column of the schema is missing, or a text is not valid UTF-8."""
    return isinstance(error, sqlite3.OperationalError) and any(words in str(error) for words in _BENT)


def is_unwritable(error: BaseException) -> bool:
    """Whether the file cannot be written but may be readable."""
    if isinstance(error, OSError):
        return error.errno in _FULL
    return isinstance(error, sqlite3.OperationalError) and _code(error) in _UNWRITABLE | _ROOMLESS


def is_busy(error: BaseException) -> bool:
    """Whether another connection holds the lock."""
    return isinstance(error, sqlite3.OperationalError) and _code(error) in _BUSY


def trouble(error: sqlite3.Error | OSError | UnicodeDecodeError, path: Path) -> LibraryError:
    """Translate an sqlite3 or OS error into a `LibraryError` with a hint."""
    name = shown(path)
    if isinstance(error, UnicodeDecodeError):
        return damaged(path, _("it holds text that is none"))
    match error:
        case OSError(errno=int(number)) if number in _FULL:
            return _full(name)
        case OSError():
            return _unwritable(name, error.strerror or str(error))
        case sqlite3.DatabaseError() if is_damage(error):
            return damaged(path, str(error))
    code = _code(error)
    if code in _BUSY:
        return LibraryError(
            _("{path} is held by another program").format(path=name),
            hint=_("try again when it has finished"),
            kind="busy",
        )
    if code == sqlite3.SQLITE_FULL:
        return _full(name)
    if code == sqlite3.SQLITE_IOERR:
        return LibraryError(
            _("the disk did not take what was to be written to {path}").format(path=name),
            hint=_("is it full, or gone? What was kept before is still there"),
            kind="io",
        )
    if code in _UNWRITABLE:
        return _unwritable(name, str(error))
    return LibraryError(
        _("{path} could not be used: {why}").format(path=name, why=_line(str(error))),
        hint=_("`warta library check` looks at it"),
    )


def damaged(path: Path, why: str) -> LibraryError:
    """Return the error for a corrupt file or row."""
    return LibraryError(
        _("{path} is damaged: {why}").format(path=shown(path), why=_line(why)),
        hint=_("`warta library check` tells where; `warta library rebuild` makes the articles anew"),
        kind="damaged",
    )


def shown(path: Path) -> str:
    """Return a path without control characters."""
    return _line(str(path))


def _line(text: str) -> str:
    from warta.extraction.text import line

    return line(text)


def _code(error: sqlite3.Error) -> int:
    """The primary code: the low byte (sqlite.org/rescode.html)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _full(name: str) -> LibraryError:
    return LibraryError(
        _("the disk is full: nothing could be written to {path}").format(path=name),
        hint=_("make room; what was kept before is still there"),
        kind="full",
    )


def _unwritable(name: str, why: str) -> LibraryError:
    return LibraryError(
        _("{path} cannot be opened or written: {why}").format(path=name, why=_line(why)),
        hint=_("set `library` in the settings to a place that is yours"),
        kind="unwritable",
    )
