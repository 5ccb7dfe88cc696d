"""The article in its pane: laid out once a width, with hits, selection and link hints drawn over it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from rich.style import Style
from textual.message import Message
from textual.reactive import var

from warta.model import Reading
from warta.render.lines import Hit, Place, Sheet, lay_out, sheet
from warta.render.pieces import Links, Segment
from warta.tui.bindings import bindings
from warta.tui.faces import face
from warta.tui.marks import Cut, split
from warta.tui.state import Idle, State
from warta.tui.text import cell_text
from warta.tui.widgets.line_view import LineView
from warta.urls import same_page

if TYPE_CHECKING:
    from textual.selection import Selection

    from warta.render.pieces import Looks

_NARROWEST = 12
_PLAIN_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class ArticlePane(LineView):
    """The article, or the face of a state that has none."""

    BINDINGS = bindings("article")
    ALLOW_SELECT = True

    reading: var[Reading | None] = var[Reading | None](None, init=False)
    state: var[State] = var[State](Idle(), init=False)
    measure: var[int] = var(72, init=False)
    hinting: var[bool] = var(False, init=False)

    class LinkWanted(Message):
        """A link was clicked."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    class Left(Message):
        """The reader goes on: deeper to the comments, or back to the posts."""

        def __init__(self, *, deeper: bool) -> None:
            super().__init__()
            self.deeper = deeper

    class NoMore(Message):
        """There is no further landmark this way."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.margin = 0
        self.hits: tuple[Hit, ...] = ()
        self.hit = -1
        self._next_place: Place | None = None

    # --- what it shows ---

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        same = old and new and same_page(old.article.url or "", new.article.url or "")
        if not same:
            self._next_place = Place(-1, 0)
        self.rebuild()

    def watch_state(self, _old: State, _new: State) -> None:
        if self.reading is None:
            self.rebuild()

    def watch_measure(self) -> None:
        self.rebuild()

    def watch_hinting(self) -> None:
        self.redraw()

    @property
    def place(self) -> Place | None:
        """The spot at the top of the pane."""
        return self.sheet.place(self.scroll_offset.y) if self.sheet else None

    def return_to(self, place: Place) -> None:
        """Scroll to a spot, now or when the article is laid out."""
        self._next_place = place
        if self.sheet:
            self.rebuild()

    def rebuild(self) -> None:
        """Lay the article out for the pane's width; the words at the top stay there."""
        width = self.size.width
        if not width:
            return
        place = self._next_place or (self.place if self.scroll_offset.y else None)
        self._next_place = None
        room = max(_NARROWEST, width - (4 if width > 44 else 2))
        measure = min(self.measure, room)
        self.margin = max(0, (width - measure) // 2)
        if self.reading:
            self.sheet = lay_out(self.reading.article, measure)
        else:
            links = Links()
            self.sheet = sheet(face(self.state, links), measure, tuple(links.urls))
        self._find_again()
        self.set_height(len(self.sheet.lines) + 2)
        if place:
            self.go(self._row(self.sheet.line_at(place)) if place.block >= 0 else 0)

    def _row(self, line: int) -> int:
        """The pane's row of a line: there is one blank row above the first."""
        return line + 1

    # --- finding ---

    _needle = ""

    def find(self, needle: str) -> int:
        """Mark every place of these words and show the first from here on; how many there are."""
        self._needle = needle
        self._find_again()
        self.redraw()
        if self.hits and self.sheet:
            top = self.scroll_offset.y
            rows = [self._row(self.sheet.line_of(hit.piece, hit.start)) for hit in self.hits]
            self._show_hit(next((at for at, row in enumerate(rows) if row >= top), 0))
        return len(self.hits)

    def _find_again(self) -> None:
        self.hits = tuple(self.sheet.find(self._needle)) if self.sheet and self._needle else ()
        self.hit = min(self.hit, len(self.hits) - 1)

    def _show_hit(self, number: int) -> None:
        self.hit = number % len(self.hits)
        hit = self.hits[self.hit]
        if self.sheet:
            row = self._row(self.sheet.line_of(hit.piece, hit.start))
            top, height = self.scroll_offset.y, self.size.height
            if not top + 1 <= row < top + height - 2:
                self.go(row - height // 3)
        self.redraw()

    # --- drawing ---

    def draw(self, y: int) -> list[Cells]:
        """A row: the margin, then the line's segments. Each tells its place, so that a drag selects what it touches."""
        line = y - 1
        if self.sheet is None or not 0 <= line < len(self.sheet.lines):
            return []
        begin = self.sheet.lines[line].start
        base = self.style_of(())
        drawn = [Cells(" " * self.margin, base + Style(meta={"offset": (0, line)}))]
        for part in self.sheet.segments(line):
            drawn += self._cells_of(part, line, begin)
        if self.sheet.pieces[self.sheet.lines[line].piece].kind == "code":
            full = self.margin + self.sheet.width
            used = sum(part.cell_length for part in drawn)
            drawn.append(Cells(" " * max(0, full - used), self.style_of(("code",))))
        return drawn

    def _cells_of(self, part: Segment, line: int, begin: int) -> list[Cells]:
        if part.at < 0:
            return [Cells(cell_text(part.text), self.style_of(part.looks) + Style(meta={"offset": (0, line)}))]
        looks, text = part.looks, part.text
        if self.hinting and "number" in looks:
            looks, text = (*looks, "hint"), text.translate(_PLAIN_FIGURES)
        drawn: list[Cells] = []
        for cut in split(part.at, part.at + len(text), self._cuts(line)):
            meta: dict[str, object] = {"offset": (cut.start - begin, line)}
            if part.link:
                meta["@click"] = ("link", (part.link,))
            style = self._style(looks, cut.look)
            drawn.append(Cells(cell_text(text[cut.start - part.at : cut.end - part.at]), style + Style(meta=meta)))
        return drawn

    def _style(self, looks: Looks, over: str) -> Style:
        if over == "selection":
            return self.style_of(looks) + self.screen.get_component_rich_style("screen--selection", partial=True)
        return self.style_of((*looks, over) if over else looks)

    def _cuts(self, line: int) -> list[Cut]:
        """The stretches of a line's piece that are drawn over: hits, and what is selected."""
        if self.sheet is None:
            return []
        piece, begin, end, *_ = self.sheet.lines[line]
        cuts: list[Cut] = []
        for number in range(max(0, bisect_left(self.hits, (piece, begin, 0)) - 1), len(self.hits)):
            hit = self.hits[number]
            if hit[:2] >= (piece, end):
                break
            if hit.piece == piece:
                cuts.append(Cut(hit.start, hit.end, "hit-current" if number == self.hit else "hit"))
        selection = self.text_selection
        span = selection.get_span(line) if selection else None
        if span is not None:
            cuts.append(Cut(begin + max(0, span[0]), end if span[1] < 0 else begin + span[1], "selection"))
        return cuts

    # --- selecting ---

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What a drag selected, as running text: no wraps, bars, margins or link numbers."""
        if self.sheet is None:
            return None
        start = (selection.start.y, selection.start.x) if selection.start else (0, 0)
        end = (selection.end.y, selection.end.x) if selection.end else (len(self.sheet.lines), 0)
        return self.sheet.copy(start, end), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        super().selection_updated(selection)
        self.redraw()

    # --- links ---

    def link(self, number: int) -> str | None:
        """The address of a link by its number."""
        urls = self.sheet.urls if self.sheet else ()
        return urls[number - 1] if 0 < number <= len(urls) else None

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(self.sheet.urls) if self.sheet else 0

    def action_link(self, number: int) -> None:
        if url := self.link(number):
            self.post_message(self.LinkWanted(url))

    # --- keys ---

    def _landmark(self, step: int, *kinds: str, what: str) -> None:
        if self.sheet is None:
            return
        top = self.scroll_offset.y
        rows = [self._row(line) for line in self.sheet.first_lines(*kinds)]
        ahead = [row for row in rows if (row > top if step > 0 else row < top)]
        if not ahead or (step > 0 and top >= self.max_scroll_y):
            self.post_message(self.NoMore(what))
            return
        self.go(ahead[0] if step > 0 else ahead[-1])

    def action_next_heading(self) -> None:
        self._hit_or_heading(1)

    def action_previous_heading(self) -> None:
        self._hit_or_heading(-1)

    def _hit_or_heading(self, step: int) -> None:
        if self.hits:
            self._show_hit(self.hit + step)
        else:
            self._landmark(step, "title", "heading", "subheading", what="heading")

    def action_next_paragraph(self) -> None:
        self._landmark(1, what="paragraph")

    def action_previous_paragraph(self) -> None:
        self._landmark(-1, what="paragraph")

    def action_deeper(self) -> None:
        self.post_message(self.Left(deeper=True))

    def action_shallower(self) -> None:
        self.post_message(self.Left(deeper=False))
