"""What a reader asks the app to do in passing: each an async function over the reading screen, loaded when asked for.

An errand may ask the reader in a popup and wait for the answer. Whatever goes wrong is one line with advice.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from warta.tui.troubles import TROUBLE, told

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from warta.tui.screens.reading import ReadingScreen


def found(name: str) -> Callable[[ReadingScreen], Awaitable[None]]:
    """The errand of a name: `shelf.star` is the function star of the room shelf."""
    room, _dot, errand = name.partition(".")
    function: Callable[[ReadingScreen], Awaitable[None]] = getattr(import_module(f"{__name__}.{room}"), errand)
    return function


async def perform(screen: ReadingScreen, name: str) -> None:
    """Run an errand; what goes wrong is said."""
    try:
        await found(name)(screen)
    except TROUBLE as error:
        screen.said = told(error)
