"""Which rows of the indexes fit best: by bm25 with the title before the text, and the newer before the older.

A word that stands in thousands of texts tells them apart badly and costs much to weigh: then what has it in its title
comes first, and what is newest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from warta.store.index import GENERATIONS
from warta.store.matching import ROW

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from warta.store.matching import Plan

_MANY = 3000  # matches from which on they are not weighed one by one
_NEWEST = 1500  # of those, so many
_WEIGHTS = "8, 1, 0.7, 2, 3, 1.5, 2, 1, 3"  # in the order of index.COLUMNS
_TEXT_WEIGHTS = "2, 1, 0.7"
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
        scores = _by_title(db, plan)
    else:
        # bm25 soon has enough of a word that counts many times: a title needs more than a weight.
        titled = {row[0] for row in db.execute(_IN_TITLE, (f"{{title}} : ({plan.match})",))}
        scores = dict(
            db.execute(
                f"SELECT rowid, -bm25(article_index, {_WEIGHTS}) FROM article_index WHERE article_index MATCH ?",  # noqa: S608 - our own words
                (plan.match,),
            )
        )
        scores = {row: score * (_TITLED if row in titled else 1) for row, score in scores.items()}
    rows = db.execute(
        f"SELECT {ROW}, a.placed FROM articles a WHERE a.id IN (SELECT value FROM json_each(?)) AND {plan.condition}",  # noqa: S608 - likewise
        (json.dumps([row >> GENERATIONS for row in scores]), *plan.given),
    )
    found = [
        Ranked(row >> GENERATIONS, _aged(scores[row], placed, now), placed) for row, placed in rows if row in scores
    ]
    return _best(found, limit)


def texts(db: sqlite3.Connection, plan: Plan, limit: int, now: datetime) -> list[Ranked]:
    """The comments and notes that fit best."""
    if plan.match is None:
        rows = db.execute(
            f"SELECT t.id, 1.0, t.placed FROM texts t WHERE {plan.condition} ORDER BY t.placed DESC LIMIT ?",  # noqa: S608 - our own words
            (*plan.given, limit),
        )
        return [Ranked(*row) for row in rows]
    if _is_common(db, "text_index", plan.match):
        found = db.execute(
            "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid DESC LIMIT ?",
            (plan.match, _NEWEST),
        )
        scores = dict.fromkeys([row[0] for row in found], 1.0)
    else:
        scores = dict(
            db.execute(
                f"SELECT rowid, -bm25(text_index, {_TEXT_WEIGHTS}) FROM text_index WHERE text_index MATCH ?",  # noqa: S608 - likewise
                (plan.match,),
            )
        )
    rows = db.execute(
        f"SELECT t.id, t.placed FROM texts t WHERE t.id IN (SELECT value FROM json_each(?)) AND {plan.condition}",  # noqa: S608 - likewise
        (json.dumps([*scores]), *plan.given),
    )
    return _best([Ranked(number, _aged(scores[number], placed, now), placed) for number, placed in rows], limit)


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


def _by_title(db: sqlite3.Connection, plan: Plan) -> dict[int, float]:
    """Twice as much for what has the words in its title; of each the newest."""
    allowed = f" AND +rowid IN (SELECT {ROW} FROM articles a WHERE {plan.condition})" if plan.where else ""  # noqa: S608 - our own words
    newest = f"SELECT rowid FROM article_index WHERE article_index MATCH ?{allowed} ORDER BY rowid DESC LIMIT ?"  # noqa: S608 - likewise
    scores: dict[int, float] = {}
    for match, score in ((plan.match, 1.0), (f"{{title}} : ({plan.match})", 2.0)):
        given = (match, *(plan.given if plan.where else ()), _NEWEST)
        scores |= dict.fromkeys([row[0] for row in db.execute(newest, given)], score)
    return scores


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
