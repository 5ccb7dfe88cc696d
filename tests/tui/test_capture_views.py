"""What is known of a page beside its words is shown over it, and closed by the key that opened it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import loaded, paragraph
from tests.tui.articles import FLOOD, flood
from warta.errors import LibraryError
from warta.model.evidence import Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices
    from warta.model.capture import LoadedArticle, Revision

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.seen["7"] = (services.publish(flood(id=7), kept=True),)
    return services


def edited(services: FakeServices, **given: Any) -> None:
    """The story was seen with another title and another first paragraph before."""
    first, *rest = flood().article.blocks
    old = replace(flood(id=7).article, blocks=(paragraph("The water came at dawn."), *rest), **given)
    services.seen["7"] = (loaded(old, id=7), *services.seen["7"])
    assert first not in old.blocks


@pytest.mark.parametrize("keys", [("i",), ("g", "i")])
async def test_the_record_of_the_capture_is_shown_and_put_away(reader: Start, keys: tuple[str, ...]) -> None:
    async with reader(FLOOD) as person:
        await person.press(*keys)
        assert "answered by" in person.text
        assert "sha256" in person.text

        await person.press("G")
        assert "does not prove" in " ".join(person.text.split())

        await person.press("i")
        assert "answered by" not in person.text


async def test_the_record_shows_its_line_of_the_ledger(reader: Start, services: FakeServices) -> None:
    class Room:
        def place(self, _loaded: LoadedArticle) -> Entry:
            return Entry(number=41, hash="cd" * 32, line="{}")

        def close(self) -> None: ...

    services.rooms.furnish(evidence=Room)
    async with reader(FLOOD) as person:
        await person.press("i")

        assert "line 41" in person.text


async def test_without_an_article_there_is_no_record(reader: Start) -> None:
    async with reader() as person:
        await person.press("i")

        assert "No article open" in person.text


async def test_a_page_that_never_changed_says_so(reader: Start) -> None:
    async with reader(FLOOD) as person:
        await person.press("d")
        await person.settle()

        assert "has said the same" in person.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("keys", [("d",), ("g", "r", "enter")])
async def test_what_has_changed_is_shown_in_one_text(
    reader: Start, services: FakeServices, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    edited(services, title="River rises")
    async with reader(FLOOD, size=size) as person:
        await person.press(*keys)
        await person.settle()

        shown = " ".join(person.text.split())
        assert "Revision 1" in shown
        assert "title: River rises" in shown
        assert "dawnnight" in shown
        assert "paragraphs unchanged" in shown


async def test_an_unsaved_page_has_no_revisions(reader: Start, services: FakeServices) -> None:
    services.publish(flood(), kept=True)
    async with reader(FLOOD) as person:
        await person.press("d")

        assert "Only saved articles have revisions" in person.text


async def test_a_library_that_fails_says_why(
    reader: Start, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_address: str) -> tuple[Revision, ...]:
        raise LibraryError("the library cannot be opened")

    monkeypatch.setattr(services, "revisions", broken)
    async with reader(FLOOD) as person:
        await person.press("d")
        await person.settle()

        assert "the library cannot be opened" in person.text
