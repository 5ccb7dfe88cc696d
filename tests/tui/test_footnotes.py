"""Footnotes in the app: gone to, come back from, and looked at without leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import paragraph, span
from tests.tui.articles import FLOOD, story
from warta.model.blocks import Item, Listing, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


def note(mark: str, text: str) -> Item:
    return Item(spans=(Span(text=f"{text} "), span("\u21a9", href=f"{FLOOD}#ref-{mark}")), marker=f"{mark}.")


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    """A long story with two notes at its end; the second one is referred to in its midst."""
    long = [paragraph(f"Stall {number} stands under water. " * 6) for number in range(12)]
    body = [
        paragraph("The wall cost two million", span("1", style="sup", href=f"{FLOOD}#note-1"), span(", they say.")),
        *long,
        paragraph("It was built in haste", span("2", style="sup", href=f"{FLOOD}#note-2"), span(".")),
        *long,
        Listing(items=(note("1", "The budget of the town."), note("2", "A letter of the mayor."))),
    ]
    services.publish(story(FLOOD, "River takes the market", *body, id=1), kept=True)
    return services


async def test_a_reference_is_followed_to_its_note_and_esc_comes_back(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("j", "f", "a")
        assert "The budget of the town." in person.text
        assert "Esc returns" in person.status
        assert services.asked == []

        await person.press("escape")
        assert "two million[1], they say" in person.text
        assert person.screen.panes.article.scroll_offset.y == 1


async def test_a_notes_own_link_leads_to_where_it_is_referred_to(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("G", "f", "s")

        assert "built in haste[2]" in person.text

        await person.press("escape")
        assert "A letter of the mayor." in person.text


async def test_a_note_that_was_opened_leads_back_for_good(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("f", "a")
        await person.press("f", "a")
        assert "two million[1], they say" in person.text
        assert "Esc returns" not in person.status

        await person.press("G", "escape")
        assert person.screen.panes.article.share == 1.0


async def test_a_click_on_a_mark_leads_to_its_note(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        column, row = person.find("[1]")
        await person.click(column + 1, row)

        assert "The budget of the town." in person.text
        assert services.asked == []


async def test_the_list_of_links_leads_to_a_note_too(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("g")
        await person.press("l")
        await person.press("down", "enter")

        assert "A letter of the mayor." in person.text
        assert services.asked == []


async def test_the_notes_of_what_shows_are_looked_at_without_leaving(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("P")
        assert "The budget of the town." in person.text
        assert "A letter of the mayor." not in person.text
        assert "two million" in person.text

        await person.press("x")
        assert "The budget of the town." not in person.text


async def test_with_the_paragraph_cursor_only_its_notes_are_looked_at(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("right_curly_bracket", "right_curly_bracket", "P")

        assert "No notes in this paragraph" in person.status


async def test_esc_elsewhere_leads_to_no_place_of_a_article_that_was_left(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("f", "a", "escape", "G", "escape")

        assert person.screen.panes.article.share == 1.0
