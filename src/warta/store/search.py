"""Find what is kept, and list it: over the indexes, with pieces of the texts as they were written."""

from __future__ import annotations

from array import array
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from warta.errors import LibraryError
from warta.extraction.text import verbatim
from warta.model.search import Counts, Hit, Twin
from warta.store import index, marks, matching, posts, ranking, readings, schema
from warta.store.matching import Matching
from warta.words import _

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from warta.model import Post
    from warta.model.search import Query
    from warta.store.ranking import Ranked
    from warta.store.shelf import Shelf
    from warta.store.snippets import Wanted

T = TypeVar("T")

_AT_ONCE = 25  # articles indexed in one transaction, so that others may write between
_FEWEST = 5  # of sixteen numbers that two wordings share, so that they tell one story

ORDERS = {
    "unread": "a.read, a.placed DESC, a.id DESC",
    "newest": "a.placed DESC, a.id DESC",
    "oldest": "a.placed, a.id",
    "fetched": "a.fetched_at DESC, a.id DESC",
    "site": "a.site COLLATE NOCASE, a.placed DESC, a.id DESC",
    "title": "a.title COLLATE NOCASE, a.id DESC",
    "longest": "a.words DESC, a.id DESC",
    "shortest": "a.words, a.id DESC",
    "comments": "a.comments DESC, a.placed DESC, a.id DESC",
}


class SqliteIndex:
    """The search over the library's file."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def waiting(self) -> int:
        """How many articles are not indexed yet. Raises LibraryError."""
        return self._ask(index.waiting)

    def catch_up(self) -> Iterator[int]:
        """Index them, some at a time. Raises LibraryError."""
        while done := self._shelf.write(index.catch_up, _AT_ONCE):
            yield done

    def forget(self) -> None:
        """Let everything be indexed anew. Raises LibraryError."""
        self._shelf.write(index.clear)

    def find(self, query: Query, limit: int, now: datetime) -> tuple[Hit, ...]:
        """What fits best. Raises LibraryError."""
        return self._ask(_find, query, limit, now)

    def numbers(self, query: Query, order: str) -> array[int]:
        """The numbers of all posts that fit, in one of ORDERS. Raises LibraryError."""
        return self._ask(_numbers, query, ORDERS[order])

    def posts(self, numbers: Sequence[int]) -> tuple[Post, ...]:
        """These posts, in this order. Raises LibraryError."""
        return self._shelf.ask(posts.some, numbers)

    def counts(self) -> Counts:
        """How much there is, and that by site. Raises LibraryError."""
        return self._ask(_counts)

    def count(self, query: Query) -> int:
        """How many posts fit. Raises LibraryError."""
        return self._ask(_count, query)

    def twins(self, number: int) -> tuple[Twin, ...]:
        """The other posts that tell the same story, the one that was seen first first. Raises LibraryError."""
        return self._ask(_twins, number)

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        self._shelf.close()

    def _ask(self, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - whatever the work takes
        found: T = self._shelf.sound(_searchable, work, *given)
        return found


def _searchable(db: sqlite3.Connection, work: Callable[..., T], *given: Any) -> T:  # noqa: ANN401 - likewise
    """Do some work, unless this is an older library in a place where it can't be brought up."""
    if schema.version_of(db) < schema.IS_SEARCHED:
        raise LibraryError(
            _("the library is of an older warta, and cannot be written: it has no index to search"),
            hint=_("put it where it can be written, or copy it there"),
            kind="older",
        )
    return work(db, *given)


# --- searching ----------------------------------------------------------------------------------------------------


def _find(db: sqlite3.Connection, query: Query, limit: int, now: datetime) -> tuple[Hit, ...]:
    from warta.store.snippets import wanted

    known, sought = marks.newest_known(db), wanted(query)
    hits: list[Hit] = []
    if matching.may_be(query, "article"):
        hits += _article_hits(db, ranking.articles(db, Matching(known=known).plan(query), limit, now), sought)
    beside = [kind for kind in ("comment", "note") if matching.may_be(query, kind)]
    if beside and (matching.has_words(query) or matching.names_kind(query)):
        plan = Matching(texts=True, known=known).plan(query)
        hits += _text_hits(db, ranking.texts(db, plan, limit, now), sought)
    hits.sort(key=attrgetter("score"), reverse=True)
    return tuple(hits[:limit])


