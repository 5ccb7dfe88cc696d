"""What a search found, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import post
from tests.tui.articles import story

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


TITLES = ("River takes the market", "Rain for a week", "Market opens again")


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.listed = tuple(post(number, title) for number, title in enumerate(TITLES, 1))
    for each in services.listed:
        services.publish(story(each.url, each.title), kept=True)
    return services


def opened(person: Reader) -> str:
    """The title of what is read; while one still searches, nothing."""
    loaded = person.screen.loaded
    return loaded.article.title or "" if loaded and person.app.screen is person.screen else ""


async def test_enter_before_anything_is_found_opens_the_first_hit_as_soon_as_it_is(reader: Start) -> None:
    async with reader() as person:
        await person.rush("ctrl+f", "market", "enter")

        assert opened(person) == "River takes the market"


async def test_enter_opens_no_hit_of_words_that_are_no_longer_there(reader: Start) -> None:
    async with reader() as person:
        await person.rush("ctrl+f", "r")
        assert "3 matches" in person.text

        await person.rush("ain", "enter")

        assert opened(person) == "Rain for a week"


async def test_whoever_types_on_after_enter_is_asked_again(reader: Start) -> None:
    async with reader() as person:
        await person.rush("ctrl+f", "r", "enter", "a")

        assert opened(person) == ""
        assert "1 match" in person.text


async def test_nothing_is_opened_later_where_nothing_was_found(reader: Start) -> None:
    async with reader() as person:
        await person.rush("ctrl+f", "zz", "enter")
        assert "No matches" in person.text

        await person.press("backspace", "backspace", "r")

        assert opened(person) == ""
        assert "3 matches" in person.text


async def test_the_hits_of_other_words_go_when_a_query_is_not_understood(reader: Start) -> None:
    async with reader() as person:
        await person.rush("ctrl+f", "r")

        await person.press("backspace")
        await person.rush("author:", "enter")

        assert "nothing stands after author:" in person.text
        assert "Rain for a week" not in person.text
        assert opened(person) == ""


async def test_enter_in_the_list_opens_the_hit_under_the_cursor(reader: Start) -> None:
    async with reader() as person:
        await person.rush("ctrl+f", "r")

        await person.press("down", "j", "enter")

        assert opened(person) == "Rain for a week"


async def test_the_keys_of_the_hits_are_reported_where_they_work(reader: Start) -> None:
    async with reader() as person:
        await person.rush("ctrl+f", "r")
        assert person.status == "Enter open  ·  ↓ results  ·  Esc close  ·  F1 help"

        await person.press("down")

        assert "= list" in person.status


async def test_a_piece_of_text_that_is_longer_than_its_line_says_so(services: FakeServices, reader: Start) -> None:
    services.listed = (post(1, "River " + "and water " * 12),)
    async with reader(size=(80, 24)) as person:
        await person.press("ctrl+f")
        await person.type("river")
        await person.press("down")

        title, piece = [line.rstrip("▌ ") for line in person.lines if "River and water" in line]

    assert title.endswith("…")
    assert piece.endswith("…")
