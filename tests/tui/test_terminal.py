"""The app in a real pseudo-terminal, on the demo newsroom."""

from __future__ import annotations

import os
import pty
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.hostile.command import environment
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
        assert terminal.sees("Keys: "), terminal.shown
        terminal.press("\x1b")
        assert terminal.leave() == 0

    assert terminal.sent.startswith(b"\x1b[?1049h")
    assert terminal.sent.rindex(b"\x1b[?1049l") > terminal.sent.rindex(b"\x1b[?1049h")
    assert terminal.sent.rindex(b"\x1b[?25h") > terminal.sent.rindex(b"\x1b[?25l")


def test_an_editor_that_fails_leaves_the_app_its_terminal(tmp_path: Path) -> None:
    with Terminal("demo", home=tmp_path, env={"EDITOR": "false"}) as terminal:
        assert terminal.sees("Pasar Terapung"), terminal.shown
        terminal.press("4", "c")
        assert terminal.sees("F4 editor"), terminal.shown

        terminal.press("\x1bOS")

        assert terminal.sees("false exited with code 1"), terminal.shown
        assert terminal.leave() == 0


def test_the_app_ends_with_its_terminal_though_no_hang_up_is_heard(tmp_path: Path) -> None:
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.environ |= {**environment(tmp_path), "TERM": "xterm-256color"}
        os.execv(sys.executable, [sys.executable, "-m", "warta", "demo"])  # noqa: S606 - no shell is what is wanted
    shown = b""
    while b"Pasar" not in shown:
        shown += os.read(terminal, 65_536)

    os.close(terminal)

    assert ended_within(child, seconds=15)


def ended_within(child: int, *, seconds: float) -> bool:
    """Whether a process ends by itself; it is killed when it does not."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False
