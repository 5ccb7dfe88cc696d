"""Following an address: the best way that works is found, noted and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import NOON, page
from tests.fakes import FakeClock, FakeFetcher
from warta import wiring
from warta.errors import ConfigError, ExtractError, FetchError
from warta.services.registry import Services
from warta.services.sources import Sources, Wish
from warta.services.wire import Wire
from warta.settings import Settings
from warta.store.sources import SqliteSources
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.model.capture import Page

HOME = "https://news.example/"
FEED = "https://news.example/feed/"
RSS = """<rss version="2.0"><channel><title>The Example</title><link>https://news.example/</link>
<item><title>Flood</title><link>https://news.example/flood/</link></item></channel></rss>"""
FRONT = f"""<html><head><title>Example</title>
<link rel="alternate" type="application/rss+xml" href="{FEED}" title="All of it">
<link rel="alternate" type="application/rss+xml" href="/comments/feed/" title="Comments"></head><body>
{"".join(f'<h2><a href="/story-{n}/">A headline of some words, {n}</a></h2>' for n in range(12))}</body></html>"""
REST = "https://news.example/wp-json/wp/v2/posts"


class Desk:
    """A newsroom's sources over a network that is written down."""

    def __init__(self, folder: Path) -> None:
        self.network = FakeFetcher()
        self.settings = Settings()
        self.library = SqliteLibrary(folder / "library.db", FakeClock())
        over = Services(
            self.settings,
            library=self.library,
            clock=FakeClock(),
            fetcher=lambda: self.network,
            extractor=wiring.understand,
        )
        self.sources = Sources(over, shelf=SqliteSources(self.library.shelf), wire=self.wire)

    def wire(self) -> Wire:
        return Wire(self.settings, lambda: self.network, wiring.understand)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.library.close()


def answer(body: str, url: str, kind: str = "application/json") -> Page:
    return page(body, url, response_headers=(("Content-Type", kind), ("ETag", '"1"')))


async def test_a_front_page_is_followed_by_the_feed_it_names(desk: Desk) -> None:
    desk.network.publish(HOME, FRONT)
    desk.network.publish(FEED, answer(RSS, FEED, "application/rss+xml"))

    added = await desk.sources.add("news.example")

    assert (added.source.kind, added.source.address, added.source.title) == ("feed", FEED, "The Example")
    assert (added.source.listed, added.source.waiting) == (1, 1)
    assert added.source.added_at == NOON
    assert [offer.kind for offer in added.offers] == ["page"]
    assert [entry.url for entry in desk.sources.entries(added.source)] == ["https://news.example/flood/"]


async def test_a_site_is_followed_once(desk: Desk) -> None:
    desk.network.publish(HOME, FRONT)
    desk.network.publish(FEED, answer(RSS, FEED, "application/rss+xml"))
    first = await desk.sources.add(HOME)

    for again in (HOME, FEED):
        added = await desk.sources.add(again)
        assert (added.new, added.source) == (False, first.source)


async def test_a_way_that_does_not_work_is_passed_over_and_reported(desk: Desk) -> None:
    desk.network.publish(HOME, FRONT)
    desk.network.fail(FEED, FetchError("news.example does not want robots at this address", kind="robots"))

    added = await desk.sources.add(HOME)

    assert (added.source.kind, added.source.listed) == ("page", 12)
    [(offer, why)] = added.passed_over
    assert (offer.address, why) == (FEED, "news.example does not want robots at this address")


