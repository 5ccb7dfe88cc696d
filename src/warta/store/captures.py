"""Captures: one row a fetch, with request and response, and the pages that were fetched with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from warta.i18n import _
from warta.store import pages, schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from warta.model.capture import Headers, Page

_OLD_COLUMNS = (
    "requested_url, final_url, status, fetched_at, sha256, redirects, request_headers, response_headers, truncated, "
    "incomplete"
)
_COLUMNS = f"{_OLD_COLUMNS}, peer, certificate, imported_from"
_NEXT = """SELECT 1 + max(
    coalesce((SELECT max(id) FROM captures), 0), coalesce((SELECT max(capture) FROM ledger), 0)
)"""
_PLACES = ", ".join("?" * 13)


def add(db: sqlite3.Connection, page: Page) -> int:
    """Insert a capture and its companions; return its number, never one of a deleted capture in the provenance log."""
    capture: int = db.execute(_NEXT).fetchone()[0]
    db.execute(
        f"INSERT INTO captures (id, {_COLUMNS}) VALUES (?, {_PLACES})",  # noqa: S608 - our own columns
        (capture, *_row(page)),
    )
    db.executemany(
        f"INSERT INTO companions (capture, {_COLUMNS}) VALUES (?, {_PLACES})",  # noqa: S608 - likewise
        [(capture, *_row(companion)) for companion in page.also],
    )
    return capture


def as_kept(page: Page) -> Page:
    """Return the page as it will be read back: addresses valid UTF-8, times in UTC."""
    from msgspec.structs import replace

    return replace(
        page,
        requested_url=plain(page.requested_url),
        final_url=plain(page.final_url),
        fetched_at=page.fetched_at.astimezone(UTC),
        imported_from=plain(page.imported_from),
        also=tuple([as_kept(each) for each in page.also]),
    )


def page(db: sqlite3.Connection, capture: int, body: bytes) -> Page:
    """Return the page of a capture, given its bytes, with its companions. Raises ValueError for invalid rows."""
    from msgspec.structs import replace

    columns = _COLUMNS if schema.version_of(db) >= schema.KEEPS_LEDGER else _OLD_COLUMNS
    row = db.execute(f"SELECT {columns} FROM captures WHERE id = ?", (capture,)).fetchone()  # noqa: S608 - our own columns
    rows = db.execute(f"SELECT {columns} FROM companions WHERE capture = ? ORDER BY id", (capture,)).fetchall()  # noqa: S608 - likewise
    also = tuple([_page(capture, each, _body(db, each[4])) for each in rows])
    return replace(_page(capture, row, body), also=also)


def companions(db: sqlite3.Connection, capture: int) -> tuple[tuple[str, str], ...]:
    """Return address and SHA-256 of each companion page of a capture."""
    rows = db.execute("SELECT requested_url, sha256 FROM companions WHERE capture = ? ORDER BY id", (capture,))
    return tuple(rows.fetchall())


def _row(page: Page) -> tuple[object, ...]:
    return (
        plain(page.requested_url),
        plain(page.final_url),
        page.status,
        moment(page.fetched_at),
        page.sha256,
        json.dumps([[hop.status, hop.url] for hop in page.redirects]),
        json.dumps(page.request_headers),
        json.dumps(page.response_headers),
        page.truncated,
        json.dumps(page.incomplete),
        page.peer,
        page.certificate,
        plain(page.imported_from),
    )


def _body(db: sqlite3.Connection, sha256: str) -> bytes:
    """Return the bytes of a companion page; empty when missing, as if it had not been fetched."""
    return pages.get(db, sha256) or b""


def _page(capture: int, row: tuple[Any, ...], body: bytes) -> Page:
    from warta.model.capture import Page, Redirect

    requested, final, status, fetched_at, sha256, redirects, asked, answered, truncated, incomplete, *wire = row
    peer, certificate, imported_from = wire or ("", "", "")
    try:
        return Page(
            requested_url=requested,
            final_url=final,
            status=status,
            fetched_at=datetime.fromisoformat(fetched_at),
            body=body,
            sha256=sha256,
            redirects=tuple(Redirect(status=int(status), url=str(url)) for status, url in json.loads(redirects)),
            request_headers=_headers(asked),
            response_headers=_headers(answered),
            truncated=bool(truncated),
            incomplete=tuple(str(reason) for reason in json.loads(incomplete)),
            peer=peer,
            certificate=certificate,
            imported_from=imported_from,
        )
    except TypeError as error:
        raise ValueError(_("capture {number} is not in the shape of one").format(number=capture)) from error


def must_be_one(row: dict[str, Any]) -> None:
    """Validate a row, given by its columns. Raises ValueError, TypeError."""
    _page(0, tuple(row[name] for name in _OLD_COLUMNS.split(", ")), b"")


def headers(db: sqlite3.Connection, capture: int) -> Headers:
    """Return the headers of a complete 200 response; empty for a truncated or another one. Raises ValueError."""
    row = db.execute(
        "SELECT response_headers FROM captures WHERE id = ? AND status = 200 AND NOT truncated AND incomplete = '[]'",
        (capture,),
    ).fetchone()
    return _headers(row[0]) if row else ()


def plain(text: str) -> str:
    """Replace lone surrogates, which UTF-8 and so SQLite cannot store."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def moment(when: datetime) -> str:
    """Format a time in UTC, so that text order is time order."""
    return when.astimezone(UTC).isoformat()


def _headers(text: str) -> Headers:
    pairs: list[Any] = json.loads(text)
    try:
        return tuple((str(name), str(value)) for name, value in pairs)
    except TypeError as error:
        raise ValueError("headers are pairs") from error
