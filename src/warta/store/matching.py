"""Compile a search query to an FTS5 expression for its words and SQL conditions for the rest.

Nothing of what was typed gets into SQL but as a parameter, nor into an expression but as a string of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from warta.extraction.stems import fold, keys
from warta.model import search
from warta.model.value import Value
from warta.store.deeds import folded
from warta.store.index import GENERATIONS, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from warta.model.search import Query

    Condition: TypeAlias = tuple[str, tuple[object, ...]]

_TOKEN = re.compile(r"[^\W_]+")
_A_MINUTE = 200  # words, as `reading_minutes` counts
ROW = f"(a.id << {GENERATIONS} | a.indexed)"
FOUND = f"{ROW} IN (SELECT rowid FROM article_index WHERE article_index MATCH ?)"  # noqa: S608 - our own words
_FOUND_TEXT = "t.id IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)"
_OF_ARTICLE = "EXISTS (SELECT 1 FROM articles a WHERE a.id = t.article AND {condition})"
_TAGGED = "a.id IN (SELECT article FROM tags WHERE {matches})"
_LISTED = """a.id IN (SELECT e.article FROM entries e JOIN sources s ON s.id = e.source
    WHERE e.article IS NOT NULL AND instr(lower(s.title), ?))"""
_STATES = {
    "unread": "a.read = 0",
    "read": "a.read <> 0",
    "starred": "a.starred <> 0",
    "changed": "a.revision > a.seen",
    "new": "(a.read = 0 AND a.id > ?)",
}
_POSSESSIONS = {
    "comments": "a.comments > 0",
    "quote": "a.quotes > 0",
    "notes": "a.id IN (SELECT article FROM texts WHERE kind = 'note')",
}


@dataclass(slots=True)
class Plan:
    """What is asked of an index (`match`, None: nothing) and of the rows it gives (`where`)."""

    match: str | None = None
    where: list[str] = field(default_factory=list)
    given: list[object] = field(default_factory=list)

    @property
    def condition(self) -> str:
        return " AND ".join(self.where) or "1"


class Matching(Value, frozen=True, kw_only=True):
    """How a query is put to articles or, `texts`, to what stands beside them.

    `known`: articles after it are new. `sources`: some are followed, and have titles.
    """

    texts: bool = False
    known: int = 0
    sources: bool = False

    def plan(self, query: Query) -> Plan:
        """The query's parts that must all hold, each where it is answered fastest."""
        made = Plan()
        parts = query.parts if isinstance(query, search.All) else (query,)
        made_of = [self._expression(part) for part in parts]
        found = [f"({expression})" for expression in made_of if expression is not None]
        for part in parts:
            inner = part.part if isinstance(part, search.Not) else None
            if inner and found and (expression := self._expression(inner)) is not None:
                found[0] = f"({found[0]} NOT ({expression}))"
            elif self._expression(part) is None:
                where, given = self._condition(part)
                made.where.append(where)
                made.given.extend(given)
        made.match = " AND ".join(found) or None
        return made

    # --- words: what FTS5 answers alone ---

    def _expression(self, query: Query) -> str | None:
        """An expression of FTS5 (sqlite.org/fts5.html §3); None where the index alone cannot answer."""
        match query:
            case search.Words():
                return self._in(None, query)
            case search.Field(name="tag"):
                return None  # the reader's own tags stand elsewhere
            case search.Field(name="source") if self.sources:
                return None  # and so do the titles of sources
            case search.Field(name, words):
                return self._in(name, words) if not self.texts or name == "author" else None
            case search.Near(parts, distance):
                near = " ".join(_string(part) for part in parts)
                return f"{self._columns(None, exact=True)} : NEAR({near}, {distance})"
            case search.All(parts):
                return self._joined(parts, " AND ")
            case search.Any(parts):
                return self._joined(parts, " OR ")
            case _:
                return None

    def _joined(self, parts: Sequence[Query], by: str) -> str | None:
        made = [self._expression(part) for part in parts]
        whole = [f"({each})" for each in made if each is not None]
        return by.join(whole) if whole and len(whole) == len(made) else None

    def _in(self, name: str | None, words: search.Words) -> str:
        tokens = _TOKEN.findall(spaced(words.text))
        if words.exact or len(tokens) != 1:
            return f"{self._columns(name, exact=True)} : {_string(words.text)}{' *' if words.open else ''}"
        token = fold(tokens[0])
        forms = sorted({token, *keys(token)})
        either = " OR ".join([f'"{form}"' for form in forms] + ([f'"{token}" *'] if words.open else []))
        return f"{self._columns(name, exact=False)} : ({either})"

    def _columns(self, name: str | None, *, exact: bool) -> str:
        if name is not None:
            return "{" + name + "}"
        if self.texts:
            return "{author body}" if exact else "{author body stems}"
        return "- {source stems}" if exact else "- {source}"

    # --- the rest: what SQL answers ---

    def _condition(self, query: Query) -> Condition:
        expression = self._expression(query)
        if expression is not None:
            return (_FOUND_TEXT if self.texts else FOUND), (expression,)
        match query:
            case search.All(parts) | search.Any(parts):
                made = [self._condition(part) for part in parts]
                by = " AND " if isinstance(query, search.All) else " OR "
                return "(" + (by.join([each[0] for each in made]) or "1") + ")", _flat(made)
            case search.Not(part):
                where, given = self._condition(part)
                return f"NOT {where}", given
            case search.Kind(name):
                return ("t.kind = ?", (name,)) if self.texts else ("1" if name == "article" else "0", ())
            case search.Since(moment, after) if self.texts:
                return f"t.placed {'>=' if after else '<'} ?", (moment.timestamp(),)
            case _:
                where, given = self._of_article(query)
                return (_OF_ARTICLE.format(condition=where) if self.texts else where), given

    def _of_article(self, query: Query) -> Condition:
        match query:
            case search.Field("tag", words):
                return self._tagged(words)
            case search.Field("source", words) if self.sources:
                return f"({_LISTED} OR {FOUND})", (words.text.casefold().strip(), self._in("source", words))
            case search.Field(name, words):
                return FOUND, (self._in(name, words),)  # a field that only articles have
            case search.State(name):
                return _STATES[name], ((self.known,) if name == "new" else ())
            case search.Has(name):
                return _POSSESSIONS[name], ()
            case search.Language(code):
                return "(a.language LIKE ? OR a.language LIKE ?)", (code, f"{code}-%")  # whatever the case
            case search.Since(moment, after):
                return f"a.placed {'>=' if after else '<'} ?", (moment.timestamp(),)
            case search.Minutes(least, most):
                return _minutes(least, most)
            case (
                search.Words() | search.Near() | search.All() | search.Any() | search.Not() | search.Kind()
            ):  # pragma: no cover - answered above
                return "1", ()
            case _:
                assert_never(query)

    def _tagged(self, words: search.Words) -> Condition:
        """One of the reader's tags, whole or by one of its words; or one of the site's."""
        name = folded(words.text.strip())
        matches = "folded = ? OR instr(' ' || folded || ' ', ?)" + (
            " OR substr(folded, 1, ?) = ?" if words.open else ""
        )
        more = (len(name), name) if words.open else ()
        own = _TAGGED.format(matches=matches)
        return f"({own} OR {FOUND})", (name, f" {name} ", *more, self._in("tag", words))