async def test_a_wordpress_comes_by_its_interface_with_what_is_being_shown(desk: Desk) -> None:
    api = '<link rel="https://api.w.org/" href="https://news.example/wp-json/">'
    desk.network.publish(HOME, FRONT.replace("<head>", f"<head>{api}"))
    desk.network.publish(FEED, answer(RSS, FEED, "application/rss+xml"))
    posts = (
        '[{"id": 7, "date_gmt": "2019-03-20T10:00:00", "modified_gmt": "2019-03-20T11:00:00",'
        ' "link": "https://news.example/flood/", "title": {"rendered": "Flood &amp; rain"},'
        ' "guid": {"rendered": "https://news.example/?p=7"}},'
        ' {"id": 8, "link": "https://evil.example/", "title": {"rendered": "Elsewhere"}}]'
    )
    fields = "id,date_gmt,modified_gmt,link,title,guid"
    desk.network.publish(
        f"{REST}?per_page=100&orderby=modified&order=desc&_fields={fields}",
        answer(posts, f"{REST}?per_page=100&orderby=modified&order=desc&_fields={fields}"),
    )
    talk = "https://news.example/wp-json/wp/v2/comments?per_page=100&orderby=date_gmt&order=desc&_fields=id,post"
    desk.network.publish(talk, answer('[{"id": 31, "post": 7}, {"id": 30, "post": 7}]', talk))

    added = await desk.sources.add(HOME)

    assert (added.source.kind, added.source.title, added.source.home) == ("wordpress", "Example", HOME)
    [entry] = desk.sources.entries(added.source)
    assert (entry.title, entry.guid) == ("Flood & rain", "https://news.example/?p=7")
    assert entry.published is not None
    assert (await desk.sources.check(added.source)).listing.posts[0].talk == "31"  # type: ignore[union-attr]


async def test_a_kind_that_is_asked_for_is_the_one_that_is_taken(desk: Desk) -> None:
    desk.network.publish(HOME, FRONT)
    desk.network.publish(FEED, answer(RSS, FEED, "application/rss+xml"))

    added = await desk.sources.add(HOME, Wish(kind="page", folder="A/B", title="Mine", every=3600.0))

    source = added.source
    assert (source.kind, source.folder, source.title, source.every) == ("page", "A/B", "Mine", 3600.0)
    with pytest.raises(ConfigError, match="offers nothing of the kind sitemap"):
        await desk.sources.add(HOME, Wish(kind="sitemap"))


async def test_a_site_that_offers_no_feed_is_followed_by_the_news_sitemap_of_its_robots_txt(desk: Desk) -> None:
    desk.network.publish(HOME, "<html><head><title>Bare</title></head><body><p>Hello.</p></body></html>")
    robots = "User-agent: *\nAllow: /\nSitemap: https://news.example/all.xml\nSitemap: /news-map.xml\n"
    desk.network.publish(f"{HOME}robots.txt", answer(robots, f"{HOME}robots.txt", "text/plain"))
    desk.network.publish(
        f"{HOME}news-map.xml",
        answer(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.example/a/</loc>'
            "<news:news><news:publication_date>2019-03-20T10:00:00Z</news:publication_date>"
            "<news:title>A &amp; B</news:title></news:news></url></urlset>",
            f"{HOME}news-map.xml",
            "application/xml",
        ),
    )

    added = await desk.sources.add(HOME)

    assert (added.source.kind, added.source.address) == ("sitemap", f"{HOME}news-map.xml")
    assert [entry.title for entry in desk.sources.entries(added.source)] == ["A & B"]


async def test_one_article_is_no_source(desk: Desk) -> None:
    words = "<p>It rained for a week, and then it rained some more, and the river rose by a metre.</p>" * 9
    desk.network.publish(f"{HOME}flood/", f"<title>Flood</title><article><h1>Flood</h1>{words}</article>")

    with pytest.raises(ExtractError, match="this is a story, not a list of stories"):
        await desk.sources.add(f"{HOME}flood/")

    assert desk.sources.all() == ()


async def test_a_source_is_found_by_its_number_its_address_and_its_title(desk: Desk) -> None:
    desk.network.publish(FEED, answer(RSS, FEED, "application/rss+xml"))
    source = (await desk.sources.add(FEED)).source

    assert [desk.sources.find(word) for word in ("1", FEED, "the example")] == [source] * 3
    with pytest.raises(ConfigError) as caught:
        desk.sources.find("the exemple")
    assert caught.value.hint == "did you mean the example?"
