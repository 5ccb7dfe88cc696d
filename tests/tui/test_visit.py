from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import paragraph, post
from tests.tui.articles import FLOOD, MARKET, flood, market
from warta.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices
    from warta.model.capture import LoadedArticle

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


def longer(loaded: LoadedArticle) -> LoadedArticle:
    """The same story with a paragraph more at its top."""
    blocks = (paragraph("Something new has come to be known."), *loaded.article.blocks)
    return replace(loaded, article=replace(loaded.article, blocks=blocks))


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(id=1), kept=True)
    services.publish(market(), kept=True)
    services.listed = (post(1, url=FLOOD), post(2, url=MARKET))
    return services


async def test_a_article_opens_where_it_was_left_and_says_so(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "n", "q")

    async with reader(FLOOD, size=(60, 24)) as person:
        assert "What is left" in person.lines[1]
        assert "Resumed at" in person.status


async def test_the_place_is_found_in_a_text_that_has_changed(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "n", "q")
    services.publish(longer(flood(id=1)), kept=True)

    async with reader(FLOOD, size=(80, 24)) as person:
        assert "What is left" in person.lines[1]


async def test_a_article_that_was_left_at_its_top_opens_there_in_silence(reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "home", "q")

    async with reader(FLOOD, size=(80, 24)) as person:
        assert person.screen.panes.article.scroll_offset.y == 0
        assert "resumed" not in person.status


async def test_the_place_is_noted_when_one_goes_on_to_another_article(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "f", "1")

        assert services.marks.places[1].opening == "What is lost"


async def test_the_place_is_noted_however_one_leaves(services: FakeServices, reader: Start) -> None:
    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n", "ctrl+q")

    assert services.marks.places[1].opening == "What is lost"


async def test_a_library_that_notes_nothing_is_reported_and_the_article_is_read_on(
    services: FakeServices, reader: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LibraryError("the disk is full", hint="make room")

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("n", "n")
        monkeypatch.setattr(services.marks, "remember", full)
        person.screen.reading_position.note()
        await person.settle()

        assert "the disk is full" in person.status
        assert "What is lost" in person.lines[1]
