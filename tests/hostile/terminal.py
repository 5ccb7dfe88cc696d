"""Run the app in a real pseudo-terminal, press its keys, and keep every byte that it sent to the terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any, NamedTuple, Self

import pyte

from tests.hostile.command import environment

WIDTH, HEIGHT = 120, 40
_ONE_FRAME = 0.002  # seconds between two writes of one

# One escape sequence: CSI, a string that ends in BEL or ST, or a two-character escape (ECMA-48).
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|[\x9b\x9d\x90\x98\x9e\x9f]", re.DOTALL
)
_COLOUR_OR_PLACE = re.compile(r"\x1b\[[0-9;:]*[mHABCDKJX]")


class Frame(NamedTuple):
    """Seconds until a frame was written, and those that the app's main thread computed meanwhile."""

    waited: float
    computed: float


class Terminal:
    """A terminal in which `warta ARGUMENTS` runs, `size` columns and rows wide; `sent` is what it wrote, raw."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        size: tuple[int, int] = (WIDTH, HEIGHT),
        term: str = "xterm-256color",
        env: dict[str, str] | None = None,
    ) -> None:
        self.sent = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._own, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "warta", *arguments],
            stdin=its,
            stdout=its,
            stderr=its,
            env=environment(home, TERM=term, COLORTERM="truecolor", LANG="C.UTF-8") | (env or {}),
            start_new_session=True,
        )
        os.close(its)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._own)

    @property
    def shown(self) -> str:
        """The screen as text, the rows joined by newlines."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def mebibytes(self) -> float:
        """The memory that the app had at most so far."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    @property
    def busy(self) -> float:
        """The seconds that the app's main thread has computed so far, whatever else the machine does."""
        return int(Path(f"/proc/{self._process.pid}/schedstat").read_text().split()[0]) / 1e9

    def sees(self, text: str, seconds: float = 20) -> bool:
        """Whether a text appears on the screen in time."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            if time.monotonic() > end or not self._read(end - time.monotonic()):
                return text in self.shown
        return True

    def settle(self, quiet: float = 0.12) -> None:
        """Read until the app has been silent for a while, or has had time enough: a cursor may blink."""
        end = time.monotonic() + 10
        while self._read(quiet) and time.monotonic() < end:
            pass

    def step(self, seconds: float) -> bool:
        """See what the app writes next, one write of it; False when it is silent for so long."""
        return self._read(seconds)

    def type(self, *keys: str) -> None:
        """Type keys at once, whether anybody is there to read them or not."""
        os.write(self._own, "".join(keys).encode())

    @property
    def attributes(self) -> list[Any]:
        """How the terminal treats what is typed."""
        return termios.tcgetattr(self._own)

    def terminate(self) -> None:
        """End the app as a system that shuts down does, and wait for its end."""
        self._process.terminate()
        self._wait()

    def interrupt_at_once(self) -> None:
        """Do what ctrl+c does as soon as the first frame shows, before the app has the terminal."""
        while b"\x1b[?1049h" not in self.sent and self._read(5):
            pass
        self._process.send_signal(signal.SIGINT)
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + 20
        while self._read(0.5) or self.is_running:
            if time.monotonic() > end:
                raise TimeoutError(self.shown)

    def press(self, *keys: str) -> None:
        """Type keys one after the other, each seen to its end."""
        for key in keys:
            os.write(self._own, key.encode())
            self.settle()

    def frames(self, key: str) -> list[Frame]:
        """Type a key; what each frame took that came of it, from the key or from the frame before."""
        before, computed = time.monotonic(), self.busy
        os.write(self._own, key.encode())
        taken: list[Frame] = []
        parts: list[bytes] = []
        while (part := self._take(0.15 if parts else 2)) and len(taken) < 1_000:  # nothing is looked at meanwhile
            now, busy = time.monotonic(), self.busy
            if now - before > _ONE_FRAME or not taken:
                taken.append(Frame(now - before, busy - computed))
            before, computed = now, busy
            parts.append(part)
        self._show(b"".join(parts))
        return taken

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, and tell the app so: this terminal is nobody's own, and sends no signal."""
        self._screen.resize(height, width)
        fcntl.ioctl(self._own, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self._process.send_signal(signal.SIGWINCH)

    def click(self, text: str) -> None:
        """Press the mouse on the first place where a text is shown."""
        row, column = next((y, line.index(text)) for y, line in enumerate(self.shown.split("\n")) if text in line)
        self.press(f"\x1b[<0;{column + 1};{row + 1}M", f"\x1b[<0;{column + 1};{row + 1}m")

    def leave(self) -> int:
        """Press ctrl+q; the exit code. Raises TimeoutError when the app stays."""
        os.write(self._own, b"\x11")
        return self.ended()

    def ended(self) -> int:
        """Wait for the app's own end; the exit code. Raises TimeoutError when the app stays."""
        self._wait()
        return self._process.wait()

    def _read(self, seconds: float) -> bool:
        """Take what the app writes within some seconds; False when that is nothing."""
        data = self._take(seconds)
        self._show(data)
        return bool(data)

    def _take(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._own], [], [], max(seconds, 0))
        if not ready:
            return b""
        try:
            return os.read(self._own, 65_536)
        except OSError:  # the other end is closed
            return b""

    def _show(self, data: bytes) -> None:
        self.sent += data
        self._stream.feed(data)


def orders(sent: bytes) -> set[str]:
    """What a terminal was told to do, beside colours and places."""
    found = {match[0] for match in _SEQUENCE.finditer(sent.decode("utf-8", "replace"))}
    return {order for order in found if not _COLOUR_OR_PLACE.fullmatch(order)}


def plain(sent: bytes) -> str:
    """What a terminal was given to print."""
    return _SEQUENCE.sub("", sent.decode("utf-8", "replace"))
