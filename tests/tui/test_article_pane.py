from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import paragraph
from tests.tui.articles import FLOOD, MARKET, flood, market, story
from warta.model.article import Quote

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices
    from warta.tui.widgets.article_pane import ArticlePane

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(), kept=True)
    services.publish(market())
    return services


def pane(person: Reader) -> ArticlePane:
    return person.screen.panes.article


async def test_keys_scroll_by_line_half_page_page_and_to_both_ends(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        seen = []
        for key in ("j", "down", "k", "ctrl+d", "space", "b", "ctrl+u", "G", "home"):
            await person.press(key)
            seen.append(pane(person).scroll_offset.y)

        end = pane(person).max_scroll_y
        assert seen == [1, 2, 1, 10, 29, 10, 1, end, 0]


async def test_the_status_line_shows_how_far_one_has_read(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        assert "  0 %" in person.lines[-1]

        await person.press("G")

        assert "100 %" in person.lines[-1]


async def test_n_goes_from_heading_to_heading(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n")
        assert "What is lost" in person.lines[1]

        await person.press("n", "N")
        assert "What is lost" in person.lines[1]

        await person.press("G", "n")
        assert "No more items in this direction" in person.status


async def test_braces_go_from_paragraph_to_paragraph(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "right_curly_bracket", "right_curly_bracket")
        assert "Stall 1 " in person.lines[1]

        await person.press("left_curly_bracket")
        assert "Stall 0 " in person.lines[1]


async def test_find_marks_while_one_types_and_n_goes_on(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("slash")
        await person.type("stall 7")
        assert "6 matches" in person.text

        await person.press("enter", "n")
        assert "Match 2 of 6" in person.status
        assert "Stall 7 stands" in person.text

        await person.press("N", "N")
        assert "Match 6 of 6" in person.status

        await person.press("escape", "home", "n", "n")
        assert "What is lost" in person.lines[1]


async def test_text_that_is_not_there_is_reported_as_not_found(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("slash")
        await person.type("zebra")
        assert "No matches" in person.text

        await person.press("enter")
        assert "No matches" in person.status


async def test_esc_closes_the_find_line_and_forgets_the_hits(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("slash")
        await person.type("stall")
        await person.press("escape")

        assert pane(person).hit_count == 0
        assert person.app.focused is pane(person)


async def test_a_link_is_followed_by_its_number(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("f")
        assert "Open link" in person.status

        await person.press("1")

        assert "All there is to say of market" in person.text


async def test_a_link_is_copied_by_its_number(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("F", "1")

        assert person.app.clipboard == MARKET
        assert f"Copied: {MARKET}" in person.status


async def test_another_key_ends_the_asking_for_a_link(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("f", "x", "9")

        assert "River takes the market" in person.text
        assert not pane(person).hinting


async def test_a_number_that_could_go_on_waits_for_enter(services: FakeServices, reader: Start) -> None:
    links = [paragraph("", *flood().article.blocks[0].spans)]  # type: ignore[union-attr] # a paragraph
    from tests.builders import span

    many = [paragraph("", span(f"link {n}", href=f"https://news.example/{n}/")) for n in range(1, 13)]
    services.publish(story("https://news.example/1/", "The first link"))
    services.publish(story(FLOOD, "Links", *many, *links), kept=True)

    async with reader(FLOOD) as person:
        await person.press("f", "1")
        assert "The first link" not in person.text

        await person.press("enter")
        assert "All there is to say of the first link" in person.text


async def test_a_link_is_followed_by_a_click(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.click(*person.find("the map"))

        assert services.asked == [MARKET]


async def test_a_page_without_links_says_so(reader: Start) -> None:
    async with reader(MARKET) as person:
        await person.press("f")

        assert "No links here" in person.status


async def test_a_drag_copies_the_text_without_its_line_breaks(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "right_curly_bracket")
        column, row = person.find("Stall 0")
        await person.pilot.mouse_down(offset=(column, row))
        await person.pilot.hover(offset=(column + 11, row + 1))
        await person.pilot.mouse_up(offset=(column + 11, row + 1))
        await person.settle()

        copied = person.app.screen.get_selected_text()

        assert copied is not None
        assert copied.startswith("Stall 0 stands under water. Stall 0 stands")
        assert "\n" not in copied.strip()


async def test_the_whole_article_is_copied_without_link_numbers(reader: Start) -> None:
    async with reader(FLOOD) as person:
        pane(person).text_select_all()
        await person.settle()

        copied = person.app.screen.get_selected_text()

        assert copied is not None
        assert "See the map and rain" in copied


async def test_y_copies_the_address(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("y")

        assert person.app.clipboard == FLOOD


async def test_the_outline_and_the_quotes_lead_into_the_article(services: FakeServices, reader: Start) -> None:
    said = "House 3 stands dry."
    quote = Quote(
        text=said, speaker="Dewi", role=None, cue=None, rule="x", confidence=1.0, block=18, start=0, end=len(said)
    )
    services.publish(flood(quotes=(quote,)), kept=True)

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("g", "o")
        assert "What is left" in person.text

        await person.press("j", "j", "enter")
        assert "What is left" in person.lines[1]

        await person.press("home", "g", "q", "enter")
        assert "House 3" in person.lines[1]


async def test_a_link_is_followed_by_its_letter(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("f")
        assert "See the mapa and rains" in person.text

        await person.press("a")

        assert "All there is to say of market" in person.text


async def test_of_more_links_than_letters_each_has_two(services: FakeServices, reader: Start) -> None:
    from tests.builders import span

    many = [paragraph("", span(f"link {n}", href=f"https://news.example/{n}/")) for n in range(1, 31)]
    services.publish(story("https://news.example/2/", "The second link"))
    services.publish(story(FLOOD, "Links", *many), kept=True)

    async with reader(FLOOD, size=(120, 90)) as person:
        await person.press("f", "a")
        assert "Open link" in person.status

        await person.press("s")
        assert "All there is to say of the second link" in person.text


async def test_the_paragraph_under_the_cursor_has_a_bar_and_goes_on_where_nothing_scrolls(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("G", *["right_curly_bracket"] * 40)
        assert "No more items in this direction" in person.status
        assert "▌ House 11" in person.text

        await person.press("left_curly_bracket")
        assert "▌ House 10" in person.text


async def test_paragraphs_are_selected_from_the_cursor_and_copied(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "right_curly_bracket", "v", "right_curly_bracket")
        await person.press("y")

        copied = person.app.clipboard
        assert copied.startswith("Stall 0 stands under water. Stall 0")
        assert copied.endswith("Stall 1 stands under water.")
        assert copied.count("\n\n") == 1
        assert "words" in person.status


async def test_esc_lets_the_selected_paragraphs_go(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("v", "escape", "y")

        assert person.app.clipboard == FLOOD
