"""Comment versions in the database, and the changes of a thread since the reader last saw it."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from msgspec.structs import replace

from warta.model.article import Thread
from warta.model.since import Since
from warta.store import article_codec, captures, schema, versions
from warta.store.versions import Version

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle

# Concurrent fetches may be stored out of order; an older fetch than this means that the clock was corrected.
_OVERTAKEN = timedelta(minutes=10)
_NEVER = 2**62  # larger than any capture number
_COLUMNS = "article, key, author, posted, digest, extractor, first_capture, last_capture, gone_capture, json"


# --- what a fetch tells -------------------------------------------------------------------------------------------


def observe(db: sqlite3.Connection, article: int, capture: int, loaded: LoadedArticle) -> None:
    """Record the comments that a capture shows. Inside a transaction."""
    if loaded.article.thread is None or _is_overtaken(db, article, capture):
        return
    extractor = loaded.provenance.extractor
    known = versions.histories(_versions(db, article))
    steps = versions.followed(known, loaded.article, capture, extractor)
    db.executemany("UPDATE comments SET last_capture = ? WHERE id = ?", [(capture, row) for row in steps.seen])
    db.executemany("UPDATE comments SET gone_capture = ? WHERE id = ?", [(capture, row) for row in steps.missed])
    db.executemany(
        "UPDATE comments SET digest = ?, extractor = ?, last_capture = ?, json = ? WHERE id = ?",
        [(made.digest, made.extractor, capture, _packed(comment), made.row) for made, comment in steps.reread],
    )
    db.executemany(
        f"INSERT INTO comments ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",  # noqa: S608 - our own columns
        [
            (article, made.key, made.author, made.posted, made.digest, extractor, capture, capture, _packed(comment))
            for made, comment in steps.begun
        ],
    )
    if steps.begun or steps.reread:
        from warta.store import index  # lazy: reading does not need the word stems

        index.put_comments(db, article)
    count(db, article)


def forget(db: sqlite3.Connection, article: int) -> None:
    """Delete all versions, to record them again."""
    db.execute("DELETE FROM comments WHERE article = ?", (article,))


def _is_overtaken(db: sqlite3.Connection, article: int, capture: int) -> bool:
    """Whether a later fetch was stored before this one; comments missing here may be newer than this fetch."""
    rows = db.execute(
        "SELECT fetched_at FROM captures WHERE article = ? AND id <= ? ORDER BY id DESC LIMIT 2", (article, capture)
    ).fetchall()
    if len(rows) < 2:
        return False
    here, before = (datetime.fromisoformat(row[0]) for row in rows)
    return here < before < here + _OVERTAKEN


def _versions(db: sqlite3.Connection, article: int) -> list[Version]:
    rows = db.execute(
        "SELECT id, key, author, posted, digest, extractor, first_capture, last_capture, gone_capture"
        " FROM comments WHERE article = ? ORDER BY id",
        (article,),
    )
    return [
        Version(
            row=row,
            key=key,
            author=author,
            posted=posted,
            digest=digest,
            extractor=extractor,
            first=first,
            last=last,
            gone=gone,
        )
        for row, key, author, posted, digest, extractor, first, last, gone in rows
    ]


def _packed(comment: Comment) -> bytes:
    from warta.render.json import comment_to_json

    return article_codec.deflate(comment_to_json(comment))


# --- the reader ---------------------------------------------------------------------------------------------------


def visit(db: sqlite3.Connection, loaded: LoadedArticle) -> None:
    """Record that the reader has seen the thread as of this capture. Inside a transaction."""
    capture = _capture_of(db, loaded)
    if capture is None:
        return
    if not db.execute("SELECT 1 FROM comments WHERE article = ? LIMIT 1", (loaded.id,)).fetchone():
        # Stored by a version without comment tracking.
        observe(db, loaded.id, capture, loaded)
    db.execute("UPDATE articles SET visited = max(coalesce(visited, 0), ?) WHERE id = ?", (capture, loaded.id))
    newest = "UPDATE articles SET said_new = 0, said_edited = 0, said_gone = 0 WHERE id = ? AND capture = ?"
    if not db.execute(newest, (loaded.id, capture)).rowcount:
        count(db, loaded.id)


def count(db: sqlite3.Connection, article: int) -> None:
    """Update the article's counts of new, edited and deleted comments. Inside a transaction."""
    mark = _visited(db, article)
    known = [] if mark is None else versions.histories(_versions(db, article)).values()
    kinds = [versions.happened(history, mark or 0) for history in known]
    db.execute(
        "UPDATE articles SET said_new = ?, said_edited = ?, said_gone = ? WHERE id = ?",
        (kinds.count("new"), kinds.count("edited"), kinds.count("gone"), article),
    )


