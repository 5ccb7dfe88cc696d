"""List or count all posts that match a query: in the article, its comments and notes, or its quotes."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model import search
from warta.store import marks, matching, quotations
from warta.store.matching import Matching

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from warta.model.search import Query
    from warta.store.matching import Condition, Plan

_THESE = "a.id IN (SELECT value FROM json_each(?))"
_BESIDE = "EXISTS (SELECT 1 FROM texts t WHERE t.article = a.id AND {condition})"
_WORDS_BESIDE = """a.id IN (SELECT t.article FROM text_index f CROSS JOIN texts t ON t.id = f.rowid
    WHERE f.text_index MATCH ? AND {condition})"""


def how(db: sqlite3.Connection) -> Matching:
    """Return the query compiler for articles of this library."""
    sources = db.execute("SELECT 1 FROM sources LIMIT 1").fetchone() is not None
    return Matching(known=marks.newest_known(db), sources=sources)


def numbers(db: sqlite3.Connection, query: Query, order: str, now: datetime) -> array[int]:
    """Return the article numbers that match, in an SQL order."""
    where, given = _found(db, query, now)
    rows = db.execute(f"SELECT a.id FROM articles a WHERE {where} ORDER BY {order}", given)  # noqa: S608 - our own words
    return array("q", [row[0] for row in rows])


def count(db: sqlite3.Connection, query: Query, now: datetime) -> int:
    """Return how many articles match."""
    where, given = _found(db, query, now)
    counted: int = db.execute(f"SELECT count(*) FROM articles a WHERE {where}", given).fetchone()[0]  # noqa: S608 - our own words
    return counted


def _found(db: sqlite3.Connection, query: Query, now: datetime) -> Condition:
    """Return the SQL condition: all conditions on the post, and a match in its article, its texts or its quotes."""
    to_articles = how(db)
    parts = query.parts if isinstance(query, search.All) else (query,)
    of_post = to_articles.plan(search.All(tuple([part for part in parts if matching.is_of_post(part)])))
    left = search.All(tuple([part for part in parts if not matching.is_of_post(part)]))
    ways: list[Condition] = []
    if matching.may_be(query, "article"):
        ways.append(_itself(to_articles.plan(left)))
    if matching.may_be_beside(query):
        ways.append(_beside(replace(to_articles, texts=True).plan(left)))
    if quotations.are_wanted(query) and matching.may_be(query, "quote"):
        ways.append((_THESE, (json.dumps(quotations.stories(db, to_articles, query, now)),)))
    first, asked = _itself(of_post)
    either = " OR ".join([f"({condition})" for condition, _given in ways]) or "0"
    return f"{first} AND ({either})", (*asked, *[each for _condition, given in ways for each in given])


def _itself(plan: Plan) -> Condition:
    if plan.match is None:
        return plan.condition, tuple(plan.given)
    return f"{plan.condition} AND {matching.FOUND}", (*plan.given, plan.match)


def _beside(plan: Plan) -> Condition:
    if plan.match is None:
        return _BESIDE.format(condition=plan.condition), tuple(plan.given)
    return _WORDS_BESIDE.format(condition=plan.condition), (plan.match, *plan.given)
