"""A sync: what is new is fetched and kept, what fails is told, and nothing is fetched twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import NOON, page
from tests.fakes import FakeClock, FakeFetcher
from warta import urls, wiring
from warta.errors import LEFT_ALONE, ExtractError, FetchError, LibraryError
from warta.model.source import Source
from warta.model.sync import Plan
from warta.services.registry import Services
from warta.services.sync import Desk, Sync
from warta.services.thinking import InThreads, Thinking
from warta.settings import Settings
from warta.store.pictures import PictureFolder
from warta.store.sources import SqliteSources
from warta.store.sqlite import SqliteLibrary
from warta.store.watches import SqliteWatches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.model.capture import Page
    from warta.model.sync import Outcome, Progress, SyncReport

FEED = "https://news.example/feed/"
WORDS = "<p>It rained for a week, and then it rained some more, and the river rose by a metre.</p>" * 6


class Network(FakeFetcher):
    """A polite network that is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: dict[str, str] = {}

    @property
    def requests(self) -> int:
        return len(self.asked)

    def led(self, url: str, lead: str) -> None:
        self.leads[url] = lead

    async def resource(self, url: str, *, of: Page, timeout: float) -> Page:
        return await self.fetch(url, timeout=timeout)


def address(number: int, host: str = "news.example") -> str:
    return f"https://{host}/story-{number}/"


def story(number: int, host: str = "news.example", more: str = "") -> Page:
    html = f"<title>Story {number}</title><article><h1>Story {number}</h1>{WORDS}<p>{more} {number}.</p></article>"
    headers = (("Content-Type", "text/html"), ("ETag", f'"{number}{more}"'))
    return page(html, address(number, host), response_headers=headers)


def feed(*numbers: int, etag: str = "1", host: str = "news.example") -> Page:
    items = "".join(
        f"<item><title>Story {n}</title><link>{address(n, host)}</link>"
        f"<pubDate>{'Wed, 20 Mar 2019 10:00:00 GMT' if n < 10 else 'Wed, 06 Mar 2019 10:00:00 GMT'}</pubDate></item>"
        for n in numbers
    )
    body = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    headers = (("Content-Type", "application/rss+xml"), ("ETag", f'"{etag}"'))
    return page(body, f"https://{host}/feed/", response_headers=headers)


class Newsdesk:
    """A newsroom that syncs, over a network that is written down and a library on disk."""

    def __init__(self, folder: Path, images: str = "none") -> None:
        self.network, self.clock = Network(), FakeClock(NOON + timedelta(hours=3))
        self.library = SqliteLibrary(folder / "library.db", self.clock)
        self.sources = SqliteSources(self.library.shelf)
        self.watches = SqliteWatches(self.library.shelf, self.clock)
        self.seen: list[Progress] = []
        self.settings = Settings(images=images)
        self.album = PictureFolder(folder / "pictures")
        over = Services(
            self.settings,
            library=self.library,
            clock=self.clock,
            fetcher=lambda: self.network,
            extractor=self.understand,
        )
        self.sync = Sync(
            Desk(
                services=over,
                extractor=self.understand,
                sources=self.sources,
                watches=self.watches,
                fetcher=lambda _connections, _waits: self.network,
                mind=lambda: InThreads(Thinking(self.understand, self.settings)),
                album=self.album,
            )
        )

    def understand(self, page: Page) -> Any:
        if b"crash" in page.body:
            raise ExtractError("reading this page failed: it crashed", kind="crash", url=page.final_url)
        return wiring.understand(page)

    def follows(self, *numbers: int, host: str = "news.example", **given: Any) -> Source:
        self.network.publish(f"https://{host}/feed/", feed(*numbers, host=host))
        for number in numbers:
            self.network.publish(address(number, host), story(number, host))
        return self.sources.add(Source(address=f"https://{host}/feed/", kind="feed", title=host, **given))

    async def run(self, **plan: Any) -> SyncReport:
        self.network.asked.clear()
        return await self.sync.run(Plan(**plan), self.seen.append)

    def later(self, **span: float) -> None:
        self.clock.time += timedelta(**span)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Newsdesk]:
    made = Newsdesk(tmp_path)
    yield made
    made.library.close()


def states(report: SyncReport) -> dict[str, str]:
    return {each.url: each.state for each in report.outcomes}


def only(report: SyncReport) -> Outcome:
    [outcome] = report.outcomes
    return outcome


async def test_what_a_source_lists_is_saved_and_a_second_sync_asks_the_feed_alone(desk: Newsdesk) -> None:
    desk.follows(1, 2)

    report = await desk.run()
    assert states(report) == {address(1): "new", address(2): "new"}
    assert sorted(post.title for post in desk.library.posts()) == ["Story 1", "Story 2"]
    assert (report.requests, desk.sources.all()[0].unread) == (3, 2)

    again = await desk.run()
    assert (again.outcomes, desk.network.asked) == ((), [FEED])
    assert [glance.unchanged for glance in again.glances] == [True]


