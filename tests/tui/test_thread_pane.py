from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.builders import NOON, comment, paragraph, span, thread
from tests.tui.articles import FLOOD, MARKET, flood, market
from warta.model.since import Since
from warta.render.thread import ThreadSheet
from warta.tui.screens.pick import PickList, Row
from warta.tui.widgets import thread_pane
from warta.tui.widgets.thread_pane import ThreadPane

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(), kept=True)
    return services


def here(person: Reader) -> str:
    """The words of Comment under the cursor."""
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

        await person.press("right_curly_bracket", "right_curly_bracket")
        assert here(person) == "Who pays for the river wall?"
        assert "No more items in this direction" in person.status


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
        assert "Match 1 of 1" in person.status


async def test_links_of_comments_have_numbers_of_their_own(services: FakeServices, reader: Start) -> None:
    linked = comment("1", body=(paragraph("See ", span("this", href=MARKET)),))
    services.publish(flood(thread=thread(linked)), kept=True)
    services.publish(market())

    async with reader(FLOOD) as person:
        await person.press("4", "f", "1")

        assert "All there is to say of market" in person.text


async def test_folding_keeps_the_comment_under_the_cursor_on_its_row(services: FakeServices, reader: Start) -> None:
    talk = [comment(str(n), f"comment {n}", comment(f"r{n}", f"answer {n}")) for n in range(40)]
    services.publish(flood(thread=thread(*talk)), kept=True)

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", *["j"] * 40)
        row = person.find("comment 20")[1]
        await person.press("minus")

        assert "▌" in person.lines[row - 1]


@pytest.fixture
def talk(services: FakeServices) -> FakeServices:
    """Two threads: by the author of the story, by Budi twice, and a day between them."""
    first = comment(
        "1",
        "Where is the wall?",
        comment("2", "By the bridge.", comment("3", "It is not.", author="Dewi"), by_author=True, author="Rina"),
        comment("4", "Ask the mayor.", author="Joko"),
    )
    second = comment("5", "I know.", author="Budi", posted_at=NOON - timedelta(days=1))
    services.publish(flood(thread=thread(first, second)), kept=True)
    return services


async def test_after_the_last_answer_the_next_is_what_follows_the_one_they_answer(
    talk: FakeServices, reader: Start
) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "j", "j", "right_curly_bracket")
        assert here(person) == "Ask the mayor."

        await person.press("right_curly_bracket")
        assert here(person) == "I know."

        await person.press("k", "left_curly_bracket", "left_curly_bracket")
        assert here(person) == "Where is the wall?"


async def test_the_storys_author_and_whoever_wrote_this_are_found_inside_what_is_folded(
    talk: FakeServices, reader: Start
) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "enter", "at")
        assert here(person) == "By the bridge."

        await person.press("home", "asterisk")
        assert here(person) == "I know."

        await person.press("number_sign")
        assert here(person) == "Where is the wall?"

        await person.press("number_sign")
        assert "No more items in this direction" in person.status


async def test_all_is_folded_and_unfolded_and_the_comment_stays_on_its_row(talk: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "underscore")
        assert "↩ 3 hidden" in person.text

        await person.press("plus")
        assert "It is not." in person.text
        assert here(person) == "Where is the wall?"


async def test_comments_are_sorted_by_time_and_show_who_they_answer(talk: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "j", "j", "S")
        assert "oldest first" in person.status
        assert person.find("I know.")[1] < person.find("Where is the wall?")[1]
        assert "to Rina" in person.text
        assert here(person) == "It is not."

        await person.press("p")
        assert here(person) == "By the bridge."

        await person.press("S")
        assert person.find("I know.")[1] > person.find("Where is the wall?")[1]

        await person.press("S")
        assert "│ │" in person.text


async def test_the_comment_that_is_answered_is_looked_at_without_leaving(talk: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "j", "j", "P")
        assert "In reply to" in person.text

        await person.press("x")
        assert "In reply to" not in person.text
        assert here(person) == "It is not."

        await person.press("home", "P")
        assert "No more items in this direction" in person.status


async def test_folds_and_order_are_known_when_one_comes_back(talk: FakeServices, reader: Start) -> None:
    talk.publish(market(), kept=True)

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "j", "enter")
        person.screen.open(MARKET)
        await person.settle()
        await person.press("H", "4")

        assert "↩ 1 hidden" in person.text
        assert here(person).startswith("↩") or "By the bridge" not in person.text


