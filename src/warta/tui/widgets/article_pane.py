"""Article pane: layout, matches, selection, pictures and keys of the article; bar with the previous and next post."""

from __future__ import annotations

from bisect import bisect_left
from operator import is_not
from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from rich.style import Style
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from warta.i18n import _
from warta.model.blocks import Figure
from warta.model.capture import LoadedArticle
from warta.render.lines import Hit, Place, Sheet, lay_out, sheet, with_pictures
from warta.render.pieces import Links
from warta.render.wrap import cells, pad, shorten
from warta.tui.keymap import bindings
from warta.tui.notifications import Notification
from warta.tui.state.cursors import ParagraphCursor
from warta.tui.state.reading import Idle, PageState
from warta.tui.text import StyledRange, clean_line, join_lines, styled, typesetting_of
from warta.tui.views.empty_states import article_empty_state
from warta.tui.widgets.line_view import TextView
from warta.urls import same_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events
    from textual.content import Content
    from textual.selection import Selection

    from warta.model.article import Link
    from warta.render.pieces import Segment
    from warta.tui.pictures import Picture


_NARROWEST = 12
_TOP = Place(-1, 0)
_SETTLED = 0.3  # by then all bars have their final height


class ArticleView(TextView):
    """Lines of the article, or the empty state while none is loaded."""

    ALLOW_SELECT = True

    loaded: var[LoadedArticle | None] = var[LoadedArticle | None](None, init=False, always_update=True)
    state: var[PageState] = var[PageState](Idle(), init=False)
    measure: var[int] = var(72, init=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        self.margin = 0
        self.hits: tuple[Hit, ...] = ()
        self.paragraphs = ParagraphCursor()
        self._next_place: Place | None = None
        self.pictures: dict[str, Picture] = {}
        self._layout_inputs: tuple[object, ...] | None = None  # what `sheet` was made from
        # Nearly every article needs a scrollbar; without this the first layout would be done twice.
        self.set_reactive(ArticleView.show_vertical_scrollbar, True)

    # --- what it shows ---

    def watch_loaded(self, old: LoadedArticle | None, new: LoadedArticle | None) -> None:
        same = old and new and same_page(old.article.url or "", new.article.url or "")
        if not same:
            self._next_place = _TOP
            self.paragraphs.forget()
            self.pictures = {}
        self.rebuild()

    def show_pictures(self, pictures: dict[str, Picture]) -> None:
        """Show pictures, keyed by URL, without moving the line at the top."""
        self.pictures = self.pictures | pictures
        self.rebuild()

    @property
    def room(self) -> tuple[int, int]:
        """Largest size of a picture: (cells, rows)."""
        return self._measure, max(4, self.size.height * 2 // 3)

    def watch_state(self, _old: PageState, _new: PageState) -> None:
        if self.loaded is None:
            self.rebuild()

    def watch_measure(self) -> None:
        self.rebuild()

    @property
    def place(self) -> Place | None:
        """Place in the text at the top of the pane."""
        return self.sheet.place(max(0, self.scroll_offset.y - 1)) if self.sheet else None

    def return_to(self, place: Place) -> None:
        """Scroll to a place, now or as soon as the article is laid out."""
        self._next_place = place
        if self.sheet:
            self.rebuild()

    def rebuild(self) -> None:
        """Lay out the article for the pane's width and keep the place at the top."""
        width = self.size.width
        if not width:
            return
        place = self._next_place or (self.place if self.scroll_offset.y else None)
        self._next_place = None
        measure = self._measure
        self.margin = max(0, (width - measure) // 2)
        made_of = (self.loaded.article if self.loaded else self.state, measure, self.pictures)
        if self.sheet is None or self._layout_inputs is None or any(map(is_not, made_of, self._layout_inputs)):
            self.sheet = self._laid_out(measure)
            self._layout_inputs = made_of
            self._find_again()
        self.set_height(len(self.sheet.lines) + 2)
        if place:
            row = 0 if place == _TOP else self._row(self.sheet.line_at(place))
            self.go(row)
            if row > self.max_scroll_y:
                # The pane gets shorter when the navigation bar appears; only then can this row be reached.
                self._next_place = place
                self.set_timer(_SETTLED, self._forget_place)

    @property
    def _measure(self) -> int:
        room = max(_NARROWEST, self.size.width - (4 if self.size.width > 44 else 2))
        return min(self.measure, room)

    def _laid_out(self, measure: int) -> Sheet:
        if self.loaded:
            found = lay_out(self.loaded.article, measure, self.typesetting)
            blocks = self.loaded.article.blocks
            shown = {at: each.src for at, each in enumerate(blocks) if isinstance(each, Figure)}
            heights = {at: self.pictures[src].height for at, src in shown.items() if src and src in self.pictures}
            return with_pictures(found, heights) if heights else found
        links = Links()
        return sheet(article_empty_state(self.state, links), measure, tuple(links.urls))

    def _forget_place(self) -> None:
        self._next_place = None

    def show_line(self, line: int) -> None:
        """Scroll a line to the top of the pane."""
        self.go(self._row(line))

    def _row(self, line: int) -> int:
        """Row of a line in the pane; row 0 is blank."""
        return line + 1

    # --- finding ---

    @property
    def hit_count(self) -> int:
        """Number of matches."""
        return len(self.hits)

    def find(self, needle: str) -> int:
        """Highlight all matches, go to the first one from here on, and return their number."""
        self.needle = needle
        self._find_again()
        self.redraw()
        if self.hits and self.sheet:
            top = self.scroll_offset.y
            rows = [self._row(self.sheet.line_of(hit.piece, hit.start)) for hit in self.hits]
            self._show_hit(next((at for at, row in enumerate(rows) if row >= top), 0))
        return len(self.hits)

    def _find_again(self) -> None:
        self.hits = tuple(self.sheet.find(self.needle)) if self.sheet and self.needle else ()
        self.hit = min(self.hit, len(self.hits) - 1)

    def _show_hit(self, number: int) -> None:
        self.hit = number % len(self.hits)
        self.post_message(self.HitShown(self.hit + 1, len(self.hits)))
        hit = self.hits[self.hit]
        if self.sheet:
            row = self._row(self.sheet.line_of(hit.piece, hit.start))
            top, height = self.scroll_offset.y, self.size.height
            if not top + 1 <= row < top + height - 2:
                self.go(row - height // 3)
        self.redraw()

    # --- drawing ---

    def draw(self, y: int) -> list[Cells]:
        """Draw a row: margin, then the segments of the line with their text offsets, which mouse selection needs."""
        line = y - 1
        if self.sheet is None or not 0 <= line < len(self.sheet.lines):
            return []
        begin, ranges = self.sheet.lines[line].start, self._ranges(line)
        piece, place = self.sheet.lines[line].piece, Style(meta={"offset": (0, line)})
        if row := self.sheet.lines[line].picture:
            return self._picture_row(self.sheet.pieces[piece].block, row - 1, self.style_of(()) + place)
        drawn = [Cells(" " * self.margin, self.style_of(()) + place)]
        if piece == self.paragraphs.at and not self.sheet.lines[line].gap and self.margin:
            drawn = [Cells(" " * (self.margin - 2), self.style_of(()) + place)] if self.margin > 2 else []
            drawn.append(Cells(f"{self.bar} "[: self.margin], self.style_of((self.bar_style,)) + place))
        for part in self.sheet.segments(line):
            drawn += self.styled_cells(part, ranges, origin=(begin, line))
        if self.sheet.pieces[self.sheet.lines[line].piece].kind == "code":
            full = self.margin + self.sheet.width
            used = sum(part.cell_length for part in drawn)
            drawn.append(Cells(" " * max(0, full - used), self.style_of(("code",))))
        return drawn

    def _picture_row(self, block: int, row: int, margin: Style) -> list[Cells]:
        """Draw one row of a block's picture, centred in the text width."""
        figure = self.loaded.article.blocks[block] if self.loaded else None
        picture = self.pictures.get(figure.src or "") if isinstance(figure, Figure) else None
        if picture is None or self.sheet is None:
            return []
        before = self.margin + max(0, self.sheet.width - picture.width) // 2
        return [Cells(" " * before, margin), *picture.rows[row]]

    def _ranges(self, line: int) -> list[StyledRange]:
        """Return the highlighted ranges of a line: matches, selected paragraphs, mouse selection."""
        if self.sheet is None:
            return []
        piece, begin, end, *_ = self.sheet.lines[line]
        ranges: list[StyledRange] = []
        for number in range(max(0, bisect_left(self.hits, (piece, begin, 0)) - 1), len(self.hits)):
            hit = self.hits[number]
            if hit[:2] >= (piece, end):
                break
            if hit.piece == piece:
                ranges.append(StyledRange(hit.start, hit.end, "hit-current" if number == self.hit else "hit"))
        selection = self.text_selection
        span = selection.get_span(line) if selection else None
        if self.paragraphs.selected(piece):
            ranges.append(StyledRange(begin, end, "selection"))
        if span is not None:
            ranges.append(StyledRange(begin + max(0, span[0]), end if span[1] < 0 else begin + span[1], "selection"))
        return ranges

    # --- selecting ---

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text without line wraps, margins and link numbers."""
        if self.sheet is None:
            return None
        start = (selection.start.y, selection.start.x) if selection.start else (0, 0)
        end = (selection.end.y, selection.end.x) if selection.end else (len(self.sheet.lines), 0)
        return self.sheet.copy(start, end), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        super().selection_updated(selection)
        self.redraw()

    def segments_at(self, y: int) -> Iterator[Segment]:
        """Segments of row `y`."""
        line = y - 1
        return self.sheet.segments(line) if self.sheet and 0 <= line < len(self.sheet.lines) else iter(())

    @property
    def urls(self) -> Sequence[str]:
        """Link targets; link number n is `urls[n - 1]`."""
        return self.sheet.urls if self.sheet else ()


class ArticlePane(ArticleView):
    """Article with its keys: headings, paragraphs, footnotes, selection."""

    BINDINGS = bindings("article")

    _place_before_link: Place | None = None  # place before a link within the article was followed

    class LeaveRequested(Message):
        """Focus should move to the comments (`deeper`) or to the posts."""

        def __init__(self, *, deeper: bool) -> None:
            super().__init__()
            self.deeper = deeper

    class EndReached(Message):
        """Page down was pressed at the end of the article."""

    # --- footnotes ---

    def follow(self, url: str) -> bool:
        """Follow a link within the article; return whether it is one. A footnote's backlink ends the excursion."""
        line = self.sheet.leads_to(url) if self.sheet else None
        if line is None:
            return False
        returns = self.sheet is not None and url in self.sheet.footnotes.back
        self._place_before_link = None if self._place_before_link and returns else self._place_before_link or self.place
        self.go(self._row(line) - self.size.height // 3)
        return True

    @property
    def can_go_back(self) -> bool:
        """Whether a link within the article was followed."""
        return self._place_before_link is not None

    def go_back(self) -> bool:
        """Return to the place before a link within the article was followed; return whether there was one."""
        place, self._place_before_link = self._place_before_link, None
        if place and self.sheet:
            self.go(self._row(self.sheet.line_at(place)))
        return place is not None

    def watch_loaded(self, old: LoadedArticle | None, new: LoadedArticle | None) -> None:
        super().watch_loaded(old, new)
        self._place_before_link = None

    def action_peek_at_notes(self) -> None:
        """Show the footnotes of the current paragraph, or else of all visible ones."""
        from warta.tui.screens.popups import PeekScreen
        from warta.tui.widgets.sheet_view import SheetView

        if self.sheet is None:
            return
        top = self.scroll_offset.y - 1
        seen = dict.fromkeys(line.piece for line in self.sheet.lines[max(0, top) : top + self.size.height])
        at = self.paragraphs.at
        notes = self.sheet.notes([self.sheet.pieces[piece] for piece in ([at] if at in seen else seen)])
        if notes:
            self.app.push_screen(PeekScreen(_("Notes"), SheetView(notes)))
        else:
            self.post_message(Notification(_("No notes in this paragraph")))

    # --- keys ---

    def _landmark(self, step: int, *kinds: str) -> None:
        if self.sheet is None:
            return
        top = self.scroll_offset.y
        rows = [self._row(line) for line in self.sheet.first_lines(*kinds)]
        ahead = [row for row in rows if (row > top if step > 0 else row < top)]
        if not ahead or (step > 0 and top >= self.max_scroll_y):
            self.post_message(self.NoFurtherItem())
            return
        self.go(ahead[0] if step > 0 else ahead[-1])

    def action_heading(self, step: int) -> None:
        if self.hits:
            self._show_hit(self.hit + step)
        else:
            self._landmark(step, "title", "heading", "subheading")

    def action_paragraph(self, step: int) -> None:
        if self.sheet is None:
            return
        line = self.paragraphs.step(self.sheet, self.scroll_offset.y - 1, self.size.height, step)
        if line is None:
            self.post_message(self.NoFurtherItem())
            return
        self.redraw()
        self.go(self._row(line))

    def action_select(self) -> None:
        if self.sheet and self.loaded:
            self.paragraphs.select(self.sheet, self.scroll_offset.y - 1)
            self.redraw()
            told = _("{ and } extend the selection, y copies, Esc cancels") if self.paragraphs.anchor >= 0 else ""
            self.post_message(Notification(told))

    def on_key(self, event: events.Key) -> None:
        """While paragraphs are selected, copy them on y or Enter and deselect them on Esc."""
        if self.paragraphs.anchor < 0 or event.key not in {"y", "enter", "escape"}:
            return
        event.stop()
        if event.key != "escape" and self.sheet:
            self.post_message(self.CopyRequested(self.paragraphs.text(self.sheet)))
        self.paragraphs.anchor = -1
        self.redraw()

    def action_page_on(self) -> None:
        if self.scroll_offset.y < self.max_scroll_y:
            self.action_page(1)
        else:
            self.post_message(self.EndReached())

    def action_leave(self, deeper: bool) -> None:
        self.post_message(self.LeaveRequested(deeper=deeper))


class NavigationBar(Widget):
    """Previous and next post of the site, side by side, or one per line in linear mode. Hidden if there is neither."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    NavigationBar {
        height: 3; padding: 0 2; background: $panel; color: $foreground; border-top: solid $faint; display: none;
        text-wrap: nowrap;
        &.-known { display: block; }
    }
    """

    loaded: reactive[LoadedArticle | None] = reactive["LoadedArticle | None"](None, always_update=True)

    class OpenRequested(Message):
        """The previous (-1) or next (1) post was clicked."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def _sides(self) -> tuple[Link | None, Link | None]:
        navigation = self.loaded.article.navigation if self.loaded else None
        return (navigation.previous, navigation.next) if navigation else (None, None)

    def watch_loaded(self) -> None:
        """Hide the bar if there is no previous and no next post."""
        self.set_class(any(self._sides()), "-known")

    def render(self) -> Content:
        """Render labels above titles, or titles alone if the bar is one line high."""
        previous, following = self._sides()
        if typesetting_of(self.app).linear:
            return join_lines(
                self._linear_line("[", _("PREVIOUS"), previous), self._linear_line("]", _("NEXT"), following)
            )
        half = max(4, (self.content_size.width - 2) // 2)
        rest = max(4, self.content_size.width - half)
        if self.content_size.height < 2:
            left = shorten(f"‹ [  {_link_title(previous)}", half - 2) if previous else ""
            right = shorten(_link_title(following), rest - 5) + "  ] ›" if following else ""
            return styled((pad(left, half), "$accent"), (_right_aligned(right, rest), "$accent"))
        labels = styled(
            ("‹ [  " if previous else " " * 5, "$accent bold"),
            (pad(_("PREVIOUS") if previous else "", half - 5), "$muted"),
            (_right_aligned(_("NEXT") if following else "", rest - 5), "$muted"),
            ("  ] ›" if following else "", "$accent bold"),
        )
        titles = styled(
            (pad(shorten(_link_title(previous), half - 1), half), "bold"),
            (_right_aligned(shorten(_link_title(following), rest - 1), rest), "bold"),
        )
        return join_lines(labels, titles)

    def _linear_line(self, key: str, name: str, link: Link | None) -> Content:
        """Return one link as a line: key, label, title."""
        room = max(4, self.content_size.width - len(key) - cells(name) - 4)
        told = (f"{key}  ", "$accent bold"), (f"{name}  ", "$muted"), (shorten(_link_title(link), room), "bold")
        return styled(*(told if link else ()))

    def on_click(self, event: events.Click) -> None:
        first = event.y == 0 if typesetting_of(self.app).linear else event.x < self.size.width // 2
        step = -1 if first else 1
        if self._sides()[0 if step < 0 else 1]:
            self.post_message(self.OpenRequested(step))


def _link_title(link: Link | None) -> str:
    return (clean_line(link.title) or clean_line(link.url)) if link else ""


def _right_aligned(text: str, width: int) -> str:
    return " " * max(0, width - cells(text)) + text
