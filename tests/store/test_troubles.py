"""Every complaint of SQLite and of the disk has a line of cause, a line of advice and a word for machines."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from warta.store.troubles import is_damage, is_unwritable, trouble

PLACE = Path("/home/dewi/library.db")


def complaint(code: int, kind: type[sqlite3.DatabaseError] = sqlite3.OperationalError) -> sqlite3.DatabaseError:
    error = kind("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (complaint(sqlite3.SQLITE_BUSY), "busy"),
        (complaint(sqlite3.SQLITE_BUSY | 2 << 8), "busy"),
        (complaint(sqlite3.SQLITE_LOCKED), "busy"),
        (complaint(sqlite3.SQLITE_FULL), "full"),
        (complaint(sqlite3.SQLITE_IOERR | 3 << 8), "io"),
        (complaint(sqlite3.SQLITE_READONLY), "unwritable"),
        (complaint(sqlite3.SQLITE_CANTOPEN), "unwritable"),
        (complaint(sqlite3.SQLITE_CORRUPT, sqlite3.DatabaseError), "damaged"),
        (complaint(sqlite3.SQLITE_NOTADB, sqlite3.DatabaseError), "damaged"),
        (complaint(sqlite3.SQLITE_ERROR), "library"),
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (OSError(errno.EFBIG, "File too large"), "full"),
        (PermissionError(errno.EACCES, "Permission denied"), "unwritable"),
        (OSError("without a number"), "unwritable"),
    ],
    ids=str,
)
def test_a_error_is_reported_in_two_lines_and_a_word(error: sqlite3.Error | OSError, kind: str) -> None:
    told = trouble(error, PLACE)

    assert (told.kind, told.exit_code) == (kind, 5)
    assert told.hint
    assert "\n" not in told.what + told.hint


def test_only_a_broken_file_is_damage() -> None:
    assert is_damage(complaint(sqlite3.SQLITE_CORRUPT, sqlite3.DatabaseError))
    assert not is_damage(complaint(sqlite3.SQLITE_BUSY))
    assert not is_damage(OSError(errno.EIO, "Input/output error"))


def test_only_a_file_that_cannot_be_written_is_tried_for_reading() -> None:
    assert is_unwritable(complaint(sqlite3.SQLITE_FULL))
    assert is_unwritable(complaint(sqlite3.SQLITE_IOERR | 19 << 8))
    assert is_unwritable(OSError(errno.ENOSPC, "No space left on device"))
    assert not is_unwritable(OSError(errno.EIO, "Input/output error"))
    assert is_unwritable(complaint(sqlite3.SQLITE_READONLY))
    assert not is_unwritable(complaint(sqlite3.SQLITE_BUSY))