async def test_all_that_somebody_wrote_is_listed_and_enter_goes_there_through_folds(
    talk: FakeServices, reader: Start
) -> None:
    answers = comment("2", "By the bridge.", comment("3", "It is\nnot there."), author="Rina")
    newest = comment("5", "I know.\n\nMore of it.", author="BUDI", posted_at=NOON - timedelta(days=1))
    talk.publish(flood(thread=thread(comment("1", "Where is the wall?", answers), newest)), kept=True)
    talk.news[FLOOD] = Since(changed={"3": "new"})

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "enter", "ampersand")
        assert "Budi: 3 comments" in person.text
        assert person.app.screen.query_one(PickList).rows == (
            Row("", "Where is the wall?", "20 Mar 2019 13:00"),
            Row("● new", "It is not there.", "20 Mar 2019 13:00"),
            Row("", "I know.", "19 Mar 2019 12:00"),
        )

        await person.press("down", "enter")
        assert here(person).startswith("It is")
        assert "By the bridge." in person.text


async def test_esc_leaves_the_list_of_somebodys_comments_where_one_was(talk: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "n", "ampersand", "up", "escape")

        assert here(person) == "I know."
        assert "↩" not in person.text


async def test_who_wrote_one_comment_only_has_no_list(talk: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "j", "ampersand")

        assert "No other comments by Rina" in person.status
        assert person.app.screen is person.screen


async def test_the_go_menu_lists_somebodys_comments_from_any_pane(talk: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("g")
        await person.press("w")
        await person.press("enter")

        assert person.pane == "thread"
        assert here(person) == "Where is the wall?"


async def test_a_comment_that_went_while_its_list_was_open_leads_nowhere(talk: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "ampersand", "down")
        talk.publish(flood(thread=thread(comment("1", "Where is the wall?"))))
        person.screen.action_refresh()
        await person.settle()
        await person.press("enter")

        assert here(person) == "Where is the wall?"


async def test_of_comments_without_a_number_the_chosen_one_is_opened(talk: FakeServices, reader: Start) -> None:
    nameless = [comment("", f"Word {n}.", author="") for n in range(3)]
    talk.publish(flood(thread=thread(*nameless)), kept=True)

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "ampersand")
        assert "Anonymous: 3 comments" in person.text
        await person.press("down", "down", "enter")

        assert here(person) == "Word 2."


async def test_comments_that_came_while_the_pane_was_put_away_show_when_it_is_back(
    reader: Start, services: FakeServices
) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "3")
        services.publish(flood(thread=thread(comment("9", "The wall holds."))))

        await person.press("r")
        await person.press("4")

        assert "The wall holds." in person.text


# --- a thread that is laid out little by little -------------------------------------------------------------------


@pytest.fixture
def crowded(services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that takes many slices to lay out, and more lines than its words would fill."""
    monkeypatch.setattr(thread_pane, "_LAYOUT_SLICE_CHARS", 4_000)
    many = [comment(str(number), f"{number} " + f"{'o' * 30} " * 9) for number in range(300)]
    services.publish(flood(thread=thread(*many)), kept=True)


async def whole(person: Reader) -> ThreadPane:
    """The pane, once every comment is laid out."""
    pane = person.screen.panes.thread_pane
    assert pane.cursor is not None
    while not pane.cursor.sheet.is_whole:
        await person.pilot.pause(0.01)
    await person.settle()
    return pane


@pytest.mark.usefixtures("crowded")
async def test_what_is_laid_out_below_the_screen_draws_nothing_anew(
    reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    redraw, go_on = ThreadPane.redraw, ThreadSheet.go_on

    def drawn(pane: ThreadPane) -> None:
        happened.append("drawn")
        redraw(pane)

    def laid_out(sheet: ThreadSheet, work: int) -> None:
        happened.append("laid out")
        go_on(sheet, work)

    monkeypatch.setattr(ThreadPane, "redraw", drawn)
    monkeypatch.setattr(ThreadSheet, "go_on", laid_out)

    async with reader(FLOOD) as person:
        await person.press("4")
        pane = await whole(person)

        assert pane.cursor is not None
        assert pane.virtual_size.height == pane.cursor.sheet.height
    slices = happened[happened.index("laid out") :]
    assert slices.count("laid out") > 10
    assert slices.count("drawn") < 5


@pytest.mark.usefixtures("crowded")
async def test_what_was_drawn_before_its_place_was_known_is_not_drawn_there_again(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", "G", "home")
        pane = await whole(person)

        for keys in (("G",), ("b",), ("home",), ("space",)):
            await person.press(*keys)
            shown = person.lines
            pane.redraw()
            await person.settle()
            assert person.lines == shown

        await person.press("G")
        assert "299 oooo" in person.text


async def test_the_comments_of_no_article_say_that_none_is_open(reader: Start) -> None:
    async with reader(size=(80, 24)) as person:
        await person.press("4")

        assert "No article open" in person.text
        assert "Go to the posts" in person.text
