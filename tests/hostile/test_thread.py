"""A thread with every payload, words without end and a tower of answers is read like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import threads
from tests.hostile.command import assert_harmless, strings, warta
from tests.hostile.payloads import PWNED, forbidden
from tests.hostile.terminal import Terminal, orders, plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.server import Server

MANY = 3_000
PAGE = f"/thread?count={MANY}"
HOME, HALF_BACK = "\x1b[H", "\x15"
WALK = (
    *("4", "j", "j", " ", " ", "\r", "\r", "l", "h", "h", "n", "}", "{", "p", "P"),
    *("G", "k", HALF_BACK, HOME, "-", "-", "-", "j", "=", "=", "=", "G", "p", HOME),
    *("/", "t", "a", "m", "a", "t", "\r", "n", "n", "N", "\x1b", "z", "G", "z"),
)
"""Through a thread: comment by comment, folding one, a subtree and all, finding, and the pane alone."""


@pytest.fixture(scope="module")
def library(hostile: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where the thread is kept."""
    home = tmp_path_factory.mktemp("home")
    assert_harmless(warta("read", f"{hostile.url}{PAGE}", "--json", home=home))
    return home


@pytest.mark.parametrize("words", [(), ("--flat",), ("--json",), ("--width", "20"), ("--color", "always")])
def test_it_is_printed_whole_and_harmless(hostile: Server, library: Path, words: tuple[str, ...]) -> None:
    outcome = warta("thread", "--offline", f"{hostile.url}{PAGE}", *words, home=library)

    assert outcome.code == 0, outcome.err
    if "always" not in words:
        assert_harmless(outcome)
    assert threads.FIRST in outcome.out
    assert threads.LAST in outcome.out


def test_every_comment_is_in_the_json_with_what_was_left_out(hostile: Server, library: Path) -> None:
    thread = warta("thread", "--json", "--offline", f"{hostile.url}{PAGE}", home=library).data
    article = warta("read", "--json", "--offline", f"{hostile.url}{PAGE}", home=library).data

    assert thread["shown"] == MANY + 1
    assert forbidden("".join(strings(thread))) == []
    assert {"escape", "bidi", "zero_width"} <= set(article["hidden"])
    assert [reason for reason in article["incomplete"] if "nested" in reason]


@pytest.mark.terminal
def test_the_app_opens_it_and_every_key_works(hostile: Server, library: Path, tmp_path: Path) -> None:
    honest = walked(f"{hostile.url}/good", tmp_path, "4", "z", "z", "/", "f", "\r", "\x1b")

    hurt = walked(f"{hostile.url}{PAGE}", library, *WALK)

    assert orders(hurt.sent) - orders(honest.sent) == set()
    assert set(forbidden(plain(hurt.sent))) <= set(forbidden(plain(honest.sent)))
    assert PWNED not in hurt.shown


@pytest.mark.terminal
def test_it_is_laid_out_anew_for_any_width(hostile: Server, library: Path) -> None:
    with Terminal(f"{hostile.url}{PAGE}", home=library) as terminal:
        assert terminal.sees("ferry", 60), terminal.shown
        for width in (60, 20, 200, 3, 120):
            terminal.resize(width, 40)
            terminal.press("4", "G", HOME)

            assert terminal.is_running, terminal.shown
        assert terminal.leave() == 0


def walked(url: str, home: Path, *keys: str) -> Terminal:
    """A page opened, walked through and left."""
    with Terminal(url, home=home) as terminal:
        assert terminal.sees("ferry", 60), terminal.shown
        for key in keys:
            terminal.press(key)
            assert terminal.is_running, (key, terminal.shown)
        assert terminal.leave() == 0
        return terminal
