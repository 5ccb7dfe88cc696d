"""Export the library into one file, and import another library: pages are extracted again, marks are merged."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.errors import LibraryError, WartaError
from warta.i18n import _
from warta.model.upkeep import Import
from warta.store import captures, deeds, drafts, file, pages, schema, troubles, walk, wishes
from warta.store.addresses import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.capture import Page
    from warta.ports.library import Extractor
    from warta.store.sqlite import SqliteLibrary

_OWN = ("articles", "captures", "ledger", "sources", "watches", "notes", "searches")
# What hangs on no row: by what it is told from another, and its columns.
_LOOSE = {
    "noted_texts": "sha256",
    "notes": "key, created_at, start, stop",
    "sources": "key",
    "watches": "key",
    "searches": "name",
}

# What a source lists does not come along: it is asked anew, and not whether it has changed since.
_ANEW: dict[str, dict[str, object]] = {"sources": {"etag": None, "modified": None, "due_at": None}}
_LAST = ("positions", "standings", "openings")
"""Where a reader was in an article and its thread, and when: the last one of both libraries holds."""


def copy(library: SqliteLibrary, target: Path, carried: list[drafts.Row]) -> None:
    """A whole copy in one file with these drafts, there when it is complete. Raises LibraryError."""
    if target.exists():
        raise LibraryError(
            _("{path} is there already").format(path=troubles.shown(target)),
            hint=_("choose another name, or remove it"),
            kind="output",
        )
    try:
        handle, made = tempfile.mkstemp(prefix=".warta-", dir=target.absolute().parent)
        os.close(handle)
        try:
            library.shelf.ask(lambda db: db.execute("VACUUM INTO ?", (made,)))
            if carried:
                drafts.carry(Path(made), carried)
            Path(made).replace(target)
        finally:
            Path(made).unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        told = troubles.trouble(error, target)
        if told.kind == "unwritable":
            told.hint = _("choose a place that you may write to")
        raise told from error


def take_in(library: SqliteLibrary, source: Path, extractor: Extractor) -> Iterator[Import]:
    """All that another library holds; how far it is after each page. Raises LibraryError."""
    from warta.store.sqlite import SqliteLibrary

    if not file.identify(source):
        raise LibraryError(
            _("there is no library {path}").format(path=troubles.shown(source)),
            hint=_("`warta library export` makes one"),
            kind="input",
        )
    file.make_folder(library.path.parent)
    with tempfile.TemporaryDirectory(prefix=".warta-import-", dir=library.path.parent) as folder:
        copied = Path(folder) / "library.db"
        _copied(source, copied)
        with closing(SqliteLibrary(copied, library.shelf)) as other:
            total = other.info()["captures"]  # which brings it to this schema
            if library.shelf.ask(_is_empty):
                other.close()
                _become(library, copied)
                yield Import(kept=int(str(total)), whole=True)
                return
            done = Import()
            for done in _pages(library, other, extractor):
                yield done
            library.shelf.write(_marks, _readers_own(other))
            for table in _LAST:
                library.shelf.write(_newest, table, *other.shelf.ask(_dated, table))
            library.shelf.write(_loose, str(copied))
            library.shelf.write(wishes.take_over, other.shelf.ask(wishes.waiting))
            yield done


def _copied(source: Path, target: Path) -> None:
    """A copy that may be changed; the library itself is only read."""
    try:
        with closing(file.connect(source, "ro")) as db:
            if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
                raise _no_library(source)
            if schema.version_of(db) > schema.VERSION:
                raise LibraryError(
                    _("{path} is of a newer warta").format(path=troubles.shown(source)),
                    hint=_("update warta"),
                    kind="newer",
                )
            file.make_file(target)
            with closing(sqlite3.connect(target)) as copied:
                db.backup(copied)
                copied.execute(f"DROP TABLE IF EXISTS {drafts.CARRIED}")
    except (sqlite3.Error, OSError) as error:
        raise _refused(error, source) from error


def _refused(error: sqlite3.Error | OSError, source: Path) -> LibraryError:
    """Why a file cannot be taken in, with what helps there and not with one's own library."""
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
        return _no_library(source)
    told = troubles.trouble(error, source)
    if told.kind == "damaged":
        told.hint = _("nothing of it was taken in: is there another copy?")
    if told.kind == "unwritable":
        told.hint = _("see that it is a file that you may read")
    return told


def _no_library(source: Path) -> LibraryError:
    return LibraryError(
        _("{path} is not a library of warta").format(path=troubles.shown(source)),
        hint=_("it takes a library, or a file that `warta library export` wrote"),
        kind="foreign",
    )


def _is_empty(db: sqlite3.Connection) -> bool:
    return not any(db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in _OWN)  # noqa: S608 - our own names


