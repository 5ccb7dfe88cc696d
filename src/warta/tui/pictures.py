"""Pictures in terminal cells: half blocks, or Unicode placeholders of the kitty graphics protocol.

A placeholder is a cell of text, so it scrolls and is covered like other text.
"""

from __future__ import annotations

import base64
import io
import os
from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING, Any

from rich.color import Color
from rich.segment import Segment as Cells
from rich.style import Style

from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App


_HALF = "▀"
_PLACEHOLDER = "\U0010eeee"
# Diacritics that number the rows of a placeholder (kitty's rowcolumn-diacritics); also the maximum number of rows.
_ROW_DIACRITICS = (
    "\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b\u0363\u0364"
    "\u0365\u0366\u0367\u0368\u0369\u036a\u036b\u036c\u036d\u036e\u036f\u0483\u0484\u0485\u0486\u0487\u0592\u0593\u0594"
)
_MAX_PIXELS = 40_000_000  # of a picture that is decoded: 160 MB of memory
_CHUNK_CHARS = 4096  # of one graphics command, by kitty's protocol
_CELL_PIXELS = (10, 20)  # of a cell (width, height), assumed for kitty
_ids = count(1)


class Picture(Value, frozen=True):
    """A picture as rows of cells. For kitty: `data` is the PNG to send first, `number` its image id."""

    rows: tuple[list[Cells], ...]
    width: int
    number: int = 0
    data: bytes = b""

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)


def pillow_is_installed() -> bool:
    """Whether Pillow (the extra `pictures`) is installed."""
    return find_spec("PIL") is not None


def terminal_draws_pictures(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal supports kitty placeholders, by its environment variables; never inside tmux or screen."""
    if environ.get("TMUX") or environ.get("STY") or environ.get("NO_COLOR"):
        return False
    return bool(environ.get("KITTY_WINDOW_ID")) or environ.get("TERM_PROGRAM") == "ghostty"


def make_picture(body: bytes, room: tuple[int, int], colours: Mapping[str, str]) -> Picture | None:
    """Decode a picture to at most `room` (columns, rows); None if it is invalid or too large."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(body)) as opened:
            if opened.width * opened.height > _MAX_PIXELS:
                return None
            columns, rows = _fit(opened.size, room)
            opened.draft("RGB", (columns * _CELL_PIXELS[0], rows * _CELL_PIXELS[1]))
            opened.load()
            solid = _flatten(opened.convert("RGBA"), colours.get("background", "#000000"))
    except (OSError, ValueError, SyntaxError, ArithmeticError, MemoryError, Image.DecompressionBombError):
        return None
    if terminal_draws_pictures() and rows <= len(_ROW_DIACRITICS):
        return _kitty_placeholders(solid, columns, rows)
    return Picture(rows=_half_blocks(solid.resize((columns, rows * 2))), width=columns)


def _fit(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """Return columns and rows that keep the aspect ratio; a cell is twice as high as wide."""
    width, height = max(1, size[0]), max(1, size[1])
    columns = max(1, min(room[0], -(-width // 4)))
    rows = max(1, round(columns * height / width / 2))
    if rows > room[1]:
        columns, rows = max(1, round(room[1] * 2 * width / height)), room[1]
    return min(columns, room[0]), rows


def _flatten(opened: Any, background: str) -> Any:  # noqa: ANN401 - pillow is an extra, and has no types here
    """Flatten transparency onto the background colour."""
    from PIL import Image

    ground = background if background.startswith("#") else "#000000"
    under = Image.new("RGBA", opened.size, ground)
    under.alpha_composite(opened)
    return under.convert("RGB")


def _half_blocks(small: Any) -> tuple[list[Cells], ...]:  # noqa: ANN401 - likewise
    """Return rows of half blocks, two pixels per cell; equal neighbours share a segment."""
    dots, (width, height) = small.load(), small.size
    rows: list[list[Cells]] = []
    for y in range(0, height - 1, 2):
        row: list[Cells] = []
        before: tuple[Any, Any] | None = None
        for x in range(width):
            pair = (dots[x, y], dots[x, y + 1])
            if pair == before:
                row[-1] = Cells(row[-1].text + _HALF, row[-1].style)
            else:
                row.append(Cells(_HALF, Style(color=Color.from_rgb(*pair[0]), bgcolor=Color.from_rgb(*pair[1]))))
            before = pair
        rows.append(row)
    return tuple(rows)


def _kitty_placeholders(solid: Any, columns: int, rows: int) -> Picture:  # noqa: ANN401 - likewise
    """Return placeholders: the colour encodes the image id, the first cell of a row its row number."""
    number = next(_ids)
    solid.thumbnail((columns * _CELL_PIXELS[0], rows * _CELL_PIXELS[1]))
    written = io.BytesIO()
    solid.save(written, "PNG")
    colour = Style(color=Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255))
    lines = [
        [Cells(_PLACEHOLDER + _ROW_DIACRITICS[row] + _ROW_DIACRITICS[0] + _PLACEHOLDER * (columns - 1), colour)]
        for row in range(rows)
    ]
    return Picture(rows=tuple(lines), width=columns, number=number, data=written.getvalue())


def kitty_commands(made: Picture) -> str:
    """Return the graphics commands that transmit a picture for its placeholders."""
    text = base64.standard_b64encode(made.data).decode("ascii")
    parts = [text[at : at + _CHUNK_CHARS] for at in range(0, len(text), _CHUNK_CHARS)]
    head = f"a=T,U=1,q=2,f=100,i={made.number},c={made.width},r={made.height},"
    return "".join(
        f"\x1b_G{'' if at else head}m={int(at < len(parts) - 1)};{part}\x1b\\" for at, part in enumerate(parts)
    )


def send_picture(app: App[None], made: Picture) -> None:
    """Send a picture to the terminal, if it draws pictures."""
    if made.data and app._driver and not app.is_headless:  # noqa: SLF001 - it has no other name
        app._driver.write(kitty_commands(made))  # noqa: SLF001 - likewise
