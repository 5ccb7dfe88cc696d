"""Walking a site post by post: the next one is there before its key is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.services.test_ahead import SlowNetwork, address, began, post
from tests.tui.conftest import Reader
from tests.tui.fake_services import StoppedClock
from warta import wiring
from warta.services.registry import Services
from warta.settings import Settings
from warta.store.sqlite import SqliteLibrary
from warta.tui.app import WartaApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
def network() -> SlowNetwork:
    """A site of five posts, all fetched just now."""
    now = StoppedClock().now()
    return SlowNetwork({address(n): builders.page(post(n), address(n), fetched_at=now) for n in range(1, 6)})


@pytest.fixture
async def person(network: SlowNetwork, tmp_path: Path) -> AsyncIterator[Reader]:
    """A reader who has opened the second post."""
    library = SqliteLibrary(tmp_path / "library.db", StoppedClock())
    room = Services(
        Settings(),
        library=library,
        clock=StoppedClock(),
        fetcher=lambda: network,
        extractor=wiring.understand,
    )
    wiring.furnish(room, library)
    app = WartaApp(room, address(2))
    async with app.run_test(size=(120, 40)) as pilot:
        reader = Reader(pilot, app)
        await reader.settle()
        yield reader


async def test_an_article_that_was_opened_otherwise_fetches_nothing_ahead(person: Reader, network: SlowNetwork) -> None:
    await person.settle()

    assert network.asked == [address(2)]


async def walk(person: Reader, network: SlowNetwork, ahead: int) -> None:
    """One step on; until the post after it is on its way and the list is told."""
    await person.press("]")
    await began(network, address(ahead))
    await person.app.workers.wait_for_complete()
    await person.settle()


async def test_a_walk_fetches_the_next_post_and_leaves_the_list_alone(person: Reader, network: SlowNetwork) -> None:
    await walk(person, network, 4)

    assert network.asked == [address(2), address(3), address(4)]
    assert {(each.url, each.read) for each in person.screen.posts} == {(address(2), True), (address(3), True)}


async def test_the_next_step_asks_nobody_for_what_is_there(person: Reader, network: SlowNetwork) -> None:
    await walk(person, network, 4)

    await walk(person, network, 5)

    assert person.screen.loaded is not None
    assert person.screen.loaded.article.title == "Kabar 4"
    assert network.asked == [address(number) for number in (2, 3, 4, 5)]


async def test_who_turns_round_stops_what_is_on_its_way(person: Reader, network: SlowNetwork) -> None:
    await walk(person, network, 4)
    network.gate.clear()
    await walk(person, network, 5)

    await person.press("H")

    assert network.left == [address(5)]
    network.gate.set()
