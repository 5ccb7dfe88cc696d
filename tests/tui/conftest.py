from __future__ import annotations

import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from tests.tui import screen_text as screen
from tests.tui.fake_services import FakeServices
from warta.tui.app import WartaApp
from warta.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot

    from warta.model.state import Where


NAMED = {"enter": "\r", "escape": "\x1b", "tab": "\t", "ctrl+l": "\x0c", "ctrl+f": "\x06", "ctrl+o": "\x0f"}


@pytest.fixture(autouse=True)
def _greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ages are told in the reader's own zone; this reader lives in Greenwich."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def reader(services: FakeServices) -> Callable[..., AbstractAsyncContextManager[Reader]]:
    """Start the app over the newsroom; the reader presses keys and sees text."""

    @asynccontextmanager
    async def start(
        address: str | None = None, size: tuple[int, int] = (120, 40), again: Where | None = None
    ) -> AsyncIterator[Reader]:
        app = WartaApp(services, address, again=again)
        async with app.run_test(size=size) as pilot:
            reader = Reader(pilot, app)
            await reader.settle()
            yield reader

    return start


class Reader:
    """A person before the app."""

    def __init__(self, pilot: Pilot[None], app: WartaApp) -> None:
        self.pilot = pilot
        self.app = app

    @property
    def screen(self) -> ReadingScreen:
        loaded = self.app.screen_stack[0]
        assert isinstance(loaded, ReadingScreen)
        return loaded

    async def settle(self) -> None:
        """Wait until nothing is under way that could come to an end by itself."""
        await self.pilot.pause()
        for _ in range(200):
            await self.pilot.pause()
            if not self._busy():
                return
            await self.pilot.pause(0.005)

    def _busy(self) -> bool:
        """Whether an errand is under way that waits for nobody, and is no page that is slow to come."""
        waiting = {"open"} if len(self.app.screen_stack) == 1 else {"open", "actions"}
        return any(worker.is_running and worker.group not in waiting for worker in self.app.workers)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        await self.press(*("space" if char == " " else char for char in text))

    async def rush(self, *typed: str) -> None:
        """Type keys and words as a terminal gives them that come faster than they are read; see what comes of it."""
        for word in typed:
            for key in [word] if word in NAMED else word:
                self.app.post_message(Key(key if word in NAMED else _character_to_key(key), NAMED.get(key, key)))
        for _ in range(3):  # a question that is answered may lead to another
            await self.pilot.pause(0.05)
            await self.settle()

    async def click(self, x: int, y: int) -> None:
        await self.pilot.click(offset=(x, y))
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """Every line of the screen as it is drawn, popups included."""
        return screen.lines(self.app)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    @property
    def status(self) -> str:
        return self.lines[-1].strip()

    @property
    def pane(self) -> str:
        return self.screen.panes.pane

    def find(self, text: str) -> tuple[int, int]:
        """Where a text stands on the screen, as (column, row)."""
        for row, line in enumerate(self.lines):
            if (column := line.find(text)) >= 0:
                return column, row
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")
