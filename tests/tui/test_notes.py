from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.articles import FLOOD, flood

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def made(services: FakeServices) -> list[tuple[Any, ...]]:
    """The notes that are made: a block or the words that are marked, and what is written beside them."""
    notes: list[tuple[Any, ...]] = []

    class Notes:
        def mark_block(self, _loaded: object, block: int, _span: None, words: str) -> SimpleNamespace:
            notes.append((block, words))
            return SimpleNamespace(id=len(notes))

        def quote(self, _loaded: object, quoted: str, words: str) -> SimpleNamespace:
            notes.append((quoted, words))
            return SimpleNamespace(id=len(notes))

        def close(self) -> None:
            pass

    services.rooms.furnish(notes=Notes)
    services.publish(flood(id=1), kept=True)
    return notes


async def test_a_note_stands_on_the_paragraph_under_the_cursor(made: list[tuple[Any, ...]], reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("a")
        assert "Move to a paragraph" in person.status

        await person.press("}", "}", "}", "}", "}", "a")
        await person.type("ask her")
        await person.press("enter")

        assert [words for _place, words in made] == ["ask her"]
        assert "Note 1 saved" in person.status


async def test_a_mark_needs_no_words_and_esc_makes_none(made: list[tuple[Any, ...]], reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("}", "}", "}", "}", "}", "a", "escape")
        assert made == []

        await person.press("a", "enter")
        assert [words for _place, words in made] == [""]


async def test_a_note_stands_on_what_is_selected(made: list[tuple[Any, ...]], reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("}", "}", "}", "}", "}", "v", "a")
        await person.type("x")
        await person.press("enter")

        assert isinstance(made[0][0], str)


async def test_the_page_is_seen_in_its_other_forms(
    made: list[tuple[Any, ...]], services: FakeServices, reader: Start
) -> None:
    services.library = SimpleNamespace(page=lambda _sha: b"<html><p>As it came\x1b[31m.", close=lambda: None)
    async with reader(FLOOD) as person:
        await person.press("p", "s")
        assert "<html><p>As it came." in person.text

        await person.press("escape", "p", "f")
        assert "Plain text" in person.text
