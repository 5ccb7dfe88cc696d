"""Rank matches by bm25, title matches and recency.

A word that stands in thousands of texts tells them apart badly and costs much to weigh: then what has it in its title
comes first, and what is newest.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from warta.store.index import GENERATIONS
from warta.store.matching import ROW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import datetime

    from warta.store.matching import Plan

_MANY = 2000  # matches from which on they are not weighed one by one
_FEW = 2000  # posts that a condition leaves, so that they are known before the words are looked up
_FAR = 20_000  # comments, the newest, among which those that fit are sought when there are more
_SPARE = 4  # times as many as are asked for are looked at, where the newest come first
_WEIGHTS = "8, 1, 0.7, 2, 3, 1.5, 2, 1, 3"  # in the order of index.COLUMNS
_TEXT_WEIGHTS = "2, 1, 0.7"
_STRING = re.compile(r'"[^"]*"')
_IN_TITLE = "SELECT rowid FROM article_index WHERE article_index MATCH ?"
_TITLED = 1.6  # times the score
_FADING = 120.0  # days in which an article's recency halves
_RECENCY = 0.35  # the share of a score that may fade


class Ranked(NamedTuple):
    """A row that fits: a number (an article's, or that of a text), how well, and when it was published."""

    number: int
    score: float
    placed: float


def articles(db: sqlite3.Connection, plan: Plan, limit: int, now: datetime) -> list[Ranked]:
    """The articles that fit best."""
    if plan.match is None:
        return _newest_articles(db, plan, limit)
    if _is_common(db, "article_index", plan.match):
        scores = _by_title(db, plan, _SPARE * limit)
    else:
        scores = _weighed(db, plan, limit)
    rows = db.execute(
        f"SELECT {ROW}, a.placed FROM articles a WHERE a.id IN (SELECT value FROM json_each(?)) AND {plan.condition}",  # noqa: S608 - our own words
        (json.dumps([row >> GENERATIONS for row in scores]), *plan.given),
    )
    found = [
        Ranked(row >> GENERATIONS, _aged(scores[row], placed, now), placed) for row, placed in rows if row in scores
    ]
    return _best(found, limit)


def _weighed(db: sqlite3.Connection, plan: Plan, limit: int) -> dict[int, float]:
    """Every match by bm25; those that no recency could bring among the best are left out."""
    # bm25 soon has enough of a word that counts many times: a title needs more than a weight.
    titled = {row[0] for row in db.execute(_IN_TITLE, (f"{{title}} : ({plan.match})",))}
    weighed = db.execute(
        f"SELECT rowid, -bm25(article_index, {_WEIGHTS}) FROM article_index WHERE article_index MATCH ?",  # noqa: S608 - our own words
        (plan.match,),
    )
    scores = {row: score * (_TITLED if row in titled else 1) for row, score in weighed}
    if plan.where or len(scores) <= limit:
        return scores
    least = sorted(scores.values(), reverse=True)[limit - 1] * (1 - _RECENCY)
    return {row: score for row, score in scores.items() if score >= least}


def texts(db: sqlite3.Connection, plan: Plan, limit: int, now: datetime) -> list[Ranked]:
    """The comments and notes that fit best."""
    if plan.match is None:
        rows = db.execute(
            f"SELECT t.id, 1.0, t.placed FROM texts t WHERE {plan.condition} ORDER BY t.placed DESC LIMIT ?",  # noqa: S608 - our own words
            (*plan.given, limit),
        )
        return [Ranked(*row) for row in rows]
    if _is_common(db, "text_index", plan.match) or _is_dear(db, plan.match):
        rows = db.execute(
            "SELECT t.id, 1.0, t.placed FROM (SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid DESC"  # noqa: S608 - likewise
            f" LIMIT {_FAR}) f CROSS JOIN texts t ON t.id = f.rowid WHERE {plan.condition} LIMIT ?",
            (plan.match, *plan.given, _SPARE * limit),
        )
    else:
        rows = db.execute(
            f"SELECT t.id, f.score, t.placed FROM (SELECT rowid, -bm25(text_index, {_TEXT_WEIGHTS}) AS score"  # noqa: S608 - likewise
            " FROM text_index WHERE text_index MATCH ? LIMIT -1) f CROSS JOIN texts t ON t.id = f.rowid"
            f" WHERE {plan.condition}",
            (plan.match, *plan.given),
        )
    return _best([Ranked(number, _aged(score, placed, now), placed) for number, score, placed in rows], limit)


def _newest_articles(db: sqlite3.Connection, plan: Plan, limit: int) -> list[Ranked]:
    """Where no words are sought, the newest fit best."""
    rows = db.execute(
        f"SELECT a.id, 1.0, a.placed FROM articles a WHERE {plan.condition} ORDER BY a.placed DESC, a.id DESC LIMIT ?",  # noqa: S608 - our own words
        (*plan.given, limit),
    )
    return [Ranked(*row) for row in rows]


def _is_common(db: sqlite3.Connection, index: str, match: str) -> bool:
    query = f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {_MANY + 1})"  # noqa: S608 - our own names
    counted: int = db.execute(query, (match,)).fetchone()[0]
    return counted > _MANY