async def test_what_is_saved_is_asked_for_again_with_what_its_site_gave_us(desk: Newsdesk) -> None:
    desk.follows(1)
    await desk.run()

    report = await desk.run(again=True)

    assert only(report).state == "unchanged"
    assert desk.network.sent[-1] is not None
    assert desk.network.sent[-1].etag == '"1"'


async def test_a_text_that_changed_is_one_new_revision_and_the_others_are_none(desk: Newsdesk) -> None:
    desk.follows(1, 2)
    await desk.run()
    desk.network.publish(address(1), story(1, more="And more."))

    report = await desk.run(again=True)

    assert states(report) == {address(1): "changed", address(2): "unchanged"}
    assert [len(desk.library.revisions(address(n))) for n in (1, 2)] == [2, 1]


async def test_a_post_is_refreshed_by_itself_later_and_later(desk: Newsdesk) -> None:
    desk.follows(1)
    await desk.run()
    asked = []

    for hours in (0.9, 0.2, 0.9, 1.2, 300, 4000):
        desk.later(hours=hours)
        await desk.run()
        asked.append(address(1) in desk.network.asked)

    assert asked == [False, True, False, True, True, True]


async def test_a_crash_costs_its_page_which_is_set_aside_and_named(desk: Newsdesk) -> None:
    desk.follows(1, 2)
    desk.network.publish(address(2), page("<title>crash</title>", address(2)))

    report = await desk.run()
    assert states(report) == {address(1): "new", address(2): "aside"}
    assert [each.why for each in report.of("aside")] == ["reading this page failed: it crashed"]

    desk.later(days=300)
    await desk.run()
    assert address(2) not in desk.network.asked


async def test_a_host_that_is_down_costs_its_posts_alone_and_they_wait(desk: Newsdesk) -> None:
    desk.follows(1)
    desk.follows(2, 3, host="dead.example")
    desk.network.fail(address(2, "dead.example"), FetchError("dead.example takes no connection", kind="refused"))
    desk.network.fail(address(3, "dead.example"), FetchError("dead.example takes no connection", kind=LEFT_ALONE))

    report = await desk.run()

    assert states(report) == {address(1): "new", address(2, "dead.example"): "failed"}
    assert report.left == (("dead.example", 1, "dead.example takes no connection"),)
    dead = next(each for each in desk.sources.all() if each.title == "dead.example")
    assert {entry.url: entry.state for entry in desk.sources.entries(dead.id)} == {
        address(2, "dead.example"): "failed",
        address(3, "dead.example"): "waiting",
    }


async def test_a_source_that_fails_says_why_until_it_is_had_again(desk: Newsdesk) -> None:
    source = desk.follows(1)
    desk.network.fail(FEED, FetchError("wait", kind="status", status=429, retry_after=7200))

    report = await desk.run()
    assert [(glance.why, glance.kind) for glance in report.glances] == [("wait", "status")]
    held = desk.sources.all()[0]
    assert (held.trouble, held.due_at) == ("wait", desk.clock.time + timedelta(hours=2))

    assert (await desk.run()).glances == ()
    desk.network.publish(FEED, feed(1))
    await desk.run(sources=(source,))
    assert desk.sources.all()[0].trouble == ""


async def test_a_source_is_looked_at_no_oftener_than_asked_for_unless_it_is_named(desk: Newsdesk) -> None:
    source = desk.follows(1, every=86_400.0)
    await desk.run()

    assert (await desk.run()).glances == ()
    assert len((await desk.run(sources=(source,))).glances) == 1
    desk.later(days=2)
    assert len((await desk.run()).glances) == 1


async def test_the_newest_posts_come_first_up_to_the_limit_and_none_that_are_older(desk: Newsdesk) -> None:
    desk.follows(11, 12, 1, 2)

    report = await desk.run(limit=1)
    assert (states(report), report.waiting) == ({address(1): "new"}, 3)

    report = await desk.run(since=NOON - timedelta(days=2))
    assert states(report) == {address(2): "new"}

    report = await desk.run()
    assert states(report) == {address(11): "new", address(12): "new"}


async def test_a_dry_run_shows_and_changes_nothing(desk: Newsdesk) -> None:
    desk.follows(1, 2)

    report = await desk.run(dry=True)

    assert states(report) == {address(1): "would", address(2): "would"}
    assert desk.network.asked == [FEED]
    assert (desk.library.posts(), desk.sources.all()[0].listed) == ((), 0)


