from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.builders import post
from tests.tui.articles import FLOOD, MARKET, RAIN, flood, market, rain
from warta.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices
    from warta.model.capture import Post

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    for page in (flood(id=1), rain(), market()):
        services.publish(page, kept=True)
    services.listed = (
        post(1, "River takes the market", url=FLOOD),
        post(2, "Market opens again", url=MARKET, read=True, site="Kawat", words=9),
        post(3, "Rain for a week", url=RAIN),
    )
    return services


def titles(person: Reader) -> list[int]:
    return [each.id for each in person.screen.panes.posts_pane.rows]


async def test_the_list_is_narrowed_with_every_letter(reader: Start) -> None:
    async with reader() as person:
        await person.press("=")
        await person.type("mark")
        assert titles(person) == [1, 2]
        assert "2 of 3" in person.text

        await person.type("et open")
        assert titles(person) == [2]

        await person.press("enter")
        assert person.app.focused is person.screen.panes.posts_pane
        assert titles(person) == [2]

        await person.press("escape")
        assert titles(person) == [1, 2, 3]


async def test_a_filter_is_left_with_esc_and_shows_all(reader: Start) -> None:
    async with reader() as person:
        await person.press("=")
        await person.type("rain")
        await person.press("escape")

        assert titles(person) == [1, 2, 3]
        assert person.pane == "posts"


async def test_a_filter_that_finds_nothing_says_how_to_go_on(reader: Start) -> None:
    async with reader() as person:
        await person.press("=")
        await person.type("zzz")

        assert "No posts match “zzz”" in person.text
        assert "Show all posts" in person.text


async def test_a_post_found_by_its_mark_stays_while_it_is_read(reader: Start) -> None:
    async with reader() as person:
        await person.press("=")
        await person.type("is:unread")
        await person.press("enter", "m")

        assert titles(person) == [1, 3]


async def test_the_order_is_chosen_from_a_menu(reader: Start) -> None:
    async with reader() as person:
        await person.press("S")
        assert "By title" in person.text

        await person.press("t")
        assert titles(person) == [2, 3, 1]
        assert "By title" in person.text


async def test_a_star_is_given_undone_and_given_again(services: FakeServices, reader: Start) -> None:
    async with reader() as person:
        await person.press("s")
        assert services.listed[0].starred
        assert "★" in person.text
        assert "1 post starred" in person.status

        await person.press("u")
        assert [each.starred for each in services.listed] == [False, False, False]
        assert "Undone: 1 post starred" in person.status
        assert "★" not in person.text

        await person.press("U")
        assert services.listed[0].starred

        await person.press("U")
        assert "Nothing to redo" in person.status


async def test_what_is_done_is_done_with_all_that_are_selected(services: FakeServices, reader: Start) -> None:
    async with reader() as person:
        await person.press("x", "j", "x")
        assert person.text.count("▣") == 2
        assert "2 selected" in person.text

        await person.press("s")
        assert [each.starred for each in services.listed] == [True, False, True]

        await person.press("m")
        assert [each.read for each in services.listed] == [True, True, True]

        await person.press("X")
        assert "▣" not in person.text


async def test_x_in_capitals_selects_all_that_show(reader: Start) -> None:
    async with reader() as person:
        await person.press("X")
        assert person.screen.panes.posts_pane.selected == {1, 2, 3}

        await person.press("escape")
        assert person.screen.panes.posts_pane.selected == frozenset()


async def test_a_tag_is_typed_and_taken_away_by_its_name(services: FakeServices, reader: Start) -> None:
    async with reader() as person:
        await person.press("t")
        await person.type("#banjir")
        await person.press("enter")
        assert [each.tags for each in services.listed] == [("banjir",), (), ()]
        assert "#banjir added to 1 post" in person.status

        await person.press("t", "down", "enter")
        assert [each.tags for each in services.listed] == [(), (), ()]


async def test_all_that_show_are_marked_read_at_once(services: FakeServices, reader: Start) -> None:
    async with reader() as person:
        await person.press("M")
        assert [each.read for each in services.listed] == [True, True, True]
        assert "2 posts marked as read" in person.status

        await person.press("M")
        assert "Nothing to change" in person.status

        await person.press("u")
        assert [each.read for each in services.listed] == [False, True, False]


