"""Typeset a line when it is drawn: justify it, add its hyphen, align and reorder right-to-left text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.value import Value
from warta.render import bidi
from warta.render.pieces import Segment
from warta.render.wrap import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.render.lines import Line
    from warta.render.pieces import Piece


class Typesetting(Value, frozen=True):
    """Typesetting options: justify and hyphenate text; align right-to-left text to the right.

    `bidi`: reorder such text here, not in the terminal. `linear`: words instead of bars and symbols.
    """

    justify: bool = False
    hyphenate: bool = False
    to_the_right: bool = False
    bidi: bool = False
    linear: bool = False
    language: str | None = None


PLAIN = Typesetting()
FILLED = frozenset({"p", "quote", "item"})
"""Kinds of pieces that may be justified and hyphenated."""

_WIDEST = 3  # maximal cells of a gap in a justified line; a line that needs more stays ragged


def typeset(line: Line, piece: Piece, parts: list[Segment], width: int, how: Typesetting) -> Iterator[Segment]:
    """Yield the segments of a line of text as they are drawn."""
    if line.broken and parts:
        parts.append(Segment("-", parts[-1].looks, at=line.end, filler=True))
    used = cells(line.lead) + sum([cells(part.text) for part in parts])
    from_the_right = bidi.runs_from_the_right(piece.text)
    if how.justify and piece.kind in FILLED and _goes_on(line, piece):
        parts = _filled(parts, width - used)
        used = cells(line.lead) + sum([cells(part.text) for part in parts])
    if how.bidi and bidi.has_rtl(piece.text[line.start : line.end]):
        parts = bidi.seen(parts, from_the_right=from_the_right)
    if how.to_the_right and from_the_right and used < width:
        yield Segment(" " * (width - used), (), at=line.start, filler=True)
    yield from parts


def _goes_on(line: Line, piece: Piece) -> bool:
    """Whether a line ends because it is full, not because the text ends."""
    return line.end < len(piece.text) and piece.text[line.end] != "\n"


def _filled(parts: list[Segment], lacking: int) -> list[Segment]:
    """Widen the gaps of a line evenly; return it unchanged if they would be too wide."""
    gaps = sum([part.text.count(" ") for part in parts if not part.filler])
    if lacking <= 0 or not gaps or lacking > gaps * (_WIDEST - 1):
        return parts
    found: list[Segment] = []
    passed = 0
    for part in parts:
        begin = 0
        while not part.filler and (gap := part.text.find(" ", begin)) >= 0:
            found.append(replace(part, text=part.text[begin : gap + 1], at=part.at + begin))
            more = (passed + 1) * lacking // gaps - passed * lacking // gaps
            passed += 1
            if more:
                found.append(replace(part, text=" " * more, at=part.at + gap, filler=True))
            begin = gap + 1
        if begin < len(part.text):
            found.append(replace(part, text=part.text[begin:], at=part.at + begin))
    return found
