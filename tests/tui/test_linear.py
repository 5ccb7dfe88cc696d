"""The app for a reader who hears it: one pane, one thing a line, nothing drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.builders import comment, paragraph, post, quotation, thread
from tests.tui.articles import FLOOD, MARKET, RAIN, flood, market, rain, story
from warta.model.blocks import Table
from warta.model.sync import HostState, Progress
from warta.settings import Settings
from warta.tui.sync_session import SyncSession
from warta.tui.views import sync_views

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

DRAWN = frozenset("█▉▊▋▌▍▎▏▁▂▃▄▅▆▇▀─│┃┼━╴╺╸▸▾▣★❝“")


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.settings = Settings(linear=True)
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market", starred=True), post(3, "Rain", read=True))
    for loaded in (flood(id=1), market(), rain()):
        services.publish(loaded, kept=True)
    return services


def shown(person: Reader) -> list[str]:
    panes = person.screen.panes
    return [name for name in ("sources", "posts", "article", "thread") if panes.query_one(f"#{name}-column").display]


@pytest.mark.parametrize("width", [60, 80, 120, 160, 240])
async def test_one_pane_shows_at_every_width_and_its_name_is_shown(reader: Start, width: int) -> None:
    names = {"1": "Sources", "2": "Posts", "3": "Article", "4": "Comments"}
    async with reader(FLOOD, size=(width, 30)) as person:
        for key, name in names.items():
            await person.press(key)

            assert shown(person) == [person.pane]
            assert person.screen.panes.view.size.width == width
            assert [each for each in names.values() if f" {each} " in person.lines[0]] == [name]


async def test_a_terminal_that_grows_brings_no_second_pane(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.pilot.resize_terminal(200, 50)
        await person.settle()

        assert shown(person) == ["article"]
        assert person.screen.panes.article.size.width == 200


@pytest.mark.parametrize("size", [(80, 24), (160, 40)])
@pytest.mark.parametrize(
    "keys", ["3", "1", "2", "2x", "4", "3}", "g", "3?", "3:", "O", "Y", "w"], ids=lambda keys: f"after {keys}"
)
async def test_no_bar_no_rule_and_no_box_is_drawn(reader: Start, size: tuple[int, int], keys: str) -> None:
    async with reader(FLOOD, size=size) as person:
        await person.press(*keys)

        assert DRAWN & set(person.text) == set()


async def test_how_far_one_has_read_is_reported_in_figures(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 40)) as person:
        assert person.status.startswith("0 %  3 min left  ")

        await person.press("G")
        assert person.status.startswith("100 %  ")


async def test_the_neighbours_stand_one_under_the_other_and_are_opened_by_a_click(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 24)) as person:
        before, after = person.find("[  PREVIOUS  Rain for a week"), person.find("]  NEXT  Market opens again")
        assert after == (before[0], before[1] + 1)

        await person.click(*after)
        assert person.screen.history.here
        assert person.screen.history.here.address == MARKET

        person.screen.open(FLOOD)
        await person.settle()
        await person.click(*before)
        assert person.screen.history.here.address == RAIN


async def test_what_is_unread_starred_or_selected_is_shown_in_words(reader: Start) -> None:
    async with reader(size=(100, 30)) as person:
        await person.press("2", "x")
        lines = [line.strip("> ") for line in person.lines]

        assert lines[lines.index("River") + 1].startswith("selected  unread  The Example")
        assert lines[lines.index("Market") + 1].startswith("starred  unread  The Example")
        assert lines[lines.index("Rain") + 1].startswith("The Example")


async def test_a_table_is_reported_by_its_rows_and_over_the_screen_parted_by_signs_that_are_heard(
    reader: Start, services: FakeServices
) -> None:
    table = Table(rows=(("Village", "Water"), ("Kuin", "2 m"), ("Belitung", "1 m")), header_rows=1)
    services.publish(story(FLOOD, "River", paragraph("It came."), table, id=1), kept=True)
    async with reader(FLOOD, size=(120, 30)) as person:
        assert "Row: Village: Kuin" in person.text
        assert DRAWN & set(person.text) == set()

        await person.press("T")
        assert " Kuin    ;  2 m" in person.text
        assert DRAWN & set(person.text) == set()


async def test_what_a_comment_quotes_is_called_a_quotation(reader: Start, services: FakeServices) -> None:
    quoting = replace(comment("1", ""), body=(quotation("The wall holds."), paragraph("It does not.")))
    services.publish(flood(id=1, thread=thread(quoting)), kept=True)
    async with reader(FLOOD, size=(120, 30)) as person:
        await person.press("4")

        assert "Quotation: The wall holds." in person.text
        assert DRAWN & set(person.text) == set()


async def test_changes_stand_under_one_another_at_every_width(reader: Start, services: FakeServices) -> None:
    old, new = (story(FLOOD, "River", paragraph(f"It came {when}."), id=1) for when in ("at dawn", "by night"))
    services.publish(new, kept=True)
    services.seen["1"] = (old, new)
    async with reader(FLOOD, size=(200, 40)) as person:
        await person.press("d")

        assert person.text.count("It came") == 1
        assert DRAWN & set(person.text) == set()


def test_a_sync_is_reported_in_figures() -> None:
    syncing = SyncSession.__new__(SyncSession)
    syncing.progress = Progress(done=3, total=8, hosts=(HostState(host="news.example", done=1, total=2),))
    syncing.report = syncing.trouble = None

    assert [piece.text.rstrip() for piece in sync_views.sync_view(syncing, linear=True)] == [
        "Fetching new articles",
        "3 / 8",
        "news.example  1/2",
    ]
