"""One line a host: slow, by its robots.txt, and no host waits for another. Over real connections on loopback."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.farm import Mood, Site, served, story
from warta.errors import LEFT_ALONE, FetchError
from warta.fetch.manners import ERRAND
from warta.fetch.polite import OneLineAHost
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

PACE = 0.15
QUICK = replace(ERRAND, first_pause=0.05)


class Shelf:
    """What hosts said about robots, in memory."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[str, datetime]] = {}

    def get(self, origin: str, since: datetime) -> str | None:
        text, when = self.held.get(origin, ("", since - timedelta(1)))
        return text if when >= since else None

    def put(self, origin: str, text: str, when: datetime) -> None:
        self.held[origin] = (text, when)


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def polite(shelf: Shelf, pace: float = PACE, **given: Any) -> OneLineAHost:
    return OneLineAHost(Settings(pace=pace), shelf, Clock(), **{"patience": QUICK} | given)


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Mood(more={"/private/": story(1), "/way-in/": "->/private/"})) as sites:
        yield sites[0]


def gaps(site: Site) -> list[float]:
    return [after.at - before.at for before, after in pairwise(sorted(site.asked))]


async def test_requests_to_one_host_stand_apart_however_many_want_it(shelf: Shelf, site: Site) -> None:
    waited: list[tuple[str, float]] = []
    fetcher = polite(shelf, waits=lambda host, seconds: waited.append((host, seconds)))

    await asyncio.gather(*(fetcher.fetch(f"{site.home}story/{n}/", timeout=20) for n in range(4)))
    await fetcher.close()

    assert site.paths()[0] == "/robots.txt"
    assert sorted(site.paths()[1:]) == [f"/story/{n}/" for n in range(4)]
    assert min(gaps(site)) >= PACE
    assert fetcher.requests == 5
    assert {host for host, _seconds in waited} == {site.host}


async def test_what_robots_may_not_have_is_not_asked_for_and_not_by_a_redirect_either(shelf: Shelf, site: Site) -> None:
    fetcher = polite(shelf)

    for path in ("private/", "way-in/", "story/1/?replytocom=7"):
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(f"{site.home}{path}", timeout=20)
        assert caught.value.kind == "robots"
    await fetcher.close()

    assert site.paths() == ["/robots.txt", "/way-in/"]


async def test_a_redirect_to_another_host_keeps_to_the_rules_of_that_host(shelf: Shelf) -> None:
    with served(Mood(), Mood()) as (here, there):
        here.mood.more["/away/"] = f"->{there.home}private/"
        here.mood.more["/over/"] = f"->{there.home}story/1/"
        fetcher = polite(shelf, pace=0)

        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(f"{here.home}away/", timeout=20)
        page = await fetcher.fetch(f"{here.home}over/", timeout=20)
        await fetcher.close()

    assert caught.value.kind == "robots"
    assert page.final_url == f"{there.home}story/1/"
    assert there.paths() == ["/robots.txt", "/story/1/"]


async def test_a_robots_txt_is_asked_for_once_a_day(shelf: Shelf, site: Site) -> None:
    for _run in range(2):
        fetcher = polite(shelf, pace=0)
        await fetcher.fetch(f"{site.home}story/1/", timeout=20)
        await fetcher.close()
    [origin] = shelf.held
    text, when = shelf.held[origin]
    shelf.held[origin] = (text, when - timedelta(days=2))
    fetcher = polite(shelf, pace=0)
    await fetcher.fetch(f"{site.home}story/1/", timeout=20)
    await fetcher.close()

    assert site.paths().count("/robots.txt") == 2


