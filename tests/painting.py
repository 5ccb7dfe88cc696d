"""A screen of the app as a picture, cell by cell as a terminal would show it: PNG for pages, SVG to read and to copy.

Each picture carries the text of its screen: a PNG in a zTXt chunk "Description" (PNG specification §11.3.4), an SVG in
its <desc> (SVG 2 §5.7), so that a test can tell when the app no longer looks like its pictures.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from tests.tui.screen_text import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

FONTS = Path("/usr/share/fonts/truetype/dejavu")
CELL = (10, 21)
POINTS = 17
INK, GROUND = (220, 220, 220), (0, 0, 0)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look that stand beside each other: where they begin, and how many cells they take."""

    column: int
    row: int
    cells: int
    text: str
    ink: Colour
    ground: Colour
    bold: bool
    italic: bool
    underline: bool


def runs(app: App[None]) -> Iterator[Run]:
    """Every run of the screen, popups included."""
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        column = 0
        for segment in strip:
            if segment.control or not segment.text:
                continue
            style = segment.style
            ink, ground = _colours(style)
            cells = cell_len(segment.text)
            yield Run(
                column,
                row,
                cells,
                segment.text,
                ink,
                ground,
                bold=bool(style and style.bold),
                italic=bool(style and style.italic),
                underline=bool(style and style.underline),
            )
            column += cells


def paint_png(app: App[None], path: Path) -> None:
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
    for run in runs(app):
        _paint_run(brush, faces[run.bold, run.italic], run)
    notes = PngInfo()
    notes.add_text("Description", text(app).encode("unicode_escape").decode("ascii"), zip=True)
    picture.quantize(128, dither=Image.Dither.NONE).save(path, pnginfo=notes, optimize=True)


def paint_svg(app: App[None], path: Path) -> None:
    """The screen as SVG that needs nothing but a font of one width: no script, no address."""
    width, height = (size * cell for size, cell in zip(app.size, CELL, strict=True))
    grounds, words = [], []
    for run in runs(app):
        x, y = run.column * CELL[0], run.row * CELL[1]
        if run.ground != GROUND:
            grounds.append(
                f'<rect x="{x}" y="{y}" width="{run.cells * CELL[0]}" height="{CELL[1]}" fill="{_hex(run.ground)}"/>'
            )
        if run.text.strip():
            lead = len(run.text) - len(run.text.lstrip())
            shown = run.text.strip()
            looks = "".join(
                f' {name}="{value}"'
                for name, value, on in (
                    ("font-weight", "bold", run.bold),
                    ("font-style", "italic", run.italic),
                    ("text-decoration", "underline", run.underline),
                )
                if on
            )
            words.append(
                f'<text x="{x + lead * CELL[0]}" y="{y + 16}" textLength="{cell_len(shown) * CELL[0]}"'
                f' fill="{_hex(run.ink)}"{looks}>{escape(shown, quote=False)}</text>'
            )
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-size="{POINTS}px"'
        f' font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" xml:space="preserve">\n'
        f"<desc>{escape(text(app), quote=False)}</desc>\n"
        f'<rect width="{width}" height="{height}" fill="{_hex(GROUND)}"/>\n'
        + "\n".join([*grounds, *words])
        + "\n</svg>\n",
        encoding="utf-8",
    )


def described(path: Path) -> str:
    """The text that a picture carries."""
    if path.suffix == ".svg":
        told = re.search(r"<desc>(.*?)</desc>", path.read_text(encoding="utf-8"), re.DOTALL)
        return unescape(told[1]) if told else ""
    data, at = path.read_bytes(), 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"zTXt" and chunk.startswith(b"Description\0"):
            return zlib.decompress(chunk[len(b"Description\0") + 1 :]).decode("ascii").encode().decode("unicode_escape")
        at += length + 12
    raise ValueError(f"{path.name} says nothing of its screen")


def _paint_run(brush: Any, face: Any, run: Run) -> None:
    """Paint one run, character by character, so that wide ones keep their cells."""
    column = run.column
    for character in run.text:
        cells = cell_len(character)
        x, y = column * CELL[0], run.row * CELL[1]
        if cells:
            brush.rectangle((x, y, x + cells * CELL[0] - 1, y + CELL[1] - 1), fill=run.ground)
        if not _paint_block(brush, character, (x, y), run.ink):
            brush.text((x, y + 1), character, font=face, fill=run.ink)
        if run.underline:
            brush.line((x, y + CELL[1] - 3, x + cells * CELL[0] - 1, y + CELL[1] - 3), fill=run.ink)
        column += cells


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


def _colours(style: Any) -> tuple[Colour, Colour]:
    """Ink and ground of a style, as a dark terminal has them by default."""
    ink, ground = INK, GROUND
    if style and style.color and not style.color.is_default:
        ink = tuple(style.color.get_truecolor())
    if style and style.bgcolor and not style.bgcolor.is_default:
        ground = tuple(style.bgcolor.get_truecolor())
    return (ground, ink) if style and style.reverse else (ink, ground)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
