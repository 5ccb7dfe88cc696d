"""How long the app takes to draw a frame over a thread that is made to break it, in a real pseudo-terminal.

    python -m tests.bench.thread_frames [--size 120x40] [--rounds 3]

Each key is typed by itself; a frame is what the app writes at a time. Printed are the median and the longest time from
a key, or from the frame before, to a frame; on a busy machine the others' share is in it, so that what the app's main
thread computed for its longest frame stands beside it. While a page is awaited the seconds are counted on the screen,
and nothing is computed: of "the page comes" only that counts. After Escape the terminal's own tenth of a second passes,
in which a longer sequence may come.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median

from tests.hostile import threads
from tests.hostile.server import Server
from tests.hostile.terminal import Frame, Terminal

HOME = "\x1b[H"
OPEN = "the page comes"
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("back to the list", ("2",)),
    ("open it again", ("\r",)),
    ("focus the thread", ("4",)),
    ("comment by comment", ("j",) * 30),
    ("page by page", (" ",) * 30),
    ("half a page back", ("\x15",) * 20),
    ("fold and unfold", ("\r",) * 10),
    ("bottom and top", ("G", HOME, "G", HOME)),
    ("fold by level", ("-", "-", "-", "=", "=", "=")),
    ("fold all", (HOME, *("-",) * 8, *("=",) * 8)),
    ("next of the outermost", ("n",) * 20),
    ("siblings, parents", ("}", "{", "p", "l", "l", "l", "p") * 3),
    ("find", ("/", "p", "e", "n", "d", "\r")),
    ("hit by hit", ("n",) * 20),
    ("a hit far back", ("N",) * 3),
    ("zen and back", ("\x1b", "z", "z")),
)


def walk(url: str, home: Path, size: tuple[int, int]) -> tuple[dict[str, list[Frame]], float]:
    """The frames by step, and the MiB at the peak."""
    taken: dict[str, list[Frame]] = {}

    def do(name: str, *keys: str) -> None:
        for key in keys:
            taken.setdefault(name, []).extend(terminal.frames(key))
        assert terminal.is_running, terminal.shown

    with Terminal(url, home=home, size=size) as terminal:
        do("the program starts", "")
        while threads.FIRST not in terminal.shown:
            do(OPEN, "")
        terminal.settle(1)
        for name, keys in STEPS:
            do(name, *keys)
        terminal.resize(size[0] - 7, size[1])
        do("another width", "")
        peak = terminal.mebibytes
        terminal.leave()
    return taken, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--rounds", type=int, default=1)
    chosen = parser.parse_args()
    columns, _, rows = chosen.size.partition("x")
    every: dict[str, list[Frame]] = {}
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        for number in range(chosen.rounds):
            taken, peak = walk(f"{server.url}/thread", Path(folder, str(number)), (int(columns), int(rows)))
            print(f"round {number + 1}: {peak:.0f} MiB at the peak")
            for name, frames in taken.items():
                every.setdefault(name, []).extend(frames)
    print(
        f"{'ms':<24}{'frames':>8}{'median':>10}{'longest':>10}{'over 100':>10}{'computed, longest':>20}{'over 100':>10}"
    )
    for name, frames in every.items():
        waited, computed = zip(*frames, strict=True) if frames else ([0.0], [0.0])
        ms = [1e3 * figure for figure in (median(waited), max(waited), max(computed))]
        slow, busy = (sum(figure > 0.1 for figure in figures) for figures in (waited, computed))
        print(f"{name:<24}{len(frames):>10}{ms[0]:>10.1f}{ms[1]:>10.1f}{slow:>10}{ms[2]:>10.1f}{busy:>10}")


if __name__ == "__main__":
    main()
