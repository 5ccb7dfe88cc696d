"""Recover a corrupt library: keep its file under another name and copy all readable rows into a new one.

A row is asked for by its number, one by one where a scan breaks. A file whose first page is gone still holds its
tables: each library founds them at the same places, so a fresh one's first page finds them again.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from typing import Any, NamedTuple

from warta.i18n import ngettext
from warta.model.capture import Page
from warta.store import article_codec, articles, captures, file, pages, schema, troubles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 10_000  # how many numbers are asked for in vain, one after the other, until a table is given up
_BROKEN = (sqlite3.Error, UnicodeDecodeError)  # the second of complaints that quote a broken schema
_HEADER = 100  # bytes of the first page before its tree
_INTERIOR = 5  # a page of a table that leads to others
_PAGE_COUNT = slice(28, 32)  # in pages, big-endian (sqlite.org/fileformat2.html §1.3.8)
_CAME_OVER = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM captures WHERE article IS NULL)"
# Texts whose article, fetch or address did not come over.
_ALONE = """SELECT article FROM readings WHERE article NOT IN (
    SELECT a.id FROM articles a JOIN captures c ON c.id = a.capture JOIN addresses d ON d.article = a.id AND d.final
)"""
_ITS_CAPTURE = "SELECT id FROM captures WHERE article = ? AND sha256 = ? ORDER BY id DESC LIMIT 1"
_FETCHES = (
    ("articles", "visited"),
    ("comments", "first_capture"),
    ("comments", "last_capture"),
    ("comments", "gone_capture"),
)
_COMPANIONS = ("-wal", "-shm")


def recover(path: Path, damaged: file.Identity | None, stamp: str) -> str:
    """Put a fresh library, with all that could be read, in the damaged one's place; what to tell of it.

    Nothing happens when another process did it meanwhile. Raises OSError, sqlite3.Error, LibraryError.
    """
    with file.founding(path):
        if file.identify(path) != damaged:
            return ""
        if not _is_ours(path):
            raise file.foreign(path)
        fresh = path.with_name(f"{path.name}.new")
        _clear(fresh)
        file.found(fresh, stamp)
        rescued = _rescue(path, fresh)
        aside = _aside(path, stamp)
        _take_along(path, aside)
        _keep_name(path, aside)
        fresh.replace(path)
        _clear(fresh)
    told = ngettext(
        "the library was damaged: it is kept as {path}, and {count} article was saved from it",
        "the library was damaged: it is kept as {path}, and {count} articles were saved from it",
        rescued.articles,
    ).format(path=troubles.shown(aside), count=rescued.articles)
    if not rescued.orphans:
        return told
    return told + ngettext(
        "; `warta library rebuild` makes more of {count} saved page",
        "; `warta library rebuild` makes more of {count} saved pages",
        rescued.orphans,
    ).format(count=rescued.orphans)


def _is_ours(path: Path) -> bool:
    """Whether a file that SQLite does not know can have been a library: by its name, or by its whole pages."""
    return path.suffix in {".db", ".sqlite", ".sqlite3"} or path.stat().st_size % 512 == 0


def _clear(fresh: Path) -> None:
    """Remove what an attempt left that was broken off."""
    for ending in ("", ".lock", *_COMPANIONS):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _aside(path: Path, stamp: str) -> Path:
    """A name that is free, for the damaged file."""
    aside = path.with_name(f"{path.name}.corrupt-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.corrupt-{stamp}-{number}")
    return aside


def _take_along(path: Path, aside: Path) -> None:
    """The log goes with its file: beside another one it would be replayed into that. The -shm is only its index."""
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    log = path.with_name(f"{path.name}-wal")
    with suppress(FileNotFoundError):
        if log.stat().st_size:
            log.rename(aside.with_name(f"{aside.name}-wal"))
        else:
            log.unlink()


def _keep_name(path: Path, aside: Path) -> None:
    """Give the damaged file its new name; by a second link where there are links, so that there always is a library."""
    try:
        os.link(path, aside)
    except OSError:
        path.rename(aside)


# --- what can be read ---------------------------------------------------------------------------------------------


class _Rescued(NamedTuple):
    """What came over: articles whole, and fetches whose article has to be made anew."""

    articles: int = 0
    orphans: int = 0


def _rescue(damaged: Path, fresh: Path) -> _Rescued:
    """Copy every row that can be read."""
    if any(rescued := _copied(damaged, fresh, "ro")):
        return rescued
    patched = fresh.with_name(f"{fresh.name}.patched")
    try:
        with suppress(OSError, *_BROKEN):
            _patch(damaged, fresh, patched)
            return _copied(patched, fresh, "ro&immutable=1")
    finally:
        patched.unlink(missing_ok=True)
    return _Rescued()


def _patch(damaged: Path, fresh: Path, patched: Path) -> None:
    """A copy of the damaged file under the first page of a fresh one, and those on which its schema goes on."""
    with closing(sqlite3.connect(fresh)) as db:
        size = db.execute("PRAGMA page_size").fetchone()[0]
    shutil.copyfile(damaged, patched)
    patched.chmod(0o600)
    whole = fresh.read_bytes()
    first = bytearray(whole[:size])
    first[_PAGE_COUNT] = (patched.stat().st_size // size).to_bytes(4, "big")
    with patched.open("r+b") as copy:
        copy.write(first)
        for number in _schema_pages(whole, size):
            copy.seek((number - 1) * size)
            copy.write(whole[(number - 1) * size : number * size])


def _schema_pages(whole: bytes, size: int) -> list[int]:
    """The pages below the first one, of a sound file, that hold its schema (sqlite.org/fileformat2.html §1.6)."""
    found: list[int] = []
    waiting = [1]
    while waiting:
        number = waiting.pop()
        page = whole[(number - 1) * size : number * size]
        head = _HEADER if number == 1 else 0
        if page[head] != _INTERIOR:
            continue
        cells = range(head + 12, head + 12 + 2 * int.from_bytes(page[head + 3 : head + 5], "big"), 2)
        places = [int.from_bytes(page[at : at + 2], "big") for at in cells]
        below = [int.from_bytes(page[at : at + 4], "big") for at in (*places, head + 8)]
        found += below
        waiting += below
    return found


def _copied(damaged: Path, fresh: Path, mode: str) -> _Rescued:
    try:
        source = file.connect(damaged, mode)
    except _BROKEN:
        return _Rescued()
    with closing(source), closing(file.connect(fresh)) as target:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN IMMEDIATE")
        for table in schema.TABLES:
            _copy(source, target, table)
        _restore(target)
        _tie(target)
        target.execute("COMMIT")
        return _Rescued(*target.execute(_CAME_OVER).fetchone())


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    """Copy the rows of a table that can be read and hold what they should."""
    columns = _shared_columns(source, target, table)
    if not columns:
        return
    places = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - our own names
    rows = (dict(zip(columns, row, strict=True)) for row in _rows(source, table, columns))
    waiting = [row for row in rows if not _put(target, table, insert, row)]
    for row in waiting if table == "pages" else ():  # the page that it is packed against may have come after it
        _put(target, table, insert, row)


def _put(target: sqlite3.Connection, table: str, insert: str, row: dict[str, Any]) -> bool:
    """Put a row where it holds what it should; whether it did."""
    if not _holds(target, table, row):
        return False
    with suppress(sqlite3.IntegrityError):
        target.execute(insert, tuple(row.values()))
    return True


def _shared_columns(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> list[str]:
    try:
        there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    except _BROKEN:
        return []
    return [row[1] for row in target.execute(f"PRAGMA table_info({table})") if row[1] in there]


def _rows(db: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Every row that can be read: upwards to where it breaks, downwards likewise, and one by one between."""
    select = f"SELECT rowid, {', '.join(columns)} FROM {table}"  # noqa: S608 - our own names
    low, high = 0, 1 << 62
    with suppress(*_BROKEN):
        for number, *row in db.execute(f"{select} ORDER BY rowid"):
            if number <= low:  # a damaged table may lead back to where one was
                break
            low = number
            yield tuple(row)
        else:
            return
    with suppress(*_BROKEN):
        for number, *row in db.execute(f"{select} WHERE rowid > ? ORDER BY rowid DESC", (low,)):
            if not low < number < high:
                break
            high = number
            yield tuple(row)
    in_vain = 0
    for number in range(low + 1, high):
        found = None
        with suppress(*_BROKEN):
            found = db.execute(f"{select} WHERE rowid = ?", (number,)).fetchone()
        in_vain = 0 if found else in_vain + 1
        if in_vain > _PATIENCE:
            return
        if found:
            yield tuple(found[1:])


