"""What SQLite and the disk complain of, in the reader's words: the one place where their errors are translated."""

from __future__ import annotations

import errno
import sqlite3

from warta.errors import LibraryError
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file itself is broken."""
    return isinstance(error, sqlite3.DatabaseError) and _code(error) in _DAMAGE


def is_unwritable(error: BaseException) -> bool:
    """Whether there is a file that can't be written here, but perhaps read."""
    return isinstance(error, sqlite3.OperationalError) and _code(error) in _UNWRITABLE


def trouble(error: sqlite3.Error | OSError, path: Path) -> LibraryError:
    """The library's error for one of SQLite or of the system."""
    name = shown(path)
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
        _("{path} could not be used: {why}").format(path=name, why=error),
        hint=_("`warta library check` looks at it"),
    )


def damaged(path: Path, why: str) -> LibraryError:
    """The file, or a row of it, is not what was written."""
    return LibraryError(
        _("{path} is damaged: {why}").format(path=shown(path), why=why),
        hint=_("`warta library check` tells where; `warta library rebuild` makes the articles anew"),
        kind="damaged",
    )


def shown(path: Path) -> str:
    """A path as it may be shown: a file's name may hold anything."""
    from warta.extraction.text import line

    return line(str(path))


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
        _("{path} cannot be opened or written: {why}").format(path=name, why=why),
        hint=_("set `library` in the settings to a place that is yours"),
        kind="unwritable",
    )
