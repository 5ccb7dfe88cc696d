"""A wide table in the app: over the whole screen, both ways, with its headings and its first column in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import paragraph
from tests.tui.articles import FLOOD, MARKET, market, story
from warta.model.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

HEADINGS = ("Village", *[f"Measured in {year}" for year in range(2001, 2013)])


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    rows = [(f"Village {n}", *[f"{n}.{year}" for year in range(2001, 2013)]) for n in range(1, 41)]
    wide = Table(rows=(HEADINGS, *rows), header_rows=1, caption="How high the water stood")
    small = Table(rows=(("Who", "What"), ("Ada", "a boat")), header_rows=1, caption="Who gave what")
    long = [paragraph(f"Stall {number} stands under water. " * 6) for number in range(12)]
    services.publish(story(FLOOD, "River", paragraph("The water came."), wide, *long, small, id=1), kept=True)
    services.publish(market(), kept=True)
    return services


def copied(person: Reader) -> list[str]:
    return person.app.clipboard.splitlines()


async def test_a_table_too_wide_is_shown_whole_and_read_to_its_last_column_and_row(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        assert "Measured in 2001: 1.2001" in person.text
        await person.press("T")
        assert "How high the water stood" in person.lines[0]
        assert "40 rows · 13 columns" in person.lines[0]
        assert person.lines[1].split("│")[:2] == [" Village    ", " Measured in 2001 "]
        assert "Columns 1 and 2 to 4 of 13" in person.text

        await person.press("L", "G")
        assert person.lines[1].startswith(" Village ")
        assert "Measured in 2012" in person.lines[1]
        assert "Measured in 2001" not in person.text
        assert "Village 40 " in person.text
        assert "40.2012" in person.text

        await person.press("h", "H", "home")
        assert "1.2001" in person.text

        await person.press("escape")
        assert person.app.screen is person.screen


async def test_the_columns_move_one_by_one_and_stop_at_the_end(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("T", "l")
        assert "Columns 1 and 3 to 5 of 13" in person.text

        await person.press(*["right"] * 20)
        assert "Columns 1 and 11 to 13 of 13" in person.text

        await person.pilot.resize_terminal(200, 40)
        await person.settle()
        assert "to 13 of 13" in person.text
        assert person.lines[1].count("│") > 8


async def test_a_column_that_shows_alone_next_to_the_first_is_named_alone(reader: Start) -> None:
    async with reader(FLOOD, size=(40, 24)) as person:
        await person.press("T")
        assert "Columns 1 and 2 of 13" in person.text

        await person.press("l")
        assert "Columns 1 and 3 of 13" in person.text


async def test_of_a_table_of_one_column_no_other_is_named(reader: Start, services: FakeServices) -> None:
    table = Table(rows=(("Village",), ("Kuin",), ("Belitung",)), header_rows=1, caption="Where it stood")
    services.publish(story(FLOOD, "River", paragraph("The water came."), table, id=1), kept=True)
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("T")

        assert "2 rows · 1 column" in person.lines[0]
        assert "columns" not in person.text


async def test_a_row_is_copied_with_tabs_and_so_is_the_table(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("T", "j", "y")
        assert copied(person) == ["\t".join(["Village 2", *[f"2.{year}" for year in range(2001, 2013)]])]
        assert "Copied 1 row" in person.text

        await person.press("Y")
        assert len(copied(person)) == 41
        assert copied(person)[0] == "\t".join(HEADINGS)


async def test_a_click_and_a_page_move_the_row_under_the_cursor(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("T")
        await person.click(*person.find("Village 3 "))
        await person.press("y")
        assert copied(person)[0].startswith("Village 3\t")

        await person.press("space", "y")
        assert not copied(person)[0].startswith("Village 3\t")
        assert copied(person)[0].split("\t")[0] in person.text


async def test_the_next_table_from_here_on_is_shown_and_after_the_last_one_the_last(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("G", "T")
        assert "Who gave what" in person.lines[0]
        assert "1 row · 2 columns" in person.lines[0]

        await person.press("q", "home", "T")
        assert "How high" in person.lines[0]


async def test_a_article_without_a_table_says_so(reader: Start) -> None:
    async with reader(MARKET, size=(80, 24)) as person:
        await person.press("T")

        assert "No tables in this article" in person.status
