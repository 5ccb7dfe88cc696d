"""Press keys at random in the app: nothing may crash, no draft may be lost, no order of a page may reach the terminal.

    python -m tests.bench.random_keys --presses 20000 --seed 1       # a demo, a hostile page, an empty library in turn

The app runs in a pseudo-terminal, with an empty PATH and a home of its own; when it is left by a key, it is started
again. Among the keys are the ways into every screen, and the keys of that screen follow; how often each one was seen is
printed. Now and then a reply is written: its words must be on the disk when the composer is closed, and in it when it
is opened again. Every byte that the app sends is looked at.
"""

from __future__ import annotations

import argparse
import base64
import random
import re
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests import builders
from tests.hostile.payloads import forbidden
from tests.hostile.server import Server as HostileServer
from tests.hostile.terminal import Terminal, orders, plain
from warta.demo.server import Server as Demo
from warta.settings import Settings
from warta.store.outbox import SqliteOutbox
from warta.tui.commands import COMMANDS, SCOPES, of_scope
from warta.wiring import SystemClock, newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITED = "https://news.example/edited/"
BURST = 8  # keys that are typed at once
AT_ONCE = 1_000  # keys until the app is left and started again
WORDS = "flood river pasar 12 is:unread"
_SENT = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "shift+tab": "\x1b[Z", "delete": "\x1b[3~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
}  # fmt: skip
LEAVES = {"ctrl+q"}
SLOWLY = "…"  # ends a burst whose keys are typed one by one
HOME = ("escape",) * 3  # back to the reading screen, whatever is open
# The ways into every screen and menu, and the scope whose keys are pressed there then.
WAYS: dict[str, tuple[str, str]] = {
    "sources": ("1", "sources"), "posts": ("2", "posts"), "article": ("3", "article"), "thread": ("4", "thread"),
    "composer": ("3 C W o r d s", "composer"), "answer": ("4 n c W o r d s", "composer"),
    "preview": ("3 C W o r d s f3", "composer"), "quote": ("4 n c f2", "composer"), "editor": ("3 C f4", "composer"),
    "review": ("3 C W o r d s ctrl+s", "review"), "sent": ("3 C s o ctrl+s s e n d enter", "review"),
    "outbox": ("O", "outbox"), "outbox go": ("g d", "outbox"), "search": ("ctrl+f r i v e r", "search"),
    "hit": ("ctrl+f r i v e r enter enter", "article"), "kept search": ("ctrl+f r i v e r escape + enter", "sources"),
    "sync": ("R", "sync"), "follow": ("A ctrl+u d e m o enter enter", "sources"), "forget": ("1 j j j d n", "sources"),
    "diff": (f"ctrl+l {' '.join(EDITED)} enter d", "diff"), "revisions": ("g r enter", "diff"),
    "note": ("3 } a h m enter", "article"), "select": ("3 } v } } y", "article"), "forms": ("3 p s", "pane"),
    "provenance": ("i", "pane"), "go": ("g", "pane"), "history": ("g h", "pane"), "links": ("g l", "pane"),
    "outline": ("g o j enter", "article"), "quotes": ("g q j enter", "article"), "copy": ("Y", "pane"),
    "export": ("e", "pane"), "written": ("e j enter enter", "pane"), "open in": ("w", "pane"), "pipe": ("|", "pane"),
    "jump": ("ctrl+o a", "pane"), "help": ("? c o m", "pane"), "palette": (": t h e m e", "pane"),
    "address": ("ctrl+l", "pane"), "find": ("/ e enter n N", "article"), "hints": ("3 f a", "article"),
    "filter": ("2 = a enter", "posts"), "sort": ("2 S", "posts"), "tag": ("3 t x enter", "article"),
    "peek": ("4 G P", "thread"), "comments by time": ("4 S S", "thread"), "pictures": ("3 I", "article"),
    "stars": ("2 x j x s M u u U", "posts"), "zen": ("z", "article"),
}  # fmt: skip
# What is to be read on each screen, and nowhere else.
SIGNS = {
    "composer": "The site's form", "review": "What will leave this machine", "preview": "As it would be read",
    "quote": "Space marks, a marks all", "outbox": r"\d drafts?\b|The outbox is empty",
    "search": "Search the library +|type what you look for", "sync": "Fetching what is new|All is fetched",
    "follow": "a site, a section, a feed", "sources": "All posts", "diff": r"revision .{1,40} → ",
    "revisions": "Changes since which", "note": "your words, or nothing", "forms": "See it as",
    "provenance": "Provenance", "go": "Go to", "history": "History", "links": "Links", "outline": "Outline",
    "copy": "Copy ", "export": r"Export \d", "open in": "Open in the web browser", "pipe": "a program and its arg",
    "help": "type to search the keys", "palette": "type what you want to do", "address": "or words to search for",
    "find": r"\d hits?\b", "sort": "Sort the posts", "tag": "a tag; one that is there", "peek": "It answers",
    "comments": "Comments ", "trouble": "This page cannot be shown",
}  # fmt: skip


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


