"""Look at all that is kept: the file holds together, every page is the one that came, every row can be read."""

from __future__ import annotations

from typing import Any, TypeAlias

from warta.store import pages, readings, schema
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

# ask(work, *given) is work(connection, *given), with the library's lock held and its errors translated.
Ask: TypeAlias = "Callable[..., Any]"

_LOOSE_CAPTURES = "SELECT count(*) FROM captures WHERE sha256 NOT IN (SELECT sha256 FROM pages)"
_ORPHANS = "SELECT count(*) FROM captures WHERE article IS NULL AND sha256 IN (SELECT sha256 FROM pages)"
_NO_READING = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM readings)"


def complaints(ask: Ask) -> Iterator[str]:
    """Whatever does not hold, a line each. `ask` runs a look at the file; between two looks others may write."""
    yield from ask(schema.complaints)
    yield from _pages(ask)
    yield from _articles(ask)
    for query, words in (
        (_LOOSE_CAPTURES, _("{count} fetches have no page")),
        (_ORPHANS, _("{count} fetches have no article: `warta library rebuild` makes them anew")),
        (_NO_READING, _("{count} articles have no text: `warta library rebuild` makes them anew")),
    ):
        if count := ask(_count, query):
            yield words.format(count=count)


def _pages(ask: Ask) -> Iterator[str]:
    last = 0
    while row := ask(_next, "id, sha256, size, body", "pages", last):
        last, sha256, size, body = row
        try:
            pages.unpack(sha256, size, body)
        except ValueError as error:
            yield str(error)


def _articles(ask: Ask) -> Iterator[str]:
    last = 0
    while row := ask(_next, "article, json", "readings", last):
        last, json = row
        try:
            readings.inflate(json, last, 1)
        except ValueError as error:
            yield _("article {number}: {why}").format(number=last, why=error)


def _count(db: sqlite3.Connection, query: str) -> int:
    counted: int = db.execute(query).fetchone()[0]
    return counted


def _next(db: sqlite3.Connection, columns: str, table: str, last: int) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = db.execute(
        f"SELECT {columns} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 1",  # noqa: S608 - our own names
        (last,),
    ).fetchone()
    return row
