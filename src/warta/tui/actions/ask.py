"""Ask the reader something in a popup, and wait for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.tui.screens.ask import AskScreen
from warta.tui.screens.pick import PickScreen, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.tui.screens.reading import ReadingScreen


async def pick(screen: ReadingScreen, title: str, rows: Sequence[Row], *, cursor: int = 0) -> Row | None:
    """One of these rows, by its key or under the cursor; None when the reader wants none."""
    number = await screen.app.push_screen_wait(PickScreen(title, rows, cursor=cursor, by_key=True))
    return None if number is None else rows[number]


async def line(screen: ReadingScreen, title: str, hint: str, value: str = "", offers: Sequence[Row] = ()) -> str:
    """A line of text, typed or taken from what is offered; empty when the reader wants none."""
    return await screen.app.push_screen_wait(AskScreen(title, hint, value, offers)) or ""


async def answer(screen: ReadingScreen, title: str, hint: str, offers: Sequence[Row] = ()) -> str | None:
    """A line of text that may be empty; None when the reader leaves the question."""
    return await screen.app.push_screen_wait(AskScreen(title, hint, offers=offers, empty=True))
