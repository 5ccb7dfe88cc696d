"""What is taken out of the app: copies with their source, letters to jump by, text for a command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import HOSTILE, paragraph, post, quote
from tests.tui.articles import FLOOD, MARKET, flood, market, story
from warta.errors import ConfigError
from warta.services import programs
from warta.tui import external_programs

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(id=1), kept=True)
    services.publish(market(), kept=True)
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market", url=MARKET))
    return services


@pytest.mark.parametrize(
    ("key", "copied"),
    [
        ("a", FLOOD),
        ("t", "River takes the market"),
        ("m", f"[River takes the market](<{FLOOD}>)"),
        ("c", "“River takes the market.” The Example"),
        ("p", "River takes the market. The Example."),
        ("w", "{{cite"),
        ("x", "The water came at night."),
    ],
)
async def test_the_copy_menu_copies_by_one_letter(reader: Start, key: str, copied: str) -> None:
    async with reader(FLOOD) as person:
        await person.press("Y", key)

        assert copied in person.app.clipboard
        assert "Copied:" in person.status


async def test_a_quotation_is_copied_with_its_speaker_and_its_source(services: FakeServices, reader: Start) -> None:
    said = story(FLOOD, "Said", paragraph("“We stay,” said Dewi."), quotes=(quote("We stay,", "Dewi", start=1, end=9),))
    services.publish(said, kept=True)
    async with reader(FLOOD) as person:
        await person.press("Y", "q", "enter")

        assert person.app.clipboard.startswith("“We stay,”\n— Dewi\n\n")
        assert "The Example" in person.app.clipboard


async def test_a_comment_is_copied_with_its_author_and_the_article(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("4", "Y", "q")

        assert person.app.clipboard.startswith("“Stay safe.”\n— comment by Budi, 2019-03-20.")
        assert "River takes the market" in person.app.clipboard


async def test_what_a_page_says_is_copied_without_its_tricks(services: FakeServices, reader: Start) -> None:
    services.publish(story(FLOOD, HOSTILE), kept=True)
    async with reader(FLOOD) as person:
        await person.press("Y", "t")

        assert person.app.clipboard == "ABCDEFGH"


async def test_without_an_article_the_menus_say_so(reader: Start) -> None:
    async with reader() as person:
        for key in ("Y", "w"):
            await person.press(key)
            assert "No article open" in person.status


async def test_what_is_opened_elsewhere_is_chosen(reader: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def noted(url: str) -> str:
        opened.append(url)
        return ""

    monkeypatch.setattr("warta.tui.actions.sharing.open_in_browser", noted)
    async with reader(FLOOD) as person:
        await person.press("w", "s")
        await person.press("w", "1")

    assert opened == ["https://news.example/", MARKET]


async def test_a_letter_leads_to_a_pane_a_post_and_a_neighbour(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("ctrl+o")
        posts = person.find(" a ")
        assert posts[1] == 1

        await person.press("a")
        assert person.pane == "posts"

        await person.press("ctrl+o")
        x, y = person.find("Market")
        await person.press(person.lines[y][x - 3 + 1].strip() or person.lines[y][1])
        assert person.pane == "article"


async def test_jump_mode_is_left_with_any_other_key(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("ctrl+o", "escape")
        assert person.app.screen is person.screen
        assert person.pane == "article"


async def test_the_text_goes_to_a_command_and_its_answer_is_shown(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("|")
        await person.type(f'{sys.executable} -c "print(len(input()))"')
        await person.press("enter")
        await person.settle()

        assert "22" in person.text

        await person.press("escape", "|")
        assert "print(len(input()))" in person.text


async def test_in_the_list_a_command_gets_the_addresses(reader: Start) -> None:
    async with reader() as person:
        await person.press("X", "|")
        await person.type("cat")
        await person.press("enter")
        await person.settle()

        assert FLOOD in person.text
        assert MARKET in person.text


@pytest.mark.parametrize(
    ("line", "told"),
    [("no-such-program-anywhere x", "can't be run"), ("'open", "quotation mark is left open")],
)
async def test_a_command_that_cannot_be_run_is_a_line_with_advice(reader: Start, line: str, told: str) -> None:
    async with reader(FLOOD) as person:
        await person.press("|")
        await person.type(line)
        await person.press("enter")

        assert told in person.status


async def test_a_line_is_no_shell_line() -> None:
    answer = await external_programs.run_command(programs.argv("echo $HOME; echo two > /dev/null `id`"), "")

    assert answer.text == "$HOME; echo two > /dev/null `id`\n"


async def test_a_command_that_takes_too_long_is_stopped_with_all_that_it_started() -> None:
    with pytest.raises(ConfigError, match="took longer"):
        await external_programs.run_command(["sh", "-c", "sleep 60 & sleep 60"], "", patience=0.3)


async def test_what_a_command_says_is_cleaned_bounded_and_reported_with_its_code() -> None:
    said = f"import sys; sys.stdout.write({HOSTILE!r}); sys.exit(3)"
    assert await external_programs.run_command([sys.executable, "-c", said], "") == ("ABCDEFGH", 3, False)

    flooded = await external_programs.run_command(["yes"], "")
    assert flooded.cut
    assert len(flooded.text) <= 1024 * 1024


async def test_a_command_that_does_not_listen_is_no_failure() -> None:
    assert await external_programs.run_command(["true"], "x" * 5_000_000) == ("", 0, False)


@pytest.mark.parametrize(
    ("key", "form", "name"),
    [
        ("m", "markdown", "river.md"),
        ("e", "epub", "river.epub"),
        ("b", "bundle", "river.zip"),
        ("o", "obsidian", "river"),
        ("w", "warc", "river.warc.gz"),
    ],
)
async def test_a_post_is_written_in_the_format_that_is_chosen(
    services: FakeServices, reader: Start, key: str, form: str, name: str
) -> None:
    async with reader() as person:
        await person.press("e", key, "enter")

        assert services.exports.written == [(form, str(Path.home() / name), ("1",))]
        assert f"Exported 1 post to ~/{name}" in person.status


async def test_all_that_are_selected_are_written_together(services: FakeServices, reader: Start) -> None:
    async with reader() as person:
        await person.press("X", "e", "m", "enter")

        assert services.exports.written == [("markdown", str(Path.home() / "warta"), ("1", "2"))]


async def test_what_cannot_be_written_is_a_line_with_advice(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("e", "h")
        await person.type("/no-such-folder/x.html")
        await person.press("enter")

        assert "that folder is not there · name another one" in person.status
