from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import paragraph
from tests.tui.articles import FLOOD, story
from tests.tui.fake_services import FakeServices
from warta.render.wrap import cells
from warta.settings import Settings
from warta.tui.text import plain_emoji, typesetting_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

WORDS = "Dua ratus kios di pasar lama terendam air sungai yang meluap sejak hari Rabu malam. " * 4


@pytest.fixture
def services() -> FakeServices:
    services = FakeServices(settings=Settings(justify=True, emoji="plain"))
    services.publish(story(FLOOD, "Banjir", paragraph(WORDS), paragraph("👩‍👩‍👧 dan 🇮🇩"), language="id"), kept=True)
    return services


async def test_the_article_is_filled_when_the_reader_wants_it(reader: Start) -> None:
    async with reader(FLOOD, size=(60, 24)) as person:
        row = person.find("Dua ratus")[1]
        edges = [len(line.rstrip(" ▁▂▃▄▅▆▇█▌")) for line in person.lines[row : row + 4]]

        assert len(set(edges)) == 1


async def test_a_drag_over_a_filled_line_copies_single_spaces(reader: Start) -> None:
    async with reader(FLOOD, size=(60, 24)) as person:
        column, row = person.find("Dua ratus")
        await person.pilot.mouse_down(offset=(column, row))
        await person.pilot.hover(offset=(column + 3, row + 2))
        await person.pilot.mouse_up(offset=(column + 3, row + 2))
        await person.settle()

        copied = person.app.screen.get_selected_text() or ""
        assert copied.startswith("Dua ratus kios")
        assert WORDS.startswith(copied.rstrip())


async def test_joined_emoji_are_their_first_sign_where_a_terminal_disagrees(reader: Start) -> None:
    async with reader(FLOOD, size=(60, 24)) as person:
        assert "👩 dan ID" in person.text


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "👍🏽", "❤️", "🇮🇩", "🇮", "1️⃣", "é", "กรุง", "plain"])
def test_a_plain_emoji_takes_as_many_cells_and_nothing_else_changes(text: str) -> None:
    shown = plain_emoji(f"a {text} b")

    assert cells(shown) == cells(f"a {text} b")
    assert "\u200d" not in shown
    assert "\ufe0f" not in shown
    if text in {"é", "กรุง", "plain"}:
        assert shown == f"a {text} b"


@pytest.mark.parametrize(
    ("setting", "environ", "by_us"),
    [
        ("auto", {}, True),
        ("auto", {"VTE_VERSION": "7600"}, False),
        ("auto", {"TERM_PROGRAM": "Apple_Terminal"}, False),
        ("terminal", {}, False),
        ("warta", {"VTE_VERSION": "7600"}, True),
    ],
)
def test_who_turns_a_line_is_known_by_the_terminal(setting: str, environ: dict[str, str], by_us: bool) -> None:
    assert typesetting_from(Settings(bidi=setting), environ).bidi is by_us