def _become(library: SqliteLibrary, copied: Path) -> None:
    """Put the copy in the place of a library that holds nothing."""
    path = library.path
    library.close()
    try:
        with file.founding(path):
            for ending in ("-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            copied.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise troubles.trouble(error, path) from error


# --- pages --------------------------------------------------------------------------------------------------------


def _pages(library: SqliteLibrary, other: SqliteLibrary, extractor: Extractor) -> Iterator[Import]:
    done = Import()
    last = 0
    while row := other.shelf.ask(walk.after, last, "final_url, fetched_at, sha256", "captures"):
        last, url, fetched_at, sha256 = row
        if library.shelf.ask(_knows, url, fetched_at, sha256):
            done = replace(done, known=done.known + 1)
        else:
            try:
                page: Page | None = other.shelf.sound(_page, last, sha256)
                if page is None:
                    raise LibraryError(_("its page is not kept"))
                library.keep(replace(page, imported_from=page.imported_from or _("another library")), extractor(page))
                done = replace(done, kept=done.kept + 1)
            except WartaError as error:
                done = replace(done, failed=(*done.failed, (url, error.what)))
        yield done


def _knows(db: sqlite3.Connection, url: str, fetched_at: str, sha256: str) -> bool:
    query = "SELECT 1 FROM captures WHERE sha256 = ? AND fetched_at = ? AND final_url = ?"
    return db.execute(query, (sha256, fetched_at, url)).fetchone() is not None


def _page(db: sqlite3.Connection, capture: int, sha256: str) -> Page | None:
    body = pages.get(db, sha256)
    return None if body is None else captures.page(db, capture, body)


# --- what its reader did ------------------------------------------------------------------------------------------


def _readers_own(other: SqliteLibrary) -> list[tuple[str, int, int, str | None]]:
    """Address, read, starred and tags of every post of which there is something to tell."""
    query = (
        "SELECT a.url, a.read, a.starred, (SELECT group_concat(tag, char(10)) FROM tags WHERE article = a.id)"
        " FROM articles a WHERE a.read OR a.starred OR a.id IN (SELECT article FROM tags)"
    )
    return other.shelf.ask(lambda db: db.execute(query).fetchall())


def _marks(db: sqlite3.Connection, told: list[tuple[str, int, int, str | None]]) -> None:
    """What was read, starred or tagged there is so here, too; nothing is taken away."""
    for url, read, starred, tags in told:
        row = db.execute("SELECT article FROM addresses WHERE key = ?", (key(url),)).fetchone()
        if row is None:
            continue
        db.execute(
            "UPDATE articles SET read = max(read, ?), starred = max(starred, ?) WHERE id = ?", (read, starred, row[0])
        )
        db.executemany(
            "INSERT OR IGNORE INTO tags (article, folded, tag) VALUES (?, ?, ?)",
            [(row[0], deeds.folded(tag), tag) for tag in (tags or "").split("\n") if tag],
        )


def _dated(db: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """The columns of a table of _LAST, and its rows with the addresses of their posts before them."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "article"]
    named = ", ".join([f"t.{name}" for name in columns])
    rows = db.execute(f"SELECT a.url, {named} FROM {table} t JOIN articles a ON a.id = t.article")  # noqa: S608 - our own names
    return columns, rows.fetchall()


def _newest(db: sqlite3.Connection, table: str, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    """Where a reader was last, here or there: the later one of both."""
    last = columns.index("at")
    names = ", ".join(["article", *columns])
    for url, *values in rows:
        post = db.execute("SELECT article FROM addresses WHERE key = ?", (key(str(url)),)).fetchone()
        if post is None:
            continue
        held = db.execute(f"SELECT 1 FROM {table} WHERE article = ? AND at >= ?", (post[0], values[last])).fetchone()  # noqa: S608 - our own names
        if held is None:
            places = ", ".join("?" * (len(columns) + 1))
            db.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", (post[0], *values))  # noqa: S608 - likewise


def _loose(db: sqlite3.Connection, path: str) -> None:
    """Notes, sources, watches and saved searches that are not here yet."""
    with closing(file.connect(Path(path), "ro")) as other:
        for table, known_by in _LOOSE.items():
            columns = [row[1] for row in other.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
            same = " AND ".join([f"{name} IS ?" for name in known_by.split(", ")])
            insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our own names
            for row in other.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id"):  # noqa: S608 - likewise
                held = dict(zip(columns, row, strict=True)) | _ANEW.get(table, {})
                given = tuple(held[name] for name in known_by.split(", "))
                if db.execute(f"SELECT 1 FROM {table} WHERE {same}", given).fetchone() is None:  # noqa: S608 - likewise
                    with suppress(sqlite3.IntegrityError):
                        db.execute(insert, tuple(held.values()))