def scope_keys() -> dict[str, tuple[str, ...]]:
    """The keys of each scope, with letters to type."""
    return {
        scope: (*sorted({key for command in of_scope(scope) for key in command.keys.split()} - LEAVES), "t", "12")
        for scope in SCOPES
    }


class Watched(Terminal):
    """Keeps every byte, and draws them only while somebody looks (`looking`): drawing costs more than the app does."""

    looking = True
    unseen: list[bytes]

    def __enter__(self) -> Self:
        self.unseen = []  # what was sent while nobody looked
        self._told = 0
        return super().__enter__()

    def news(self) -> str:
        """What was drawn since one last asked."""
        before, self._told = self._told, len(self.unseen)
        return plain(b"".join(self.unseen[before:]))

    def _show(self, data: bytes) -> None:
        if self.looking:
            super()._show(data)
        else:
            self.unseen.append(data)

    def rest(self) -> None:
        """Read until the app has nothing more to do: on a busy machine it is silent long before."""
        end = time.monotonic() + 60
        asleep = 0
        while asleep < 3 and self.is_running and time.monotonic() < end:
            state = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()[0]
            asleep = 0 if self._read(0.01) or state == "R" else asleep + 1

    def leave(self) -> int:
        """Press ctrl+q until the app has ended; its code. Right after an Esc, the first one would be another key.

        What was typed ahead of it comes first, and a busy machine takes its time.
        """
        for _ in range(40):
            if not self.is_running:
                break
            self.type("\x11")
            self.settle(2)
        try:
            return self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            return self._abort()

    def _abort(self) -> int:
        """End an app that does not let itself be left, and print where it stands."""
        print("  stuck:", self.shown)
        before = len(self.sent)
        self._process.send_signal(signal.SIGABRT)  # PYTHONFAULTHANDLER
        self.settle(2)
        print(self.sent[before:].decode("utf-8", "replace")[-6000:])
        return self._process.wait(timeout=30)

    @property
    def everything(self) -> bytes:
        """All that was sent."""
        return self.sent + b"".join(self.unseen)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
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


def furnish(home: Path, name: str) -> None:
    """A reader with a name; but for the empty walk, a library with a story that was edited."""
    (home / "config" / "warta").mkdir(parents=True)
    (home / "config" / "warta" / "config.toml").write_text('[reader]\nname = "Ada"\nemail = "ada@example.org"\n')
    if name == "empty":
        return
    shop = newsroom(Settings(library=home / "data" / "warta" / "library.db"))
    for words in ("The water came at night, and the market is closed.", "The water went, and the market opens."):
        story = builders.article(builders.paragraph(words), url=EDITED, canonical_url=EDITED, title="Edited")
        shop.library.keep(builders.page(words, url=EDITED), story)
    shop.shut()


def walk(name: str, arguments: tuple[str, ...], presses: int, chance: random.Random) -> set[str]:
    """Press so many keys; what the terminal was told to do."""
    counts: Counter[str] = Counter()
    told: set[str] = set()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        furnish(home, name)
        while counts["presses"] < presses:
            counts["starts"] += 1
            with Watched(
                *arguments, home=home, env={"PATH": str(home), "EDITOR": "true", "PYTHONFAULTHANDLER": "1"}
            ) as terminal:
                terminal.sees("min read" if arguments else "warta")
                terminal.settle()
                terminal.looking = False
                most = min(AT_ONCE, presses - counts["presses"])
                counts += press_for_a_while(terminal, home, arguments[0] if name == "demo" else "", chance, most)
                terminal.looking = True
                code = terminal.leave()
                counts["crashes"] += code != 0
                if code:
                    log = next(home.rglob("warta.log"), None)
                    print(f"  crashed with {code}:", log.read_text().split("a bug")[-1][-2500:] if log else "")
                sent_all = terminal.everything
            told |= {order for order in orders(sent_all) if not copied(order)} | set(forbidden(plain(sent_all)))
    report(name, counts, time.monotonic() - begun)
    return told


