"""A terminal that takes no Unicode gets signs of ASCII, each as wide as the sign it stands for."""

from __future__ import annotations

import codecs
import unicodedata
from io import TextIOWrapper
from typing import TYPE_CHECKING

from warta.render.wrap import cells

if TYPE_CHECKING:
    from typing import TextIO

_HANDLER = "warta-ascii"
_SIGNS = str.maketrans(
    {
        char: sign
        for chars, sign in (
            ("·…", "."), ("–—‐‑╴─", "-"), ("‘’", "'"), ("“”❝", '"'), ("‹«←↩", "<"), ("›»→▸▶", ">"), ("•●★", "*"),
            ("▾↓", "v"), ("↑", "^"), ("▌▎▏▍▊│┃", "|"), ("┌┐└┘├┤┬┴┼⌖", "+"), ("█▉▣▤", "#"), ("▋", ":"),
            ("▁▂▃▄▅▆▇", "_"), ("▀", '"'), ("♪", "*"), ("×", "x"), ("Δ", "~"), ("\u00a0", " "),
        )
        for char in chars
    }
)  # fmt: skip


def spell_for(stream: TextIO | None) -> None:
    """Let a stream whose encoding lacks a sign write one of ASCII, where Python would write an escape of it.

    Textual draws on the error stream, which escapes what it cannot encode and so breaks every line of the screen.
    """
    if isinstance(stream, TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
        codecs.register_error(_HANDLER, _spelled)
        stream.reconfigure(errors=_HANDLER)


def _spelled(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_sign, error.object[error.start : error.end])), error.end


def _sign(char: str) -> str:
    """One character in ASCII: a sign like it, its letter without the accent, or a question mark a cell."""
    near = char.translate(_SIGNS)
    if near.isascii():
        return near
    letter = unicodedata.normalize("NFKD", char)[0]
    return letter if letter.isascii() and cells(char) == 1 else "?" * cells(char)
