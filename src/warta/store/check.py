"""Integrity check: SQLite's own check, the digest of every page, and whether every row can be decoded."""

from __future__ import annotations

from warta.i18n import _
from warta.store import article_codec, pages, schema, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from warta.store.walk import Ask

_LOOSE_CAPTURES = """SELECT (SELECT count(*) FROM captures WHERE sha256 NOT IN (SELECT sha256 FROM pages))
    + (SELECT count(*) FROM companions WHERE sha256 NOT IN (SELECT sha256 FROM pages))"""
_ORPHANS = "SELECT count(*) FROM captures WHERE article IS NULL AND sha256 IN (SELECT sha256 FROM pages)"
_NO_READING = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM readings)"


def complaints(ask: Ask) -> Iterator[str]:
    """Yield one line a problem. `ask` runs one query at a time; other connections may write in between."""
    yield from ask(schema.complaints)
    yield from _pages(ask)
    yield from _articles(ask)
    yield from _comments(ask)
    for query, words in (
        (_LOOSE_CAPTURES, _("{count} fetches have no page")),
        (_ORPHANS, _("{count} fetches have no article: `warta library rebuild` makes them anew")),
        (_NO_READING, _("{count} articles have no text: `warta library rebuild` makes them anew")),
    ):
        if count := ask(_count, query):
            yield words.format(count=count)


def _pages(ask: Ask) -> Iterator[str]:
    last = 0
    against = "base" if ask(schema.version_of) >= schema.PACKS_REVISIONS else "NULL"
    while row := ask(walk.after, last, f"sha256, size, body, {against}", "pages"):
        last, sha256, size, body, base = row
        try:
            pages.unpack(sha256, size, body, None if base is None else ask(pages.base_body, base))
        except ValueError as error:
            yield str(error)


def _articles(ask: Ask) -> Iterator[str]:
    last = 0
    while row := ask(walk.after, last, "json", "readings"):
        last, json = row
        try:
            article_codec.inflate(json, last, 1)
        except ValueError as error:
            yield _("article {number}: {why}").format(number=last, why=error)


def _comments(ask: Ask) -> Iterator[str]:
    last = 0
    while row := ask(walk.after, last, "json", "comments"):
        last, json = row
        try:
            article_codec.inflate_comment(json)
        except ValueError as error:
            yield _("version {number} of a comment: {why}").format(number=last, why=error)


def _count(db: sqlite3.Connection, query: str) -> int:
    counted: int = db.execute(query).fetchone()[0]
    return counted
