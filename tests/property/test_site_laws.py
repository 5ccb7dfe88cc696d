"""Whatever a site's interface answers, an adapter makes a thread of it or leaves the page's: it never fails."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extraction.sites import test_blogger, test_discourse, test_ghost, test_hackernews, test_lemmy
from tests.extraction.sites import test_stackexchange as stack
from tests.extraction.sites.pages import POST, answer, claimed, completed, missing, wordpress
from tests.extraction.sites.pages import remark as one_comment
from warta.extraction.sites.branches import MOST
from warta.extraction.sites.registry import claim
from warta.extraction.text import DROPPED

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.extraction.sites.registry import Claim
    from warta.model.article import Article
    from warta.model.capture import Page

SITES: dict[str, Callable[[], Claim]] = {
    "Hacker News": lambda: claimed(
        test_hackernews.page(test_hackernews.row(1), total=9, more=True), test_hackernews.ITEM
    ),
    "Lemmy": lambda: claimed(test_lemmy.PAGE, test_lemmy.POST),
    "Blogger": lambda: claimed(test_blogger.PAGE, test_blogger.POST),
    "Ghost": lambda: claimed(test_ghost.page(), test_ghost.POST),
    "Stack Exchange": lambda: claimed(stack.PAGE, stack.QUESTION),
    "WordPress": lambda: claimed(wordpress(one_comment(1), total=9), POST),
    "Discourse": lambda: claimed(test_discourse.topic(250), test_discourse.TOPIC),
}
# The names that the interfaces use, so that arbitrary data reaches what reads them.
NAMES = [
    "id", "children", "author", "text", "type", "created_at_i", "comments", "comment", "creator", "post", "path",
    "content", "published", "counts", "post_view", "feed", "entry", "$t", "link", "rel", "href", "uri", "name",
    "openSearch$totalResults", "gd$extendedProperty", "meta", "pagination", "pages", "replies", "count", "member",
    "status", "html", "in_reply_to_id", "created_at", "items", "has_more", "backoff", "answer_id", "comment_id",
    "post_id", "owner", "display_name", "body", "creation_date", "rendered", "parent", "author_name", "date_gmt",
    "post_stream", "stream", "posts", "cooked", "post_number", "username",
]  # fmt: skip
words = st.text(max_size=8) | st.sampled_from(
    ["1", "0.1.2", "javascript:alert(1)", "http://[", "<p>Hai</p>", "\x1b[2J"]
)
leaves = st.none() | st.booleans() | st.integers(-5, 400) | st.integers() | st.floats(allow_nan=False) | words
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=8),
    max_leaves=40,
)


def hidden_in(article: Article) -> set[int]:
    """Code points of a thread that no filtered text may hold."""
    comments = list(article.thread.walk()) if article.thread else []
    text = "".join(f"{one.author}{one.text}" for one in comments)
    return {ord(sign) for sign in text for first, last in DROPPED if first <= ord(sign) <= last}


def sent(data: object) -> Page:
    return answer(json.dumps(data).encode())


@pytest.mark.parametrize("name", SITES)
@given(first=trees, later=trees)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_arbitrary_answers_never_fail(name: str, first: object, later: object) -> None:
    answers = iter([sent(first)])

    article, asked = completed(SITES[name](), lambda _url: next(answers, sent(later)))

    assert asked
    assert article.text
    assert not hidden_in(article)


DAMAGED = {
    "half of one": b'{"comments": [{"id": 1, "html": "<p>Ha',
    "no JSON": b"<html>Busy</html>",
    "very deep": b'{"comments":' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "a large number": b'{"id": ' + b"9" * 6_000 + b"}",
    "no UTF-8": b'{"comments": "\xff\xfe"}',
    "a lone surrogate": b'{"feed": {"entry": [{"id": {"$t": "x.post-1"}, "content": {"$t": "\\ud800 hai"}}]}}',
    "nothing": b"null",
}


@pytest.mark.parametrize("body", DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("name", SITES)
def test_damaged_answers_leave_the_page_as_it_is(name: str, body: bytes) -> None:
    held = SITES[name]()
    before = held.visit.article

    article, _asked = completed(held, lambda _url: answer(body))

    assert article.blocks == before.blocks
    assert (article.thread.shown if article.thread else 0) >= (before.thread.shown if before.thread else 0)


def circle(number: int) -> dict[str, Any]:
    """A comment that answers the next one, so that all together answer each other in a circle."""
    return test_lemmy.view(number, f"0.{number % 50 + 1}.{number}")


def test_comments_that_answer_each_other_in_a_circle_are_all_there() -> None:
    views = [circle(number) for number in range(1, 51)] * 3

    article, _asked = completed(SITES["Lemmy"](), lambda _url: answer({"comments": views}))

    assert article.thread is not None
    assert sorted(int(comment.id) for comment in article.thread.walk()) == list(range(1, 51))


def test_a_hundred_thousand_comments_are_bounded_and_reported() -> None:
    children = [test_hackernews.item(number, text="Ya.") for number in range(100, 100_100)]

    article, _asked = completed(SITES["Hacker News"](), lambda _url: answer(test_hackernews.whole(*children)))

    assert article.thread is not None
    assert article.thread.shown == MOST
    assert (article.thread.complete, article.thread.total) == (False, 100_000)


def test_a_chain_of_four_hundred_replies_keeps_its_parents() -> None:
    chain = test_hackernews.item(500)
    for number in range(499, 100, -1):
        chain = test_hackernews.item(number, chain)

    article, _asked = completed(SITES["Hacker News"](), lambda _url: answer(test_hackernews.whole(chain)))

    assert article.thread is not None
    assert [comment.parent for comment in article.thread.walk()] == [None, *map(str, range(101, 500))]


@pytest.mark.parametrize("fails", [True, False], ids=["nothing comes", "something comes"])
@pytest.mark.parametrize("name", SITES)
def test_what_is_rebuilt_from_page_and_answers_is_what_was_read(name: str, fails: bool) -> None:
    held = SITES[name]()
    first = held.merged()  # what is read before any answer is there
    data = answer({"comments": [test_ghost.comment(1)], "items": [], "children": [], "feed": {}})
    answers = tuple(
        replace(missing() if fails else data, requested_url=want.url, final_url=want.url) for want in held.wanted()
    )

    fresh = claim(held.visit.page, first).with_answers(answers).merged()
    rebuilt = held.with_answers(answers).merged()

    assert fresh == rebuilt
