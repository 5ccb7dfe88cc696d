"""The first frame: an article's screen as it was left, kept on disk and shown again before anything else is loaded.

Its way is the shortest there is: what is imported at the head of this file is what Python itself has loaded by then.
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

_MAX_FRAMES = 32  # frames that are kept; of more, those go that were not written for longest
_MAX_FRAME_BYTES = 1 << 20  # bytes of a frame: a screen of 400 columns in many colours takes a tenth of it
_FILE_HEADER = "warta-frame"
_ENVIRONMENT_NAMES = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "TZ")
_ENTER_SCREEN, _LEAVE_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[H", "\x1b[?1049l\x1b[?25h"


class Frame:
    """What a terminal is sent to show a screen, and the spot in the article at the top of its pane."""

    __slots__ = ("place", "rows")

    def __init__(self, rows: str, place: tuple[int, int, int]) -> None:
        self.rows = rows
        self.place = place


class Frames:
    """One file for a page, a size and a look: whatever changes how a screen looks gives it another name."""

    def __init__(self, appearance_key: str, folder: str | None = None) -> None:
        self._look = appearance_key
        self._folder = folder or f"{paths.spelled('state')}/frames"

    def path(self, address: str, size: tuple[int, int]) -> str:
        """The file of a page's frame; it need not exist."""
        try:
            from _blake2 import blake2b
        except ImportError:  # this Python has it of OpenSSL alone, which takes longer to load
            from hashlib import blake2b

        told = f"{address} {size[0]}x{size[1]} {self._look}".encode("utf-8", "replace")
        return f"{self._folder}/{blake2b(told, digest_size=16).hexdigest()}.frame"

    def find(self, address: str, size: tuple[int, int]) -> Frame | None:
        """The frame of a page as it was left; None when there is none that can be trusted."""
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
        """Keep a frame, for nobody else to read. A disk that takes none is no trouble: it only spares a wait."""
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
        """Keep no frame of a page any more."""
        with suppress(OSError):
            os.unlink(self.path(address, size))  # noqa: PTH108 - its name is in letters


class EarlyScreen:
    """A terminal from before Textual is loaded until it draws: what is typed is kept and not echoed.

    `frame` is what it shows meanwhile, one of `frames`. Whoever ends the app calls `give_back`: the shell finds its
    terminal as it was.
    """

    def __init__(self, frames: Frames, frame: Frame | None = None) -> None:
        self.frames = frames
        self.frame = frame
        self.attributes: list[Any] | None = None
        self.is_open = False  # whether Textual has the terminal by now

    def fall_early(self, words: Sequence[str]) -> None:
        """Fall where one word was typed and a frame is kept by it.

        Such a frame was kept by an app that had the same settings, so that none of them is asked for. An address in
        another spelling than the one that it is kept by is not found yet: the app looks for it again.
        """
        if len(words) == 1 and all(map(os.isatty, range(3))):
            self.frame = find_frame(self.frames, words[0])
            if self.frame:
                self.fall()

    def fall(self) -> bool:
        """Take the terminal and show the frame, if there is one; False where no terminal can be had."""
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
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)  # but for ctrl+c, as Textual will have it
        quiet[6][termios.VSUSP] = b"\0"  # stopped now, the shell would be left with our screen
        quiet[6][termios.VMIN], quiet[6][termios.VTIME] = 1, 0
        signal.signal(signal.SIGTERM, self._end)
        termios.tcsetattr(0, termios.TCSANOW, quiet)  # from here on, whatever happens ends in give_back
        if self.frame:
            _write(_ENTER_SCREEN + self.frame.rows)
        return True

    def rise(self) -> None:
        """Textual has the terminal."""
        import signal

        self.is_open = True
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def give_back(self) -> None:
        """Leave the terminal as it was found."""
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
    """What decides how a screen looks, beside its size: the terminal, the variables and the settings."""
    own = sorted(pair for pair in os.environ.items() if pair[0].startswith("WARTA_"))
    try:
        with open(f"{paths.spelled('config')}/config.toml", "rb") as stream:  # noqa: PTH123 - pathlib is not loaded yet
            settings = stream.read()
    except OSError:
        settings = b""
    return f"{[os.environ.get(name) for name in _ENVIRONMENT_NAMES]} {own} {settings!r}"


def find_frame(frames: Frames, address: str) -> Frame | None:
    """The frame of a page for the terminal that is there; None where there is none, or one without UTF-8."""
    if (getattr(sys.__stderr__, "encoding", "") or "").lower() != "utf-8":
        return None
    try:
        columns, rows = os.get_terminal_size(2)
    except (OSError, ValueError):  # no terminal
        return None
    return frames.find(address, (columns, rows))


def frame_address(address: str) -> str:
    """What a page is known by, as it was asked for."""
    from warta import urls

    return address if address.isdigit() else urls.normalise(address)


def _delete_old_frames(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MAX_FRAMES]:
        path.unlink(missing_ok=True)


def _is_ours(handle: int) -> bool:
    """Whether a file belongs to this user alone: what it says is sent to the terminal."""
    facts = os.fstat(handle)
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o077


def _write(text: str) -> None:
    data = text.encode("utf-8", "replace")
    while data:
        data = data[os.write(2, data) :]