def report(name: str, counts: Counter[str], seconds: float) -> None:
    print(
        f"{name}: {counts['presses']} presses, {counts['starts']} starts, {counts['crashes']} crashes, {seconds:.0f} s"
    )
    print(
        f"  {counts['drafts']} drafts written, {counts['lost']} lost, {counts['found again']} seen on coming back; "
        f"{counts['unopened']} times no composer came"
    )
    print("  screens seen:", ", ".join(f"{sign} {counts[f'saw {sign}']}" for sign in SIGNS), flush=True)


def copied(order: str) -> bool:
    """Whether an order only gives clean text to the clipboard, as a key of the reader's own wants it."""
    if not order.startswith("\x1b]52;c;"):
        return False
    text = base64.b64decode(order[len("\x1b]52;c;") :].rstrip("\x07\x1b\\")).decode()
    return not forbidden(text.replace("\n", ""))


def press_for_a_while(terminal: Watched, home: Path, address: str, chance: random.Random, most: int) -> Counter[str]:
    """Press keys until the app is left by one of them, or so many were pressed; at a demo's `address` replies too."""
    counts: Counter[str] = Counter()
    for number, burst in enumerate(bursts(chance)):
        each = 0.04 if burst[-1] == SLOWLY else 0
        counts["presses"] += press(terminal, [key for key in burst if key != SLOWLY], chance, each=each)
        if address and number % 12 == 11 and terminal.is_running:
            counts += write(terminal, home, address, chance)
        news = terminal.news()
        counts.update(f"saw {sign}" for sign, words in SIGNS.items() if re.search(words, news))
        if counts["presses"] >= most or not terminal.is_running:
            return counts
    return counts


def write(terminal: Watched, home: Path, address: str, chance: random.Random) -> Counter[str]:
    """Comment on a story, do whatever there is to do there and close it, look for it on the disk, and come back."""
    words = f"{chance.randrange(10**9, 10**10)}"
    press(terminal, [*HOME, "ctrl+l"], chance, each=0.3)
    press(terminal, [*address, "enter"], chance)
    for _ in range(12):  # the page takes its time
        press(terminal, ["3", "C"], chance, each=0.3)
        if re.search(SIGNS["composer"], terminal.news()):
            break
    else:
        return Counter(unopened=1)
    press(terminal, [*words, *chance.choices(WRITING, k=BURST)], chance)
    press(terminal, list(HOME), chance)
    kept = is_kept(home, words)
    terminal.news()
    press(terminal, ["O", "enter"], chance, each=0.3)  # the newest is on top
    back = words[:6] in re.sub(r"\D", "", terminal.news())
    press(terminal, [*HOME, *HOME], chance)
    return Counter({"drafts": 1, "lost": int(not (kept and is_kept(home, words))), "found again": int(back)})


# What is done in a composer that takes no word away.
WRITING = ("g", "h", "y", "left", "right", "home", "end", "up", "down", "tab", "shift+tab", "f2", "f3", "f4", "ctrl+s")


def is_kept(home: Path, words: str) -> bool:
    """Whether some figures are in a draft on the disk, soon."""
    end = time.monotonic() + 10
    while not any(words in re.sub(r"\D", "", text) for text in drafts(home)):
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def drafts(home: Path) -> list[str]:
    """The words of every draft on the disk."""
    found = next(home.rglob("outbox.db"), None)
    if found is None:
        return []
    outbox = SqliteOutbox(found, SystemClock())
    try:
        return [draft.text for draft in outbox.all()]
    finally:
        outbox.close()


def bursts(chance: random.Random) -> Iterator[list[str]]:
    """Keys as a careless hand presses them: many at random; a way into a screen, and the keys of that screen."""
    every, of_scope_keys, waiting = keys(), scope_keys(), list[str]()
    while True:
        if chance.random() < 0.4:
            waiting = waiting or chance.sample([*WAYS], k=len(WAYS))
            way, scope = WAYS[waiting.pop()]
            yield [*HOME, *way.split(), SLOWLY]
            yield chance.choices(of_scope_keys[scope], k=BURST)
            continue
        burst = [chance.choice(every) for _ in range(BURST)]
        if chance.random() < 0.3:
            burst += ["escape"]
        yield burst


def press(terminal: Watched, burst: list[str], chance: random.Random, *, each: float = 0) -> int:
    """Type a burst and read what comes of it; how many keys it was. `each`: seconds of silence after every key."""
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
            terminal.settle(0.15)  # or the next key would be another one
        elif each:
            terminal.settle(each)
    terminal.rest()
    return len(burst)


if __name__ == "__main__":
    main()
