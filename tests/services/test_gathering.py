"""What would make an article whole is fetched within bounds, kept with it, and never an error."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.extraction.sites import test_hackernews as hackernews
from tests.extraction.sites.pages import HOST, POST, REST, answer, remark, row, wordpress
from tests.fake_library import FakeLibrary
from tests.fakes import FakeClock, FakeFetcher
from warta import urls, wiring
from warta.errors import FetchError
from warta.services.gathering import AT_ONCE, MOST_PAGES, Gathering
from warta.services.registry import Services
from warta.services.thinking import InThreads, Thinking
from warta.settings import Settings

if TYPE_CHECKING:
    from warta.model.capture import LoadedArticle, Page, Validators

NAV = '<nav class="post-navigation"><a rel="prev" href="/2026/03/10/lama/">Kabar Lama</a></nav>'
COMMENTS = (
    f"{REST}wp/v2/comments?post=7&per_page=100&page={{}}&order=asc&orderby=date_gmt"
    "&_fields=id,parent,author,author_name,author_url,date_gmt,content,link"
)


class Network(FakeFetcher):
    """A FakeFetcher that counts how many fetches stand open at once."""

    open_now = 0
    most_open = 0

    async def fetch(
        self, url: str, *, timeout: float, validators: Validators | None = None, data: bool = False
    ) -> Page:
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)
        await asyncio.sleep(0)
        try:
            return await super().fetch(url, timeout=timeout, validators=validators, data=data)
        finally:
            self.open_now -= 1


@pytest.fixture
def network() -> Network:
    """A site with one post of 250 comments."""
    made = Network({POST: wordpress(remark(1), total=250, nav=NAV)})
    rows = [row(number) for number in range(1, 251)]
    for number in (1, 2, 3):
        part = rows[(number - 1) * 100 : number * 100]
        made.publish(COMMENTS.format(number), answer(part, X_WP_Total="250", X_WP_TotalPages="3"))
    return made


def services(network: FakeFetcher, library: FakeLibrary | None = None, *, settings: Settings | None = None) -> Services:
    return Services(
        settings or Settings(),
        library=library or FakeLibrary(),
        clock=FakeClock(builders.NOON + timedelta(hours=3)),
        fetcher=lambda: network,
        extractor=wiring.understand,
    )


def shown(loaded: LoadedArticle) -> int:
    return loaded.article.thread.shown if loaded.article.thread else 0


async def test_reading_an_address_brings_its_whole_thread(network: Network) -> None:
    loaded = await services(network).read(POST)

    assert shown(loaded) == 250
    assert len(network.asked) == 4
    assert network.most_open <= AT_ONCE


async def test_what_came_next_to_is_saved_and_nobody_is_asked_again(network: Network) -> None:
    library = FakeLibrary()
    room = services(network, library)
    fresh = await room.read(POST)
    network.asked.clear()

    kept = await room.read(POST, max_age=10**9)
    offline = await room.read(POST, offline=True)
    [*room.rebuild()]
    anew = await room.read(POST, offline=True)

    assert kept.article == offline.article == anew.article == fresh.article
    assert network.asked == []


async def test_the_record_of_a_capture_names_what_was_fetched_next_to_it(network: Network) -> None:
    network.fail(COMMENTS.format(3), FetchError("kabar.example did not answer", kind="timeout"))
    library = FakeLibrary()

    loaded = await services(network, library).read(POST)

    first, _second, third = loaded.provenance.beside
    assert (first.url, first.status, first.incomplete) == (COMMENTS.format(1), 200, ())
    assert library.page(first.sha256) is not None
    assert (third.url, third.status, third.sha256) == (COMMENTS.format(3), None, "")
    assert third.incomplete == ("kabar.example did not answer",)


async def test_a_site_that_answers_nothing_more_still_gives_its_article(network: Network) -> None:
    for number in (1, 2, 3):
        network.fail(COMMENTS.format(number), FetchError("kabar.example did not answer", kind="timeout"))

    loaded = await services(network).read(POST)

    assert shown(loaded) == 1
    assert loaded.article.incomplete == ("249 comments did not come: kabar.example did not answer",)


async def test_no_more_than_so_many_pages_are_fetched() -> None:
    pager = "".join(f'<a href="{POST}comment-page-{n}/#comments">{n}</a>' for n in range(2, 40))
    network = Network({POST: wordpress(remark(1), total=400, pager=pager, nav=NAV, rest=False)})
    for number in range(2, 40):
        network.publish(f"{POST}comment-page-{number}/", wordpress(remark(number), total=400))

    loaded = await services(network).read(POST)

    assert len(network.asked) == 1 + MOST_PAGES
    assert shown(loaded) == 1 + MOST_PAGES
    assert "no more than 12 further pages" in loaded.article.incomplete[0]


async def test_an_answer_that_comes_from_another_site_is_left_alone(network: Network) -> None:
    away = builders.page('[{"id": 1}]', "https://jahat.example/")
    network.publish(COMMENTS.format(1), away)

    loaded = await services(network).read(POST)

    assert shown(loaded) == 1
    assert "the site sends us elsewhere for it" in loaded.article.incomplete[0]


async def test_the_search_service_of_hacker_news_may_be_asked_for_its_thread() -> None:
    page = hackernews.page(hackernews.row(100), total=2, more=True)
    told = json.dumps(hackernews.whole(hackernews.item(100), hackernews.item(101)))
    network = Network({hackernews.ITEM: page, "https://hn.algolia.com/api/v1/items/77": told})

    loaded = await services(network).read(hackernews.ITEM)

    assert network.asked == [hackernews.ITEM, "https://hn.algolia.com/api/v1/items/77"]
    assert shown(loaded) == 2


async def test_another_host_is_not_asked_where_the_reader_forbids_it() -> None:
    network = Network({hackernews.ITEM: hackernews.page(hackernews.row(100), total=2, more=True)})

    loaded = await services(network, settings=Settings(other_hosts=False)).read(hackernews.ITEM)

    assert network.asked == [hackernews.ITEM]
    assert loaded.article.incomplete == ("1 comment did not come: it is of another site",)


async def test_when_the_time_is_up_nobody_is_asked_any_more(network: Network) -> None:
    page = builders.page(wordpress(remark(1), total=250, nav=NAV), POST)
    mind = InThreads(Thinking(wiring.understand, Settings()))
    gathering = Gathering(fetcher=network, mind=mind, page=page, deadline=0.0, settings=Settings())

    _page, article = await gathering.completed()

    assert network.asked == []
    assert article.incomplete == ("249 comments did not come: there was no time left",)


async def test_a_file_in_hand_asks_nobody(network: Network) -> None:
    loaded = services(network).understand(wordpress(remark(1), total=250).encode(), url=POST)

    assert network.asked == []
    assert (shown(loaded), loaded.article.incomplete) == (1, ())


def test_the_addresses_of_these_tests_are_of_one_site() -> None:
    assert urls.origin(COMMENTS) == urls.origin(POST) == urls.origin(HOST)
