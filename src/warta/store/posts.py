"""Saved articles as rows of a list (`Post`), and statistics of the library."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from warta import urls
from warta.store import captures, schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from warta.model.capture import Post
    from warta.model.since import Tally

_COLUMNS = "id, url, title, site, published, fetched_at, words, comments, read"
_SINCE = "visited, said_new, said_edited, said_gone"
_STATE = "starred, revision > seen, (SELECT group_concat(tag, char(10)) FROM tags WHERE article = articles.id)"
_SOURCE = (
    "(SELECT s.title FROM entries e JOIN sources s ON s.id = e.source WHERE e.article = articles.id"
    " ORDER BY s.id LIMIT 1)"
)


def find(db: sqlite3.Connection, query: str, limit: int) -> tuple[Post, ...]:
    """Return posts with every word of the query in title, site or address: unread first, then newest first."""
    words = captures.plain(query).casefold().split()
    where = "".join(" AND instr(folded, ?)" for _word in words)
    rows = db.execute(
        f"SELECT {_columns(db)} FROM articles WHERE 1{where} ORDER BY read, placed DESC, id DESC LIMIT ?",  # noqa: S608 - bound
        (*words, limit),
    )
    return tuple([post for row in rows if (post := _post(row))])


def some(db: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Post, ...]:
    """Return these posts in this order; unknown numbers are left out."""
    these = "id IN (SELECT value FROM json_each(?))"
    rows = db.execute(f"SELECT {_columns(db)} FROM articles WHERE {these}", (json.dumps([*numbers]),))  # noqa: S608 - our own words
    known = {post.id: post for row in rows if (post := _post(row))}
    return tuple([known[number] for number in numbers if number in known])


def _columns(db: sqlite3.Connection) -> str:
    """Return the selected columns; a library that can only be read may have an older schema without some of them."""
    version = schema.version_of(db)
    since = _SINCE if version >= schema.FOLLOWS_COMMENTS else "NULL, 0, 0, 0"
    state = _STATE if version >= schema.KEEPS_STATE else "0, 0, NULL"
    source = _SOURCE if version >= schema.FOLLOWS_SOURCES else "NULL"
    return f"{_COLUMNS}, {since}, {state}, {source}"


def facts(db: sqlite3.Connection) -> dict[str, object]:
    """Return counts, total size and time span for `info`."""
    number, size = db.execute("SELECT count(*), coalesce(sum(size), 0) FROM pages").fetchone()
    captured, oldest, newest = db.execute("SELECT count(*), min(fetched_at), max(fetched_at) FROM captures").fetchone()
    kept, unread = db.execute("SELECT count(*), coalesce(sum(NOT read), 0) FROM articles").fetchone()
    return {
        "pages": number,
        "captures": captured,
        "articles": kept,
        "unread": unread,
        "revisions": db.execute("SELECT count(*) FROM revisions").fetchone()[0],
        "extractors": [row[0] for row in db.execute("SELECT DISTINCT extractor FROM articles ORDER BY 1")],
        "bytes": size,
        "oldest": oldest,
        "newest": newest,
    }


def _post(row: tuple[Any, ...]) -> Post | None:
    """Convert a row to a `Post`; None for an invalid row, which `check` reports."""
    from warta.model.capture import Post

    number, url, title, site, published, fetched_at, words, comments, read, visited, *more = row
    *said, starred, changed, tags, source = more
    try:
        return Post(
            id=number,
            url=shown(url),
            title=shown(title),
            site=shown(site),
            published=datetime.fromisoformat(published) if published else None,
            fetched_at=datetime.fromisoformat(fetched_at),
            words=int(words),
            comments=int(comments),
            read=bool(read),
            since=None if visited is None else _tally(*said),
            starred=bool(starred),
            tags=tuple(sorted([shown(tag) for tag in tags.split("\n")], key=str.casefold)) if tags else (),
            changed=bool(changed),
            source=shown(source) if source and source != urls.host(url) else "",
        )
    except (TypeError, ValueError, AttributeError):
        return None


def _tally(new: int, edited: int, gone: int) -> Tally:
    from warta.model.since import Tally

    return Tally(new=int(new), edited=int(edited), gone=int(gone))


def shown(text: str) -> str:
    """Return the text as one printable line."""
    if text.isprintable():
        return text
    from warta.extraction.text import line

    return line(text)
