"""Inline text as a typesetter wants it: one string, and the runs of it that look different."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct, field

from warta.model.value import Value
from warta.render.footnotes import Footnotes, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.model.blocks import Spans

FRONT = -1  # the block number of what stands above the story

Looks: TypeAlias = tuple[str, ...]


class Run(NamedTuple):
    """A stretch of a piece that looks different; runs lie in order and apart. `link` counts from 1, 0 is none."""

    start: int
    end: int
    looks: Looks
    link: int = 0


class Segment(Value, frozen=True):
    """What is drawn in one look: `at` is where the text begins in its piece, -1 for a lead or a mark of ours.

    A `filler` stands at a place of the piece and is no text of it: a hyphen, or the space that fills a line.
    """

    text: str
    looks: Looks
    link: int = 0
    at: int = -1
    filler: bool = False


class Piece(Value, frozen=True):
    """A title, a paragraph, one item of a list: text that is wrapped as one.

    `block` is its block's place in the article (FRONT above the first, their number below the last). `first` and
    `rest` are the leads of its lines (bar, marker, indent), equally wide but where lines hang. `gap` is the blank
    lines before it; in a `joined` gap the lead goes on. `verbatim` text keeps its lines. `numbers` are the link
    numbers set into the text.
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
        """The text as the page has it, without link numbers."""
        return without_numbers(self, 0, len(self.text))


class Mark(Value, frozen=True):
    """A look for a stretch of the page's own text, before numbers are set into it."""

    start: int
    end: int
    look: str


class Links(Struct):
    """The links of a document in the order of reading: one number for one address.

    A link to a footnote, or back from one, is followed by no number: its own mark stands for it.
    """

    urls: list[str] = field(default_factory=list)
    footnotes: Footnotes = field(default_factory=Footnotes)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, url: str | None) -> int:
        """The number of an address; 0 when it is none that a reader may follow."""
        if url is None or not url.startswith(("http://", "https://")):
            return 0
        known = self._numbers.get(url)
        if known is None:
            self.urls.append(url)
            known = self._numbers[url] = len(self.urls)
        return known


class _Set(Value, frozen=True):
    """What is set into a text that the page does not have there: where, what, its look and its link."""

    at: int
    text: str
    look: str
    link: int


class Inline(Value, frozen=True):
    """Spans as one text with its runs; `numbers` are the stretches that are link numbers, or brackets around a mark."""

    text: str
    runs: tuple[Run, ...]
    numbers: tuple[tuple[int, int], ...]


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(number: int) -> str:
    """A number in superior figures, as it follows a link."""
    return str(number).translate(_RAISED)


def inline(spans: Spans, links: Links, marks: Iterable[Mark] = ()) -> Inline:
    """Set spans with `marks` laid over them; each link is followed by its number."""
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
    """Brackets around the mark of a footnote, where the page has none: it is no part of the word before it."""
    if not mark_of(text) or text.strip() != mark_of(text):
        return []
    begin = at + len(text) - len(text.lstrip())
    return [_Set(begin, "[", "ref", number), _Set(begin + len(text.strip()), "]", "ref", number)]


def _flat(ranges: list[tuple[int, int, str, int]]) -> list[Run]:
    """Ranges that overlap, as runs that do not."""
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
    """A run cut wherever a number stands inside it."""
    start = run.start
    for place in places[bisect_right(places, start) :]:
        if place >= run.end:
            break
        yield run._replace(start=start, end=place)
        start = place
    yield run._replace(start=start)


def segments(piece: Piece, start: int, end: int) -> Iterator[Segment]:
    """A stretch of a piece as segments that each have one look; the piece's kind is the first of the looks."""
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
    """A stretch of a piece as the page has it."""
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
    """Where a place of the page's text stands in the piece; an `end` stays before a number that follows it."""
    moved = 0
    for begin, stop in piece.numbers:
        place = begin - moved
        if place > offset or (end and place == offset):
            break
        moved += stop - begin
    return offset + moved
