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

# Two that fetch at once may keep in the other order; a fetch older than that came of a clock that was put right.
_OVERTAKEN = timedelta(minutes=10)
_NEVER = 2**62  # a fetch that no comment comes after
_COLUMNS = "article, key, author, posted, digest, extractor, first_capture, last_capture, gone_capture, json"


# --- what a fetch tells -------------------------------------------------------------------------------------------


def observe(db: sqlite3.Connection, article: int, capture: int, loaded: LoadedArticle) -> None:
    """Note what a fetch of an article shows of its comments. Inside a transaction."""
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
        from warta.store import index  # its word stems are of no use to who reads

        index.put_comments(db, article)
    count(db, article)


def forget(db: sqlite3.Connection, article: int) -> None:
    """Drop every version, for them to be observed anew."""
    db.execute("DELETE FROM comments WHERE article = ?", (article,))


def _is_overtaken(db: sqlite3.Connection, article: int, capture: int) -> bool:
    """Whether a later fetch was kept before this one: what it lacks may be younger than it."""
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
    """The reader is in the thread, and sees it as this reading has it. Inside a transaction."""
    capture = _capture_of(db, loaded)
    if capture is None:
        return
    if not db.execute("SELECT 1 FROM comments WHERE article = ? LIMIT 1", (loaded.id,)).fetchone():
        # It was kept by a warta that did not follow comments.
        observe(db, loaded.id, capture, loaded)
    db.execute("UPDATE articles SET visited = max(coalesce(visited, 0), ?) WHERE id = ?", (capture, loaded.id))
    newest = "UPDATE articles SET said_new = 0, said_edited = 0, said_gone = 0 WHERE id = ? AND capture = ?"
    if not db.execute(newest, (loaded.id, capture)).rowcount:
        count(db, loaded.id)


def count(db: sqlite3.Connection, article: int) -> None:
    """Note beside the article how many comments are new, edited and gone. Inside a transaction."""
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
    """The fetch that a reading was made of."""
    record = loaded.provenance
    row = db.execute(
        "SELECT max(id) FROM captures WHERE article = ? AND fetched_at = ? AND sha256 = ?",
        (loaded.id, captures.moment(record.fetched_at), record.sha256),
    ).fetchone()
    found: int | None = row[0]
    return found


# --- since then ---------------------------------------------------------------------------------------------------


def since(db: sqlite3.Connection, loaded: LoadedArticle, against: int | datetime | None) -> Since:
    """The thread of a reading held against an earlier fetch of it. Raises ValueError when a row cannot be read.

    `against`: the mark of another Since, or a moment; None: what the reader last saw.
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
    """All that is known of its comments, where something of it is not as it was in the fetch `mark`; else nothing."""
    happened = db.execute(
        "SELECT 1 FROM comments WHERE article = ? AND (gone_capture IS NOT NULL OR first_capture > ?) LIMIT 1",
        (article, _NEVER if mark is None else mark),
    ).fetchone()
    return versions.histories(_versions(db, article)) if happened else {}


def _younger(told: Since, thread: Thread, moment: datetime) -> Since:
    """Where nothing was kept by that moment, comments tell by their own dates whether they are younger."""
    older = {comment.id for comment in thread.walk() if comment.posted_at and comment.posted_at < moment}
    return replace(told, when=moment, changed={key: how for key, how in told.changed.items() if key not in older})


def _words(db: sqlite3.Connection, row: int) -> Comment:
    return article_codec.inflate_comment(db.execute("SELECT json FROM comments WHERE id = ?", (row,)).fetchone()[0])


def _moment(db: sqlite3.Connection, capture: int) -> datetime | None:
    """When a fetch was made; None when it is not kept any more."""
    row = db.execute("SELECT fetched_at FROM captures WHERE id = ?", (capture,)).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def _capture_at(db: sqlite3.Connection, article: int, moment: datetime) -> int | None:
    """The last fetch of an article until a moment."""
    row = db.execute(
        "SELECT max(id) FROM captures WHERE article = ? AND fetched_at <= ?", (article, captures.moment(moment))
    ).fetchone()
    found: int | None = row[0]
    return found
