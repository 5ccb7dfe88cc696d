"""What is laid out and drawn while the app starts, and when a pane is given other lines: each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import page, post
from tests.hostile.terminal import Terminal
from tests.tui.articles import FLOOD, flood, market, rain
from warta.settings import Settings
from warta.wiring import services as real_services

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.mark.terminal
def test_the_first_screen_is_drawn_once(tmp_path: Path) -> None:
    shop = real_services(Settings(library=tmp_path / "data" / "warta" / "library.db"))
    shop.library.keep(page("<title>River</title>", url=FLOOD), flood().article)
    shop.shut()

    with Terminal(FLOOD, home=tmp_path, env={"WARTA_FIRST_FRAME": "0", "WARTA_MAX_AGE": "3000d"}) as terminal:
        assert terminal.sees("Who pays for the river"), terminal.shown  # the comments come last
        terminal.settle(0.5)
        assert terminal.sent.count(b"The water came at night") == 1
        assert terminal.leave() == 0


@pytest.mark.terminal
def test_a_scroll_bar_that_another_size_needs_no_more_is_gone_at_once(tmp_path: Path) -> None:
    shop = real_services(Settings(library=tmp_path / "data" / "warta" / "library.db"))
    for loaded in (flood(), market(), rain()):
        shop.library.keep(page("<title>A story</title>", url=loaded.article.url or ""), loaded.article)
    shop.shut()

    with Terminal(home=tmp_path, size=(40, 10)) as terminal:
        assert terminal.sees("Rain for a week"), terminal.shown
        terminal.settle(0.3)
        terminal.resize(99, 24)
        terminal.settle(0.5)
        cursor = terminal._screen.buffer[2]
        assert cursor[98].bg == cursor[90].bg != terminal._screen.buffer[20][98].bg
        assert terminal.leave() == 0


async def test_a_pane_that_is_given_other_lines_lays_out_nothing_but_itself(
    services: FakeServices, reader: Start
) -> None:
    services.publish(flood(id=1), kept=True)
    services.listed = tuple(post(number, f"Post {number}") for number in range(1, 41))

    async with reader(FLOOD) as person:
        pane, layouts = person.screen.panes.posts_pane, 0
        await person.press("1")

        def count(_screen: object) -> None:
            nonlocal layouts
            layouts += 1

        person.screen.screen_layout_refresh_signal.subscribe(person.screen, count)
        pane.show_rows(services.listed[:30])
        await person.settle()
        assert (pane.virtual_size.height, layouts) == (90, 0)

        pane.show_rows(services.listed[:2])  # they need no scroll bar
        await person.settle()
        assert (pane.show_vertical_scrollbar, layouts) == (False, 1)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_another_theme_is_drawn_in_its_colours(
    services: FakeServices, reader: Start, size: tuple[int, int]
) -> None:
    services.publish(flood(id=1), kept=True)

    async with reader(FLOOD, size) as person:
        night = person.screen.styles.background
        person.app.theme = "warta-paper"
        await person.settle()

        assert night.brightness < 0.3
        assert person.screen.styles.background.brightness > 0.7
