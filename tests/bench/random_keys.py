"""Press keys at random in the app: nothing may crash, no draft may be lost, no order of a page may reach the terminal.

    python -m tests.bench.random_keys --presses 20000 --seed 1       # a demo, a hostile page, an empty library in turn

The app runs in a pseudo-terminal, with an empty PATH and a home of its own; when it is left by a key, it is started
again. Every byte that it sends is looked at.
"""

from __future__ import annotations

import argparse
import base64
import random
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.hostile.payloads import forbidden
from tests.hostile.server import Server as HostileServer
from tests.hostile.terminal import Terminal, orders, plain
from warta.demo.server import Server as Demo
from warta.store.outbox import SqliteOutbox
from warta.tui.commands import COMMANDS
from warta.wiring import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator

BURST = 8  # keys that are typed at once
AT_ONCE = 1_000  # keys until the app is left and started again
WORDS = "flood river pasar 12 is:unread"
_SENT = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "shift+tab": "\x1b[Z", "delete": "\x1b[3~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
}  # fmt: skip
LEAVES = {"ctrl+q"}


def sent(key: str) -> str:
    """What a terminal sends for a key."""
    if key in _SENT:
        return _SENT[key]
    if key.startswith("ctrl+"):
        return chr(ord(key[-1].upper()) - 64)
    return key


def keys() -> tuple[str, ...]:
    """Every key that some command has, letters to type, the mouse and another size."""
    bound = {key for command in COMMANDS for key in command.keys.split()} - LEAVES
    return (*sorted(bound), *WORDS, "click", "wheel", "size")


class Watched(Terminal):
    """Keeps every byte, and draws them only while somebody looks (`looking`): drawing costs more than the app does."""

    looking = True
    unseen: list[bytes]

    def __enter__(self) -> Self:
        self.unseen = []  # what was sent while nobody looked
        return super().__enter__()

    def _show(self, data: bytes) -> None:
        if self.looking:
            super()._show(data)
        else:
            self.unseen.append(data)

    def leave(self) -> int:
        """Press ctrl+q until the app has ended; its code. Right after an Esc, the first one would be another key.

        What was typed ahead of it comes first, and a busy machine takes its time.
        """
        for _ in range(40):
            if not self.is_running:
                break
            self.type("\x11")
            self.settle(2)
        return self._process.wait(timeout=30)

    @property
    def everything(self) -> bytes:
        """All that was sent."""
        return self.sent + b"".join(self.unseen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("demo", "hostile", "empty"))
    given = parser.parse_args()
    with Demo() as demo, HostileServer() as hostile:
        places = {"empty": (), "demo": (demo.url,), "hostile": (f"{hostile.url}/ansi",)}
        honest: set[str] = set()
        for name, arguments in places.items():
            if given.only in {None, name}:
                told = walk(name, arguments, given.presses, random.Random(given.seed))
                print(f"  orders and signs that no walk before had: {sorted(told - honest)}", flush=True)
                honest |= told


def walk(name: str, arguments: tuple[str, ...], presses: int, chance: random.Random) -> set[str]:
    """Press so many keys; what the terminal was told to do."""
    counts: Counter[str] = Counter()
    told: set[str] = set()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        while counts["presses"] < presses:
            counts["starts"] += 1
            with Watched(*arguments, home=home, env={"PATH": str(home), "EDITOR": "true"}) as terminal:
                terminal.sees("warta")
                terminal.settle()
                terminal.looking = False
                counts += press_for_a_while(terminal, chance, min(AT_ONCE, presses - counts["presses"]))
                terminal.looking = True
                if terminal.is_running and name == "demo":
                    counts += write(terminal, home, arguments[0], f"token {counts['starts']} of {chance.random()}")
                code = terminal.leave()
                counts["crashes"] += code != 0
                if code:
                    log = next(home.rglob("warta.log"), None)
                    print(f"  crashed with {code}:", log.read_text().split("a bug")[-1][-2500:] if log else "")
                sent_all = terminal.everything
            told |= {order for order in orders(sent_all) if not copied(order)} | set(forbidden(plain(sent_all)))
    seconds = time.monotonic() - begun
    print(
        f"{name}: {counts['presses']} presses, {counts['starts']} starts, {counts['crashes']} crashes, {seconds:.0f} s"
    )
    print(f"  {counts['drafts']} drafts written, {counts['lost']} lost")
    return told


def copied(order: str) -> bool:
    """Whether an order only gives clean text to the clipboard, as a key of the reader's own wants it."""
    if not order.startswith("\x1b]52;c;"):
        return False
    text = base64.b64decode(order[len("\x1b]52;c;") :].rstrip("\x07\x1b\\")).decode()
    return not forbidden(text.replace("\n", ""))


def press_for_a_while(terminal: Watched, chance: random.Random, most: int) -> Counter[str]:
    """Press keys until the app is left by one of them, or so many were pressed."""
    counts: Counter[str] = Counter()
    for burst in bursts(chance):
        counts["presses"] += press(terminal, burst, chance)
        if counts["presses"] >= most or not terminal.is_running:
            return counts
    return counts


def write(terminal: Watched, home: Path, address: str, words: str) -> Counter[str]:
    """Comment on a story, close what was written, and look for it on the disk."""
    for key in ("\x1b", "\x1b", "\x1b", "\x0c", address, "\r"):
        terminal.type(key)
        terminal.settle(0.3)
    terminal.resize(110, 40)  # all is drawn anew
    if not terminal.sees("[  "):  # the bar under the story
        return Counter(unopened=1)
    for key in ("3", "C", words):
        terminal.type(key)
        terminal.settle(0.5)
    if not terminal.is_running or words not in " ".join(terminal.shown.split()):
        return Counter(unopened=1)
    terminal.type("\x1b")
    terminal.settle(0.5)
    found = next(home.rglob("outbox.db"), None)
    outbox = SqliteOutbox(found, SystemClock()) if found else None
    kept = [draft.text for draft in outbox.all()] if outbox else []
    if outbox:
        outbox.close()
    return Counter(drafts=1, lost=int(not any(words in text for text in kept)))


def bursts(chance: random.Random) -> Iterator[list[str]]:
    """Keys as a careless hand presses them: many at random, now and then words and Esc."""
    every = keys()
    while True:
        burst = [chance.choice(every) for _ in range(BURST)]
        if chance.random() < 0.1:
            burst += ["c", *"some words that are typed", "escape"]
        if chance.random() < 0.3:
            burst += ["escape"]
        yield burst


def press(terminal: Watched, burst: list[str], chance: random.Random) -> int:
    """Type a burst and read what comes of it; how many keys it was."""
    for key in burst:
        if not terminal.is_running:
            break
        if key == "size":
            terminal.resize(chance.choice((40, 80, 120, 200)), chance.choice((10, 24, 40)))
        elif key in {"click", "wheel"}:
            x, y = chance.randint(1, 120), chance.randint(1, 40)
            button = 0 if key == "click" else chance.choice((64, 65))
            terminal.type(f"\x1b[<{button};{x};{y}M", *([f"\x1b[<0;{x};{y}m"] if key == "click" else []))
        else:
            terminal.type(sent(key))
        if key == "escape":
            terminal.step(0.15)
    terminal.settle(0.02)
    return len(burst)


if __name__ == "__main__":
    main()
