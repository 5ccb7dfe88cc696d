"""How long the app takes to draw a frame over a thread that is made to break it, in a real pseudo-terminal.

    python -m tests.bench.thread_frames [--size 120x40] [--rounds 3]

Each key is typed by itself; a frame is what the app writes at a time. Printed are the median and the longest time from
a key, or from the frame before, to a frame: on a busy machine the others' share is in it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median

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


def walk(url: str, home: Path, size: tuple[int, int]) -> tuple[dict[str, list[float]], float, float]:
    """Milliseconds of each frame by step, those of computing from the start to the end, and the MiB at the peak."""
    with Terminal(url, home=home, size=size) as terminal:
        taken = {"open": list[float]()}
        while threads.FIRST not in terminal.shown:
            taken["open"] += terminal.frames("")
            assert terminal.is_running, terminal.shown
        terminal.settle(1)
        for name, keys in STEPS:
            taken[name] = [frame for key in keys for frame in terminal.frames(key)]
            assert terminal.is_running, terminal.shown
        terminal.resize(size[0] - 7, size[1])
        taken["another width"] = terminal.frames("")
        busy, peak = terminal.busy, terminal.mebibytes
        terminal.leave()
    return taken, busy, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--rounds", type=int, default=1)
    chosen = parser.parse_args()
    columns, _, rows = chosen.size.partition("x")
    every: dict[str, list[float]] = {}
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        for number in range(chosen.rounds):
            taken, busy, peak = walk(f"{server.url}/thread", Path(folder, str(number)), (int(columns), int(rows)))
            print(f"round {number + 1}: {busy:.1f} s of computing, {peak:.0f} MiB at the peak")
            for name, frames in taken.items():
                every.setdefault(name, []).extend(frames)
    print(f"{'step':<24}{'frames':>8}{'median ms':>12}{'longest ms':>12}{'over 100':>10}")
    for name, frames in every.items():
        slow = sum(frame > 0.1 for frame in frames)
        print(f"{name:<24}{len(frames):>8}{median(frames) * 1e3:>12.1f}{max(frames) * 1e3:>12.1f}{slow:>10}")


if __name__ == "__main__":
    main()
