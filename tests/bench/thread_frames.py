"""How long the app takes to draw a frame over a thread that is made to break it, in a real pseudo-terminal.

    python -m tests.bench.thread_frames [--size 120x40] [--rounds 3]

Each key is typed by itself; a frame is what the app writes at a time. Printed are the median and the longest time from
a key, or from the frame before, to a frame; on a busy machine the others' share is in it, so that what a key made the
app's main thread compute stands beside it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.hostile import threads
from tests.hostile.server import Server
from tests.hostile.terminal import Terminal

HOME = "\x1b[H"
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
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


class Step(NamedTuple):
    """Of each frame the seconds, and the seconds of computing that each key cost in all of its frames."""

    frames: list[float]
    busy: list[float]


def walk(url: str, home: Path, size: tuple[int, int]) -> tuple[dict[str, Step], float]:
    """What was taken by step, and the MiB at the peak."""
    taken: dict[str, Step] = {}

    def do(name: str, keys: tuple[str, ...]) -> None:
        step = taken.setdefault(name, Step([], []))
        for key in keys:
            before = terminal.busy
            step.frames.extend(terminal.frames(key))
            step.busy.append(terminal.busy - before)
        assert terminal.is_running, terminal.shown

    with Terminal(url, home=home, size=size) as terminal:
        while threads.FIRST not in terminal.shown:
            do("open", ("",))
        terminal.settle(1)
        for name, keys in STEPS:
            do(name, keys)
        terminal.resize(size[0] - 7, size[1])
        do("another width", ("",))
        peak = terminal.mebibytes
        terminal.leave()
    return taken, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--rounds", type=int, default=1)
    chosen = parser.parse_args()
    columns, _, rows = chosen.size.partition("x")
    every: dict[str, Step] = {}
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        for number in range(chosen.rounds):
            taken, peak = walk(f"{server.url}/thread", Path(folder, str(number)), (int(columns), int(rows)))
            print(f"round {number + 1}: {peak:.0f} MiB at the peak")
            for name, step in taken.items():
                known = every.setdefault(name, Step([], []))
                known.frames.extend(step.frames)
                known.busy.extend(step.busy)
    print(f"{'ms':<24}{'frames':>8}{'median':>10}{'longest':>10}{'over 100':>10}{'computing, longest':>22}")
    for name, (frames, busy) in every.items():
        slow = sum(frame > 0.1 for frame in frames)
        ms = [1e3 * figure for figure in (median(frames or [0]), max(frames or [0]), max(busy))]
        print(f"{name:<24}{len(frames):>8}{ms[0]:>10.1f}{ms[1]:>10.1f}{slow:>10}{ms[2]:>22.1f}")


if __name__ == "__main__":
    main()
