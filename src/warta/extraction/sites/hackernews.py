"""Hacker News: a page holds the first few hundred comments; one answer of the site's search service has them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from warta.extraction.sites import told
from warta.model.article import Thread
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.ports.sites import Visit

_API = "https://hn.algolia.com"
ORIGINS = frozenset((f"{_API}:443",))
"""The site's own search service, by which it serves its data, is another host."""

_SITE = "https://news.ycombinator.com"
_ITEM = re.compile(rf"{re.escape(_SITE)}/item\?(?:[^#]*&)?id=(\d{{1,12}})(?:[&#]|$)")
_LATER = re.compile(r"[?&]p=(?!1(?:[&#]|$))\d")
_USER = re.compile(r"[\w-]{1,32}", re.ASCII)
_COUNT = re.compile(rb">(\d{1,6})(?:&nbsp;|\xc2\xa0|\s)comments?</a>")


def claims(visit: Visit) -> bool:
    """Whether this is a story with its thread."""
    return _number(visit) is not None and visit.article.thread is not None


def wanted(visit: Visit) -> Iterator[Wanted]:
    """All of the thread, where the page has only a part of it."""
    if _goes_on(visit):
        yield Wanted(url=_address(visit), why="all comments")


def merged(visit: Visit) -> Article:
    """The article with its whole thread; a page that goes on says how many comments there are."""
    article = visit.article
    if not _goes_on(visit):
        return article
    base = article.thread or Thread()
    total = max(_claimed(visit), base.shown)
    article = replace(article, thread=replace(base, total=total, complete=False))
    answer = visit.answer(_address(visit))
    if answer is None:
        return article
    answers = told.Answers()
    item = answers.data(visit, answer)
    answers.comments = list(_comments(item))
    if item and told.key(item.get("id")) != _number(visit):
        answers.trouble = told.DAMAGED
    return told.joined(article, answers, visit.page.final_url)


def _number(visit: Visit) -> str | None:
    found = _ITEM.match(visit.page.final_url)
    return found[1] if found else None


def _address(visit: Visit) -> str:
    return f"{_API}/api/v1/items/{_number(visit)}"


def _goes_on(visit: Visit) -> bool:
    """Whether the page has a link to more comments, or is one of those it leads to."""
    return "morelink" in visit.tree_of(visit.page).words or _LATER.search(visit.page.final_url) is not None


def _claimed(visit: Visit) -> int:
    """How many comments the page says there are."""
    found = _COUNT.search(visit.page.body)
    return int(found[1]) if found else 0


def _comments(item: dict[str, Any]) -> Iterator[told.Told]:
    """The comments under an item, each before those that answer it."""
    asker = item.get("author")
    waiting: list[tuple[dict[str, Any], str | None]] = [(row, None) for row in told.rows(item.get("children"))]
    waiting.reverse()
    while waiting:
        row, parent = waiting.pop()
        number = told.key(row.get("id"))
        if number is None or row.get("type", "comment") != "comment":
            continue
        author = row.get("author")
        is_name = isinstance(author, str) and _USER.fullmatch(author) is not None
        yield told.Told(
            id=number,
            parent=parent,
            author=author,
            author_url=f"{_SITE}/user?id={author}" if is_name else None,
            posted_at=told.moment(row.get("created_at_i")) or told.moment(row.get("created_at")),
            body=row.get("text"),
            by_author=is_name and author == asker,
            permalink=f"{_SITE}/item?id={number}",
            state="public" if author or row.get("text") else "deleted",
        )
        waiting.extend((child, number) for child in reversed(told.rows(row.get("children"))))
