"""Inline text for layout: one string, and runs of it with styles and links."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct, field

from warta.model.value import Value
from warta.render.footnotes import Footnotes, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.model.blocks import Spans

FRONT = -1  # the block number of title, standfirst and byline

Looks: TypeAlias = tuple[str, ...]


class Run(NamedTuple):
    """A styled range of a piece; runs are sorted and do not overlap. `link` counts from 1, 0 is none."""

    start: int
    end: int
    looks: Looks
    link: int = 0


class Segment(Value, frozen=True):
    """Text drawn in one style: `at` is its offset in the piece, -1 for a lead or an added symbol.

    A `filler` is at a position of the piece but not part of its text: a hyphen, or padding.
    """

    text: str
    looks: Looks
    link: int = 0
    at: int = -1
    filler: bool = False


class Piece(Value, frozen=True):
    """A title, a paragraph, one item of a list: text that is wrapped as a unit.

    `block` is the index of its block in the article (FRONT before the first, their count after the last). `first`
    and `rest` are the leads of its lines (bar, marker, indent), of equal width except for a hanging indent. `gap` is
    the number of blank lines before it; in a `joined` gap the lead continues. `verbatim` text keeps its line breaks.
    `numbers` are the ranges of link numbers inserted into the text.
    """

    kind: str
    text: str
    runs: tuple[Run, ...] = ()
    block: int = FRONT
    first: str = ""
    rest: str = ""
    gap: int = 1
    joined: bool = False
    verbatim: bool = False
    numbers: tuple[tuple[int, int], ...] = ()

    @property
    def words(self) -> str:
        """The text of the page, without link numbers."""
        return without_numbers(self, 0, len(self.text))


class Mark(Value, frozen=True):
    """A style for a range of the page's text, before link numbers are inserted."""

    start: int
    end: int
    look: str


class Links(Struct):
    """The links of a document, numbered in reading order; equal URLs share a number.

    Links to and from footnotes get no number: their own mark stands for it.
    """

    urls: list[str] = field(default_factory=list)
    footnotes: Footnotes = field(default_factory=Footnotes)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, url: str | None) -> int:
        """Return the number of a URL; 0 if its scheme is not http(s)."""
        if url is None or not url.startswith(("http://", "https://")):
            return 0
        known = self._numbers.get(url)
        if known is None:
            self.urls.append(url)
            known = self._numbers[url] = len(self.urls)
        return known


class _Set(Value, frozen=True):
    """Text inserted at an offset that is not on the page, with its style and link."""

    at: int
    text: str
    look: str
    link: int


class Inline(Value, frozen=True):
    """Spans as one text with its runs; `numbers` are the ranges of link numbers and of brackets around marks."""

    text: str
    runs: tuple[Run, ...]
    numbers: tuple[tuple[int, int], ...]


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(number: int) -> str:
    """Return a number in superscript digits, as it follows a link."""
    return str(number).translate(_RAISED)


def inline(spans: Spans, links: Links, marks: Iterable[Mark] = ()) -> Inline:
    """Combine spans and `marks` into runs, with a number after each link."""
    text = "".join([span.text for span in spans])
    ranges = [(mark.start, mark.end, mark.look, 0) for mark in marks if mark.start < mark.end]
    if not ranges and all(not span.style and span.href is None for span in spans):
        return Inline(text, (), ())
    sets: list[_Set] = []
    at = end = 0
    for span in spans:
        at, end = end, end + len(span.text)
        if not span.text:
            continue
        ranges += [(at, end, style, 0) for style in span.style.split()]
        number = links.number(span.href)
        if number and links.footnotes.has(span.href):
            ranges += [(at, end, look, number) for look in ("number", "ref")]
            sets += _brackets(span.text, at, number)
        elif number:
            ranges.append((at, end, "link", number))
            if sets and sets[-1].link == number and sets[-1].at == len(text[:at].rstrip()):
                sets.pop()
            sets.append(_Set(len(text[:end].rstrip()), raised(number), "number", number))
    return _with_sets(text, _flat(ranges), sets)


