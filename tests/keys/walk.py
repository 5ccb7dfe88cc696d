"""A walk of random keys over one kind of library: the app is started, pressed, left or killed, and started again."""

from __future__ import annotations

import os
import random
import re
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests import builders
from tests.hostile.server import Server as HostileServer
from tests.keys.clock import Clock
from tests.keys.keyboard import EDITED, SIGNS, bursts
from tests.keys.leaks import Scan
from tests.keys.ledger import Ledger
from tests.keys.watched import Hand, Watched
from tests.keys.writing import Writer
from warta.demo.server import Server as Demo
from warta.settings import Settings
from warta.wiring import services

PLACES = ("demo", "hostile", "empty")
_AT_ONCE = 1_000  # keys until the app is left and started again
_WRITES = 7  # bursts between two letters
_TELLS = 1_000  # keys between two lines of what happened so far
_BUG = 70
_SIGNALS = {"KILL": 9, "TERM": 15, "HUP": 1}


class Walked(NamedTuple):
    """What came of a walk."""

    counts: Counter[str]
    kinds: Counter[str]
    leaks: dict[str, str]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, crashed or leaked."""
        return not (self.counts["lost"] or self.counts["crashes"] or self.leaks)


def walk(place: str, presses: int, seed: int) -> Walked:
    """Press so many keys in a library of this kind."""
    with tempfile.TemporaryDirectory() as folder, Demo() as demo, HostileServer() as hostile:
        address = {"demo": demo.url, "hostile": f"{hostile.url}/ansi", "empty": ""}[place]
        furnish(Path(folder), place)
        return _Walk(place, address, Path(folder), seed).go(presses)


def furnish(home: Path, place: str) -> None:
    """A reader with a name; but for the empty walk, a library with a story that was edited."""
    (home / "config" / "warta").mkdir(parents=True)
    (home / "config" / "warta" / "config.toml").write_text('[reader]\nname = "Ada"\nemail = "ada@example.org"\n')
    if place == "empty":
        return
    shop = services(Settings(library=home / "data" / "warta" / "library.db"))
    for words in ("The water came at night, and the market is closed.", "The water went, and the market opens."):
        story = builders.article(builders.paragraph(words), url=EDITED, canonical_url=EDITED, title="Edited")
        shop.library.keep(builders.page(words, url=EDITED), story)
    shop.shut()


class _Walk:
    def __init__(self, place: str, address: str, home: Path, seed: int) -> None:
        self._place = place
        self._address = address
        self._home = home
        self._seed = seed
        self._chance = random.Random(seed)
        self._ledger = Ledger()
        self._hand = Hand(self._chance, Clock())
        self._scan = Scan(lambda: " ".join(self._hand.last))
        self._writer = Writer(self._hand, self._ledger, home, self._chance, address)
        self._bursts = bursts(self._chance)
        self._counts: Counter[str] = Counter()
        self._begun, self._computed = time.monotonic(), sum(os.times()[:4])

    def go(self, presses: int) -> Walked:
        while self._hand.pressed < presses:
            self._stay(min(presses, self._hand.pressed + _AT_ONCE))
        return Walked(self._now(), self._scan.kinds, self._scan.leaks)

    def _stay(self, until: int) -> None:
        """Start the app, press keys until it ends or so many were pressed, and leave it."""
        self._counts["starts"] += 1
        self._writer.begin()
        env = {"PATH": str(self._home), "EDITOR": "/bin/true", "PYTHONFAULTHANDLER": "1"}
        size = self._chance.choice(((80, 24), (80, 24), (120, 40)))
        with Watched(*filter(None, (self._address,)), home=self._home, env=env, size=size) as terminal:
            terminal.scan, terminal.clock = self._scan, self._hand.clock
            terminal.clock.stopped = partial(getattr, terminal, "is_stopped")
            self._hand.terminal = terminal
            terminal.comes("min read|resumed|%|warta", 20)
            terminal.rest()
            self._press(until)
            code = terminal.leave() if self._writer.code is None else self._writer.code
            if terminal.ended_by:
                self._scan.cut_off()
            else:
                self._scan.feed(b"", last=True)
            self._judge(terminal, code)
        self._writer.check()

    def _press(self, until: int) -> None:
        for number, burst in enumerate(self._bursts):
            self._hand.press(*burst)
            news = self._writer.notice()
            self._counts.update(f"saw {sign}" for sign, words in SIGNS.items() if re.search(words, news))
            self._writer.check()
            if number % _WRITES == _WRITES - 1 and self._hand.is_there:
                self._writer.write()
            if self._hand.pressed // _TELLS > self._counts["told"]:
                self._counts["told"] = self._hand.pressed // _TELLS
                print(f"{self._place} {self._seed}: {told(self._now())}", flush=True)
            if self._hand.pressed >= until or not self._hand.is_there:
                return

    def _judge(self, terminal: Watched, code: int) -> None:
        """A crash is told at once: an end that is neither the reader's nor a signal of the walk's own."""
        if code == 0 or (
            terminal.ended_by and code in {-_SIGNALS[terminal.ended_by], 128 + _SIGNALS[terminal.ended_by]}
        ):
            return
        self._counts["crashes"] += 1
        log = next(self._home.rglob("warta.log"), None)
        said = log.read_text("utf-8", "replace").split("a bug")[-1][-2_500:] if log and code == _BUG else ""
        print(f"  CRASHED with {code} {terminal.ended_by}, {self._place}, seed {self._seed}", flush=True)
        print(f"  the last keys: {' '.join(self._hand.last)}\n{said}", flush=True)

    def _now(self) -> Counter[str]:
        counts = self._counts + self._ledger.counts() + self._writer.counts
        counts["presses"] = self._hand.pressed
        counts["seconds"] = round(time.monotonic() - self._begun)
        counts["computed"] = round(sum(os.times()[:4]) - self._computed)
        counts["leaks"] = len(self._scan.leaks)
        return counts


def told(counts: Counter[str]) -> str:
    """What happened so far, in a line."""
    names = (
        "starts", "written", "reached", "discarded", "edited", "sent", "unkept", "elsewhere", "lost",
        "crashes", "leaks",
    )  # fmt: skip
    figures = ", ".join(f"{counts[name]} {name}" for name in names)
    return f"{counts['presses']} presses, {figures}, {counts['seconds']} s, {counts['computed']} s of them computed"