async def test_a_host_is_asked_as_slowly_as_its_robots_txt_wants(shelf: Shelf) -> None:
    with served(Mood(robots="User-agent: *\nCrawl-delay: 0.4\n")) as [site]:
        fetcher = polite(shelf, pace=0)
        for number in range(3):
            await fetcher.fetch(f"{site.home}story/{number}/", timeout=20)
        await fetcher.close()

    assert min(gaps(site)[1:]) >= 0.4


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False)])
async def test_a_host_without_a_robots_txt_allows_all_and_one_that_cannot_show_nothing(
    shelf: Shelf, site: Site, monkeypatch: pytest.MonkeyPatch, status: int, *, allowed: bool
) -> None:
    from tests import farm

    plain = farm.answer

    def answer(site: Site, path: str, given: Any) -> Any:
        return (status, "text/plain", b"", {}) if path == "/robots.txt" else plain(site, path, given)

    monkeypatch.setattr(farm, "answer", answer)
    fetcher = polite(shelf, pace=0)

    if allowed:
        await fetcher.fetch(f"{site.home}private/", timeout=20)
    else:
        with pytest.raises(FetchError, match="503"):
            await fetcher.fetch(f"{site.home}story/1/", timeout=20)
    await fetcher.close()

    assert ("/story/1/" in site.paths(), "/private/" in site.paths()) == (False, allowed)


async def test_a_host_that_wants_a_long_rest_is_left_alone_and_a_short_one_is_waited_for(shelf: Shelf) -> None:
    with served(Mood(busy="600"), Mood(busy="1")) as (long, short):
        fetcher = polite(shelf, pace=0)

        for kind in ("status", LEFT_ALONE):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(f"{long.home}story/1/", timeout=20)
            assert (caught.value.kind, caught.value.status) == (kind, 429)
        waiting = asyncio.ensure_future(fetcher.fetch(f"{short.home}story/1/", timeout=20))
        await asyncio.sleep(0.5)
        short.mood.busy = ""
        page = await waiting
        await fetcher.close()

    assert long.paths() == ["/robots.txt", "/story/1/"]
    assert page.status == 200
    assert short.paths() == ["/robots.txt", "/story/1/", "/story/1/"]


async def test_a_host_that_is_gone_is_left_alone_after_three_failures(shelf: Shelf) -> None:
    fetcher = polite(shelf, pace=0)
    kinds = []

    for number in range(4):
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(f"http://127.0.0.1:9/{number}/", timeout=20)
        kinds.append(caught.value.kind)
    await fetcher.close()

    assert kinds == ["refused", "refused", "refused", LEFT_ALONE]


async def test_no_host_waits_for_another(shelf: Shelf) -> None:
    slow = Mood(seconds=1.5)
    quick: AbstractContextManager[list[Site]] = served(slow, Mood(), Mood(busy="600"))
    with quick as (late, site, _busy):
        fetcher = polite(shelf, pace=0.05)
        waiting = [
            asyncio.ensure_future(fetcher.fetch(url, timeout=20))
            for url in (f"{late.home}story/1/", f"{_busy.home}story/1/", "http://127.0.0.1:9/")
        ]
        begun = time.monotonic()
        for number in range(5):
            await fetcher.fetch(f"{site.home}story/{number}/", timeout=20)
        spent = time.monotonic() - begun
        still_waiting = not waiting[0].done()
        ended = await asyncio.gather(*waiting, return_exceptions=True)
        await fetcher.close()

    assert still_waiting
    assert spent < 3.0
    assert [type(each).__name__ for each in ended] == ["Page", "FetchError", "FetchError"]


async def test_a_page_of_the_open_internet_leads_into_no_private_network(
    shelf: Shelf, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def addresses(name: str) -> tuple[str, ...]:
        return ("93.184.216.34",) if name == "news.example" else (name,)

    monkeypatch.setattr("warta.fetch.names.addresses", addresses)
    fetcher = polite(shelf, pace=0)
    fetcher.led(f"{site.home}story/1/", "https://news.example/feed/")
    fetcher.led(f"{site.home}story/2/", f"{site.home}feed/")

    with pytest.raises(FetchError, match="sends us into a private network"):
        await fetcher.fetch(f"{site.home}story/1/", timeout=20)
    assert site.asked == []
    page = await fetcher.fetch(f"{site.home}story/2/", timeout=20)
    await fetcher.close()

    assert page.status == 200