def _is_dear(db: sqlite3.Connection, match: str) -> bool:
    """Whether some word stands in so many comments that weighing it takes too long: bm25 looks at each of them."""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM text_index WHERE text_index MATCH ? LIMIT {_FAR + 1})"  # noqa: S608 - our own number
    return any(db.execute(counted, (word,)).fetchone()[0] > _FAR for word in set(_STRING.findall(match)))


def _by_title(db: sqlite3.Connection, plan: Plan, most: int) -> dict[int, float]:
    """Twice as much for what has the words in its title; of each the newest."""
    scores: dict[int, float] = {}
    few = _few(db, plan)
    for match, score in ((plan.match, 1.0), (f"{{title}} : ({plan.match})", 2.0)):
        scores |= dict.fromkeys(islice(_newest_first(db, match, plan, few), most), score)
    return scores


def _few(db: sqlite3.Connection, plan: Plan) -> frozenset[int] | None:
    """The rows that fit the conditions, when they are few; None when they are many, or any."""
    if not plan.where:
        return None
    rows = db.execute(f"SELECT {ROW} FROM articles a WHERE {plan.condition} LIMIT {_FEW + 1}", plan.given).fetchall()  # noqa: S608 - our own words
    return frozenset([row[0] for row in rows]) if len(rows) <= _FEW else None


def _newest_first(db: sqlite3.Connection, match: str | None, plan: Plan, few: frozenset[int] | None) -> Iterator[int]:
    """The rows that match and fit, the last that came first."""
    if few is not None or not plan.where:
        newest = "SELECT rowid FROM article_index WHERE article_index MATCH ? ORDER BY rowid DESC"
        return (row for (row,) in db.execute(newest, (match,)) if few is None or row in few)
    fitting = (
        f"SELECT f.rowid FROM article_index f CROSS JOIN articles a ON a.id = f.rowid >> {GENERATIONS}"  # noqa: S608 - our own words
        f" WHERE f.article_index MATCH ? AND f.rowid = {ROW} AND {plan.condition} ORDER BY f.rowid DESC"
    )
    return (row for (row,) in db.execute(fitting, (match, *plan.given)))


def _aged(score: float, placed: float, now: datetime) -> float:
    """What is left of a score with the years: never less than two thirds."""
    days = max(0.0, (now.timestamp() - placed) / 86400)
    fresh: float = 0.5 ** (days / _FADING)
    return score * (1 - _RECENCY + _RECENCY * fresh)


def _best(found: list[Ranked], limit: int) -> list[Ranked]:
    """The best of them, their scores as shares of the best one's."""
    found.sort(key=lambda each: (-each.score, -each.placed, -each.number))
    top = found[0].score if found else 1.0
    return [each._replace(score=each.score / top if top > 0 else 1.0) for each in found[:limit]]
