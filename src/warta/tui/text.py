"""The one door for text into widgets: filtered once more, and never read as markup."""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from io import TextIOWrapper
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content

from warta.extraction.text import line, verbatim
from warta.model.value import Value
from warta.render.typeset import PLAIN, Typesetting
from warta.render.wrap import cells, clusters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from textual.app import App
    from textual.style import Style

    from warta.settings import Settings


Part: TypeAlias = "str | tuple[str, str | Style]"


def styled(*parts: Part) -> Content:
    """One line of text in parts, each plain or with its style; what a part says is never markup."""
    return Content.assemble(*[_part(part) for part in parts])


def join_lines(*content: Content) -> Content:
    """Lines of text under one another."""
    return Content("\n").join(content)


def _part(part: Part) -> Part:
    if isinstance(part, str):
        return cell_text(part)
    text, style = part
    return cell_text(text), style


def cell_text(text: str) -> str:
    """Text as it may stand in cells: no control, no newline; its spaces are kept."""
    return verbatim(text).replace("\n", " ").replace("\t", " ")


def clean_line(text: str) -> str:
    """Text for a clipboard, a message or a title: one clean line."""
    return line(text)


class StyledRange(Value, frozen=True):
    """A stretch [start, end) and the look that lies over it; no look is none."""

    start: int
    end: int
    look: str = ""


def split_styles(start: int, end: int, over: Sequence[StyledRange]) -> Iterator[StyledRange]:
    """[start, end) in stretches that each lie under one look; of two that overlap, the later one shows."""
    if not over:
        yield StyledRange(start, end)
        return
    edges = {start, end}
    for cut in over:
        edges |= {max(start, min(end, cut.start)), max(start, min(end, cut.end))}
    points = sorted(edges)
    for begin, stop in itertools.pairwise(points):
        look = next((cut.look for cut in reversed(over) if cut.start <= begin < cut.end), "")
        yield StyledRange(begin, stop, look)


# These turn text that runs from the right by themselves (VTE since 0.58, Apple's Terminal, mlterm, Konsole).
_BIDI_TERMINALS = {"VTE_VERSION", "MLTERM", "KONSOLE_VERSION"}


def typesetting_from(settings: Settings, environ: Mapping[str, str]) -> Typesetting:
    """The settings as the typesetter takes them."""
    turned = bool(_BIDI_TERMINALS & set(environ)) or environ.get("TERM_PROGRAM") == "Apple_Terminal"
    by_us = settings.bidi == "warta" or (settings.bidi == "auto" and not turned)
    return Typesetting(
        justify=settings.justify and not settings.linear,
        hyphenate=settings.hyphenate,
        to_the_right=True,
        bidi=by_us,
        linear=settings.linear,
    )


def typesetting_of(app: App[object]) -> Typesetting:
    """How the reader of an app wants lines to be set."""
    return getattr(app, "typesetting", PLAIN)


_ERROR_HANDLER = "warta-ascii"
_ASCII_SIGNS = str.maketrans(
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


def use_ascii_fallback(stream: TextIO | None) -> None:
    """Let a stream whose encoding lacks a sign write one of ASCII, where Python would write an escape of it.

    Textual draws on the error stream, which escapes what it cannot encode and so breaks every line of the screen.
    """
    if isinstance(stream, TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
        codecs.register_error(_ERROR_HANDLER, _encode_as_ascii)
        stream.reconfigure(errors=_ERROR_HANDLER)


def _encode_as_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii_sign, error.object[error.start : error.end])), error.end


def _ascii_sign(char: str) -> str:
    """One character in ASCII: a sign like it, its letter without the accent, or a question mark a cell."""
    near = char.translate(_ASCII_SIGNS)
    if near.isascii():
        return near
    letter = unicodedata.normalize("NFKD", char)[0]
    return letter if letter.isascii() and cells(char) == 1 else "?" * cells(char)


_EMOJI_JOINER = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff]")
_FLAGS = range(0x1F1E6, 0x1F200)


def plain_emoji(text: str) -> str:
    """The text with each joined emoji replaced; every other sign, and the width of all, stays as it is."""
    if not _EMOJI_JOINER.search(text):
        return text
    return "".join([_first_emoji(text[start:end], size) for start, end, size in clusters(text, 0, len(text))])


def _first_emoji(cluster: str, size: int) -> str:
    if not _EMOJI_JOINER.search(cluster):
        return cluster
    if ord(cluster[0]) in _FLAGS:  # a flag is its two letters
        letters = "".join([chr(ord("A") + ord(sign) - _FLAGS.start) for sign in cluster if ord(sign) in _FLAGS])
        return letters[:size].ljust(size)
    return cluster[0] + " " * max(0, size - cells(cluster[0]))
