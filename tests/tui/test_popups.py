from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from tests.tui.articles import FLOOD, MARKET, flood, market
from warta.render.wrap import cells
from warta.settings import Settings
from warta.tui.keymap import PRESETS
from warta.tui.screens.pick import PickList, PickScreen, Row
from warta.tui.state.pane_layout import PANES
from warta.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(), kept=True)
    services.publish(market(), kept=True)
    return services


async def test_a_row_that_is_cut_keeps_its_distance_from_what_stands_next_to_it(reader: Start) -> None:
    async with reader(FLOOD, size=(60, 24)) as person:
        person.app.push_screen(PickScreen("Stories", [Row("a", "The river " * 12, "today")]))
        await person.settle()

        row = person.lines[person.find("The river The river")[1]]
        assert re.search(r"… {2,}today$", row.rstrip())


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("preset", PRESETS)
async def test_no_line_of_the_palette_is_longer_than_it_is_wide(
    reader: Start, services: FakeServices, monkeypatch: pytest.MonkeyPatch, language: str, preset: str
) -> None:
    monkeypatch.setenv("WARTA_LANG", language)
    services.settings = Settings(preset=preset)
    async with reader(FLOOD, size=(80, 24)) as person:
        for pane in PANES:
            person.screen.panes.pane = pane
            await person.press("ctrl+p")
            picks = person.app.screen.query_one(PickList)
            width = picks.size.width
            height = picks.get_content_height(picks.size, picks.size, width)
            drawn = ["".join(part.text for part in picks.draw(y)) for y in range(height)]
            await person.press("escape")

            assert len(picks.rows) > 40
            assert [line for line in drawn if "…" in line.replace(" …", "") or cells(line) > width] == []
            assert [row.text for row in picks.rows if row.text.split()[-1] not in " ".join(drawn)] == []


