"""Pruning: select and delete posts; starred, tagged, noted, revised and watched ones are kept unless asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.store import captures, marks, matching, posts
from warta.store.matching import Matching

if TYPE_CHECKING:
    import sqlite3

    from warta.model.upkeep import Pruned, Pruning

_SPARED = {
    "starred": "a.starred = 0",
    "tagged": "a.id NOT IN (SELECT article FROM tags)",
    "noted": "a.id NOT IN (SELECT d.article FROM notes n JOIN addresses d ON d.key = n.key)",
    "revised": "a.revision = 1 AND a.id NOT IN (SELECT article FROM captures WHERE aside AND article IS NOT NULL)",
    "watched": "a.id NOT IN (SELECT d.article FROM watches w JOIN addresses d ON d.key = w.key)",
}
_OF = """SELECT sha256 FROM captures WHERE article = a.id
    UNION SELECT m.sha256 FROM companions m JOIN captures c ON c.id = m.capture WHERE c.article = a.id"""
_BYTES = f"""(SELECT coalesce(sum(length(body)), 0) FROM pages WHERE sha256 IN ({_OF}))
    + coalesce((SELECT length(json) FROM readings WHERE article = a.id), 0)
    + (SELECT coalesce(sum(length(json)), 0) FROM comments WHERE article = a.id)"""  # noqa: S608 - our own words
_UNUSED = """DELETE FROM pages WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM captures)
    AND sha256 NOT IN (SELECT sha256 FROM companions)
    AND id NOT IN (SELECT base FROM pages WHERE base IS NOT NULL)"""
_REMEMBER = """INSERT OR IGNORE INTO gone (key)
    SELECT key FROM addresses WHERE article = ? UNION SELECT key FROM entries WHERE article = ?"""
_STALE = 1 / 3  # share of deleted rows from which the index is rebuilt


def chosen(db: sqlite3.Connection, wish: Pruning) -> tuple[Pruned, ...]:
    """Return the posts that would be removed: read posts first, then oldest first."""
    from warta.model.upkeep import Pruned

    plan = Matching(known=marks.newest_known(db), sources=True).plan(wish.query)
    where, given = [plan.condition], list(plan.given)
    if plan.match is not None:
        where.append(matching.FOUND)
        given.append(plan.match)
    if wish.before is not None:
        where.append("a.fetched_at < ?")
        given.append(captures.moment(wish.before))
    where += [condition for name, condition in _SPARED.items() if name not in wish.also]
    rows = db.execute(
        f"SELECT a.id, {_BYTES} FROM articles a WHERE {' AND '.join(where)} ORDER BY a.read = 0, a.fetched_at, a.id",  # noqa: S608 - our own words
        given,
    ).fetchall()
    if wish.size is not None:
        rows = _enough(db, rows, wish.size)
    sizes = dict(rows)
    return tuple([Pruned(post=post, bytes=sizes[post.id]) for post in posts.some(db, [*sizes])])


def _enough(db: sqlite3.Connection, rows: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Take posts until the file has a size; indexes and addresses are attributed in proportion to a post's bytes."""
    pages, free, page_size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in _FILE)
    used = (pages - free) * page_size
    counted = db.execute(f"SELECT sum({_BYTES}) FROM articles a").fetchone()[0] or 1  # noqa: S608 - our own words
    excess, found = used - size, []
    for number, held in rows:
        if excess <= 0:
            break
        excess -= held * used / counted
        found.append((number, held))
    return found


_FILE = ("page_count", "freelist_count", "page_size")


def remove(db: sqlite3.Connection, number: int) -> None:
    """Delete one post with everything that only it uses. Inside a transaction."""
    db.execute("PRAGMA defer_foreign_keys = ON")  # an article and its captures point at each other
    bodies = db.execute(_OF.replace("a.id", "?"), (number, number)).fetchall()
    db.execute(_REMEMBER, (number, number))
    for table in ("addresses", "revisions"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608 - our own names
    db.execute("DELETE FROM articles WHERE id = ?", (number,))  # cascades to its texts, comments and marks
    db.execute("DELETE FROM captures WHERE article = ?", (number,))
    for _round in range(2):  # a page that others are compressed against is deleted after them
        db.executemany(_UNUSED, bodies)


def is_stale(db: sqlite3.Connection) -> bool:
    """Whether deleted articles make up a large share of the index."""
    rows = db.execute("SELECT count(*) FROM article_index_docsize").fetchone()[0]
    kept = db.execute("SELECT count(*) FROM articles WHERE indexed <> 0").fetchone()[0]
    return bool(rows) and (rows - kept) / rows > _STALE


def shrink(db: sqlite3.Connection) -> None:
    """Vacuum the file when more than a tenth of it is free."""
    pages, free, _size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in _FILE)
    if free > pages // 10:
        db.execute("VACUUM")
