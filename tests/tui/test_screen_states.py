"""What every state looks like: pictures in plain text."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import HOSTILE, comment, paragraph, post, thread
from tests.tui.articles import FLOOD, flood, story
from warta.errors import FetchError
from warta.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

HERE = Path(__file__).parent / "states"
SIZES = ((80, 24), (120, 40))


def loading(services: FakeServices) -> str:
    services.slow[FLOOD] = asyncio.Event()
    return FLOOD


def empty(_services: FakeServices) -> None:
    return None


def offline(services: FakeServices) -> str:
    services.publish(flood(id=1), kept=True)
    services.pages[FLOOD] = FetchError("there is no network", hint="try again when there is")
    services.stale = True
    services.listed = (post(1, "River takes the market", url=FLOOD, read=True),)
    return FLOOD


def error(services: FakeServices) -> str:
    services.pages[FLOOD] = FetchError("news.example did not answer in 30 s", hint="try a longer --timeout")
    return FLOOD


def truncated(services: FakeServices) -> str:
    cut = story(FLOOD, "A story without an end", truncated=True, incomplete=("the page was longer than 8 MB",))
    services.publish(cut, kept=True)
    return FLOOD


def paywalled(services: FakeServices) -> str:
    services.publish(
        story(FLOOD, "A story for some", paragraph("The beginning, and no more."), paywalled=True), kept=True
    )
    return FLOOD


def hostile(services: FakeServices) -> str:
    said = thread(comment("1", f"[bold]{HOSTILE}[/]", author=HOSTILE))
    page = story(
        FLOOD, HOSTILE, paragraph(f"[@click=app.quit]{HOSTILE}[/]"), thread=said, site=HOSTILE, section=HOSTILE
    )
    services.publish(replace(page, trouble=HOSTILE), kept=True)
    services.listed = (post(1, f"[red]{HOSTILE}", url=FLOOD, site=HOSTILE, tags=(HOSTILE,)),)
    services.followed.follow(HOSTILE, 1, folder=HOSTILE, unread=2)
    return FLOOD


STATES = (loading, empty, offline, error, truncated, paywalled, hostile)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_a_state_looks_like_this(
    services: FakeServices,
    reader: Start,
    golden: Callable[[Path, str], None],
    state: Callable[[FakeServices], str | None],
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ReadingScreen, "_tick", lambda _screen: None)  # the count of seconds differs on a busy machine

    async with reader(state(services), size=size) as person:
        golden(HERE / f"{state.__name__}-{size[0]}x{size[1]}.txt", person.text)


async def test_nothing_of_a_hostile_page_reaches_any_pane(services: FakeServices, reader: Start) -> None:
    async with reader(hostile(services), size=(80, 24)) as person:
        for key in "1234":
            await person.press(key)

            assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for line in person.lines for char in line)
