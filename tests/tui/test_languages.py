"""The app speaks the reader's language, and keeps its layout in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import form, post
from tests.tui.articles import FLOOD, flood
from tests.tui.fake_replies import FakeReplyServices
from warta.i18n import _
from warta.tui.keymap import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

HERE = Path(__file__).parent
SIZES = [(80, 24), (120, 40)]
PLACES = {
    "article": "3",
    "posts": "2",
    "sources": "1",
    "comments": "4",
    "composer": "C",
    "outbox": "O",
    "search": "ctrl+f",
    "filter": "2 equals_sign",
    "find": "slash",
}


@pytest.fixture(autouse=True)
def _indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARTA_LANG", "id")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[FakeReplyServices]:
    services = FakeReplyServices(tmp_path)
    services.publish(flood(id=2, form=form()), kept=True)
    services.listed = tuple(
        post(n, f"Berita nomor {n} dari koran sungai", url=f"https://a.example/{n}") for n in range(9)
    )
    yield services
    services.box.close()


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_looks_like_this_in_indonesian(
    reader: Start, golden: Callable[[Path, str], None], size: tuple[int, int]
) -> None:
    async with reader(FLOOD, size=size) as person:
        golden(HERE / f"reading-id-{size[0]}x{size[1]}.txt", person.text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
async def test_the_lowest_line_is_cut_between_two_hints_not_in_one(
    reader: Start, size: tuple[int, int], place: str
) -> None:
    words = {_(command.short) for command in COMMANDS if command.short} | {_("↓ results").partition(" ")[2]}

    async with reader(FLOOD, size=size) as person:
        await person.press(*PLACES[place].split())
        hints = re.split(r"  ·  | {2,}", person.status)

    assert len(hints) >= 3
    assert [hint for hint in hints if hint.partition(" ")[2] not in words and not _figures(hint)] == []


def _figures(text: str) -> bool:
    """What stands before the hints: how far the reader is, and how long the rest takes."""
    return bool(re.fullmatch(r"[█▏▎▍▌▋▊▉ ]*|\d+ %|\d+ mnt lagi", text))
