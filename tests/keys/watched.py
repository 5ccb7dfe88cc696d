"""The app in a terminal that keeps every byte for the scan, and a hand that presses its keys."""

from __future__ import annotations

import math
import re
import signal
import subprocess
import termios
from collections import Counter, deque
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.hostile.terminal import Terminal, plain
from tests.keys.keyboard import ESCAPE, LENDS, SLOWLY, TAKES_AWAY, sent

if TYPE_CHECKING:
    import random

    from tests.keys.clock import Clock
    from tests.keys.leaks import Scan

_OLD_ESCAPE = 0.1  # how often Esc is sent as a terminal of old does, after which one has to wait
_WAKES = 2  # times that an idle app wakes up between two looks; one that sees a key to its end does so more often
_LENDING = 30  # looks until one knows that no editor comes: Textual stops reading a while before it does, in silence
_SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "HUP": signal.SIGHUP}


class Watched(Terminal):
    """Gives every byte to a scan, and draws none of them: drawing costs more than the app does."""

    scan: Scan
    clock: Clock
    ended_by = ""  # the signal that the walk itself sent

    def __enter__(self) -> Self:
        self._news: list[bytes] = []
        return super().__enter__()

    def news(self) -> str:
        """What was drawn since one last asked."""
        new, self._news = self._news, []
        return plain(b"".join(new))

    def comes(self, words: str, seconds: float = 10) -> bool:
        """Whether words are drawn in time, of those that nobody asked for yet; they stay news."""
        end = self.clock() + seconds
        while not re.search(words, plain(b"".join(self._news))):
            if self.clock() > end or not self.is_running:
                return False
            self._read(0.03)
        return True

    def _show(self, data: bytes) -> None:
        self.scan.feed(data)
        self._news.append(data)

    def rest(self, times: int = 3) -> None:
        """Read until the app has nothing more to do: on a busy machine it is silent long before.

        While keys wait for the one before them the app is silent too, but looks every moment whether that is done.
        While an editor has the terminal the app only waits for its end: what was typed then would be nobody's.
        """
        end = self.clock() + 60
        asleep, before = 0, self._wakes
        while asleep < times and self.is_running and self.clock() < end:
            heard, wakes = self._read(0.01), self._wakes
            busy = heard or wakes - before > _WAKES or self._state != "S" or self._is_lent
            asleep, before = 0 if busy else asleep + 1, wakes

    @property
    def is_stopped(self) -> bool:
        """Whether somebody has stopped the app."""
        return self._state == "T"

    @property
    def _state(self) -> str:
        if not self.is_running:
            return ""
        return Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()[0]

    @property
    def _wakes(self) -> int:
        """How often the app has waited for something so far."""
        if not self.is_running:
            return 0
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.rpartition("\nvoluntary_ctxt_switches:")[2].split()[0])

    @property
    def _is_lent(self) -> bool:
        """Whether the terminal reads lines, as it does for an editor or a shell, and not keys."""
        return bool(self.attributes[3] & termios.ICANON)

    def end(self, name: str) -> int:
        """Send a signal and wait for the end; the code."""
        self.ended_by = name
        self._process.send_signal(_SIGNALS[name])
        return self._ended()

    def leave(self) -> int:
        """Press ctrl+q until the app has ended; its code. Right after an Esc, the first one would be another key.

        What was typed ahead of it comes first, and a busy machine takes its time.
        """
        for _ in range(40):
            if not self.is_running:
                break
            self.type("\x11")
            self.settle(2)
        return self._ended()

    def _ended(self) -> int:
        end = self.clock() + 30
        while self.is_running and self.clock() < end:
            self._read(0.05)
        while self._read(0):
            pass
        try:
            return self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return self._abort()

    def _abort(self) -> int:
        """End an app that does not let itself be left, and print where it stands."""
        self.news()
        self._process.send_signal(signal.SIGABRT)  # PYTHONFAULTHANDLER
        self.settle(2)
        print("  stuck:", self.news()[-6000:], flush=True)
        return self._process.wait(timeout=30)


class Hand:
    """Presses keys of one terminal after the other, counts them, and remembers the last thirty."""

    def __init__(self, chance: random.Random, clock: Clock) -> None:
        self.terminal: Watched
        self.clock = clock
        self.pressed = 0
        self.last: deque[str] = deque(maxlen=30)
        self.seen: Counter[str] = Counter()
        self._chance = chance
        self._took_away = -math.inf

    @property
    def is_there(self) -> bool:
        """Whether the app still runs."""
        return self.terminal.is_running

    def took_away_since(self, moment: float) -> bool:
        """Whether a key was pressed since then that takes words away where some are written."""
        return self._took_away >= moment

    def press(self, *burst: str) -> None:
        """Press a burst and read what comes of it; one that ends with `SLOWLY`, key by key."""
        slowly = burst[-1] == SLOWLY
        for key in burst[: -1 if slowly else None]:
            if not self.is_there:
                break
            self.pressed += 1
            self.last.append(key)
            if key in TAKES_AWAY:
                self._took_away = self.clock()
            self._send(key)
            if slowly:
                self.terminal.rest(1)
        self.terminal.rest(_LENDING if LENDS in burst else 3)

    def _send(self, key: str) -> None:
        terminal, chance = self.terminal, self._chance
        if key == "size":
            terminal.resize(chance.choice((40, 80, 120, 200)), chance.choice((10, 24, 40)))
        elif key in {"click", "wheel"}:
            x, y = chance.randint(1, 120), chance.randint(1, 40)
            button = 0 if key == "click" else chance.choice((64, 65))
            terminal.type(f"\x1b[<{button};{x};{y}M", *([f"\x1b[<0;{x};{y}m"] if key == "click" else []))
        elif key != "escape":
            terminal.type(sent(key))
        elif chance.random() < _OLD_ESCAPE:
            terminal.type(sent(key))
            terminal.settle(0.15)  # or the next key would be another one
        else:
            terminal.type(ESCAPE)

    def words(self, text: str, *, pasted: bool = False) -> None:
        """Type or paste words at once; they count as one key."""
        self.pressed += 1
        self.last.append(f"“{text}”")
        self.terminal.type(f"\x1b[200~{text}\x1b[201~" if pasted else text)
        self.terminal.rest()

    def wait(self, seconds: float) -> None:
        """Press nothing for a while."""
        end = self.clock() + seconds
        while (left := end - self.clock()) > 0 and self.is_there:
            self.terminal.step(left)