def _brackets(text: str, at: int, number: int) -> list[_Set]:
    """Return brackets around a footnote mark that has none, to set it apart from the word before."""
    if not mark_of(text) or text.strip() != mark_of(text):
        return []
    begin = at + len(text) - len(text.lstrip())
    return [_Set(begin, "[", "ref", number), _Set(begin + len(text.strip()), "]", "ref", number)]


def _flat(ranges: list[tuple[int, int, str, int]]) -> list[Run]:
    """Convert overlapping ranges to runs that do not overlap."""
    edges = sorted(
        [(start, 1, look, link) for start, _, look, link in ranges]
        + [(end, 0, look, link) for _, end, look, link in ranges]
    )
    runs: list[Run] = []
    active: dict[tuple[str, int], int] = {}
    before = 0
    for at, opens, look, link in edges:
        if at > before and active:
            number = max(number for _, number in active)
            runs.append(Run(before, at, tuple(name for name, _ in active), number))
        before = at
        key = (look, link)
        count = active.get(key, 0) + (1 if opens else -1)
        if count > 0:
            active[key] = count
        else:
            active.pop(key, None)
    return runs


def _with_sets(text: str, runs: list[Run], sets: list[_Set]) -> Inline:
    if not sets:
        return Inline(text, tuple(runs), ())
    places = [each.at for each in sets]
    moved = [0]
    for each in sets:
        moved.append(moved[-1] + len(each.text))
    parts: list[str] = []
    numbers: list[tuple[int, int]] = []
    set_runs = [
        Run(start + moved[bisect_right(places, start)], end + moved[bisect_right(places, end - 1)], looks, link)
        for piece in runs
        for start, end, looks, link in _split(piece, places)
    ]
    before = 0
    for index, each in enumerate(sets):
        parts += [text[before : each.at], each.text]
        begin = each.at + moved[index]
        numbers.append((begin, begin + len(each.text)))
        set_runs.append(Run(*numbers[-1], (each.look,), each.link))
        before = each.at
    parts.append(text[before:])
    return Inline("".join(parts), tuple(sorted(set_runs)), tuple(numbers))


def _split(run: Run, places: list[int]) -> Iterator[Run]:
    """Split a run at each number inserted inside it."""
    start = run.start
    for place in places[bisect_right(places, start) :]:
        if place >= run.end:
            break
        yield run._replace(start=start, end=place)
        start = place
    yield run._replace(start=start)


def segments(piece: Piece, start: int, end: int) -> Iterator[Segment]:
    """Yield a range of a piece in segments of one style each; the first style is the kind of the piece."""
    base = (piece.kind,)
    runs = piece.runs
    at = start
    if runs:
        index = max(0, bisect_right(runs, start, key=_run_start) - 1)
        for begin, stop, looks, link in runs[index:]:
            if begin >= end:
                break
            if stop <= at:
                continue
            if begin > at:
                yield Segment(piece.text[at:begin], base, 0, at)
                at = begin
            cut = min(stop, end)
            yield Segment(piece.text[at:cut], base + looks, link, at)
            at = cut
    if at < end:
        yield Segment(piece.text[at:end], base, 0, at)


def _run_start(run: Run) -> int:
    return run.start


def without_numbers(piece: Piece, start: int, end: int) -> str:
    """Return a range of a piece without link numbers."""
    if not piece.numbers:
        return piece.text[start:end]
    parts: list[str] = []
    for begin, stop in piece.numbers:
        if begin >= end:
            break
        if stop > start:
            parts.append(piece.text[start:begin])
            start = max(start, stop)
    parts.append(piece.text[start:end])
    return "".join(parts)


def set_offset(piece: Piece, offset: int, *, end: bool = False) -> int:
    """Convert an offset of the page's text to one of the piece; an `end` stays before a number that follows."""
    moved = 0
    for begin, stop in piece.numbers:
        place = begin - moved
        if place > offset or (end and place == offset):
            break
        moved += stop - begin
    return offset + moved
