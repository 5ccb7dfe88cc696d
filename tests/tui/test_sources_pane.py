from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.builders import post
from warta.tui.widgets.sources_pane import SourcesPane

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.listed = (
        post(1, "River", site="Harian", tags=("banjir",)),
        post(2, "Market", site="Kawat", read=True, starred=True),
        post(3, "Rain", site="Harian"),
    )
    services.marks.searches["Floods"] = "river"
    return services


def rows(person: Reader) -> list[int]:
    return [each.id for each in person.screen.panes.posts_pane.rows]


async def test_the_tree_counts_what_is_unread(reader: Start) -> None:
    async with reader(size=(80, 24)) as person:
        await person.press("1")
        lines = [line.split() for line in person.lines]

        assert ["▌", "All", "posts", "2"] in lines
        assert ["Starred"] in lines
        assert ["#banjir"] in lines
        assert ["▸", "Sites"] in lines


async def test_l_goes_deeper_and_h_comes_back(reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("h")
        assert person.pane == "sources"

        await person.press("j", "l")
        assert person.pane == "posts"
        assert rows(person) == [1, 3]


async def test_headings_fold_and_a_site_lists_its_posts(reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("1", "G")
        assert "Kawat" not in person.text.split("Sites")[1].split("\n")[1]

        await person.press("l", "l", "enter")
        assert rows(person) == [1, 3]

        await person.press("1", "h", "h")
        assert "▸ Sites" in person.text


@pytest.mark.parametrize(
    ("name", "found"), [("Starred", [2]), ("#banjir", [1]), ("Floods", [1]), ("All posts", [1, 2, 3])]
)
async def test_a_branch_is_listed_by_a_click(reader: Start, name: str, found: list[int]) -> None:
    async with reader(size=(80, 24)) as person:
        await person.press("1")
        await person.click(*person.find(name))

        assert rows(person) == found
        assert person.pane == "posts"


async def test_the_starred_posts_are_one_key_after_g(reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("g", "b")

        assert rows(person) == [2]


async def test_n_goes_to_the_next_branch_with_unread_posts(reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("1", "G", "l", "g", "g", "n", "n")
        pane = person.screen.query_one(SourcesPane)
        assert pane.branch
        assert pane.branch.name == "Harian"

        await person.press("N")
        assert pane.branch.name == "Unread"


async def test_a_library_without_sources_says_how_to_follow_one(reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("1")

        assert "No sources yet" in person.text


async def test_a_tree_that_grew_while_it_was_put_away_has_its_whole_width(
    reader: Start, services: FakeServices
) -> None:
    async with reader(size=(80, 24)) as person:
        await person.press("1", "2")
        services.listed = (*services.listed, post(4, "Wind", site="Kawat"))
        person.screen.post_lists.grow()
        await person.settle()

        await person.press("1")

        assert "A  Add a site or feed" in person.text


async def test_what_can_be_done_in_the_sources_stands_in_a_line_each(services: FakeServices, reader: Start) -> None:
    services.followed.follow("Harian", 1)
    async with reader(size=(120, 40)) as person:
        await person.press("1")

        assert "A  Add a source" in person.text
        assert "R  Fetch new articles" in person.text


@pytest.mark.parametrize("name", ["Nobody", "Starred"])
async def test_with_nothing_open_the_whole_library_is_counted_whatever_is_listed(
    services: FakeServices, reader: Start, name: str
) -> None:
    services.followed.follow("Nobody")
    async with reader(size=(160, 40)) as person:
        await person.press("1")
        await person.click(*person.find(name))

        assert len(rows(person)) < 2
        assert "3 articles saved" in person.text


async def test_a_page_that_is_not_waited_for_leaves_the_whole_library_counted(
    services: FakeServices, reader: Start
) -> None:
    services.slow["https://news.example/late"] = asyncio.Event()
    async with reader(size=(160, 40)) as person:
        await person.press("g", "b")
        person.screen.open("https://news.example/late")
        await person.settle()

        await person.press("escape")

        assert rows(person) == [2]
        assert "3 articles saved" in person.text
