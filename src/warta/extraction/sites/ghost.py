"""Ghost: its pages carry no comments; the members' interface of the same site tells those that anybody may read."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.extraction.sites import told
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.ports.sites import Visit

_SCRIPT = re.compile(rb"<script\b[^<>]{0,2000}\bdata-ghost-comments=[^<>]{0,2000}>")
_GIVEN = re.compile(rb"""\bdata-(ghost-comments|post-id)\s?=\s?["']([^"'<>]{0,500})["']""")
_POST = re.compile(r"[A-Za-z0-9_-]{1,40}")
_AT_ONCE = 100  # what the interface gives at most
_MOST_PAGES = 10


def claims(visit: Visit) -> bool:
    """Whether the page has a place where a Ghost of this very site draws its comments."""
    return _root(visit) is not None


def wanted(visit: Visit) -> Iterator[Wanted]:
    """The comments page by page, then the replies of those that came with a few of theirs only."""
    for number in range(1, _pages(visit) + 1):
        yield Wanted(url=_page_address(visit, number), why=f"comments, page {number}")
    for comment in _unfinished(visit):
        yield Wanted(url=_replies_address(visit, comment), why="the replies to a comment")


def merged(visit: Visit) -> Article:
    """The article with its thread."""
    answers = told.Answers()
    found: dict[str, told.Told] = {}
    total = 0
    for page in _answers(visit):
        rows = told.rows(answers.data(visit, page).get("comments"))
        total += sum(1 + _replies(row) for row in rows)
        _add(found, rows, None)
    for comment in _unfinished(visit):
        if answer := visit.answer(_replies_address(visit, comment)):
            _add(found, told.rows(answers.data(visit, answer).get("comments")), comment)
    if not answers.asked:
        return visit.article
    answers.comments, answers.total = list(found.values()), total
    return told.joined(visit.article, answers, visit.page.final_url)


def _root(visit: Visit) -> tuple[str, str] | None:
    """The address of the site, and the number of the post, as the script that draws the comments has them."""
    if script := _SCRIPT.search(visit.page.body):
        given = {
            name.decode("ascii"): unescape(value.decode("utf-8", "replace"))
            for name, value in _GIVEN.findall(script[0])
        }
        site, post = urls.absolute(given.get("ghost-comments", ""), None), given.get("post-id", "")
        if site and _POST.fullmatch(post) and urls.origin(site) == urls.origin(visit.page.final_url):
            return site.partition("?")[0].partition("#")[0].rstrip("/"), post
    return None


def _page_address(visit: Visit, number: int) -> str:
    site, post = _root(visit) or ("", "")
    return f"{site}/members/api/comments/post/{post}/?limit={_AT_ONCE}&page={number}"


def _replies_address(visit: Visit, comment: str) -> str:
    site, _post = _root(visit) or ("", "")
    return f"{site}/members/api/comments/{comment}/replies/?limit={_AT_ONCE}"


def _answers(visit: Visit) -> list[Page]:
    return told.asked(visit, (_page_address(visit, number) for number in range(1, _pages(visit) + 1)))


def _pages(visit: Visit) -> int:
    """How many pages of comments there are, as the first one says."""
    first = visit.answer(_page_address(visit, 1))
    told_of = told.inside(visit.data_of(first), "meta", "pagination", "pages") if first else None
    return max(1, min(told.number(told_of) or 1, _MOST_PAGES))


def _unfinished(visit: Visit) -> list[str]:
    """The comments that have more replies than came with them."""
    rows = [row for page in _answers(visit) for row in told.rows(told.inside(visit.data_of(page), "comments"))]
    known = ((told.key(row.get("id")), _replies(row) - len(told.rows(row.get("replies")))) for row in rows)
    return [comment for comment, missing in known if comment and missing > 0]


def _replies(row: dict[str, Any]) -> int:
    return told.number(told.inside(row, "count", "replies")) or 0


def _add(found: dict[str, told.Told], rows: list[dict[str, Any]], parent: str | None) -> None:
    """Add comments and the replies that came with them; who answers a reply says so."""
    for row in rows:
        comment = told.key(row.get("id"))
        if comment is None:
            continue
        answers = told.key(row.get("in_reply_to_id")) or parent
        state = row.get("status")
        found.setdefault(
            comment,
            told.Told(
                id=comment,
                parent=answers if answers != comment else None,
                author=told.inside(row, "member", "name"),
                posted_at=told.moment(row.get("created_at")),
                body=row.get("html"),
                state=state if state in {"deleted", "hidden"} else "public",
            ),
        )
        if parent is None:
            _add(found, told.rows(row.get("replies")), comment)
