"""T2, T3: the app in a real terminal gives it no order that came from a page, and takes no page's text for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import pages
from tests.hostile.payloads import SHORT, forbidden
from tests.hostile.terminal import Terminal, orders, plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.server import Server

pytestmark = pytest.mark.terminal

TOUR = ("\t", "G", "\t", "G", "\t", "z", "z", "?", "\x1b", "g", "\x1b", "/", "ferry", "\r", "n", "\x1b", " ", "b")
"""Keys that lead through panes, help, menu, find and zen."""


def visit(server: Server, path: str, home: Path, *keys: str) -> Terminal:
    """A page opened in the app and walked through, and the app left again."""
    with Terminal(server.url + path, home=home) as terminal:
        assert terminal.sees("ferry"), terminal.shown
        terminal.press(*keys)
        assert terminal.is_running, terminal.shown
        assert terminal.leave() == 0
        return terminal


@pytest.fixture(scope="module")
def honest(hostile: Server, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """What the app tells a terminal of its own accord."""
    return visit(hostile, "/good", tmp_path_factory.mktemp("home"), *TOUR)


@pytest.mark.parametrize(
    ("path", "keys"), [("/ansi", TOUR), ("/bidi", TOUR), ("/ansi-latin1", ("G",)), ("/bad-header", ("G",))]
)
def test_a_page_gives_the_terminal_no_order(
    hostile: Server, tmp_path: Path, honest: Terminal, path: str, keys: tuple[str, ...]
) -> None:
    attacked = visit(hostile, path, tmp_path, *keys)

    assert orders(attacked.sent) - orders(honest.sent) == set()
    assert set(forbidden(plain(attacked.sent))) <= set(forbidden(plain(honest.sent)))
    assert b"]52;" not in attacked.sent


@pytest.mark.parametrize("path", ["/bad-header-error", "/bad-header-type", "/status/404"])
def test_an_error_gives_the_terminal_no_order(hostile: Server, tmp_path: Path, honest: Terminal, path: str) -> None:
    with Terminal(hostile.url + path, home=tmp_path) as terminal:
        assert terminal.sees("127.0.0.1"), terminal.shown
        terminal.settle()
        assert terminal.leave() == 0

    assert orders(terminal.sent) - orders(honest.sent) == set()
    assert set(forbidden(plain(terminal.sent))) <= set(forbidden(plain(honest.sent)))


def test_text_that_is_markup_is_shown_and_does_nothing(hostile: Server, tmp_path: Path) -> None:
    with Terminal(f"{hostile.url}/markup", home=tmp_path) as terminal:
        assert terminal.sees("[Reuters]"), terminal.shown
        terminal.settle()
        assert "[/]" in terminal.shown
        assert "[@click=app.quit]tap" in terminal.shown

        terminal.click("tap")
        terminal.press(*TOUR)

        assert terminal.is_running
        assert terminal.leave() == 0


@pytest.mark.parametrize("size", [(1, 1), (20, 3), (500, 2)])
def test_a_terminal_of_no_size_is_no_bug(hostile: Server, tmp_path: Path, size: tuple[int, int]) -> None:
    with Terminal(f"{hostile.url}/good", home=tmp_path, size=size) as terminal:
        terminal.settle(2)
        terminal.press("G", "?", "\x1b", "z", "\t")

        assert terminal.is_running
        assert terminal.leave() == 0


def test_a_terminal_that_knows_nothing_is_no_bug(hostile: Server, tmp_path: Path) -> None:
    with Terminal(f"{hostile.url}/good", home=tmp_path, term="dumb") as terminal:
        assert terminal.sees("ferry"), terminal.shown
        assert terminal.leave() == 0


@pytest.mark.parametrize(
    "keys", [("?",), ("\x10",), ("/",), ("\x0c",), ("g",)], ids=["help", "palette", "find", "address", "go"]
)
def test_the_app_can_be_left_from_anywhere(hostile: Server, tmp_path: Path, keys: tuple[str, ...]) -> None:
    with Terminal(f"{hostile.url}/good", home=tmp_path) as terminal:
        assert terminal.sees("ferry"), terminal.shown
        terminal.press(*keys)

        assert terminal.leave() == 0


def test_a_file_with_a_hostile_name_gives_the_terminal_no_order(tmp_path: Path, honest: Terminal) -> None:
    story = tmp_path / (SHORT.replace("\x00", "").replace("/", "") + ".html")
    story.write_text(pages.article(), encoding="utf-8")

    with Terminal(str(story), home=tmp_path) as terminal:
        assert terminal.sees("ferry") or terminal.sees("Esc"), terminal.shown
        terminal.press("\x0c", "\x1b", "G")
        assert terminal.leave() == 0

    assert orders(terminal.sent) - orders(honest.sent) == set()
    assert set(forbidden(plain(terminal.sent))) <= set(forbidden(plain(honest.sent)))
