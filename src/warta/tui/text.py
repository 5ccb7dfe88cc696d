"""Convert untrusted text to `Content` and cells: strip control characters; never parse markup. Terminal fallbacks."""

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
    """Return one line made of parts, each a text or a (text, style) pair."""
    return Content.assemble(*[_part(part) for part in parts])


def join_lines(*content: Content) -> Content:
    """Join lines with newlines."""
    return Content("\n").join(content)


def _part(part: Part) -> Part:
    if isinstance(part, str):
        return cell_text(part)
    text, style = part
    return cell_text(text), style


def cell_text(text: str) -> str:
    """Return text for terminal cells: no control characters, no newlines; spaces are kept."""
    return verbatim(text).replace("\n", " ").replace("\t", " ")


def clean_line(text: str) -> str:
    """Return text as one clean line, for a clipboard, a message or a title."""
    return line(text)


class StyledRange(Value, frozen=True):
    """A range [start, end) of a text with the name of its style, if any."""

    start: int
    end: int
    look: str = ""


def split_styles(start: int, end: int, over: Sequence[StyledRange]) -> Iterator[StyledRange]:
    """Split [start, end) into ranges of one style each; of overlapping styles the later one wins."""
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


# Terminals that reorder right-to-left text themselves (VTE since 0.58, Apple's Terminal, mlterm, Konsole).
_BIDI_TERMINALS = {"VTE_VERSION", "MLTERM", "KONSOLE_VERSION"}


def typesetting_from(settings: Settings, environ: Mapping[str, str]) -> Typesetting:
    """Return the options for laying out lines, from the settings and the terminal."""
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
    """Return the options for laying out lines of an app."""
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
    """Make a stream without UTF-8 write similar ASCII characters instead of escapes.

    Textual draws on stderr, whose escapes of unencodable characters would break every line of the screen.
    """
    if isinstance(stream, TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
        codecs.register_error(_ERROR_HANDLER, _encode_as_ascii)
        stream.reconfigure(errors=_ERROR_HANDLER)


def _encode_as_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_ascii_sign, error.object[error.start : error.end])), error.end


def _ascii_sign(char: str) -> str:
    """Return a similar ASCII character, the letter without accent, or one question mark per cell."""
    near = char.translate(_ASCII_SIGNS)
    if near.isascii():
        return near
    letter = unicodedata.normalize("NFKD", char)[0]
    return letter if letter.isascii() and cells(char) == 1 else "?" * cells(char)


_EMOJI_JOINER = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff]")
_FLAGS = range(0x1F1E6, 0x1F200)


def plain_emoji(text: str) -> str:
    """Replace each joined emoji by its first one, padded: terminals disagree on the width of joined ones."""
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