def _visited(db: sqlite3.Connection, article: int) -> int | None:
    row = db.execute("SELECT visited FROM articles WHERE id = ?", (article,)).fetchone()
    return row[0] if row else None


def _capture_of(db: sqlite3.Connection, loaded: LoadedArticle) -> int | None:
    """Return the capture of a loaded article."""
    record = loaded.provenance
    row = db.execute(
        "SELECT max(id) FROM captures WHERE article = ? AND fetched_at = ? AND sha256 = ?",
        (loaded.id, captures.moment(record.fetched_at), record.sha256),
    ).fetchone()
    found: int | None = row[0]
    return found


# --- since then ---------------------------------------------------------------------------------------------------


def since(db: sqlite3.Connection, loaded: LoadedArticle, against: int | datetime | None) -> Since:
    """Compare a thread with an earlier capture. Raises ValueError for an unreadable row.

    `against`: `mark` of another Since, or a time; None: what the reader last saw.
    """
    if schema.version_of(db) < schema.FOLLOWS_COMMENTS:
        return Since()
    thread = loaded.article.thread or Thread()
    kept = versions.Kept(words=partial(_words, db), moment=partial(_moment, db))
    if isinstance(against, datetime):
        mark = _capture_at(db, loaded.id, against)
        told = versions.told(_since(db, loaded.id, mark or 0), thread, mark or 0, kept)
        return told if mark else _younger(told, thread, against)
    mark = against or _visited(db, loaded.id)
    return versions.told(_since(db, loaded.id, mark), thread, mark, kept)


def _since(db: sqlite3.Connection, article: int, mark: int | None) -> dict[str, list[Version]]:
    """Return all comment versions if any comment changed after capture `mark`, else nothing."""
    happened = db.execute(
        "SELECT 1 FROM comments WHERE article = ? AND (gone_capture IS NOT NULL OR first_capture > ?) LIMIT 1",
        (article, _NEVER if mark is None else mark),
    ).fetchone()
    return versions.histories(_versions(db, article)) if happened else {}


def _younger(told: Since, thread: Thread, moment: datetime) -> Since:
    """Without a capture at that time, keep only comments whose own date is later."""
    older = {comment.id for comment in thread.walk() if comment.posted_at and comment.posted_at < moment}
    return replace(told, when=moment, changed={key: how for key, how in told.changed.items() if key not in older})


def _words(db: sqlite3.Connection, row: int) -> Comment:
    return article_codec.inflate_comment(db.execute("SELECT json FROM comments WHERE id = ?", (row,)).fetchone()[0])


def _moment(db: sqlite3.Connection, capture: int) -> datetime | None:
    """Return the time of a capture; None when it was deleted."""
    row = db.execute("SELECT fetched_at FROM captures WHERE id = ?", (capture,)).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def _capture_at(db: sqlite3.Connection, article: int, moment: datetime) -> int | None:
    """Return the last capture of an article up to a time."""
    row = db.execute(
        "SELECT max(id) FROM captures WHERE article = ? AND fetched_at <= ?", (article, captures.moment(moment))
    ).fetchone()
    found: int | None = row[0]
    return found
