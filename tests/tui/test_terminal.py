"""The app in a real pseudo-terminal, on the demo newsroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal


def test_the_demo_is_read_from_one_end_to_the_other_and_the_terminal_given_back(tmp_path: Path) -> None:
    with Terminal("demo", home=tmp_path) as terminal:
        assert terminal.sees("Pasar Terapung"), terminal.shown

        terminal.press("]")
        assert terminal.sees("Kamus Kampung"), terminal.shown
        terminal.press("H", "4", "h", "G", "/", "kata", "\r", "n", "\x1b", "z", "z", "?")
        assert terminal.sees("Keys in"), terminal.shown
        terminal.press("\x1b")
        assert terminal.leave() == 0

    assert terminal.sent.startswith(b"\x1b[?1049h")
    assert terminal.sent.rindex(b"\x1b[?1049l") > terminal.sent.rindex(b"\x1b[?1049h")
    assert terminal.sent.rindex(b"\x1b[?25h") > terminal.sent.rindex(b"\x1b[?25l")
