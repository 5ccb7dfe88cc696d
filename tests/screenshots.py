"""The pictures in screenshots/: the demo newsroom in the app, painted cell by cell as a terminal would show it.

    python -m tests.screenshots            # needs the extra `pictures` and the DejaVu fonts (Debian: fonts-dejavu-core)

Each picture carries the text of its screen (a zTXt chunk "Description", PNG specification §11.3.4), so that a test
can tell when the app no longer looks like its pictures.
"""

from __future__ import annotations

import asyncio
import struct
import zlib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.tui.screen import text
from warta.demo.server import Server
from warta.settings import Settings
from warta.tui.app import WartaApp
from warta.wiring import newsroom

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

FOLDER = Path(__file__).parents[1] / "screenshots"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
CELL = (10, 21)
POINTS = 17
PATIENCE = 100  # turns of the event loop until a page must be there


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: the screen's size, the theme, and the keys that lead there from the demo's first story."""

    name: str
    size: tuple[int, int] = (120, 40)
    theme: str = "warta-night"
    keys: tuple[str, ...] = ()


SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = ("warta-night", "warta-paper", "warta-contrast")
SCREENS = {
    "comments": ("4",),
    "sources": ("1",),
    "help": ("question_mark",),
    "reply": ("4", "j", "c"),
}
"""The main screens beside the story, and the keys that lead there."""


def _shots() -> Iterator[Shot]:
    """The story at every size in every theme; each other screen at every size; a few more at the usual one."""
    for theme, size in product(THEMES, SIZES):
        name = theme.removeprefix("warta-").replace("night", "reading")
        yield Shot(name=f"{name}-{size[0]}x{size[1]}", size=size, theme=theme)
    for (name, keys), size in product(SCREENS.items(), SIZES):
        yield Shot(name=f"{name}-{size[0]}x{size[1]}", size=size, keys=keys)
    yield Shot(name="zen-120x40", keys=("z",))
    yield Shot(name="find-120x40", keys=("slash", *"pasar", "enter"))
    yield Shot(name="jump-120x40", keys=("ctrl+o",))
    yield Shot(name="palette-120x40", keys=("colon", *"copy"))


SHOTS = tuple(_shots())


@asynccontextmanager
async def showing(shot: Shot) -> AsyncIterator[WartaApp]:
    """The app on the demo's first story, after the shot's keys."""
    with TemporaryDirectory() as folder, Server() as server:
        settings = Settings(theme=shot.theme, library=Path(folder, "library.db"))
        app = WartaApp(newsroom(settings), server.url)
        async with app.run_test(size=shot.size) as pilot:
            for _ in range(PATIENCE):
                await pilot.pause(0.05)
                if "Pasar Terapung" in text(app):
                    break
            await app.workers.wait_for_complete()
            for key in shot.keys:
                await pilot.press(key)
                await pilot.pause()
            await pilot.pause(0.3)
            yield app


def described(path: Path) -> str:
    """The text that a picture carries."""
    data, at = path.read_bytes(), 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"zTXt" and chunk.startswith(b"Description\0"):
            return zlib.decompress(chunk[len(b"Description\0") + 1 :]).decode("ascii").encode().decode("unicode_escape")
        at += length + 12
    raise ValueError(f"{path.name} says nothing of its screen")


def paint(app: WartaApp, path: Path) -> None:
    """The screen as PNG, with its text inside."""
    from PIL import Image, ImageDraw, ImageFont
    from PIL.PngImagePlugin import PngInfo

    faces = {
        (bold, italic): ImageFont.truetype(str(FONTS / f"DejaVuSansMono{name}.ttf"), POINTS)
        for (bold, italic), name in {
            (False, False): "", (True, False): "-Bold", (False, True): "-Oblique", (True, True): "-BoldOblique",
        }.items()
    }  # fmt: skip
    width, height = app.size
    picture = Image.new("RGB", (width * CELL[0], height * CELL[1]))
    brush = ImageDraw.Draw(picture)
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        column = 0
        for segment in strip:
            if not segment.control:
                column = _paint_run(brush, faces, segment, (column, row))
    notes = PngInfo()
    notes.add_text("Description", text(app).encode("unicode_escape").decode("ascii"), zip=True)
    picture.quantize(128, dither=Image.Dither.NONE).save(path, pnginfo=notes, optimize=True)


def _paint_run(brush: Any, faces: dict[tuple[bool, bool], Any], segment: Any, at: tuple[int, int]) -> int:
    """Paint one run of equal cells; the column after it."""
    from rich.cells import cell_len

    column, row = at
    style = segment.style
    ink, ground = _colours(style)
    for character in segment.text:
        cells = cell_len(character)
        x, y = column * CELL[0], row * CELL[1]
        if cells:
            brush.rectangle((x, y, x + cells * CELL[0] - 1, y + CELL[1] - 1), fill=ground)
        if not _paint_block(brush, character, (x, y), ink):
            brush.text(
                (x, y + 1), character, font=faces[bool(style and style.bold), bool(style and style.italic)], fill=ink
            )
        if style and style.underline:
            brush.line((x, y + CELL[1] - 3, x + cells * CELL[0] - 1, y + CELL[1] - 3), fill=ink)
        column += cells
    return column


def _paint_block(brush: Any, character: str, at: tuple[int, int], ink: tuple[int, int, int]) -> bool:
    """Draw what must meet its neighbour without a gap; whether it was such a character."""
    x, y = at
    wide, high = CELL
    boxes = {
        " ": None,
        "█": (0, 0, wide, high),
        "▌": (0, 0, wide // 2, high),
        "▎": (0, 0, wide // 4, high),
        "▁": (0, high * 7 // 8, wide, high),
        "▀": (0, 0, wide, high // 2),
        "▄": (0, high // 2, wide, high),
        "│": (wide // 2, 0, wide // 2 + 1, high),
        "─": (0, high // 2, wide, high // 2 + 1),
    }
    if character not in boxes:
        return False
    if box := boxes[character]:
        brush.rectangle((x + box[0], y + box[1], x + box[2] - 1, y + box[3] - 1), fill=ink)
    return True


def _colours(style: Any) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Ink and ground of a style, as a dark terminal has them by default."""
    ink, ground = (220, 220, 220), (0, 0, 0)
    if style and style.color and not style.color.is_default:
        ink = tuple(style.color.get_truecolor())
    if style and style.bgcolor and not style.bgcolor.is_default:
        ground = tuple(style.bgcolor.get_truecolor())
    return (ground, ink) if style and style.reverse else (ink, ground)


async def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for shot in SHOTS:
        async with showing(shot) as app:
            paint(app, FOLDER / f"{shot.name}.png")
            print(shot.name)


if __name__ == "__main__":
    asyncio.run(main())