async def test_a_post_of_two_sources_is_fetched_once_and_reported_once(desk: Newsdesk) -> None:
    desk.follows(1)
    desk.network.publish("https://other.example/feed/", replace(feed(1), final_url="https://other.example/feed/"))
    desk.sources.add(Source(address="https://other.example/feed/", kind="feed", title="Other"))

    report = await desk.run()

    assert len(report.outcomes) == 1
    assert desk.network.asked.count(address(1)) == 1
    assert [source.unread for source in desk.sources.all()] == [1, 1]


async def test_what_was_read_by_hand_meanwhile_is_not_fetched(desk: Newsdesk) -> None:
    source = desk.follows(1, 2)
    await desk.run(limit=1)
    held = story(2)
    desk.library.keep(held, wiring.understand(held))

    report = await desk.run()

    assert states(report) == {address(2): "unchanged"}
    assert address(2) not in desk.network.asked
    assert {entry.state for entry in desk.sources.entries(source.id)} == {"kept"}


async def test_a_watched_page_is_looked_at_when_it_is_due_and_rests_longer_while_nothing_changes(
    desk: Newsdesk,
) -> None:
    desk.network.publish(address(7), story(7))
    desk.watches.add(address(7), 1800.0)
    waits = []
    for change in ("", "", "", "Changed."):
        desk.network.publish(address(7), story(7, more=change))
        await desk.run()
        waits.append(desk.watches.all()[0].wait)
        assert (await desk.run()).outcomes == ()
        desk.later(seconds=waits[-1])

    assert waits == [1800, 3600, 7200, 1800]
    assert len(desk.library.revisions(address(7))) == 2


async def test_a_sync_that_is_stopped_keeps_what_it_has_and_goes_on_there(desk: Newsdesk) -> None:
    desk.follows(*range(1, 9))
    task: asyncio.Task[SyncReport] | None = None

    def stop(progress: Progress) -> None:
        if task and progress.done >= 4:
            task.cancel()

    task = asyncio.ensure_future(desk.sync.run(Plan(), stop))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert desk.sync.unfinished is not None
    stopped_with = len(desk.sync.unfinished.of("new"))
    assert 1 <= stopped_with < 8

    await desk.run()

    assert len(desk.library.posts()) == 8
    assert len([url for url in desk.network.asked if url != FEED]) <= 8 - stopped_with


async def test_a_library_that_cannot_be_written_ends_the_sync(desk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.follows(1, 2)

    def full(*_given: object) -> None:
        raise LibraryError("the disk is full", kind="full")

    monkeypatch.setattr(desk.library, "keep", full)

    with pytest.raises(LibraryError, match="the disk is full"):
        await desk.run()


PICTURES = "".join(f'<img src="/{n}.png" width="800" height="600" alt="Flood {n}">' for n in (1, 2, 3))


@pytest.mark.parametrize(("images", "there"), [("none", 0), ("lead", 1), ("all", 2)])
async def test_the_pictures_of_what_is_saved_come_when_the_reader_wants_them(
    tmp_path: Path, images: str, there: int
) -> None:
    desk = Newsdesk(tmp_path, images)
    desk.follows(1)
    html = story(1).body.decode().replace("</article>", f"{PICTURES}</article>")
    desk.network.publish(address(1), page(html, address(1)))
    addresses = [f"https://news.example/{n}.png" for n in (1, 2, 3)]
    for url in addresses[:2]:
        desk.network.publish(url, page(b"\x89PNG\r\n\x1a\n" + b"." * 40, url))
    desk.network.publish(addresses[2], page("<svg onload='alert(1)'/>", addresses[2]))

    report = await desk.run()

    assert report.pictures == there
    assert [desk.album.get(url) is not None for url in addresses] == [there >= 1, there >= 2, False]
    assert (desk.seen[-1].done, desk.seen[-1].total) == (2 + {0: 0, 1: 1, 2: 3}[there],) * 2
    desk.library.close()


async def test_who_named_an_address_is_reported_to_the_network(desk: Newsdesk) -> None:
    desk.follows(1)

    await desk.run()

    assert desk.network.leads == {address(1): FEED}


async def test_it_is_reported_what_is_waited_for(desk: Newsdesk) -> None:
    desk.follows(1, 2)

    await desk.run()

    assert {(host.host, host.doing) for progress in desk.seen for host in progress.hosts} >= {
        ("news.example", "asks"),
        ("news.example", "reads"),
    }
    assert (desk.seen[-1].done, desk.seen[-1].total) == (3, 3)
    assert [urls.host(each.last.url) for each in desk.seen if each.last and hasattr(each.last, "url")] == [
        "news.example",
        "news.example",
    ]
