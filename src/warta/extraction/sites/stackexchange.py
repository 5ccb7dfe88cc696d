"""Stack Exchange: a page shows some answers and few of the comments on them; the network's interface has them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.extraction.sites import told
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.ports.sites import Visit

_API = "https://api.stackexchange.com"
ORIGINS = frozenset((f"{_API}:443",))
"""The network's own interface, which is the same for all of its sites, is another host."""

_HOSTS = re.compile(
    r"(?:[a-z]{2}\.)?stackoverflow\.com|(?:[a-z0-9-]+\.){1,2}stackexchange\.com"
    r"|(?:meta\.)?(?:superuser\.com|serverfault\.com|askubuntu\.com)|mathoverflow\.net|stackapps\.com"
)
_QUESTION = re.compile(r"https://[^/?#]+/questions/(\d{1,12})(?:[/?#]|$)")
_AT_ONCE = 100  # rows of an answer, and posts of a request, at most
_MOST_PAGES = 5


def claims(visit: Visit) -> bool:
    """Whether this is a question of the network."""
    return _number(visit) is not None


def wanted(visit: Visit) -> Iterator[Wanted]:
    """All answers, then the comments on the question and on them."""
    yield from _pages_wanted(visit, _answers_address, "answers")
    if not _is_unfinished(visit, _answers_address):
        yield from _pages_wanted(visit, _comments_address, "comments")


def merged(visit: Visit) -> Article:
    """The article with its answers, and the comments under what each is about."""
    answers = told.Answers()
    for page in _came(visit, _answers_address):
        answers.comments += [one for row in _items(answers, visit, page) if (one := _answer(row, visit))]
    if not answers.comments:
        answers.comments = list(_shown(visit))
    posts = {one.id for one in answers.comments}
    for page in _came(visit, _comments_address):
        answers.comments += [one for row in _items(answers, visit, page) if (one := _comment(row, posts, visit))]
    return told.joined(visit.article, answers, visit.page.final_url) if answers.asked else visit.article


def _number(visit: Visit) -> str | None:
    found = _QUESTION.match(visit.page.final_url)
    return found[1] if found and _HOSTS.fullmatch(urls.host(visit.page.final_url)) else None


# --- what is asked ------------------------------------------------------------------------------------------------


def _address(visit: Visit, path: str, number: int) -> str:
    site = urls.host(visit.page.final_url)
    return f"{_API}/2.3/{path}?site={site}&filter=withbody&order=asc&sort=creation&pagesize={_AT_ONCE}&page={number}"


def _answers_address(visit: Visit, number: int) -> str:
    return _address(visit, f"questions/{_number(visit)}/answers", number)


def _comments_address(visit: Visit, number: int) -> str:
    came = [
        row for page in _came(visit, _answers_address) for row in told.rows(told.inside(visit.data_of(page), "items"))
    ]
    ids = [key for row in came if (key := told.key(row.get("answer_id")))] or [one.id for one in _shown(visit)]
    posts = ";".join(list(dict.fromkeys((_number(visit) or "", *ids)))[:_AT_ONCE])
    return _address(visit, f"posts/{posts}/comments", number)


def _pages_wanted(visit: Visit, address: Callable[[Visit, int], str], what: str) -> Iterator[Wanted]:
    """The first page; each next one while an answer says that there is more, and does not ask us to wait."""
    for number in range(1, _MOST_PAGES + 1):
        url = address(visit, number)
        yield Wanted(url=url, why=f"{what}, page {number}")
        answer = visit.answer(url)
        data = visit.data_of(answer) if answer else None
        if told.inside(data, "has_more") is not True or told.inside(data, "backoff"):
            return


def _came(visit: Visit, address: Callable[[Visit, int], str]) -> list[Page]:
    return told.asked(visit, (want.url for want in _pages_wanted(visit, address, "")))


def _is_unfinished(visit: Visit, address: Callable[[Visit, int], str]) -> bool:
    return any(visit.answer(want.url) is None for want in _pages_wanted(visit, address, ""))


# --- what came ----------------------------------------------------------------------------------------------------


def _items(answers: told.Answers, visit: Visit, page: Page) -> list[dict[str, Any]]:
    """The rows of an answer; one that has more rows than are asked for is noted as trouble."""
    data = answers.data(visit, page)
    if data.get("has_more") is True and (data.get("backoff") or f"&page={_MOST_PAGES}" in page.requested_url):
        answers.trouble = answers.trouble or "the site has more of them than are asked for"
    return told.rows(data.get("items"))


def _answer(row: dict[str, Any], visit: Visit) -> told.Told | None:
    number = told.key(row.get("answer_id"))
    if number is None:
        return None
    return told.Told(
        id=number,
        author=told.inside(row, "owner", "display_name"),
        author_url=told.inside(row, "owner", "link"),
        posted_at=told.moment(row.get("creation_date")),
        body=row.get("body"),
        kind="answer",
        by_author=_is_asker(row, visit),
        permalink=f"https://{urls.host(visit.page.final_url)}/a/{number}",
    )


def _comment(row: dict[str, Any], posts: set[str], visit: Visit) -> told.Told | None:
    """A comment on an answer, or on the question itself."""
    number, post = told.key(row.get("comment_id")), told.key(row.get("post_id"))
    if number is None or number in posts:
        return None
    return told.Told(
        id=number,
        parent=post if post in posts else None,
        author=told.inside(row, "owner", "display_name"),
        author_url=told.inside(row, "owner", "link"),
        posted_at=told.moment(row.get("creation_date")),
        body=row.get("body"),
        by_author=_is_asker(row, visit),
        permalink=f"https://{urls.host(visit.page.final_url)}/questions/{_number(visit)}/#comment{number}_{post}",
    )


def _is_asker(row: dict[str, Any], visit: Visit) -> bool:
    """Whether a row is by whoever asked, as the page names him."""
    return told.inside(row, "owner", "display_name") in visit.article.authors


def _shown(visit: Visit) -> Iterator[told.Told]:
    """The answers that the page shows, when the interface gives none."""
    thread = visit.article.thread
    for comment in thread.walk() if thread else ():
        if number := told.key(comment.id.rpartition("-")[2]):
            yield told.Told(
                id=number,
                author=comment.author,
                author_url=comment.author_url,
                posted_at=comment.posted_at,
                body=comment.body,
                kind="answer",
                by_author=comment.by_author,
                permalink=comment.permalink,
            )
