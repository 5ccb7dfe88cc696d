"""What is followed, in the app: the tree, a sync that goes on while one reads, one source more and one less."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import post
from tests.tui.articles import FLOOD, flood
from warta.errors import LibraryError
from warta.model.sync import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(id=1), kept=True)
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market"), post(3, "Rain"))
    services.followed.follow("Kawat", 1, folder="Kalimantan", unread=4)
    services.followed.follow("Harian", 2, 3, folder="Kalimantan", unread=1, trouble="it did not answer")
    services.followed.follow("Radar", 3)
    return services


def rows(person: Reader) -> list[int]:
    return [each.id for each in person.screen.panes.posts_pane.rows]


async def test_sources_stand_in_their_folders_with_their_counts(reader: Start) -> None:
    async with reader(size=(80, 24)) as person:
        await person.press("1")
        lines = [" ".join(line.split()) for line in person.lines]

        assert "▾ Kalimantan 5" in lines
        assert "Kawat 4" in lines
        assert "! Harian 1" in lines
        assert "Radar" in lines


@pytest.mark.parametrize(
    ("name", "found"), [("Kawat", [1]), ("Harian", [2, 3]), ("Kalimantan", [1, 2, 3]), ("Radar", [3])]
)
async def test_the_posts_of_a_source_or_a_folder_are_listed(reader: Start, name: str, found: list[int]) -> None:
    async with reader(size=(80, 24)) as person:
        await person.press("1")
        await person.click(*person.find(name))

        assert rows(person) == found


async def test_a_sync_shows_how_far_it_is_and_its_report(services: FakeServices, reader: Start) -> None:
    services.sync.gate.clear()
    async with reader() as person:
        await person.press("R")
        await person.pilot.pause(0.2)
        assert "1 / 4" in person.text
        assert "news.example" in person.text
        assert "requesting Bread is dear" in person.text

        services.sync.gate.set()
        await person.pilot.pause(0.2)
        assert "Up to date" in person.text
        assert "3 sources checked, 1 new" in person.text
        assert "Bread is dear" in person.text
        assert "Esc close" in person.text
        assert "stop" not in person.text


async def test_a_sync_goes_on_while_one_reads(services: FakeServices, reader: Start) -> None:
    services.sync.gate.clear()
    async with reader(FLOOD) as person:
        await person.press("R")
        await person.pilot.press("escape", "j")
        assert person.app.screen is person.screen
        assert person.screen.syncing is not None

        services.sync.gate.set()
        await person.settle()
        assert "3 sources checked, 1 new" in person.status
        assert person.screen.syncing is None


async def test_a_second_r_in_capitals_shows_the_sync_that_is_under_way(services: FakeServices, reader: Start) -> None:
    services.sync.gate.clear()
    async with reader() as person:
        await person.pilot.press("R", "escape", "R")
        await person.pilot.pause(0.2)

        assert "1 / 4" in person.text
        assert len(services.sync.plans) == 1


async def test_a_sync_is_stopped_and_says_what_it_has_done(services: FakeServices, reader: Start) -> None:
    services.sync.gate.clear()
    async with reader() as person:
        await person.press("R")
        await person.press("s")
        await person.pilot.pause(0.2)

        assert "Stopped" in person.text
        assert person.screen.syncing is None


async def test_a_sync_that_fails_says_why(
    services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_given: object) -> None:
        raise LibraryError("the library is full", hint="make room")

    monkeypatch.setattr(services.sync, "run", broken)
    async with reader() as person:
        await person.press("R")
        await person.pilot.pause(0.2)

        assert "the library is full" in person.text
        assert "make room" in person.text


async def test_what_failed_is_reported_in_the_report(services: FakeServices, reader: Start) -> None:
    services.sync.brings = (Outcome(state="failed", url="https://news.example/8/", title="Bread", why="no answer"),)
    async with reader() as person:
        await person.press("R")
        await person.pilot.pause(0.2)

        assert "Bread · no answer" in person.text


async def test_one_source_alone_is_fetched_from_the_tree(services: FakeServices, reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("1")
        await person.click(*person.find("Radar"))
        await person.press("1", "r")
        await person.pilot.pause(0.2)

        assert [source.title for source in services.sync.plans[0].sources or ()] == ["Radar"]


async def test_nothing_followed_says_how_to_begin(services: FakeServices, reader: Start) -> None:
    services.followed.known.clear()
    async with reader() as person:
        await person.press("R")

        assert "No sources yet" in person.status


async def test_a_source_is_followed_into_a_folder(services: FakeServices, reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("1", "A")
        await person.type("news.example")
        await person.press("enter")
        await person.press("down", "enter")

        assert (services.followed.known[-1].title, services.followed.known[-1].folder) == ("The Example", "Kalimantan")
        assert "Added The Example (7 posts)" in person.status
        assert "The Example" in person.text


async def test_an_address_that_cannot_be_followed_says_why(reader: Start) -> None:
    async with reader() as person:
        await person.press("A")
        await person.type("nowhere.example")
        await person.press("enter", "enter")

        assert "that could not be found · check the address" in person.status


async def test_a_source_is_drop_after_a_question(services: FakeServices, reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("1")
        await person.click(*person.find("Radar"))
        await person.press("1", "d", "n")
        assert len(services.followed.known) == 3

        await person.press("d", "y")
        assert [source.title for source in services.followed.known] == ["Kawat", "Harian"]


async def test_a_saved_search_is_drop_and_comes_back_with_u(services: FakeServices, reader: Start) -> None:
    services.marks.searches["Floods"] = "river"
    async with reader(size=(120, 40)) as person:
        await person.press("1")
        await person.click(*person.find("Floods"))
        assert rows(person) == [1]

        await person.press("1", "d")
        assert "Floods" not in services.marks.searches


@pytest.mark.parametrize(("typed", "found"), [("Radar", [3]), ("kalimantan", [1, 2, 3])])
async def test_the_address_bar_takes_the_name_of_a_source(reader: Start, typed: str, found: list[int]) -> None:
    async with reader(FLOOD) as person:
        await person.press("ctrl+l")
        await person.type(typed)
        await person.press("enter")

        assert rows(person) == found
        assert person.pane == "posts"


async def test_the_address_bar_takes_words_to_search_for(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("ctrl+l")
        await person.type("market news")
        await person.press("enter")

        assert "Search the library" in person.text
        assert "market news" in person.text


async def test_the_library_is_searched_and_a_hit_opened(reader: Start) -> None:
    async with reader() as person:
        await person.press("ctrl+f")
        await person.type("river")
        await person.pilot.pause(0.3)
        assert "1 match" in person.text

        await person.press("enter")
        assert "The water came at night" in person.text


@pytest.mark.parametrize("key", ["f1", "ctrl+p"])
async def test_what_the_hits_do_is_done_from_the_help_and_the_palette(reader: Start, key: str) -> None:
    async with reader() as person:
        await person.press("ctrl+f")
        await person.type("river")
        await person.pilot.pause(0.3)
        await person.press("down", key)
        await person.type("search.open_hit")
        await person.press("enter")
        await person.settle()

        assert person.app.screen is person.screen
        assert "The water came at night" in person.text


async def test_a_query_that_cannot_be_understood_shows_the_place(reader: Start) -> None:
    async with reader() as person:
        await person.press("ctrl+f")
        await person.type("author:")
        await person.pilot.pause(0.3)

        assert "nothing stands after author:" in person.text
        assert "^^^^^^^" in person.text


async def test_what_was_found_is_listed_or_saved_as_a_folder(services: FakeServices, reader: Start) -> None:
    async with reader() as person:
        await person.press("ctrl+f")
        await person.type("r")
        await person.pilot.pause(0.3)
        await person.press("down", "=")
        assert rows(person) == [1, 2, 3]

        await person.press("ctrl+f")
        await person.pilot.pause(0.3)
        await person.press("down", "+", "enter")
        assert services.marks.searches == {"r": "r"}


async def test_the_search_is_left_with_esc_from_everywhere(reader: Start) -> None:
    async with reader() as person:
        await person.press("ctrl+f", "escape")
        assert person.app.screen is person.screen


async def test_the_history_shows_of_earlier_days_and_leads_there(services: FakeServices, reader: Start) -> None:
    services.marks.opened(1, services.clock.now())
    async with reader() as person:
        await person.press("g", "h")
        assert "River" in person.text

        await person.press("enter")
        assert "The water came at night" in person.text


async def test_hits_without_a_kind_and_read_ones_are_distinguished(services: FakeServices, reader: Start) -> None:
    services.listed = tuple(replace(each, read=True) for each in services.listed)
    async with reader() as person:
        await person.press("ctrl+f")
        await person.type("rain")
        await person.pilot.pause(0.3)

        assert "Rain" in person.text


async def test_esc_at_the_second_question_follows_nothing(services: FakeServices, reader: Start) -> None:
    async with reader() as person:
        await person.press("A")
        await person.type("news.example")
        await person.press("enter")
        assert "empty for none" in person.text

        await person.press("escape")

        assert len(services.followed.known) == 3


async def test_the_report_lists_posts_by_source_and_title_however_they_came(
    services: FakeServices, reader: Start
) -> None:
    services.sync.brings = tuple(
        Outcome(state="new", url=f"https://news.example/{title}/", title=title, source=source)
        for title, source in (("Rain", "Radar"), ("Wind", "Kawat"), ("Bread", "Radar"))
    )
    async with reader() as person:
        await person.press("R")
        await person.pilot.pause(0.2)

        told = [line.partition("• ")[2].strip(" │") for line in person.lines if "• " in line]

    assert told == ["Wind · Kawat", "Bread · Radar", "Rain · Radar"]
