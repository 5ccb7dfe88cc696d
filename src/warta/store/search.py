"""Library search: ranked hits with snippets, lists of posts, counts, and articles that tell the same story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec.structs import replace

from warta.errors import LibraryError
from warta.extraction.text import verbatim
from warta.i18n import _
from warta.model.search import Counts, Hit, Twin
from warta.store import article_codec, index, lists, matching, posts, quotations, ranking, schema

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from warta.model.capture import Post
    from warta.model.search import Query
    from warta.store.quotations import Quoted
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

    def numbers(self, query: Query, order: str, now: datetime) -> array[int]:
        """The numbers of all posts that fit, in one of ORDERS. Raises LibraryError."""
        return self._ask(lists.numbers, query, ORDERS[order], now)

    def posts(self, numbers: Sequence[int]) -> tuple[Post, ...]:
        """These posts, in this order. Raises LibraryError."""
        return self._shelf.ask(posts.some, numbers)

    def counts(self) -> Counts:
        """How much there is, and that by site. Raises LibraryError."""
        return self._ask(_counts)

    def count(self, query: Query, now: datetime) -> int:
        """How many posts fit. Raises LibraryError."""
        return self._ask(lists.count, query, now)

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

    to_articles = lists.how(db)
    to_texts = replace(to_articles, texts=True)
    found: list[tuple[Ranked, _Told]] = []
    if matching.may_be(query, "article"):
        plan = to_articles.plan(query)
        found += [(each, _Told(each.number)) for each in ranking.articles(db, plan, limit, now)]
    if matching.may_be_beside(query):
        plan = to_texts.plan(query)
        found += [(each, _of_text(db, each.number)) for each in ranking.texts(db, plan, limit, now)]
    if quotations.are_wanted(query) and matching.may_be(query, "quote"):
        quotes = quotations.find(db, to_articles, query, limit, now)
        found += [(each.story, _Told(each.story.number, "quote", each.number, each)) for each in quotes]
    found.sort(key=lambda pair: (-pair[0].score, pair[1].kind != "article", -pair[0].placed))
    shown = {post.id: post for post in posts.some(db, [told.article for _ranked, told in found[:limit]])}
    sought = wanted(query)
    return tuple(
        [
            told.hit(db, shown[told.article], sought, ranked.score)
            for ranked, told in found[:limit]
            if told.article in shown
        ]
    )


class _Told(NamedTuple):
    """A row that fits, on its way to a line of the answer. `ref`: its number in its own table, or in its story."""

    article: int
    kind: str = "article"
    ref: int = 0
    quoted: Quoted | None = None

    def hit(self, db: sqlite3.Connection, post: Post, sought: Wanted, score: float) -> Hit:
        """The line, with the piece of the text as it was written."""
        from warta.store.snippets import snippet

        author, body, place = self._words(db)
        piece, places = snippet(body, sought)
        return Hit(post=post, kind=self.kind, snippet=piece, marks=places, author=author, place=place, score=score)

    def _words(self, db: sqlite3.Connection) -> tuple[str, str, str]:
        """Who said it, what, and its name within the post."""
        if self.quoted:
            return self.quoted.speaker, self.quoted.text, str(self.ref)
        found = TEXTS[self.kind](db, self.ref) if self.kind in TEXTS else _article(db, self.article)
        return found or ("", "", "")


def _of_text(db: sqlite3.Connection, number: int) -> _Told:
    return _Told(*db.execute("SELECT article, kind, ref FROM texts WHERE id = ?", (number,)).fetchone())


def _article(db: sqlite3.Connection, number: int) -> tuple[str, str, str] | None:
    row = db.execute("SELECT json FROM readings WHERE article = ?", (number,)).fetchone()
    return ("", article_codec.inflate_json(row[0], number, 1)["text"], "") if row else None


def _comment(db: sqlite3.Connection, ref: int) -> tuple[str, str, str] | None:
    row = db.execute("SELECT json FROM comments WHERE id = ?", (ref,)).fetchone()
    if row is None:
        return None
    comment = article_codec.inflate_comment(row[0])
    return comment.author, comment.text, comment.id


def _note(db: sqlite3.Connection, ref: int) -> tuple[str, str, str] | None:
    row = db.execute("SELECT words, exact FROM notes WHERE id = ?", (ref,)).fetchone()
    return ("", f"{verbatim(row[0])}\n{verbatim(row[1])}".strip(), str(ref)) if row else None


# How a text of a kind is read again: author, words, and its name within the post.
TEXTS = {"comment": _comment, "note": _note}


# --- counting ------------------------------------------------------------------------------------------------------


def _counts(db: sqlite3.Connection) -> Counts:
    sites: dict[str, list[int]] = {}
    for site, read, count in db.execute("SELECT site, read, count(*) FROM articles GROUP BY site, read"):
        told = sites.setdefault(site, [0, 0])
        told[0] += count
        told[1] += 0 if read else count
    starred = db.execute("SELECT count(*) FROM articles WHERE starred").fetchone()[0]
    changed = db.execute("SELECT count(*) FROM articles WHERE revision > seen").fetchone()[0]
    return Counts(
        posts=sum(count for count, _unread in sites.values()),
        unread=sum(unread for _count, unread in sites.values()),
        starred=starred,
        changed=changed,
        sites=tuple([(posts.shown(site), sites[site][0], sites[site][1]) for site in sorted(sites, key=str.casefold)]),
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
