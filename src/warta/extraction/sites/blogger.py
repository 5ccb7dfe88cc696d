"""Blogger: the feed of a post's comments has them all, and whom each one answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.extraction.sites import told
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.ports.sites import Visit

_FEED = re.compile(rb"""href\s*=\s*["'][^"'<>\s]{0,300}/feeds/(\d{1,25})/comments/default[/?"']""")
_SITE = re.compile(r"https?://[^/?#]+")
_OWN_NUMBER = re.compile(r"\.post-(\d{1,25})$")
_LAST_NUMBER = re.compile(r"/(\d{1,25})(?:[?#]|$)")
_AT_ONCE = 150  # what the feed gives at most
_MOST_PAGES = 12


def claims(visit: Visit) -> bool:
    """Whether the page names the feed of its own comments."""
    return _FEED.search(visit.page.body) is not None


def wanted(visit: Visit) -> Iterator[Wanted]:
    """The feed, part after part, until there are as many comments as it says."""
    for start in _starts(visit):
        yield Wanted(url=_address(visit, start), why=f"comments {start} and on")


def merged(visit: Visit) -> Article:
    """The article with the comments of the feed."""
    answers = told.Answers(source="feed")
    for page in told.asked(visit, (_address(visit, start) for start in _starts(visit))):
        feed = answers.data(visit, page).get("feed")
        answers.total = _total(feed) if answers.total is None else answers.total
        answers.comments += [one for row in _entries(feed) if (one := _told(row, visit))]
    return told.joined(visit.article, answers, visit.page.final_url) if answers.asked else visit.article


def _address(visit: Visit, start: int) -> str:
    site = _SITE.match(visit.page.final_url)
    post = _FEED.search(visit.page.body)
    root = f"{site[0]}/feeds/{post[1].decode('ascii')}" if site and post else ""
    return f"{root}/comments/default?alt=json&max-results={_AT_ONCE}&start-index={start}"


def _starts(visit: Visit) -> Iterator[int]:
    """Where each part of the feed begins: after the comments of the parts before it."""
    start = 1
    for _part in range(_MOST_PAGES):
        yield start
        answer = visit.answer(_address(visit, start))
        feed = told.inside(visit.data_of(answer), "feed") if answer else None
        count = len(_entries(feed))
        start += count
        if not count or start > (_total(feed) or 0):
            return


def _total(feed: object) -> int | None:
    return told.number(told.inside(feed, "openSearch$totalResults", "$t"))


def _entries(feed: object) -> list[dict[str, Any]]:
    return told.rows(told.inside(feed, "entry"))


def _told(entry: dict[str, Any], visit: Visit) -> told.Told | None:
    """A comment of the feed. `thr:in-reply-to` names the post; the comment that it answers is its "related" link."""
    number = _matched(_OWN_NUMBER, told.inside(entry, "id", "$t"))
    if number is None:
        return None
    links = {row.get("rel"): row.get("href") for row in told.rows(entry.get("link")) if isinstance(row.get("rel"), str)}
    person = next(iter(told.rows(entry.get("author"))), {})
    name, home = told.inside(person, "name", "$t"), told.inside(person, "uri", "$t")
    own = links.get("alternate")
    permalink = urls.absolute(own, None) if isinstance(own, str) else None
    return told.Told(
        id=number,
        parent=_matched(_LAST_NUMBER, links.get("related")),
        author=name,
        author_url=home,
        posted_at=told.moment(told.inside(entry, "published", "$t")),
        body=told.inside(entry, "content", "$t") or told.inside(entry, "summary", "$t"),
        by_author=bool(home) and name in visit.article.authors,
        permalink=permalink if permalink and urls.host(permalink) == urls.host(visit.page.final_url) else None,
        state="deleted" if _is_removed(entry) else "public",
    )


def _is_removed(entry: dict[str, Any]) -> bool:
    """Whether somebody has taken the words of a comment away."""
    marks = told.rows(entry.get("gd$extendedProperty"))
    return any(mark.get("name") == "blogger.contentRemoved" and mark.get("value") == "true" for mark in marks)


def _matched(pattern: re.Pattern[str], value: object) -> str | None:
    found = pattern.search(value) if isinstance(value, str) and len(value) < 2000 else None
    return found[1] if found else None
