from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders import page
from tests.render.story import flood
from tests.tui.fake_services import FakeServices
from warta.errors import ConfigError
from warta.settings import Settings
from warta.tui.app import WartaApp
from warta.tui.startup import run
from warta.tui.state.reading import StartLocation
from warta.wiring import services as real_services

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_FRAME = """
import asyncio, sys
from pathlib import Path
from warta.settings import Settings
from warta.tui.app import WartaApp
from warta.wiring import services

async def look():
    app = WartaApp(services(Settings(library=Path(sys.argv[1]), max_age=1e12)), "https://harian.example/banjir/")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert any("Ratusan Rumah" in segment.text for strip in strips for segment in strip)
        print(sorted({"httpx", "selectolax", "textual.widgets"} & set(sys.modules)))

asyncio.run(look())
"""


def test_the_first_frame_of_a_saved_article_loads_no_network_no_parser_and_no_field(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    shop = real_services(Settings(library=library))
    shop.library.keep(page(url="https://harian.example/banjir/"), flood())
    asyncio.run(shop.close())

    ran = subprocess.run(
        [sys.executable, "-c", _FIRST_FRAME, str(library)], capture_output=True, text=True, check=False
    )

    assert ran.stderr == ""
    assert ran.stdout in {"[]\n", "['textual.widgets']\n"}


def test_keys_that_cannot_be_fetched_are_refused_before_the_app_starts() -> None:
    services = FakeServices(settings=Settings(keys={"app.zen": "ctrl+i"}))

    with pytest.raises(ConfigError, match=r"ctrl\+i cannot be bound to app\.zen") as refused:
        run.run(services, StartLocation())

    assert "warta keys" in refused.value.hint


def test_a_bug_of_the_app_comes_out_as_it_is_and_garbage_is_collected_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: WartaApp) -> None:
        self._handle_exception(ZeroDivisionError("a bug"))

    monkeypatch.setattr(WartaApp, "run", broken)
    monkeypatch.setattr(WartaApp, "_close_messages_no_wait", lambda _app: None)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TEXTUAL_SMOOTH_SCROLL", "0")

    with pytest.raises(ZeroDivisionError):
        run.run(FakeServices(), StartLocation())

    assert gc.isenabled()


async def test_the_readers_own_keys_move_a_command() -> None:
    services = FakeServices(settings=Settings(keys={"app.zen": "f9"}))
    app = WartaApp(services)

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("z")
        await pilot.pause()
        unmoved = app.screen_stack[0].query_one("Panes").zen  # type: ignore[attr-defined] # its own var
        await pilot.press("f9")
        await pilot.pause()

        assert (unmoved, app.screen_stack[0].query_one("Panes").zen) == (False, True)  # type: ignore[attr-defined]
