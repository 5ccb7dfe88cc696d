"""Entries: the posts that a source lists, identified by address or by GUID, with their fetch state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from warta import urls
from warta.store import captures, schema
from warta.store.rows import moment_of, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from warta.model.source import Entry, Listed

LONGEST_WAIT = 7 * 86_400.0
"""Longest wait in seconds before an unchanged or failed post is fetched again."""

_FIRST_WAIT = 600.0
_MOST_TRIES = 30  # keeps the exponent small; the wait is limited to LONGEST_WAIT anyway
_COLUMNS = "id, source, url, title, guid, published, seen_at, article, state, trouble, due_at"


def of_source(db: sqlite3.Connection, source: int, limit: int) -> tuple[Entry, ...]:
    """Return the entries of a source, newest first."""
    return _entries(db, "WHERE source = ? ORDER BY placed DESC, id LIMIT ?", source, limit)


def due(db: sqlite3.Connection, source: int, now: str, again: bool) -> tuple[Entry, ...]:
    """Return the entries of a source that are due; `again`: all, due or not."""
    when = "state <> 'gone'" if again else "(state = 'waiting' OR state IN ('failed', 'kept') AND due_at <= ?)"
    given = () if again else (now,)
    return _entries(db, f"WHERE source = ? AND {when} ORDER BY placed DESC, id", source, *given)


def list_one(db: sqlite3.Connection, source: int, post: Listed, when: datetime) -> int:
    """Insert or update the entry of a listed post; return 1 when it is new, else 0."""
    key = captures.plain(urls.key(post.url))
    known = db.execute(
        "SELECT id, version, talk, state FROM entries WHERE source = ? AND (key = ? OR guid = ? AND guid <> '')"
        " ORDER BY key = ? DESC LIMIT 1",
        (source, key, captures.plain(post.guid), key),
    ).fetchone()
    published = captures.moment(post.published) if post.published else None
    words = [captures.plain(word) for word in (post.url, post.title, post.guid)]
    if known:
        _note_again(db, known, post, when)
        db.execute(
            "UPDATE entries SET key = ?, url = ?, title = ?, guid = ?, published = coalesce(?, published),"
            " version = ?, talk = coalesce(nullif(?, ''), talk) WHERE id = ?",
            (key, *words, published, captures.plain(post.version), captures.plain(post.talk), known[0]),
        )
        return 0
    article = db.execute("SELECT article FROM addresses WHERE key = ?", (key,)).fetchone()
    gone = db.execute("SELECT 1 FROM gone WHERE key = ?", (key,)).fetchone()
    seen = when.timestamp()
    db.execute(
        "INSERT INTO entries (source, key, url, title, guid, published, placed, version, talk, seen_at, article, state,"
        " due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            source,
            key,
            *words,
            published,
            min(post.published.timestamp(), seen) if post.published else seen,
            captures.plain(post.version),
            captures.plain(post.talk),
            captures.moment(when),
            article[0] if article else None,
            "kept" if article else "gone" if gone else "waiting",
            captures.moment(when) if article else None,
        ),
    )
    return 1


def _note_again(db: sqlite3.Connection, known: tuple[Any, ...], post: Listed, when: datetime) -> None:
    """Make an entry due now when the source announces another version of its text or thread."""
    number, version, talk, state = known
    other = (post.version and version != captures.plain(post.version)) or (post.talk and talk != post.talk)
    if not other or state == "gone":
        return
    after = "kept" if state == "kept" else "waiting"
    db.execute(
        "UPDATE entries SET state = ?, tries = 0, wait = 0, due_at = ?, trouble = '' WHERE id = ?",
        (after, captures.moment(when), number),
    )


def kept(db: sqlite3.Connection, entry: Entry, article: int, when: datetime, pace: tuple[bool, float]) -> None:
    """Record a successful fetch. `pace`: whether the post had changed, and the seconds until the next fetch if so.

    The wait doubles while a post does not change; over a week it is fetched again only when its source announces a
    new version.
    """
    from warta.store import wishes

    changed, again_after = pace
    held = db.execute("SELECT wait FROM entries WHERE id = ?", (entry.id,)).fetchone()
    wait = again_after if changed or not held else max(again_after, held[0] * 2)
    due_at = captures.moment(when + timedelta(seconds=wait)) if 0 < wait <= LONGEST_WAIT else None
    db.execute(
        "UPDATE entries SET article = (SELECT id FROM articles WHERE id = ?), state = 'kept', tries = 0, trouble = '',"
        " wait = ?, due_at = ? WHERE id = ?",
        (article, min(wait, 2 * LONGEST_WAIT), due_at, entry.id),
    )
    wishes.grant(db, entry.id)


def failed(db: sqlite3.Connection, entry: Entry, why: str, when: datetime, aside: bool) -> None:
    """Record a failed fetch. An entry with a saved article keeps it."""
    held = db.execute("SELECT tries, article FROM entries WHERE id = ?", (entry.id,)).fetchone()
    if not held:
        return
    tries = min(int(held[0]) + 1, _MOST_TRIES)
    due_at = when + timedelta(seconds=min(_FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT))
    state = "aside" if aside else "kept" if held[1] else "failed"
    db.execute(
        "UPDATE entries SET state = ?, tries = ?, trouble = ?, due_at = ? WHERE id = ?",
        (state, tries, captures.plain(why), None if aside else captures.moment(due_at), entry.id),
    )


def _entries(db: sqlite3.Connection, where: str, *given: object) -> tuple[Entry, ...]:
    if schema.version_of(db) < schema.FOLLOWS_SOURCES:
        return ()
    return tuple([_entry(row) for row in db.execute(f"SELECT {_COLUMNS} FROM entries {where}", given)])  # noqa: S608 - our own


def _entry(row: tuple[Any, ...]) -> Entry:
    from warta.model.source import Entry

    number, source, url, title, guid, published, seen_at, article, state, trouble, due_at = row
    return Entry(
        id=number,
        source=source,
        url=shown(url),
        title=shown(title),
        guid=shown(guid),
        published=moment_of(published),
        seen_at=moment_of(seen_at),
        article=article if isinstance(article, int) else None,
        state=shown(state),
        trouble=shown(trouble),
        due_at=moment_of(due_at),
    )
