"""A walk fetches one page ahead: in memory, within the site, and nobody's mark moves by it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.fake_library import FakeLibrary
from tests.fakes import FakeClock, FakeFetcher
from warta import wiring
from warta.errors import FetchError, NotKept
from warta.services.ahead import neighbour
from warta.services.registry import Services
from warta.settings import Settings

if TYPE_CHECKING:
    from warta.model.article import Article
    from warta.model.capture import Page, Validators

HOST = "https://kabar.example"
STORY = "".join(
    f"<p>Air sungai naik sejak pagi dan warga pindah ke tempat tinggi, kata ketua RT {n}.</p>" for n in "123"
)


def address(number: int) -> str:
    return f"{HOST}/{number}/"


def post(number: int, after: str | None = None) -> str:
    """A post that names the one before and the one after it."""
    return (
        f"<html lang='id'><title>Kabar {number}</title><body><article><h1>Kabar {number}</h1>{STORY}</article>"
        f"<nav class='post-navigation'><a rel='prev' href='{address(number - 1)}'>Kabar {number - 1}</a>"
        f"<a rel='next' href='{after or address(number + 1)}'>Kabar berikutnya</a></nav></body></html>"
    )


class SlowNetwork(FakeFetcher):
    """A FakeFetcher that answers when the gate is open; `left` are the fetches that were given up."""

    def __init__(self, pages: dict[str, Page | str | bytes]) -> None:
        super().__init__(pages)
        self.gate = asyncio.Event()
        self.gate.set()
        self.left: list[str] = []
        self.begun: asyncio.Queue[str] = asyncio.Queue()

    async def fetch(
        self, url: str, *, timeout: float, validators: Validators | None = None, data: bool = False
    ) -> Page:
        self.begun.put_nowait(url)
        page = await super().fetch(url, timeout=timeout, validators=validators, data=data)
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.left.append(url)
            raise
        return page


@pytest.fixture
def network() -> SlowNetwork:
    return SlowNetwork({address(number): post(number) for number in range(1, 6)})


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def room(network: SlowNetwork, library: FakeLibrary) -> Services:
    return Services(
        Settings(),
        library=library,
        clock=FakeClock(builders.NOON + timedelta(hours=2)),
        fetcher=lambda: network,
        extractor=wiring.understand,
    )


async def began(network: SlowNetwork, url: str) -> None:
    """Wait until this page was asked for."""
    async with asyncio.timeout(5):
        while await network.begun.get() != url:
            pass


async def walked(room: Services, number: int, step: int = 1) -> Article:
    """Read a post as a walk comes to it."""
    article = (await room.read(address(number))).article
    room.go_ahead(article, step)
    return article


@pytest.mark.parametrize(("step", "expected"), [(1, 4), (-1, 2)])
async def test_the_next_post_of_a_walk_is_fetched_once(
    room: Services, network: SlowNetwork, step: int, expected: int
) -> None:
    await walked(room, 3, step)
    await began(network, address(expected))

    loaded = await room.read(address(expected))

    assert network.asked == [address(3), address(expected)]
    assert loaded.article.title == f"Kabar {expected}"


async def test_a_page_on_its_way_is_waited_for(room: Services, network: SlowNetwork) -> None:
    await walked(room, 3)
    network.gate.clear()
    await began(network, address(4))

    loaded = asyncio.ensure_future(room.read(address(4)))
    await asyncio.sleep(0)
    network.gate.set()

    assert (await loaded).article.title == "Kabar 4"
    assert network.asked == [address(3), address(4)]


async def test_what_is_fetched_ahead_is_saved_only_when_it_is_read(
    room: Services, network: SlowNetwork, library: FakeLibrary
) -> None:
    await walked(room, 3)
    await began(network, address(4))
    before = [post.url for post in library.posts()]

    await room.read(address(4))

    assert before == [address(3)]
    assert sorted(post.url for post in library.posts()) == [address(3), address(4)]
    assert not any(post.read for post in library.posts())


async def test_a_reader_who_goes_elsewhere_stops_it(room: Services, network: SlowNetwork) -> None:
    await walked(room, 3)
    network.gate.clear()
    await began(network, address(4))

    room.turn_away(address(1))
    network.gate.set()
    await room.read(address(4))

    assert network.left == [address(4)]
    assert network.asked == [address(3), address(4), address(4)]


async def test_there_is_one_at_a_time(room: Services, network: SlowNetwork) -> None:
    article = await walked(room, 3)
    network.gate.clear()
    await began(network, address(4))

    room.go_ahead(article, -1)
    await began(network, address(2))

    assert network.left == [address(4)]
    await room.close()
    await asyncio.sleep(0)
    assert network.left == [address(4), address(2)]


async def test_a_reader_who_does_not_want_it_is_obeyed(library: FakeLibrary, network: SlowNetwork) -> None:
    room = Services(
        Settings(ahead=False),
        library=library,
        clock=FakeClock(builders.NOON + timedelta(hours=2)),
        fetcher=lambda: network,
        extractor=wiring.understand,
    )

    await walked(room, 3)
    await asyncio.sleep(0.01)

    assert network.asked == [address(3)]


async def test_a_post_that_is_saved_is_not_fetched_ahead(room: Services, network: SlowNetwork) -> None:
    await room.read(address(4))

    await walked(room, 3)
    await asyncio.sleep(0.01)

    assert network.asked == [address(4), address(3)]


async def test_what_could_not_be_fetched_is_reported_when_it_is_asked_for(room: Services, network: SlowNetwork) -> None:
    network.fail(address(4), FetchError("kabar.example is out of order", kind="status", status=503))
    await walked(room, 3)
    await began(network, address(4))

    with pytest.raises(FetchError, match="out of order"):
        await room.read(address(4))


async def test_offline_nothing_that_came_ahead_is_shown(room: Services, network: SlowNetwork) -> None:
    await walked(room, 3)
    await began(network, address(4))

    with pytest.raises(NotKept):
        await room.read(address(4), offline=True)


def test_a_walk_stays_within_its_site() -> None:
    away = wiring.understand(builders.page(post(3, after="https://lain.example/9/"), address(3)))

    assert neighbour(away, 1) is None
    assert neighbour(away, -1) == address(2)
    assert neighbour(away, 0) is None