async def test_a_long_line_of_the_palette_goes_on_under_itself_and_is_one_to_the_cursor(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("ctrl+p")
        await person.type("go menu")
        column, row = person.find("Open the go menu")
        assert person.lines[row].endswith("  g")
        assert person.lines[row + 1][column:].startswith("revisions, provenance, drafts")

        await person.click(column, row + 1)
        assert "Outline" in person.text
        assert "Type a command" not in person.text


async def test_a_long_line_of_the_help_goes_on_under_itself(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("question_mark")
        await person.type("go menu panes")

        column, row = person.find("Open the go menu")
        assert "…" not in person.lines[row]
        assert person.lines[row + 1][column:].startswith("revisions, provenance, drafts")


async def test_no_line_of_the_help_touches_the_scrollbar(reader: Start) -> None:
    async with reader(FLOOD, size=(78, 30)) as person:
        await person.press("question_mark")
        await person.type("outline")

        column, row = person.find("Open the go menu: panes, history, starred, links,")
        assert person.lines[row + 1][column:].startswith("revisions, provenance")


async def test_the_cursor_of_the_help_goes_by_commands_not_by_lines(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("question_mark")
        await person.type("menu")
        marked = [line for line in person.lines if "▌ " in line[:6]]
        assert len(marked) == 2

        await person.press("down")
        assert not [line for line in person.lines if "▌ " in line[:6] and "go menu" in line]


GONE_TO = {"comments": "c", "links": "l", "outline": "o", "quotes": "q", "provenance": "i", "revisions": "r"}


@pytest.mark.parametrize(("name", "key"), GONE_TO.items())
async def test_the_go_menu_offers_nothing_of_an_article_where_none_is_open(reader: Start, name: str, key: str) -> None:
    async with reader() as person:
        await person.press("g")
        assert re.search(rf"{key}  {name.capitalize()} +no article open", person.text, re.IGNORECASE)

        await person.press(key)
        assert "Go to" in person.text, "it does nothing"

        await person.press("p")
        assert person.app.screen is person.screen


async def test_the_go_menu_says_what_an_article_has_not(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("g")

        assert re.search(r"q  Quotes +none", person.text)
        assert not re.search(r"(Links|Outline|Comments by the same author) +none", person.text)


async def test_the_go_menu_of_an_empty_library_leads_to_no_history(reader: Start) -> None:
    async with reader() as person:
        await person.press("g")

        assert re.search(r"h  History +none", person.text)
        assert re.search(r"b  Starred +none", person.text)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_shows_the_keys_of_the_pane_with_the_focus(reader: Start, key: str) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", key)

        assert "Keys: comments" in person.text
        assert "Go to the parent comment" in person.text
        assert "article.next_heading" not in person.text


async def test_help_is_searched_by_typing_and_closed_with_esc(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("question_mark")
        await person.type("browser")
        assert "Open this page in the web browser" in person.text
        assert "One line down" not in person.text

        await person.press("escape")
        assert "Keys: article" not in person.text


async def test_the_palette_finds_a_command_by_its_words_and_performs_it(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("colon")
        await person.type("only the article")
        await person.pilot.pause(0.3)
        await person.press("enter", "enter")
        await person.settle()

        assert person.screen.panes.zen


async def test_the_palette_invites_in_the_readers_language(reader: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARTA_LANG", "id")

    async with reader(FLOOD) as person:
        await person.press("colon")

        assert "Ketik perintah" in person.text
        assert "Search for commands" not in person.text


async def test_the_palette_says_that_no_command_has_these_words(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("colon")
        await person.type("qqzzqq")
        await person.pilot.pause(0.3)

        assert "No matches" in person.text


async def test_the_palette_changes_the_theme_at_once(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("ctrl+p")
        await person.type("theme paper")
        await person.pilot.pause(0.3)
        await person.press("enter", "enter")
        await person.settle()

        assert person.app.theme == "warta-paper"


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_theme_draws_every_part(reader: Start, theme: str) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        person.app.theme = theme
        await person.press("4", "slash")
        await person.type("safe")
        await person.press("enter")

        assert "Stay safe." in person.text
        assert "River takes the market" in person.text


async def test_the_go_menu_goes_by_one_letter(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("G", "g", "g")
        assert person.screen.panes.article.scroll_offset.y == 0

        await person.press("g", "c")
        assert person.pane == "thread"

        await person.press("g", "p")
        assert person.pane == "posts"

        await person.press("g", "a")
        assert person.pane == "article"


async def test_the_go_menu_is_left_with_esc(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("g", "escape", "j")

        assert person.screen.panes.article.scroll_offset.y == 1


async def test_the_history_lists_what_was_read_and_leads_back(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("right_square_bracket", "g", "h")
        assert "River takes the market" in person.text

        await person.press("j", "enter")
        assert "The water came at night" in person.text


async def test_the_links_are_listed_and_opened(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("g", "l")
        assert MARKET in person.text

        await person.press("enter")
        assert "All there is to say of market" in person.text


async def test_a_list_of_nothing_is_not_opened(reader: Start) -> None:
    async with reader(MARKET) as person:
        await person.press("g", "q", "down", "down", "enter")
        assert person.pane == "posts", "the menu stood there, and led on"


async def test_a_click_chooses_a_row(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("g")
        await person.click(*person.find("c  Comments"))

        assert person.pane == "thread"


async def test_the_palette_finds_a_command_by_its_name(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("colon")
        await person.type("zen")
        await person.pilot.pause(0.3)
        await person.press("enter", "enter")
        await person.settle()

        assert person.screen.panes.zen


async def test_the_articles_links_are_listed_from_every_pane(reader: Start) -> None:
    async with reader(FLOOD) as person:
        for pane in ("2", "4"):
            await person.press(pane, "g", "l")
            assert MARKET in person.text
            await person.press("escape")


@pytest.mark.parametrize("size", [(60, 30), (80, 24)])
async def test_where_there_is_little_room_help_leaves_the_ids_out(reader: Start, size: tuple[int, int]) -> None:
    async with reader(FLOOD, size=size) as person:
        await person.press("question_mark")

        assert "app.zen" not in person.text
        assert "article.next" not in person.text


@pytest.mark.parametrize(
    ("words", "seen"),
    [("open the go menu", "Go to"), ("find in this pane", "Find in this pane"), ("show the keys", "Keys: ")],
)
async def test_the_palette_performs_what_others_than_the_pane_perform(reader: Start, words: str, seen: str) -> None:
    async with reader(FLOOD) as person:
        await person.press("colon")
        await person.type(words)
        await person.pilot.pause(0.3)
        await person.press("enter")
        await person.pilot.pause(0.2)
        await person.settle()

        assert seen in person.text


async def test_keys_typed_faster_than_a_list_goes_away_are_no_bug(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("g")
        menu = person.app.screen
        for _ in range(2):
            menu.post_message(Key("g", "g"))
        await person.settle()

        assert person.app.is_running
        assert person.app.screen is person.screen