def _article_hits(db: sqlite3.Connection, found: Sequence[Ranked], sought: Wanted) -> list[Hit]:
    from warta.store.snippets import snippet

    hits = []
    best = {each.number: each.score for each in found}
    for post in posts.some(db, [each.number for each in found]):
        row = db.execute("SELECT json FROM readings WHERE article = ?", (post.id,)).fetchone()
        text = readings.inflate_json(row[0], post.id, 1)["text"] if row else ""
        piece, places = snippet(text, sought)
        hits.append(Hit(post=post, kind="article", snippet=piece, marks=places, score=best[post.id]))
    return hits


def _text_hits(db: sqlite3.Connection, found: Sequence[Ranked], sought: Wanted) -> list[Hit]:
    hits = []
    known: dict[int, Post] = {}
    for number, score, _placed in found:
        article, kind, ref = db.execute("SELECT article, kind, ref FROM texts WHERE id = ?", (number,)).fetchone()
        if article not in known:
            known |= {post.id: post for post in posts.some(db, [article])}
        if kind in TEXTS and article in known and (told := TEXTS[kind](db, ref)):
            hits.append(_text_hit(known[article], kind, told, score, sought))
    return hits


def _text_hit(post: Post, kind: str, told: tuple[str, str, str], score: float, sought: Wanted) -> Hit:
    from warta.store.snippets import snippet

    author, body, place = told
    piece, places = snippet(body, sought)
    return Hit(post=post, kind=kind, snippet=piece, marks=places, author=author, place=place, score=score)


def _comment(db: sqlite3.Connection, ref: int) -> tuple[str, str, str] | None:
    row = db.execute("SELECT json FROM comments WHERE id = ?", (ref,)).fetchone()
    if row is None:
        return None
    comment = readings.inflate_comment(row[0])
    return comment.author, comment.text, comment.id


def _note(db: sqlite3.Connection, ref: int) -> tuple[str, str, str] | None:
    row = db.execute("SELECT words, exact FROM notes WHERE id = ?", (ref,)).fetchone()
    return ("", f"{verbatim(row[0])}\n{verbatim(row[1])}".strip(), str(ref)) if row else None


# How a text of a kind is read again: author, words, and its name within the post.
TEXTS = {"comment": _comment, "note": _note}


# --- listing ------------------------------------------------------------------------------------------------------


def _numbers(db: sqlite3.Connection, query: Query, order: str) -> array[int]:
    where, given = _where(db, query)
    rows = db.execute(f"SELECT a.id FROM articles a WHERE {where} ORDER BY {order}", given)  # noqa: S608 - our own words
    return array("q", [row[0] for row in rows])


def _count(db: sqlite3.Connection, query: Query) -> int:
    where, given = _where(db, query)
    counted: int = db.execute(f"SELECT count(*) FROM articles a WHERE {where}", given).fetchone()[0]  # noqa: S608 - our own words
    return counted


def _where(db: sqlite3.Connection, query: Query) -> tuple[str, tuple[object, ...]]:
    plan = Matching(known=marks.newest_known(db)).plan(query)
    if plan.match is None:
        return plan.condition, tuple(plan.given)
    return f"{plan.condition} AND {matching.FOUND}", (*plan.given, plan.match)


def _counts(db: sqlite3.Connection) -> Counts:
    sites = db.execute(
        "SELECT site, count(*), sum(read = 0) FROM articles GROUP BY site ORDER BY site COLLATE NOCASE"
    ).fetchall()
    starred = db.execute("SELECT count(*) FROM articles WHERE starred").fetchone()[0]
    changed = db.execute("SELECT count(*) FROM articles WHERE revision > seen").fetchone()[0]
    return Counts(
        posts=sum(row[1] for row in sites),
        unread=sum(row[2] for row in sites),
        starred=starred,
        changed=changed,
        sites=tuple([(posts.shown(site), count, unread) for site, count, unread in sites]),
    )


def _twins(db: sqlite3.Connection, number: int) -> tuple[Twin, ...]:
    rows = db.execute(
        "SELECT s.article, count(*), (SELECT count(*) FROM shingles WHERE article = ?)"
        " FROM shingles o JOIN shingles s ON s.hash = o.hash AND s.article <> o.article"
        " WHERE o.article = ? GROUP BY s.article HAVING count(*) >= ?",
        (number, number, _FEWEST),
    ).fetchall()
    shares = {article: shared / all_of_it for article, shared, all_of_it in rows}
    found = [Twin(post=post, share=shares[post.id]) for post in posts.some(db, [*shares])]
    return tuple(sorted(found, key=lambda twin: twin.post.id))  # numbers are given in the order of coming
