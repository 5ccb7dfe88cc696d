"""Keys that come in one read go where each of them has put the focus."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

from tests.builders import form, post
from tests.hostile.payloads import forbidden
from tests.tui.articles import FLOOD, MARKET, flood, market
from tests.tui.fake_replies import FakeReplyServices
from warta.model.article import FormField
from warta.tui import key_queue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader
    from warta.services.sources import Added, Wish

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

PARENT = FormField(name="comment_parent", type="hidden", visible=False, value="0")


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine half a second may be too short for what a key does: here it is looked where keys go."""
    monkeypatch.setattr(key_queue, "_MAX_WAIT_S", 20)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeReplyServices]:
    made = FakeReplyServices(tmp_path)
    made.publish(replace(flood(form=form(fields=(*form().fields, PARENT))), id=1), kept=True)
    made.publish(replace(market(), id=2), kept=True)
    made.listed = (post(1, "River", url=FLOOD), post(2, "Market", url=MARKET), post(3, "Rain"))
    yield made
    made.box.close()


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(
    ("pane", "typed", "seen"),
    [
        pytest.param("3", ("ctrl+l", MARKET, "enter"), "All there is to say of market opens again", id="address"),
        pytest.param("3", ("/", "stall 3", "enter"), "Match 1 of 6", id="find"),
        pytest.param("3", (":", "comment on the", "enter", "Well said"), "Well said", id="palette"),
        pytest.param("3", ("?", "narrower"), "▌ <  Narrower lines", id="help"),
        pytest.param("2", ("=", "mark"), "1 of 3", id="filter"),
        pytest.param("3", ("g", "c", "j"), "▌│ ▾ Dewi", id="go menu"),
        pytest.param("3", ("4", "j", "c", "Well said"), "9 of 65,525 bytes", id="composer"),
        pytest.param("3", ("C", "Well said", "tab", "Ada"), "Name *            Ada", id="field"),
        pytest.param("3", ("ctrl+f", "mark"), "1 match", id="search"),
        pytest.param("2", ("A", "news.example", "enter", "Seaside", "enter"), "Added ", id="two questions"),
        pytest.param("3", ("ctrl+o", "escape", "/", "dry"), "match", id="jump"),
    ],
)
async def test_what_is_typed_in_one_go_goes_where_its_keys_have_put_the_focus(
    reader: Start, pane: str, typed: tuple[str, ...], seen: str
) -> None:
    async with reader(FLOOD, size=(160, 50)) as person:
        await person.press(pane)

        await person.rush(*typed)

        assert seen in person.text


async def test_what_is_pasted_waits_for_its_turn_too(reader: Start) -> None:
    async with reader(FLOOD) as person:
        person.app.post_message(Key("ctrl+l", "\x0c"))
        person.app.post_message(Paste(MARKET))
        person.app.post_message(Key("enter", "\r"))
        await person.pilot.pause(0.05)
        await person.settle()

        assert "All there is to say of market opens again" in person.text


@pytest.mark.parametrize("opens", ["?", ":", "/", "A", "ctrl+f", "ctrl+l", "C"])
async def test_no_line_holds_an_order_that_was_pasted(reader: Start, opens: str) -> None:
    async with reader(FLOOD) as person:
        await person.press(opens)

        person.app.post_message(Paste("ferry\x1b1\x9b2J\u202e\x07 dry\nland"))
        await person.settle()

        line = person.app.focused
        assert isinstance(line, Input | TextArea)
        assert "ferry" in (text := line.value if isinstance(line, Input) else line.text)
        assert not forbidden(text.replace("\n", ""))


async def test_keys_do_not_wait_for_an_task_that_takes_long(services: FakeReplyServices, reader: Start) -> None:
    gate = asyncio.Event()
    add = services.followed.add

    async def slow(address: str, wish: Wish | None = None) -> Added:
        await gate.wait()
        return await add(address, wish)

    services.followed.add = slow  # type: ignore[method-assign]
    async with reader(FLOOD) as person:
        rush = asyncio.create_task(person.rush("A", "news.example", "enter", "enter", "/", "stall 3", "enter"))
        for _ in range(200):
            if "Match 1 of 6" in person.text:
                break
            await person.pilot.pause(0.02)
        assert "Match 1 of 6" in person.text

        gate.set()
        await rush
        assert "Added " in person.text


async def test_words_are_saved_that_were_typed_before_the_composer_was_there(
    services: FakeReplyServices, reader: Start
) -> None:
    async with reader(FLOOD) as person:
        await person.rush("C", "Quick as a river.", "escape")

    assert [draft.text for draft in services.box.all()] == ["Quick as a river."]
