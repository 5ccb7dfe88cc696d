"""A flipped byte of the library's file is found, wherever it says something of a page or of the ledger."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.services.test_evidence import Newsdesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STEP = 24  # bytes by which a value is looked for in the file: it may be spread over pages
EVIDENCE = {
    "pages": "sha256, size, body",
    "ledger": "id, capture, hash, line",
    "captures": "id, requested_url, final_url, status, fetched_at, sha256, redirects, request_headers,"
    " response_headers, truncated, incomplete, peer, certificate, imported_from",
}


@pytest.fixture
async def newsdesk(tmp_path: Path) -> Newsdesk:
    """A closed library of two captures, all in one file."""
    made = await Newsdesk(tmp_path / "library.db").filled()
    made.library.close()
    with closing(sqlite3.connect(made.path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return made


def values(path: Path, table: str, column: str) -> list[bytes]:
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608 - our own names
    return [row[0] if isinstance(row[0], bytes) else str(row[0]).encode() for row in rows]


def places(path: Path, value: bytes) -> Iterator[int]:
    """The bytes of the file at which a value stands, but for what stands in other places, too."""
    whole = path.read_bytes()
    for start in range(0, len(value) - _STEP, _STEP):
        piece = value[start : start + _STEP]
        if whole.count(piece) == 1:
            yield from range(whole.find(piece), whole.find(piece) + _STEP)


def told(path: Path) -> dict[str, list[Any]] | None:
    """All that is evidence in the file; None when SQLite cannot read it."""
    try:
        with closing(sqlite3.connect(path)) as db:
            return {
                table: db.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()  # noqa: S608 - likewise
                for table, columns in EVIDENCE.items()
            }
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def flip(path: Path, at: int, change: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ change]))


@pytest.mark.parametrize(("table", "column"), [("pages", "body"), ("ledger", "line")])
async def test_a_hundred_flips_of_a_hundred_in_pages_and_in_the_ledger_are_found(
    newsdesk: Newsdesk, table: str, column: str
) -> None:
    chance = random.Random(3)
    known = [at for value in values(newsdesk.path, table, column) for at in places(newsdesk.path, value)]
    assert len(known) > 100
    missed = []
    for at in chance.sample(known, 100):
        change = chance.randrange(1, 256)
        flip(newsdesk.path, at, change)
        if not newsdesk.faults():
            missed.append(at)
        newsdesk.library.close()
        flip(newsdesk.path, at, change)

    assert missed == []
    assert newsdesk.faults() == []


async def test_no_flip_anywhere_in_the_file_changes_the_evidence_unseen(newsdesk: Newsdesk) -> None:
    chance = random.Random(4)
    before = told(newsdesk.path)
    size = newsdesk.path.stat().st_size
    whole = newsdesk.path.read_bytes()
    unseen = []
    for _flip in range(200):
        at, change = chance.randrange(size), chance.randrange(1, 256)
        flip(newsdesk.path, at, change)
        if not newsdesk.faults() and told(newsdesk.path) != before:
            unseen.append((at, change))
        newsdesk.library.close()
        newsdesk.path.write_bytes(whole)

    assert unseen == []