def _holds(target: sqlite3.Connection, table: str, row: dict[str, Any]) -> bool:
    """Whether a row of a damaged file holds what was written to it, as far as that can be told."""
    try:
        match table:
            case "pages" | "noted_texts":
                base = row.get("base")  # it came before, and so was copied before
                pages.unpack(
                    row["sha256"], row["size"], row["body"], None if base is None else pages.base_body(target, base)
                )
            case "readings":
                article_codec.inflate(row["json"], row["article"], 1)
            case "comments":
                article_codec.inflate_comment(row["json"])
            case "companions":
                captures.must_be_one(row)
            case _:
                return True
    except (ValueError, TypeError, AttributeError):
        return False
    return True


def _restore(db: sqlite3.Connection) -> None:
    """An article's text knows all the rest of it: its facts, its fetch, its addresses; give back what is missing."""
    for (number,) in db.execute(_ALONE).fetchall():
        (row,) = db.execute("SELECT json FROM readings WHERE article = ?", (number,)).fetchone()
        held = db.execute("SELECT revision FROM articles WHERE id = ?", (number,)).fetchone()
        loaded = article_codec.inflate(row, number, held[0] if held else 1)
        record = loaded.provenance
        page = Page(
            requested_url=record.requested_url or "",
            final_url=record.final_url or "",
            status=record.status or 0,
            fetched_at=record.fetched_at,
            body=b"",
            sha256=record.sha256,
            redirects=record.redirects,
            request_headers=record.request_headers,
            response_headers=record.response_headers,
            truncated=loaded.article.truncated,
            incomplete=loaded.article.incomplete,
        )
        known = db.execute(_ITS_CAPTURE, (number, record.sha256)).fetchone()
        capture = known[0] if known else captures.add(db, page)
        articles.place(db, number, capture, articles.arrival(page, loaded.article, record), loaded.revision)


