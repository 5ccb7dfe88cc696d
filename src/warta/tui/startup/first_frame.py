"""The first frame: the last screen of an article, cached on disk and shown before anything else is loaded.

Start-up time matters here: this module imports only what Python itself has loaded.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from warta import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import FrameType
    from typing import Any

_MAX_FRAMES = 32  # frames on disk; the oldest are deleted
_MAX_FRAME_BYTES = 1 << 20  # a screen of 400 columns in many colours takes a tenth of it
_FILE_HEADER = "warta-frame"
_ENVIRONMENT_NAMES = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "TZ")
_ENTER_SCREEN, _LEAVE_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[H", "\x1b[?1049l\x1b[?25h"


class Frame:
    """The terminal output that draws a screen, and the position in the article at the top of its pane."""

    __slots__ = ("place", "rows")

    def __init__(self, rows: str, place: tuple[int, int, int]) -> None:
        self.rows = rows
        self.place = place


class Frames:
    """Frame files: one per page, terminal size and appearance (`appearance_key`)."""

    def __init__(self, appearance_key: str, folder: str | None = None) -> None:
        self._look = appearance_key
        self._folder = folder or f"{paths.spelled('state')}/frames"

    def path(self, address: str, size: tuple[int, int]) -> str:
        """Return the file of a page's frame; it need not exist."""
        try:
            from _blake2 import blake2b
        except ImportError:  # a Python that has it only from OpenSSL, which loads slower
            from hashlib import blake2b

        told = f"{address} {size[0]}x{size[1]} {self._look}".encode("utf-8", "replace")
        return f"{self._folder}/{blake2b(told, digest_size=16).hexdigest()}.frame"

    def find(self, address: str, size: tuple[int, int]) -> Frame | None:
        """Return the frame of a page; None if there is none or it is not trusted."""
        with suppress(OSError, ValueError):
            handle = os.open(self.path(address, size), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(handle, encoding="utf-8", newline="") as stream:
                if not _is_ours(handle):
                    return None
                head, _, rows = stream.read(_MAX_FRAME_BYTES).partition("\n")
            word, *numbers = head.split()
            if word == _FILE_HEADER and len(numbers) == 3:
                block, offset, above = map(int, numbers)
                return Frame(rows, (block, offset, above))
        return None

    def keep(self, address: str, size: tuple[int, int], frame: Frame) -> None:
        """Save a frame, readable by its owner only. Errors are ignored: it is a cache."""
        if len(frame.rows) > _MAX_FRAME_BYTES // 4:
            return
        from pathlib import Path

        path = Path(self.path(address, size))
        partial = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
                stream.write(f"{_FILE_HEADER} {' '.join(map(str, frame.place))}\n{frame.rows}")
            partial.replace(path)
            _delete_old_frames(path.parent)

    def forget(self, address: str, size: tuple[int, int]) -> None:
        """Delete the frame of a page."""
        with suppress(OSError):
            os.unlink(self.path(address, size))  # noqa: PTH108 - its name is in letters


class EarlyScreen:
    """The terminal before Textual draws: echo is off, typed keys stay in its buffer, the first frame is shown.

    `frame` is the shown frame, one of `frames`. `give_back` must be called at exit to restore the terminal.
    """

    def __init__(self, frames: Frames, frame: Frame | None = None) -> None:
        self.frames = frames
        self.frame = frame
        self.attributes: list[Any] | None = None
        self.is_open = False  # whether Textual has taken over

    def fall_early(self, words: Sequence[str]) -> None:
        """Show the frame at once if the only argument is an address with a frame.

        Settings need not be read: their text is part of the key of the frame. An address spelled differently is not
        found here; it is looked up again after normalising.
        """
        if len(words) == 1 and all(map(os.isatty, range(3))):
            self.frame = find_frame(self.frames, words[0])
            if self.frame:
                self.fall()

    def fall(self) -> bool:
        """Set up the terminal and show the frame, if any; False without a usable terminal."""
        if self.attributes is not None:
            return True
        if sys.platform == "win32" or os.environ.get("TERM") == "dumb":
            return False
        import signal
        import termios

        try:
            attributes = self.attributes = termios.tcgetattr(0)
        except termios.error:
            return False
        quiet = [*attributes[:6], [*attributes[6]]]
        quiet[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)  # as Textual sets it, but for ctrl+c
        quiet[6][termios.VSUSP] = b"\0"  # suspended now, the shell would show our screen
        quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
        signal.signal(signal.SIGTERM, self._end)
        termios.tcsetattr(0, termios.TCSANOW, quiet)  # from here on give_back must be called
        if self.frame:
            _write(_ENTER_SCREEN + self.frame.rows)
        return True

    def rise(self) -> None:
        """Mark that Textual has taken over."""
        import signal

        self.is_open = True
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def give_back(self) -> None:
        """Restore the terminal."""
        if self.attributes is None:
            return
        import termios

        if self.frame and not self.is_open:
            _write(_LEAVE_SCREEN)
        with suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSANOW, self.attributes)
        self.attributes = None

    def _end(self, number: int, _where: FrameType | None) -> None:
        import signal

        self.give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def appearance_key() -> str:
    """Return everything but the size that changes how a screen looks: terminal, environment variables, settings."""
    own = sorted(pair for pair in os.environ.items() if pair[0].startswith("WARTA_"))
    try:
        with open(f"{paths.spelled('config')}/config.toml", "rb") as stream:  # noqa: PTH123 - pathlib is not loaded yet
            settings = stream.read()
    except OSError:
        settings = b""
    return f"{[os.environ.get(name) for name in _ENVIRONMENT_NAMES]} {own} {settings!r}"


def find_frame(frames: Frames, address: str) -> Frame | None:
    """Return the frame of a page for this terminal; None if there is none, or without UTF-8."""
    if (getattr(sys.__stderr__, "encoding", "") or "").lower() != "utf-8":
        return None
    try:
        columns, rows = os.get_terminal_size(2)
    except (OSError, ValueError):  # no terminal
        return None
    return frames.find(address, (columns, rows))


def frame_address(address: str) -> str:
    """Return the address under which the frame of a page is saved."""
    from warta import urls

    return address if address.isdigit() else urls.normalise(address)


def _delete_old_frames(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MAX_FRAMES]:
        path.unlink(missing_ok=True)


def _is_ours(handle: int) -> bool:
    """Whether only this user can write a file: its content is sent to the terminal."""
    facts = os.fstat(handle)
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o077


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(2, data) :]
