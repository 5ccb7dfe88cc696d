"""Comments as a site's own interface tells them, and how they become the thread of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from warta import urls
from warta.extraction import dates
from warta.extraction.sites.branches import MOST, Gathered
from warta.extraction.sites.fragments import Reader
from warta.extraction.sites.visit import failure, with_hidden
from warta.extraction.threads.reading import Said
from warta.model.article import Thread
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.extraction.text import Removed
    from warta.model.article import Article
    from warta.model.blocks import Block
    from warta.model.capture import Page
    from warta.ports.sites import Visit

DAMAGED = "the answer is damaged"
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_NAME = 120
_LATEST = 1 << 33  # seconds: the year 2242


class Told(Value, frozen=True, kw_only=True):
    """One comment as it came, unread. `author` and `body` are HTML (`body` Markdown where `is_markdown`).

    A `body` that was read before is blocks.
    """

    id: str
    parent: str | None = None
    author: object = ""
    author_url: object = None
    posted_at: datetime | None = None
    body: object = ""
    is_markdown: bool = False
    kind: str = "comment"
    by_author: bool = False
    permalink: str | None = None
    state: str = "public"


@dataclass(slots=True, kw_only=True)
class Answers:
    """What an interface told in all its answers. `total`: how many it says there are; `trouble`: the first one.

    `source` is what the thread says it came from; `asked`: how many answers there were, those that failed too.
    """

    source: str = "json"
    comments: list[Told] = field(default_factory=list)
    total: int | None = None
    trouble: str = ""
    asked: int = 0

    def data(self, visit: Visit, page: Page) -> dict[str, Any]:
        """The object in an answer; an empty one, and the trouble noted, when there is none."""
        self.asked += 1
        why = failure(page)
        found = None if why else visit.data_of(page)
        if isinstance(found, dict):
            return found
        self.trouble = self.trouble or why or DAMAGED
        return {}


def joined(article: Article, answers: Answers, url: str) -> Article:
    """The article with the comments that were told, unless its page shows more; what is missing is told.

    `url` is where links count from.
    """
    removed: Removed = {}
    base = article.thread or Thread()
    here = {comment.id for comment in base.walk()}
    every = _gathered(answers, here, Reader(base=url, removed=removed))
    found = len(every.said)
    there = max(answers.total or 0, len({one.id for one in answers.comments}))
    whole = not answers.trouble and found >= there
    total = there if whole else max(there, base.total or 0)
    if found and (whole or found >= len(here)):
        thread = Thread(
            comments=every.comments(), total=total, complete=whole, closed=base.closed, source=answers.source
        )
        article = with_hidden(replace(article, thread=thread), removed)
    elif total > len(here):
        article = replace(article, thread=replace(base, total=total, complete=False))
    return _with_reason(article, answers)


def _gathered(answers: Answers, here: set[str], counting: Reader) -> Gathered:
    """The comments, read; what the page shows, too (`here`), was counted by the filter there."""
    every, last = Gathered(), 0.0
    silent = replace(counting, removed={})
    for one in answers.comments:
        if len(every.said) >= MOST:
            break
        if one.id not in every.said:
            every.add(_said(one, silent if one.id in here else counting), one.parent, after=last)
            last = every.times[one.id]
    return every


def _with_reason(article: Article, answers: Answers) -> Article:
    """The article with the word of what did not come."""
    if not answers.trouble:
        return article
    thread = article.thread or Thread()
    missing = (thread.total or 0) - thread.shown
    return replace(article, incomplete=(*article.incomplete, f"{many(missing)} did not come: {answers.trouble}"))


def _said(one: Told, reader: Reader) -> Said:
    """A comment, read; of one that is gone there is nothing to read."""
    return Said(
        id=one.id,
        author=reader.text(one.author)[:_LONGEST_NAME],
        author_url=urls.absolute(one.author_url, None) if isinstance(one.author_url, str) and one.author_url else None,
        posted_at=one.posted_at,
        body=_body(one, reader) if one.state == "public" else (),
        kind=one.kind,
        by_author=one.by_author,
        permalink=one.permalink,
        state=one.state,
        answers=None,
        level=None,
    )


def _body(one: Told, reader: Reader) -> tuple[Block, ...]:
    if isinstance(one.body, tuple):
        return one.body
    return reader.markdown(one.body) if one.is_markdown else reader.blocks(one.body)


def many(count: int) -> str:
    """So many comments; "some" when nobody knows how many."""
    if count <= 0:
        return "some comments"
    return "1 comment" if count == 1 else f"{count} comments"


# --- values of JSON, whatever they are ----------------------------------------------------------------------------


def key(value: object) -> str | None:
    """The id that a value is: a positive number, or a short word."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 < value < 10**19 else None
    return value if isinstance(value, str) and _KEY.fullmatch(value) else None


def number(value: object) -> int | None:
    """A count, also one that is written as a text."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 8:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**7 else None


def moment(value: object) -> datetime | None:
    """A time: seconds since 1970, or ISO 8601, in UTC where no zone is told."""
    if isinstance(value, int) and not isinstance(value, bool):
        return datetime.fromtimestamp(value, tz=UTC) if 0 < value < _LATEST else None
    return dates.iso(value) if isinstance(value, str) else None


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def inside(value: object, *path: str) -> Any:  # noqa: ANN401 - a JSON edge
    """What stands in an object under a name, and in that under the next; None where there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def asked(visit: Visit, addresses: Iterable[str]) -> list[Page]:
    """The answers to these addresses so far."""
    return [page for page in map(visit.answer, addresses) if page is not None]