def _tie(db: sqlite3.Connection) -> None:
    """Let go of rows that point at what is lost; a fetch without its article waits for `rebuild`, a post for `sync`."""
    db.execute(
        "UPDATE entries SET article = NULL, state = 'waiting'"
        " WHERE article NOT IN (SELECT a.id FROM articles a JOIN readings r ON r.article = a.id"
        " JOIN captures c ON c.id = a.capture)"
    )
    db.execute("DELETE FROM entries WHERE source NOT IN (SELECT id FROM sources)")
    for table in ("wishes", "wished_tags"):
        db.execute(f"DELETE FROM {table} WHERE entry NOT IN (SELECT id FROM entries)")  # noqa: S608 - our own names
    db.execute(
        "DELETE FROM articles"
        " WHERE id NOT IN (SELECT article FROM readings) OR capture NOT IN (SELECT id FROM captures)"
    )
    db.execute("DELETE FROM readings WHERE article NOT IN (SELECT id FROM articles)")
    db.execute("DELETE FROM addresses WHERE article NOT IN (SELECT id FROM articles)")
    db.execute("UPDATE addresses SET capture = NULL WHERE capture NOT IN (SELECT id FROM captures)")
    db.execute(
        "DELETE FROM revisions WHERE article NOT IN (SELECT id FROM articles)"
        " OR first_capture NOT IN (SELECT id FROM captures) OR last_capture NOT IN (SELECT id FROM captures)"
    )
    db.execute("DELETE FROM comments WHERE article NOT IN (SELECT id FROM articles)")
    last = db.execute("SELECT coalesce(max(id), 0) FROM captures").fetchone()
    for table, column in _FETCHES:  # the next fetch has the number after the last one that is left
        db.execute(f"UPDATE {table} SET {column} = min({column}, ?)", last)  # noqa: S608 - our own names
    for table in ("tags", "positions", "standings", "openings"):
        db.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")  # noqa: S608 - our own names
    db.execute("UPDATE articles SET indexed = 0")  # the indexes are made anew
    db.execute("DELETE FROM companions WHERE capture NOT IN (SELECT id FROM captures)")
    db.execute("UPDATE captures SET article = NULL WHERE article NOT IN (SELECT id FROM articles)")
