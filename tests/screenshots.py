"""The pictures in screenshots/: every main screen of the app on the demo newsroom, at three sizes in three themes.

python -m tests.screenshots            # needs the extra `pictures` and the DejaVu fonts (Debian: fonts-dejavu-core)
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.painting import paint_png, paint_svg
from tests.tui.screen_text import text
from warta.demo.server import Server
from warta.settings import Settings
from warta.tui.app import WartaApp
from warta.wiring import services

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.pilot import Pilot

FOLDER = Path(__file__).parents[1] / "screenshots"
PATIENCE = 100  # turns of the event loop until a page must be there
HOUR = "07:52"  # of every copy, or no two pictures would tell the same
SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = ("night", "paper", "contrast")
SCREENS = {
    "reading": (),
    "comments": ("4",),
    "sources": ("1",),
    "search": ("ctrl+f", *"sungai", "down"),
    "reply": ("4", "j", "c"),
    "help": ("question_mark",),
}
"""The main screens, and the keys that lead there from the demo's first story."""
CORNERS = {
    "zen": ("z",),
    "find": ("slash", *"pasar", "enter"),
    "jump": ("ctrl+o",),
    "palette": ("colon", *"copy"),
    "go": ("g",),
}
"""What is shown once, at the usual size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture of a screen, at a size, in a theme."""

    screen: str
    keys: tuple[str, ...]
    size: tuple[int, int] = (120, 40)
    theme: str = "night"

    @property
    def name(self) -> str:
        """The picture's file in the folder, without its kind."""
        return f"{self.theme}/{self.screen}-{self.size[0]}x{self.size[1]}"


SHOTS = (
    *(
        Shot(screen=name, keys=SCREENS[name], size=size, theme=theme)
        for name, size, theme in product(SCREENS, SIZES, THEMES)
    ),
    *(Shot(screen=name, keys=keys) for name, keys in CORNERS.items()),
)


@dataclass(frozen=True, slots=True)
class Room:
    """The demo's site, and a library in which all of it is followed and kept."""

    story: str
    library: Path


@contextmanager
def furnished() -> Iterator[Room]:
    """The demo newsroom, followed and synced as a reader would."""
    with TemporaryDirectory() as folder, Server() as server:
        library = Path(folder, "full", "library.db")
        library.parent.mkdir()
        own = {**os.environ, "HOME": folder, "WARTA_LIBRARY": str(library), "WARTA_PACE": "0"}
        own |= {f"XDG_{kind}_HOME": str(Path(folder, kind)) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
        for words in (("sources", "add", server.home), ("sync", "--quiet")):
            subprocess.run([sys.executable, "-m", "warta", *words], env=own, check=True, stdout=subprocess.DEVNULL)
        yield Room(server.url, library)


@asynccontextmanager
async def showing(shot: Shot, room: Room) -> AsyncIterator[WartaApp]:
    """The app on the demo's first story, after the shot's keys."""
    with TemporaryDirectory() as folder, patch("warta.tui.views.empty_states.moment_label", return_value=HOUR):
        own = shutil.copytree(room.library.parent, Path(folder, "own")) / room.library.name
        app = WartaApp(services(Settings(theme=f"warta-{shot.theme}", library=own)), room.story)
        async with app.run_test(size=shot.size) as pilot:
            for _ in range(PATIENCE):
                await pilot.pause(0.05)
                if "Pasar Terapung" in text(app):
                    break
            await app.workers.wait_for_complete()
            for key in shot.keys:
                await pilot.press(key)
                await pilot.pause()
            await _settled(app, pilot)
            yield app


async def _settled(app: WartaApp, pilot: Pilot[None]) -> None:
    """Wait until the screen stays as it is."""
    before = ""
    for _ in range(PATIENCE):
        await pilot.pause(0.3)
        if (now := text(app)) == before:
            return
        before = now


async def main() -> None:
    with furnished() as room:
        for shot in SHOTS:
            (FOLDER / shot.theme).mkdir(parents=True, exist_ok=True)
            async with showing(shot, room) as app:
                paint_png(app, FOLDER / f"{shot.name}.png")
                paint_svg(app, FOLDER / f"{shot.name}.svg")
                print(shot.name)


if __name__ == "__main__":
    asyncio.run(main())
