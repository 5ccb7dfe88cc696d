"""What a search found, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import post

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.newsroom import PaperNewsroom

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


async def test_a_piece_of_text_that_is_longer_than_its_line_says_so(newsroom: PaperNewsroom, reader: Start) -> None:
    newsroom.listed = (post(1, "River " + "and water " * 12),)
    async with reader(size=(80, 24)) as person:
        await person.press("ctrl+f")
        await person.type("river")
        await person.press("enter")

        title, piece = [line.rstrip("▌ ") for line in person.lines if "River and water" in line]

    assert title.endswith("…")
    assert piece.endswith("…")
