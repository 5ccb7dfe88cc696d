from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import comment, paragraph, span, thread
from tests.tui.stories import FLOOD, MARKET, flood, market

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.newsroom import PaperNewsroom

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def newsroom(newsroom: PaperNewsroom) -> PaperNewsroom:
    newsroom.publish(flood(), kept=True)
    return newsroom


def here(person: Reader) -> str:
    """The words of the comment under the cursor."""
    row = next(number for number, line in enumerate(person.lines) if "▌" in line)
    return person.lines[row + 1].lstrip("▌│ ")


async def test_j_and_k_go_from_comment_to_comment(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "j")
        assert here(person) == "We do."

        await person.press("j", "k", "k")
        assert here(person) == "Stay safe."


async def test_braces_go_to_siblings_n_to_the_next_on_the_article_and_p_to_the_parent(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "right_curly_bracket")
        assert here(person) == "Who pays for the river wall?"

        await person.press("left_curly_bracket", "j", "n")
        assert here(person) == "Who pays for the river wall?"

        await person.press("N", "j", "j", "p")
        assert here(person) == "We do."

        await person.press("right_curly_bracket")
        assert "nothing further this way" in person.status


async def test_enter_folds_and_unfolds(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "enter")
        assert "↩ 2 hidden" in person.text
        assert "We do." not in person.text

        await person.press("enter")
        assert "We do." in person.text


async def test_h_folds_then_climbs_then_leaves_and_l_unfolds_then_descends(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "j", "h")
        assert "↩ 1 hidden" in person.text

        await person.press("l")
        assert "Good." in person.text

        await person.press("l")
        assert here(person) == "Good."

        await person.press("h", "h", "h", "h", "h")
        assert person.pane == "article"


async def test_minus_folds_level_by_level_and_equals_undoes_it(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "minus")
        assert ("We do." in person.text, "Good." in person.text) == (False, False) or "↩ 1 hidden" in person.text

        await person.press("minus")
        assert "↩ 2 hidden" in person.text

        await person.press("equals_sign", "equals_sign")
        assert "Good." in person.text


async def test_a_click_on_the_mark_folds_and_one_on_a_comment_moves_there(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4")
        await person.click(*person.find("Who pays"))
        assert here(person) == "Who pays for the river wall?"

        await person.click(*person.find("▾"))
        assert "↩ 2 hidden" in person.text


async def test_find_unfolds_what_it_finds(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "enter", "slash")
        await person.type("good")
        await person.press("enter")

        assert here(person) == "Good."
        assert "hit 1 of 1" in person.status


async def test_links_of_comments_have_numbers_of_their_own(newsroom: PaperNewsroom, reader: Start) -> None:
    linked = comment("1", body=(paragraph("See ", span("this", href=MARKET)),))
    newsroom.publish(flood(thread=thread(linked)), kept=True)
    newsroom.publish(market())

    async with reader(FLOOD) as person:
        await person.press("4", "f", "1")

        assert "All there is to say of market" in person.text


async def test_folding_keeps_the_comment_under_the_cursor_on_its_row(newsroom: PaperNewsroom, reader: Start) -> None:
    talk = [comment(str(n), f"comment {n}", comment(f"r{n}", f"answer {n}")) for n in range(40)]
    newsroom.publish(flood(thread=thread(*talk)), kept=True)

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", *["j"] * 40)
        row = person.find("comment 20")[1]
        await person.press("minus")

        assert "▌" in person.lines[row - 1]
