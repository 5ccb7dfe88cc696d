"""Lay out an article as lines of offsets, for the app and the command line; cheap enough to redo on a resize."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from msgspec import field
from msgspec.structs import replace

from warta.model.value import Value
from warta.render import compose, hyphens, linear
from warta.render.footnotes import Footnotes, Spot, footnotes
from warta.render.haystack import Haystack
from warta.render.pieces import FRONT, Links, Piece, Segment, segments, without_numbers
from warta.render.typeset import FILLED, PLAIN, Typesetting, typeset
from warta.render.wrap import cells, chop, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from warta.model.article import Article


_LED = frozenset({"quote", "source", "item", "record", "embed"})  # their leads are styled apart from their text


class Line(NamedTuple):
    """One line: [start, end) of the piece with index `piece`, after the text of `lead`.

    A blank line has an empty range and `gap` true; in a joined gap its lead is the bar. `broken`: a hyphen that is
    not in the text ends it. `picture`: the row of the picture shown here, from 1.
    """

    piece: int
    start: int
    end: int
    lead: str = ""
    gap: bool = False
    broken: bool = False
    picture: int = 0


class Place(NamedTuple):
    """A scroll position that survives a new layout: a block, an offset into its text, the blank lines above it."""

    block: int
    offset: int
    above: int = 0


class Hit(NamedTuple):
    """A search match: [start, end) of a piece."""

    piece: int
    start: int
    end: int


class Sheet(Value, frozen=True, kw_only=True):
    """An article laid out for one width: its pieces, its lines, and the URLs of its link numbers."""

    width: int
    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]
    urls: tuple[str, ...] = ()
    offsets: tuple[int, ...] = field(default=())  # of each piece in its block
    typesetting: Typesetting = PLAIN
    footnotes: Footnotes = field(default_factory=Footnotes)

    def text(self, y: int) -> str:
        """Return the whole text of line `y`."""
        line = self.lines[y]
        return line.lead + self.pieces[line.piece].text[line.start : line.end]

    def segments(self, y: int) -> Iterator[Segment]:
        """Yield line `y` in segments of one style each."""
        line = self.lines[y]
        piece = self.pieces[line.piece]
        if line.lead:
            yield lead(line, piece)
        parts = segments(piece, line.start, line.end)
        if self.typesetting == PLAIN or line.gap or piece.verbatim:
            yield from parts
        else:
            yield from typeset(line, piece, list(parts), self.width, self.typesetting)

    def place(self, y: int) -> Place:
        """Return the position at the beginning of line `y`."""
        if not self.lines:
            return Place(FRONT, 0)
        first = y = max(0, min(y, len(self.lines) - 1))
        while self.lines[y].gap:
            y += 1
        return Place(*self._spot(y), y - first)

    def line_at(self, place: Place) -> int:
        """Return the line of a position."""
        found = bisect_right(range(len(self.lines)), (place.block, place.offset), key=self._spot) - 1
        return max(0, found - place.above)

    def _spot(self, y: int) -> tuple[int, int]:
        line = self.lines[y]
        return (self.pieces[line.piece].block, self.offsets[line.piece] + line.start)

    def line_of(self, piece: int, offset: int) -> int:
        """Return the line that shows an offset of a piece."""
        return max(0, bisect_right(self.lines, (piece, offset), key=_begin) - 1)

    def first_lines(self, *kinds: str) -> list[int]:
        """Return the lines on which pieces of these kinds begin; of all pieces if no kind is given."""
        found: list[int] = []
        before = -1
        for y, line in enumerate(self.lines):
            if line.piece != before and not line.gap:
                before = line.piece
                if not kinds or self.pieces[before].kind in kinds:
                    found.append(y)
        return found

    def leads_to(self, url: str) -> int | None:
        """Return the line of a footnote, or of its reference, that a link leads to; None for any other link."""
        if note := self.footnotes.notes.get(url):
            return self.line_of(self.piece_of(note), 0)
        if reference := self.footnotes.back.get(url):
            piece, number = self.piece_of(reference.spot), self.urls.index(reference.url) + 1
            return self.line_of(piece, next((run.start for run in self.pieces[piece].runs if run.link == number), 0))
        return None

    def piece_of(self, spot: Spot) -> int:
        """Return the index of the piece at which a block, or an item of it, begins."""
        return bisect_left(self.pieces, spot.block, key=_block_of) + spot.part

    def notes(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """Return the footnotes that these pieces refer to, without repetition, in order."""
        links = dict.fromkeys(run.link for piece in pieces for run in piece.runs if run.link)
        spots = (self.footnotes.notes.get(self.urls[link - 1]) for link in links)
        return tuple([self.pieces[self.piece_of(spot)] for spot in dict.fromkeys(spots) if spot])

    def find(self, needle: str) -> list[Hit]:
        """Return all matches of a text, ignoring case, in reading order."""
        pattern = sought(needle)
        return [Hit(*place) for place in Haystack(self.pieces).find(pattern)] if pattern else []

    def copy(self, begin: tuple[int, int], end: tuple[int, int]) -> str:
        """Return the text between two (line, column) positions without line breaks, leads or link numbers."""
        parts: list[str] = []
        before = -1
        for y in range(max(0, begin[0]), min(end[0], len(self.lines) - 1) + 1):
            line = self.lines[y]
            if line.gap or line.start == line.end:
                continue
            piece = self.pieces[line.piece]
            start = _inside(line, begin[1]) if y == begin[0] else line.start
            stop = _inside(line, end[1]) if y == end[0] else line.end
            if before >= 0:
                parts.append(self._between(before, line))
            parts.append(without_numbers(piece, start, stop))
            before = line.piece
        return "".join(parts).strip("\n")

    def _between(self, before: int, line: Line) -> str:
        piece = self.pieces[line.piece]
        if before != line.piece:
            return "\n\n" if piece.gap else "\n"
        between = piece.text[line.start - 1 : line.start]
        return between if between in {" ", "\n"} else ""


def lead(line: Line, piece: Piece) -> Segment:
    """Return the lead of a line: a bar or a marker in its own style, an indent without style."""
    if not line.lead.strip() and piece.kind != "code":
        return Segment(line.lead, ())
    return Segment(line.lead, ("lead",) if piece.kind in _LED else (piece.kind,))


def _block_of(piece: Piece) -> int:
    return piece.block


def _begin(line: Line) -> tuple[int, int]:
    return (line.piece, line.start)


def _inside(line: Line, column: int) -> int:
    """Convert a column (characters after the lead) to an offset in the piece, within the line."""
    return max(line.start, min(line.end, line.start + column))


def lay_out(article: Article, width: int, typesetting: Typesetting = PLAIN) -> Sheet:
    """Lay out an article in lines of at most `width` cells."""
    links = Links(footnotes=footnotes(article))
    found = compose.pieces(article, width, links)
    if typesetting.linear:
        found = linear.said(found, article.blocks)
    if typesetting != PLAIN:
        typesetting = replace(typesetting, language=article.language)
    return replace(sheet(found, width, tuple(links.urls), typesetting), footnotes=links.footnotes)


def sheet(pieces: Iterable[Piece], width: int, urls: tuple[str, ...] = (), typesetting: Typesetting = PLAIN) -> Sheet:
    """Lay out pieces, without the gap of the first one."""
    pieces = tuple(pieces)
    where = hyphens.places(typesetting.language) if typesetting.justify and typesetting.hyphenate else None
    lines: list[Line] = []
    offsets: list[int] = []
    block, length = FRONT, 0
    for number, piece in enumerate(pieces):
        if piece.block != block:
            block, length = piece.block, 0
        offsets.append(length)
        length += len(piece.text) + 1
        if number:
            lead = pieces[number - 1].rest if piece.joined else ""
            lines += [Line(number, 0, 0, lead, gap=True)] * piece.gap
        lines += piece_lines(piece, number, width, where)
    offset = tuple(offsets)
    return Sheet(width=width, pieces=pieces, lines=tuple(lines), urls=urls, offsets=offset, typesetting=typesetting)


def with_pictures(found: Sheet, heights: Mapping[int, int]) -> Sheet:
    """Insert rows for pictures above their captions; `heights` gives the rows by block number."""
    lines: list[Line] = []
    done: set[int] = set()
    for line in found.lines:
        block = found.pieces[line.piece].block
        if not line.gap and block in heights and block not in done:
            done.add(block)
            lines += [Line(line.piece, 0, 0, gap=True, picture=row) for row in range(1, heights[block] + 1)]
        lines.append(line)
    return replace(found, lines=tuple(lines))


def piece_lines(piece: Piece, number: int, width: int, where: hyphens.Places | None = None) -> list[Line]:
    """Return the lines of one piece; `where` gives the hyphenation positions of a word."""
    if not piece.text:
        return [Line(number, 0, 0, shorten(piece.first, width))]
    first, rest = piece.first, piece.rest
    room = width - cells(rest)
    if room < 2 and rest:  # too narrow for a lead
        first = rest = ""
        room = width
    if where and piece.kind in FILLED:
        found = hyphens.broken(piece.text, room, where)
        return [
            Line(number, start, end, rest if at else first, broken=hyphen)
            for at, (start, end, hyphen) in enumerate(found)
        ]
    extents = (chop if piece.verbatim else wrap)(piece.text, room)
    if not rest and not first:
        return [Line(number, start, end) for start, end in extents]
    return [Line(number, start, end, rest if at else first) for at, (start, end) in enumerate(extents)]


def sought(needle: str) -> re.Pattern[str] | None:
    """Compile a search text: any white space between words, any case; None if it is blank."""
    return re.compile(r"\s+".join(map(re.escape, needle.split())), re.IGNORECASE) if needle.strip() else None