async def test_n_goes_from_one_unread_post_to_the_next(reader: Start) -> None:
    async with reader() as person:
        pane = person.screen.panes.posts_pane
        await person.press("n")
        assert pane.cursor == 2

        await person.press("n")
        assert "No more items in this direction" in person.status

        await person.press("N")
        assert pane.cursor == 0


async def test_words_are_found_among_the_posts_and_n_goes_on(reader: Start) -> None:
    async with reader() as person:
        pane = person.screen.panes.posts_pane
        await person.press("/")
        await person.type("market")
        assert "2 matches" in person.text

        await person.press("enter", "n")
        assert pane.cursor == 1
        assert titles(person) == [1, 2, 3]


async def test_what_narrows_the_list_is_saved_as_a_folder(services: FakeServices, reader: Start) -> None:
    async with reader(size=(200, 60)) as person:
        await person.press("+")
        assert "Filter the list first" in person.status

        await person.press("=")
        await person.type("market")
        await person.press("enter", "+")
        await person.type("Markets")
        await person.press("enter")

        assert services.marks.searches == {"Markets": "market"}
        assert "Markets" in person.text


async def test_a_post_is_marked_from_the_article_too(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("s")
        assert services.listed[0].starred

        await person.press("m")
        assert not services.listed[0].read


async def test_a_click_opens_a_post_and_with_ctrl_selects_it(reader: Start) -> None:
    async with reader() as person:
        await person.pilot.click(offset=person.find("Rain for a week"), control=True)
        await person.settle()
        assert person.screen.panes.posts_pane.selected == {3}

        await person.click(*person.find("Rain for a week"))
        assert person.pane == "article"
        assert "All there is to say of rain" in person.text


async def test_a_post_stands_under_the_name_of_its_source_and_is_found_by_it(
    services: FakeServices, reader: Start
) -> None:
    services.listed = (post(1, "River", site="127.0.0.1", source="Kabar Jukung"), post(2, "Rain", site="Kawat"))
    async with reader() as person:
        assert "Kabar Jukung  " in person.text
        assert "127.0.0.1" not in person.text

        await person.press("equals_sign")
        await person.type("jukung")
        assert "Rain" not in person.text


@pytest.mark.parametrize(("size", "told"), [((80, 24), "No posts in “Starred”"), ((120, 40), "Posts  Starred")])
async def test_a_list_without_a_post_says_what_it_is_of(reader: Start, size: tuple[int, int], told: str) -> None:
    async with reader(size=size) as person:
        await person.press("g", "b")

        assert told in person.text
        assert "No saved articles yet" not in person.text

        await person.press("1", "g", "p")
        await person.press("1", "home", "enter")
        assert told not in person.text


@pytest.mark.parametrize(("language", "told"), [("en", "warta demo"), ("id", "keluar dan jalankan: warta demo")])
async def test_who_has_nothing_saved_is_pointed_to_the_demo(
    services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setenv("WARTA_LANG", language)
    services.listed = ()
    async with reader(size=(80, 24)) as person:
        assert told in " ".join(person.text.split())


async def test_a_name_of_twelve_letters_fits_next_to_a_date_and_a_count(services: FakeServices, reader: Start) -> None:
    services.listed = (post(1, "Market", site="Kabar Jukung", comments=60),)
    async with reader(size=(120, 40)) as person:
        assert re.search(r"Kabar Jukung  20 Mar 2019  ↩ 60", person.text)


async def test_a_library_that_cannot_be_read_is_not_called_empty(
    reader: Start, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_query: str = "") -> tuple[Post, ...]:
        raise LibraryError("the disk is gone")

    monkeypatch.setattr(services, "posts", broken)
    async with reader(size=(120, 40)) as person:
        await person.settle()

        assert "the disk is gone" in person.text
        assert "The library cannot be opened" in person.text
        assert "No saved articles yet" not in person.text
        assert "The library is empty" not in person.text
