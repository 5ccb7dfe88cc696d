"""What the app knows of its reader from the time before: how a thread was left, and what was open last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import comment, post, thread
from tests.tui.articles import FLOOD, MARKET, flood, market
from warta.errors import LibraryError
from warta.model.since import Gone, Since
from warta.model.state import Standing
from warta.settings import Settings
from warta.tui.state.reading import StartLocation, start_location

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(id=1), kept=True)
    services.publish(market(), kept=True)
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market", url=MARKET))
    return services


def full(*_: object) -> None:
    raise LibraryError("the disk is full", hint="make room")


# --- a thread --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_folds_of_a_thread_and_its_cursor_are_known_another_day(
    services: FakeServices, reader: Start, size: tuple[int, int]
) -> None:
    async with reader(FLOOD, size=size) as person:
        await person.press("4", "j", "enter", "ctrl+q")
    assert services.marks.standings[1] == Standing(here="2", folded=("2",))

    async with reader(FLOOD, size=size) as person:
        await person.press("4")

        assert "↩ 1 hidden" in person.text
        row = person.find("▌")[1]
        assert "Dewi" in person.lines[row]


async def test_the_order_of_a_thread_is_known_another_day(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", "S", "S", "q")

    async with reader(FLOOD) as person:
        assert person.screen.panes.thread_pane.order == "newest"
        await person.press("4", "S", "enter", "q")

    assert services.marks.standings[1].order == "thread"


async def test_what_is_folded_is_noted_while_one_reads(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", "enter")
        await person.pilot.pause(1.1)

        assert services.marks.standings[1].folded == ("1",)


async def test_a_fold_of_a_comment_that_is_no_more_is_drop(services: FakeServices, reader: Start) -> None:
    services.marks.standings[1] = Standing(order="by colour", here="99", folded=("98", "2"))

    async with reader(FLOOD) as person:
        assert "↩ 1 hidden" in person.text
        assert person.screen.panes.thread_pane.standing == Standing(here="1", folded=("2",))


async def test_what_is_long_gone_stays_folded_in_a_thread_that_was_left_otherwise(
    services: FakeServices, reader: Start
) -> None:
    services.marks.standings[1] = Standing(here="1")
    gone = comment("9", "I was here.", author="Sari", state="gone")
    services.publish(flood(id=1, thread=thread(comment("1", "Stay safe."))), kept=True)
    services.news[FLOOD] = Since(gone=(Gone(comment=gone, last_seen=None),))

    async with reader(FLOOD) as person:
        assert "Sari" in person.text
        assert "I was here." not in person.text


async def test_a_library_that_knows_nothing_of_a_thread_shows_it_as_it_comes(
    services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.marks, "standing", full)

    async with reader(FLOOD) as person:
        assert "Good." in person.text


# --- what was open last ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("keys", "pane"), [(["3"], "article"), (["4"], "thread"), (["2"], "posts")])
async def test_the_pane_in_which_one_leaves_is_noted(
    services: FakeServices, reader: Start, keys: list[str], pane: str
) -> None:
    async with reader(FLOOD) as person:
        await person.press(*keys, "ctrl+q")

    last = services.rooms.state.last()
    assert last is not None
    assert (last.post.url, last.pane) == (FLOOD, pane)


async def test_what_is_done_to_the_panes_while_the_app_is_left_is_no_readers_doing(
    services: FakeServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.press("4")
        person.app.before_leaving = lambda: True  # it ends the app later, as for a first frame
        person.app.exit()
        await person.press("3")
        person.app.exit()

    last = services.rooms.state.last()
    assert last is not None
    assert last.pane == "thread"


async def test_of_several_that_were_open_the_one_that_shows_was_the_last(services: FakeServices, reader: Start) -> None:
    services.publish(replace(market(), id=2), kept=True)

    async with reader(MARKET) as person:
        person.screen.open(FLOOD)
        await person.settle()
        await person.press("H", "ctrl+q")

    assert [each.post.url for each in services.marks.openings] == [MARKET, FLOOD]


@pytest.mark.parametrize("size", SIZES)
async def test_a_thread_that_was_open_last_is_opened_as_the_thread_and_says_so(
    services: FakeServices, reader: Start, size: tuple[int, int]
) -> None:
    services.stale = True
    services.marks.standings[1] = Standing(here="3", folded=())

    async with reader(FLOOD, size=size, again="thread") as person:
        assert person.pane == "thread"
        assert "Budi" in person.lines[person.find("▌")[1]]
        assert "Restored from last session" in person.status
        assert services.asked == []


async def test_a_article_that_was_open_last_is_opened_at_its_place_and_asks_its_site_at_a_key(
    services: FakeServices, reader: Start
) -> None:
    services.stale = True
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "n", "ctrl+q")
    services.asked.clear()

    async with reader(FLOOD, size=(80, 24), again="article") as person:
        assert "What is left" in person.lines[1]
        assert services.asked == []
        await person.press("r")
        assert services.asked == [FLOOD]


async def test_what_was_open_last_and_is_gone_leads_to_the_posts(services: FakeServices, reader: Start) -> None:
    services.shelf.clear()

    async with reader(FLOOD, size=(120, 40), again="article") as person:
        assert person.pane == "posts"
        assert services.asked == []


async def test_the_reader_arrives_once_a_start(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", "3", "q")

    assert services.marks.arrivals == 1


async def test_a_library_that_cannot_be_written_is_reported_when_there_is_something_to_write(
    services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.marks, "arrive", full)
    monkeypatch.setattr(services.marks, "opened", full)

    async with reader() as person:
        assert "the disk is full" not in person.text
        person.screen.open(FLOOD)
        await person.settle()
        person.screen.reading_position.note()
        assert person.screen.said == "the disk is full · make room"


def test_what_was_open_last_is_first(services: FakeServices) -> None:
    services.rooms.state.opened(FLOOD, "thread")

    assert start_location(services) == StartLocation(FLOOD, "thread")
    assert (StartLocation(FLOOD, "thread").pane, StartLocation(MARKET).pane, StartLocation().pane) == (
        "thread",
        "article",
        "posts",
    )


def test_with_the_setting_off_with_nothing_opened_or_a_damaged_library_the_posts_are_first(
    services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start_location(services) == StartLocation()
    services.rooms.state.opened(FLOOD)
    services.settings = Settings(resume=False)
    assert start_location(services) == StartLocation()
    services.settings = Settings()
    monkeypatch.setattr(services.marks, "history", full)
    assert start_location(services) == StartLocation()
