"""A page's site goes by the name that its rows have; its host stands where nothing else is known, and in the review."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import form, post
from tests.tui.articles import FLOOD, flood
from tests.tui.fake_replies import FakeReplyServices
from warta.errors import LibraryError, NotKept
from warta.tui.views import empty_states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeReplyServices]:
    made = FakeReplyServices(tmp_path)
    made.publish(replace(flood(form=form()), id=1), kept=True)
    yield made
    made.box.close()


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        pytest.param((post(1, "River", url=FLOOD, source="River Post"),), "River Post", id="source"),
        pytest.param((post(1, "River", url=FLOOD),), "The Example", id="site"),
        pytest.param((), "news.example", id="host"),
    ],
)
async def test_the_first_line_and_the_reply_name_the_site_as_its_rows_do(
    services: FakeReplyServices, reader: Start, rows: tuple[object, ...], name: str
) -> None:
    services.listed = rows  # type: ignore[assignment] # they are posts
    async with reader(FLOOD) as person:
        assert person.lines[0].startswith(f" warta  {name} › ")

        await person.press("c")
        assert person.lines[0].rstrip().endswith(name)

        await person.type("Yes.")
        await person.press("escape", "O")
        assert f"{name} · Yes." in person.text


async def test_what_does_not_fit_next_to_the_name_is_left_out(services: FakeReplyServices, reader: Start) -> None:
    services.listed = (post(1, "River", url=FLOOD, source="Kawat"),)
    async with reader(FLOOD, size=(80, 24)) as person:
        assert re.search(r"Comments   Kawat +● saved 20 Mar 2019", person.lines[0])


async def test_the_name_of_one_page_does_not_stay_for_the_next(services: FakeReplyServices, reader: Start) -> None:
    services.listed = (post(1, "River", url=FLOOD, source="River Post"),)
    async with reader(FLOOD) as person:
        person.screen.open("https://other.example/")
        await person.settle()

        assert "River Post" not in person.lines[0]


async def test_a_number_that_is_not_saved_is_no_host(services: FakeReplyServices, reader: Start) -> None:
    services.pages["7"] = NotKept("7 is not in the library")
    async with reader("7") as person:
        assert "Could not open the page" in person.text
        assert "0.0.0.7" not in person.text


def test_the_host_is_reported_where_the_library_can_not_say(
    services: FakeReplyServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(address: str) -> None:
        raise LibraryError("the library is damaged")

    monkeypatch.setattr(services.marks, "number", damaged)

    assert empty_states.site_name(services, FLOOD) == "news.example"
