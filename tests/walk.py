"""The newcomer's walk in screenshots/newcomer.md: the first steps of a person who has never seen warta.

python -m tests.walk            # takes the walk in a pseudo-terminal and writes the page anew
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from tests.hostile.terminal import Terminal
from warta.demo.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[1] / "screenshots" / "newcomer.md"
SIZE, WIDE = (80, 24), (120, 40)
_QUIET = 0.45  # seconds without a change: a cursor blinks every half second
_HEAD = """\
# A newcomer's walk

The first steps of a person who has never seen warta, on 80 columns and 24 lines: each with what is typed, and the
screen that follows. `python -m tests.walk` takes the walk and writes this page; ports and times are made equal.
"""
_ESC, _ENTER, _CTRL_F, _CTRL_Q = "\x1b", "\r", "\x06", "\x11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a person does, in a sentence; its keys as they are named and as they are sent; what tells that it is done.

    `command` starts warta in a new terminal of a `size`; `site_stops`: the news site goes away before.
    """

    what: str
    named: str
    sees: str
    keys: tuple[str, ...] = ()
    command: tuple[str, ...] | None = None
    size: tuple[int, int] = SIZE
    site_stops: bool = False


STEPS: Final = (
    Step(what="See what it is, without a network", named="warta demo", command=("demo",), sees="Daerah"),
    Step(what="Ask which keys there are", named="?", keys=("?",), sees="Keys in"),
    Step(what="Begin with nothing kept and nothing followed", named="warta", command=(), sees="Nothing is kept"),
    Step(what="Follow a site: type its address", named="A", keys=("A", "{home}"), sees="http://"),
    Step(what="Say that it is the address", named="Enter", keys=(_ENTER,), sees="folder"),
    Step(what="Put it into no folder", named="Enter", keys=(_ENTER,), sees="is followed"),
    Step(what="Fetch what is new", named="R", keys=("R",), sees="All is fetched"),
    Step(what="Look at what is followed", named="Esc 1", keys=(_ESC, "1"), sees="follows one more"),
    Step(what="Look at the posts", named="2", keys=("2",), sees="↩"),
    Step(what="Narrow them by a word", named="= terapung Enter", keys=("=", "terapung", _ENTER), sees="Pasar Terapung"),
    Step(what="Open the post under the cursor", named="Enter", keys=(_ENTER,), sees=" min read"),
    Step(what="Go on to its comments", named="l", keys=("l",), sees="▾ Rahmah"),
    Step(what="Answer a comment", named="c", keys=("c", "Terima kasih"), sees="draft 1 kept"),
    Step(what="Close the reply, and keep it", named="Esc", keys=(_ESC,), sees="draft 1: "),
    Step(what="Search all that is kept", named="Ctrl+f sungai Enter", keys=(_CTRL_F, "sungai", _ENTER), sees=" hits"),
    Step(what="Open the first hit", named="Enter", keys=(_ENTER,), sees="Membaca Sungai Sebelum"),
    Step(what="Ask for it anew, while the site is away", named="r", keys=("r",), sees="offline", site_stops=True),
    Step(what="Leave, and start again on the same day", named="Ctrl+q, warta", command=(), sees="Membaca Sungai"),
    Step(
        what="Leave, and start again in a terminal of 120 columns and 40 lines",
        named="Ctrl+q, warta",
        command=(),
        size=WIDE,
        sees="Membaca Sungai",
    ),
)


def walk(home: Path, wanted: tuple[str, ...] = ()) -> Iterator[str]:
    """Take the steps; the screen after each, as soon as it is the one that is wanted, or quiet."""
    with ExitStack() as open_, ExitStack() as site:
        address = site.enter_context(Server()).home
        terminal: Terminal | None = None
        for number, step in enumerate(STEPS):
            if step.site_stops:
                site.close()
            if step.command is not None:
                if terminal:
                    terminal.leave()
                terminal = open_.enter_context(
                    Terminal(*step.command, home=home, size=step.size, env={"WARTA_PACE": "0", "TZ": "UTC"})
                )
            assert terminal
            for key in step.keys:
                terminal.press(key.format(home=address))
            yield _seen(terminal, step.sees, wanted[number] if wanted else None)
        if terminal:
            terminal.leave()


def _seen(terminal: Terminal, text: str, wanted: str | None) -> str:
    """The screen that a step leads to."""
    if not terminal.sees(text, seconds=60):
        raise AssertionError(f"{text} is not to be seen:\n{terminal.shown}")
    if wanted is None:
        terminal.settle(_QUIET)
        terminal.settle(_QUIET)
    for _ in range(100):
        if wanted is None or equal(terminal.shown) == wanted or not terminal.step(5):
            break
    return equal(terminal.shown)


def equal(screen: str) -> str:
    """A screen without what another day or another machine would tell otherwise."""
    screen = re.sub(r"(?<=127\.0\.0\.1:)\d+", "43210", screen)
    screen = re.sub(r"(?<= requests in )\d+ s", "8 s", screen)
    return re.sub(r"(?<=copy of )\d\d:\d\d", "07:52", screen).rstrip()


def written(screens: tuple[str, ...]) -> str:
    """The page of a walk."""
    parts = [_HEAD]
    for number, (step, screen) in enumerate(zip(STEPS, screens, strict=True), 1):
        parts.append(f"## {number}. {step.what}\n\n`{step.named}`\n\n```text\n{screen}\n```\n")
    return "\n".join(parts)


def read(page: str) -> tuple[str, ...]:
    """The screens of a page."""
    return tuple(re.findall(r"^```text\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE))


def main() -> None:
    with TemporaryDirectory() as home:
        PAGE.write_text(written(tuple(walk(Path(home)))), encoding="utf-8")


if __name__ == "__main__":
    main()
