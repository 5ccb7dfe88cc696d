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
_ESC, _ENTER, _CTRL_F = "\x1b", "\r", "\x06"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a person does, in a sentence; its keys as they are named and as they are sent, each with what it brings.

    `starts`: warta begins in a new terminal of a `size` with these arguments, and brings `sees`. `site_stops`: the
    news site goes away before.
    """

    what: str
    named: str
    keys: tuple[tuple[str, str], ...] = ()
    starts: tuple[str, ...] | None = None
    sees: str = ""
    size: tuple[int, int] = SIZE
    site_stops: bool = False


STEPS: Final = (
    Step(what="Try warta without a network", named="warta demo", starts=("demo",), sees="DAERAH"),
    Step(what="Show the keys", named="?", keys=(("?", "Keys: "),)),
    Step(what="Start with an empty library", named="warta", starts=(), sees="No saved articles yet"),
    Step(what="Add a source: type its address", named="A", keys=(("A", "Add source"), ("{home}", "{home}"))),
    Step(what="Confirm the address", named="Enter", keys=((_ENTER, "Folder name"),)),
    Step(what="Choose no folder", named="Enter", keys=((_ENTER, "Added "),)),
    Step(what="Fetch new articles", named="R", keys=(("R", "Up to date"),)),
    Step(what="Go to the sources", named="Esc 1", keys=((_ESC, "▌● Perpus"), ("1", "▌"))),
    Step(what="Go to the posts", named="2", keys=(("2", "▌● Perpus"),)),
    Step(
        what="Filter them by a word",
        named="= terapung Enter",
        keys=(("=", "Filter"), ("terapung", "terapung"), (_ENTER, "▌● Pasar Terapung")),
    ),
    Step(what="Open the post under the cursor", named="Enter", keys=((_ENTER, "DAERAH"),)),
    Step(what="Go to its comments", named="l", keys=(("l", "▌▾ Rahmah"),)),
    Step(
        what="Reply to a comment", named="c", keys=(("c", "Reply to"), ("Terima kasih", "12 of 65,525 bytes · draft"))
    ),
    Step(what="Close the reply; it is saved as a draft", named="Esc", keys=((_ESC, "saved. Press O"),)),
    Step(
        what="Search the library",
        named="Ctrl+f sungai",
        keys=((_CTRL_F, "Type to search"), ("sungai", " match")),
    ),
    Step(what="Open the first match", named="Enter", keys=((_ENTER, "WAWANCARA"),)),
    Step(what="Refresh while the site is offline", named="r", keys=(("r", "offline"),), site_stops=True),
    Step(
        what="Quit, and start again on the same day",
        named="Ctrl+q, warta",
        starts=(),
        sees="Restored from last session",
    ),
    Step(
        what="Quit, and start again in a terminal of 120 columns and 40 lines",
        named="Ctrl+q, warta",
        starts=(),
        size=WIDE,
        sees="Restored from last session",
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
            if step.starts is not None:
                if terminal:
                    terminal.leave()
                terminal = open_.enter_context(
                    Terminal(*step.starts, home=home, size=step.size, env={"WARTA_PACE": "0", "TZ": "UTC"})
                )
                _await(terminal, step.sees)
            assert terminal
            for key, sees in step.keys:
                terminal.press(key.format(home=address))
                _await(terminal, sees.format(home=address))
            yield _settled(terminal, wanted[number] if wanted else None)
        if terminal:
            terminal.leave()


def _await(terminal: Terminal, text: str) -> None:
    if not terminal.sees(text, seconds=60):
        raise AssertionError(f"{text} is not to be seen:\n{terminal.shown}")


def _settled(terminal: Terminal, wanted: str | None) -> str:
    """The screen that a step leads to, at the latest when nothing more comes."""
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
    return re.sub(r"(?<=saved )\d\d:\d\d", "07:52", screen).rstrip()


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