def may_be(query: Query, kind: str) -> bool:
    """Whether what is found can be of this kind at all."""
    match query:
        case search.Kind(name):
            return name == kind
        case search.Not(search.Kind(name)):
            return name != kind
        case search.All(parts):
            return all(may_be(part, kind) for part in parts)
        case search.Any(parts):
            return any(may_be(part, kind) for part in parts)
        case _:
            return True


def may_be_beside(query: Query) -> bool:
    """Whether comments and notes are looked through: for words, or because the query says of what kind."""
    asks = _has_words(query) or any(isinstance(leaf, search.Kind) for leaf in search.leaves(query))
    return asks and (may_be(query, "comment") or may_be(query, "note"))


def is_of_post(query: Query) -> bool:
    """Whether it asks the same of a post's own words and of what stands beside them."""
    return all(
        isinstance(leaf, search.State | search.Has | search.Language | search.Minutes)
        or (isinstance(leaf, search.Field) and leaf.name != "author")
        for leaf in search.leaves(query)
    )


def _has_words(query: Query) -> bool:
    """Whether it looks for words that may stand in a comment."""
    return any(
        isinstance(leaf, search.Words | search.Near) or (isinstance(leaf, search.Field) and leaf.name == "author")
        for leaf in search.leaves(query, denied=False)
    )


def _minutes(least: int, most: int) -> Condition:
    """In words, as they are rounded to minutes, at least one."""
    fewest = 0 if least <= 1 else (least - 0.5) * _A_MINUTE
    return "a.words BETWEEN ? AND ?", (fewest, (most + 0.5) * _A_MINUTE if most else -1)


def _string(text: str) -> str:
    """A string of FTS5: its words, whatever else was typed."""
    return '"' + " ".join(_TOKEN.findall(spaced(text))) + '"'


def _flat(made: Sequence[Condition]) -> tuple[object, ...]:
    return tuple(each for _where, given in made for each in given)
