"""Revisions of an article and the page of a capture."""

from __future__ import annotations

from datetime import datetime

from warta.store import captures, pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from warta.model.capture import Page, Revision

_REVISIONS = """
    SELECT r.number, r.text_sha256, f.fetched_at, max(l.fetched_at, coalesce(l.confirmed_at, '')), f.id,
        l.id
    FROM revisions r JOIN captures f ON f.id = r.first_capture JOIN captures l ON l.id = r.last_capture
    WHERE r.article = {where} ORDER BY r.number
"""


def find(db: sqlite3.Connection, where: str, given: object) -> tuple[Revision, ...]:
    """Return the revisions of an article, oldest first. `where`: SQL for its id. Raises ValueError."""
    from warta.model.capture import Revision

    rows = db.execute(_REVISIONS.format(where=where), (given,))
    return tuple(
        [
            Revision(
                number=number,
                text_sha256=text_sha256,
                first_seen=datetime.fromisoformat(first),
                last_seen=datetime.fromisoformat(last),
                capture=capture,
                last_capture=last_capture,
            )
            for number, text_sha256, first, last, capture, last_capture in rows
        ]
    )


def page(db: sqlite3.Connection, capture: int) -> Page | None:
    """Return the page of a capture with its companion pages; None when its bytes are missing. Raises ValueError."""
    row = db.execute("SELECT sha256 FROM captures WHERE id = ?", (capture,)).fetchone()
    body = pages.get(db, row[0]) if row else None
    return None if body is None else captures.page(db, capture, body)
