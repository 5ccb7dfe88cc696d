"""One row a fetch: what was asked and what answered; with its bytes, the page as it came."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from warta.model import Headers, Page

_COLUMNS = (
    "requested_url, final_url, status, fetched_at, sha256, redirects, request_headers, response_headers, truncated, "
    "incomplete"
)


def add(db: sqlite3.Connection, page: Page) -> int:
    """Record a fetch; its number."""
    written = db.execute(
        f"INSERT INTO captures ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own columns
        (
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
        ),
    )
    return written.lastrowid or 0


def page(db: sqlite3.Connection, capture: int, body: bytes) -> Page:
    """The page of a capture, given its bytes. Raises ValueError when the row is not one that `add` wrote."""
    from warta.model import Page, Redirect

    row = db.execute(f"SELECT {_COLUMNS} FROM captures WHERE id = ?", (capture,)).fetchone()  # noqa: S608 - our own columns
    requested, final, status, fetched_at, sha256, redirects, asked, answered, truncated, incomplete = row
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
        )
    except TypeError as error:
        raise ValueError(f"capture {capture} is not in the shape of one") from error


def headers(db: sqlite3.Connection, capture: int) -> Headers:
    """The headers that came with a complete answer; none when it was cut, or no 200. Raises ValueError."""
    row = db.execute(
        "SELECT response_headers FROM captures WHERE id = ? AND status = 200 AND NOT truncated AND incomplete = '[]'",
        (capture,),
    ).fetchone()
    return _headers(row[0]) if row else ()


def plain(text: str) -> str:
    """A text that SQLite takes: a lone surrogate is no character in UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def moment(when: datetime) -> str:
    """A time as it is kept: in UTC, so that the order of the texts is the order of the times."""
    return when.astimezone(UTC).isoformat()


def _headers(text: str) -> Headers:
    pairs: list[Any] = json.loads(text)
    try:
        return tuple((str(name), str(value)) for name, value in pairs)
    except TypeError as error:
        raise ValueError("headers are pairs") from error
