"""What every adapter promises, ours and those that others install."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.extraction.sites.pages import claimed, completed, missing, remark, wordpress
from tests.extraction.sites.test_discourse import TOPIC, posts, topic
from tests.extraction.sites.test_elsewhere import PLACES
from tests.extraction.sites.test_paged import STORY, page, site
from tests.extraction.sites.test_wordpress import neighbours
from warta import urls
from warta.extraction.sites.registry import claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.capture import Page

PAGER = '<a href="/2026/03/11/warung/comment-page-2/#comments">2</a>'
CASES: dict[str, tuple[str, str, Callable[[str], Page]]] = {
    "WordPress": (wordpress(remark(1), total=9, pager=PAGER), "https://kabar.example/2026/03/11/warung/", neighbours),
    "pages": (page(1), STORY, site()),
    "Discourse": (topic(150), TOPIC, posts),
    "Disqus": (f"<title>A</title><article><p>{'Kata warga. ' * 40}</p></article>{PLACES['Disqus'][0]}", STORY, posts),
}


@pytest.fixture(params=list(CASES))
def case(request: pytest.FixtureRequest) -> tuple[str, str, Callable[[str], Page]]:
    return CASES[request.param]


def test_without_answers_an_article_is_at_almost_all_reported_more(
    case: tuple[str, str, Callable[[str], Page]],
) -> None:
    held = claimed(case[0], case[1])

    assert replace(held.merged(), incomplete=()) == replace(held.visit.article, incomplete=())


def test_only_the_page_s_own_site_is_asked_and_each_address_once(case: tuple[str, str, Callable[[str], Page]]) -> None:
    _article, asked = completed(claimed(case[0], case[1]), case[2])

    assert {urls.origin(url) for url in asked} <= {urls.origin(case[1])}
    assert len(asked) == len(set(asked))


def test_an_address_that_fails_is_not_asked_again_and_is_no_error(case: tuple[str, str, Callable[[str], Page]]) -> None:
    held = claimed(case[0], case[1])

    article, asked = completed(held, lambda _url: missing("nobody is at home"))

    assert len(asked) == len(set(asked))
    assert bool(asked) is any("nobody is at home" in reason for reason in article.incomplete)
    assert article.blocks == held.visit.article.blocks


@pytest.mark.parametrize(
    "rubbish", [b"\x00\xff", b"null", b"[1, [], {}]", b'{"post_stream": 7}', b"<html>", b"\x1b[2J"]
)
def test_an_answer_of_rubbish_is_no_error(case: tuple[str, str, Callable[[str], Page]], rubbish: bytes) -> None:
    held = claimed(case[0], case[1])

    article, _asked = completed(held, lambda url: replace(missing(), body=rubbish, sha256=url, incomplete=()))

    assert article.title == held.visit.article.title


def test_merging_what_was_merged_changes_nothing(case: tuple[str, str, Callable[[str], Page]]) -> None:
    held = claimed(case[0], case[1])

    once = held.merged()

    assert claim(held.visit.page, once).merged() == once
