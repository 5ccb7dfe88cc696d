from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import HOSTILE, comment, heading, paragraph, post, span, thread
from tests.tui.articles import FLOOD, story
from warta.errors import ExtractError, FetchError, LibraryError
from warta.model.article import Credit, Dateline, Link, Navigation
from warta.model.blocks import Code, Embed, Figure, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices
    from warta.model.capture import LoadedArticle

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

MARKUP = "[/] [bold]x[/bold] [@click=app.quit]tap[/] $x [Reuters]"
NASTY = HOSTILE + MARKUP
LIVE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e0fff]")


def nasty_story() -> LoadedArticle:
    """Bad text wherever text can stand."""
    blocks = (
        paragraph(NASTY, span(NASTY, "strong", "https://news.example/" + "x" * 9)),
        heading(NASTY),
        Figure(src=None, alt=NASTY, credit=NASTY),
        Table(rows=((NASTY, NASTY), (NASTY, NASTY)), header_rows=1, caption=NASTY),
        Code(text=NASTY + "\t" + NASTY),
        Embed(src="https://news.example/v", title=NASTY),
    )
    made = story(
        FLOOD,
        NASTY,
        *blocks,
        subtitle=NASTY,
        authors=(NASTY,),
        site=NASTY,
        section=NASTY,
        tags=(NASTY,),
        dateline=Dateline(place=NASTY, raw=NASTY),
        credits=(Credit(label=NASTY, name=NASTY, raw=NASTY),),
        navigation=Navigation(
            previous=Link(title=NASTY, url="https://news.example/p"),
            next=Link(title=NASTY, url="https://news.example/n"),
            up=(Link(title=NASTY, url="https://news.example/u"),),
        ),
        thread=thread(comment("1", NASTY, comment("2", NASTY), author=NASTY, kind=NASTY)),
        incomplete=(NASTY,),
        hidden=((NASTY, 3),),
    )
    return replace(made, trouble=NASTY)


def is_clean(person: Reader) -> bool:
    return not any(LIVE.search(line) for line in person.lines)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_bad_text_is_shown_as_text_in_every_pane(
    services: FakeServices, reader: Start, size: tuple[int, int]
) -> None:
    services.publish(nasty_story(), kept=True)
    services.listed = (post(1, NASTY, site=NASTY, url=FLOOD), post(2, NASTY, site=NASTY, read=True))

    async with reader(FLOOD, size=size) as person:
        for key in ("3", "G", "home", "z", "z", "4", "j", "enter", "2", "j", "3"):
            await person.press(key)
            assert is_clean(person), key
        assert person.app.is_running
        assert "ABCDEFGH[/] [bold]x[/bold] [@click=app.quit]tap[/]" in re.sub(r"\s+", " ", person.text)


@pytest.mark.parametrize("letter", ["h", "l", "o", "q"])
async def test_bad_text_is_shown_as_text_in_every_list(services: FakeServices, reader: Start, letter: str) -> None:
    services.publish(nasty_story(), kept=True)

    async with reader(FLOOD, size=(120, 40)) as person:
        await person.press("g", letter)

        assert is_clean(person)
        assert person.app.is_running


async def test_markup_of_a_page_runs_no_action(services: FakeServices, reader: Start) -> None:
    services.publish(nasty_story(), kept=True)

    async with reader(FLOOD, size=(120, 40)) as person:
        rows = [row for row, line in enumerate(person.lines) if "tap[/]" in line]
        for row in rows[:4]:
            await person.click(person.lines[row].index("tap[/]"), row)

        assert person.app.is_running


@pytest.mark.parametrize(
    "error",
    [
        FetchError(NASTY, hint=NASTY),
        ExtractError(NASTY, hint=NASTY, kind="pdf"),
        ExtractError(NASTY, kind="listing", links=((NASTY, "https://news.example/1"),)),
        LibraryError(NASTY),
    ],
    ids=["fetch", "extract", "listing", "library"],
)
async def test_a_bad_error_is_shown_as_text(services: FakeServices, reader: Start, error: FetchError) -> None:
    services.pages[FLOOD] = error

    async with reader(FLOOD) as person:
        assert is_clean(person)
        assert "ABCDEFGH[/]" in person.text


async def test_a_bad_address_is_shown_as_text_and_copied_clean(services: FakeServices, reader: Start) -> None:
    async with reader("https://news.example/" + NASTY) as person:
        assert is_clean(person)

        await person.press("ctrl+l")
        assert is_clean(person)

        await person.press("escape", "g", "h")
        assert is_clean(person)


async def test_words_to_find_may_be_any_text(services: FakeServices, reader: Start) -> None:
    services.publish(nasty_story(), kept=True)

    async with reader(FLOOD) as person:
        await person.press("slash")
        await person.type("[/] [bold]")
        await person.press("enter")

        assert "Match 1 of" in person.status
