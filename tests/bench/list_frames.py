"""What the list of posts costs: a key in the filter over 10,000 posts, and opening one of 100,000.

    python -m tests.bench.list_frames

Seconds of CPU of the whole app, headless at 120x40, from the key to the frame; beside them `import textual.app` as it
is measured in the same run, so that ratios can be told on any machine.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from array import array
from typing import TYPE_CHECKING

from tests.builders import NOON, post
from tests.tui.fake_services import FakeServices
from warta.services.search import Listing
from warta.tui.app import WartaApp
from warta.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.capture import Post

WORDS = ("river", "market", "flood", "school", "ferry", "price", "rice", "night", "bridge", "council")


def made(number: int) -> Post:
    words = " ".join(WORDS[(number * step) % len(WORDS)] for step in (1, 3, 7))
    return post(number, f"{words} {number}", site=f"Paper {number % 40}", published=NOON, read=number % 3 == 0)


class Index:
    """A hundred thousand posts, made when they are looked at."""

    def posts(self, numbers: Sequence[int]) -> tuple[Post, ...]:
        return tuple(map(made, numbers))


def imported() -> float:
    """The CPU seconds of importing Textual."""
    code = "import time; import textual.app; print(time.process_time())"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


async def filtered() -> list[float]:
    """Each key of a filter over 10,000 posts."""
    services = FakeServices(*map(made, range(1, 10_001)))
    app = WartaApp(services)
    taken = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.5)
        for _ in range(5):
            await pilot.press("equals_sign")
            for key in ("f", "l", "o", "o", "d", "space", "r", "i", "backspace", "backspace"):
                begun = time.process_time()
                await pilot.press(key)
                await pilot.pause()
                taken.append(time.process_time() - begun)
            await pilot.press("escape")
    return taken


async def opened() -> list[float]:
    """Showing 100,000 posts, five times."""
    services = FakeServices()
    app = WartaApp(services)
    taken = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.5)
        screen = app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        for _ in range(5):
            screen.posts = ()
            await pilot.pause()
            begun = time.process_time()
            screen.posts = Listing(Index(), array("q", range(1, 100_001)))  # type: ignore[arg-type] # it gives posts
            await pilot.pause()
            taken.append(time.process_time() - begun)
    return taken


def told(name: str, taken: list[float], unit: float) -> None:
    ordered = sorted(taken)
    p50, p95 = statistics.median(ordered), ordered[int(len(ordered) * 0.95) - 1]
    print(f"{name}: p50 {p50 * 1000:.1f} ms ({p50 / unit:.2f} x import), p95 {p95 * 1000:.1f} ms ({p95 / unit:.2f} x)")


def main() -> None:
    unit = min(imported() for _ in range(3))
    print(f"import textual.app: {unit * 1000:.0f} ms of CPU")
    told("10,000 posts, a key in the filter", asyncio.run(filtered()), unit)
    told("100,000 posts, opening the list (without the index's own part)", asyncio.run(opened()), unit)


if __name__ == "__main__":
    main()
