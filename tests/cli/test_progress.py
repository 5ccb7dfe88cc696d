from __future__ import annotations

import asyncio
import io
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.builders import HOSTILE
from tests.hostile.payloads import forbidden
from warta.cli import progress, stderr
from warta.cli.progress import ProgressLine

if TYPE_CHECKING:
    from tests.cli.conftest import Desk
    from warta.cli.context import CommandContext
    from warta.model.capture import Page


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def shown(words: str, patience: float = 0, **typed: Any) -> str:
    context = Namespace(args=Namespace(**{"progress": "auto", "quiet": False} | typed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", terminal := Terminal())
        patch.setattr(progress, "_SHOW_DELAY_S", patience)
        with ProgressLine(cast("CommandContext", context)) as running:
            running.update(words, 3)
            if running._timer and not patience:
                running._timer.join()
    return terminal.getvalue()


def test_a_person_who_waits_is_reported_what_for() -> None:
    assert "Reading 1/3 https://news.example/" in shown("https://news.example/")


def test_what_is_reported_cannot_command_the_terminal() -> None:
    told = shown(HOSTILE)

    assert "ABCDEFGH" in told
    assert "PWNED" not in told
    assert set(forbidden(told)) == {"U+000D", "U+001B"}  # rich's own


@pytest.mark.parametrize("typed", [{"quiet": True}, {"progress": "never"}])
def test_a_reader_who_wants_no_thread_gets_none(typed: dict[str, Any]) -> None:
    assert shown("x", **typed) == ""


def test_what_is_quick_is_not_worth_a_word() -> None:
    assert shown("x", patience=30) == ""


def test_without_a_terminal_nothing_is_reported(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    monkeypatch.setattr(progress, "_SHOW_DELAY_S", 0.0)
    url = desk.publish("https://news.example/1/")
    fetch = desk.network.fetch

    async def slow(url: str, **asked: Any) -> Page:
        await asyncio.sleep(0.05)
        return await fetch(url, **asked)

    monkeypatch.setattr(desk.network, "fetch", slow)

    assert not stderr.is_terminal()
    assert desk("read", url).stderr == ""
