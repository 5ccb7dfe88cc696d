"""Comments pane: lay out a thread in slices, draw it, find in it, and handle its keys."""

from __future__ import annotations

import sys
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.segment import Segment as Cells
from rich.style import Style
from textual.cache import LRUCache
from textual.message import Message

from warta.i18n import _
from warta.model.since import Since
from warta.render.lines import sheet
from warta.render.orders import ORDERS, Order, ordered, told
from warta.tui.keymap import bindings
from warta.tui.notifications import Notification
from warta.tui.state.cursors import ThreadCursor
from warta.tui.text import StyledRange
from warta.tui.views.empty_states import no_comments
from warta.tui.widgets.line_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from textual import events

    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle
    from warta.model.state import Standing
    from warta.render.lines import Sheet
    from warta.render.pieces import Segment
    from warta.render.thread import Found, Node


_LAYOUT_SLICE_CHARS = 40_000  # takes about 10 ms
_LAYOUT_PAUSE_S = 0.02


class ThreadView(TextView):
    """Lines of a thread: only what is visible is laid out at once, the rest between frames."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.cursor: ThreadCursor | None = None
        self.hits: list[Found] = []

    # --- what is laid out ---

    def row(self) -> int:
        """Screen row of the comment under the cursor."""
        return self.cursor.sheet.extent(self.cursor.here)[0] - self.scroll_offset.y if self.cursor else 0

    def show_node_at(self, node: int, row: int) -> None:
        """Scroll a comment to a screen row, laying out what is around it."""
        if self.cursor is None:
            return
        sheet, height = self.cursor.sheet, self.size.height
        sheet.set_around(node, above=row + height, below=2 * height - row)
        if sheet.height != self.virtual_size.height:
            self.set_height(sheet.height)
        self.go(sheet.extent(node)[0] - row)

    def visible_anchor(self) -> tuple[int, int]:
        """Return a visible comment, preferably the one under the cursor, and its screen row."""
        if self.cursor and not 0 <= (row := self.row()) < self.size.height:
            node = self.cursor.sheet.node_at(self.scroll_offset.y)
            return node, self.cursor.sheet.extent(node)[0] - self.scroll_offset.y
        return (self.cursor.here, row) if self.cursor else (0, 0)

    def keep_row(self, row: int) -> None:
        """Keep the comment under the cursor on a screen row after collapsing or sorting."""
        if self.cursor:
            self.show_node_at(self.cursor.here, max(0, min(row, self.size.height - 1)))
            self.reveal(*self.cursor.sheet.extent(self.cursor.here))
            self.redraw()
            self.post_message(self.Scrolled(self, self.share))

    def scroll_to_cursor(self, *, moved: bool) -> None:
        """Scroll to the cursor after it moved."""
        if self.cursor is None:
            return
        if not moved:
            self.post_message(self.NoFurtherItem())
        visible_anchor = self.visible_anchor()
        self.cursor.sheet.set_around(self.cursor.here, self.size.height, self.size.height)
        self.show_node_at(*visible_anchor)
        self.reveal(*self.cursor.sheet.extent(self.cursor.here))
        self.redraw()
        self.post_message(self.Scrolled(self, self.share))

    def schedule_layout(self, cursor: ThreadCursor) -> None:
        """Schedule the layout of the next slice."""
        if not cursor.sheet.is_whole:
            self.set_timer(_LAYOUT_PAUSE_S, partial(self._layout_slice, cursor))

    def _layout_slice(self, cursor: ThreadCursor) -> None:
        """Lay out a slice without moving or redrawing what is visible."""
        if cursor is self.cursor:
            node, row = self.visible_anchor()
            cursor.sheet.go_on(_LAYOUT_SLICE_CHARS)
            if cursor.sheet.is_whole or cursor.sheet.extent(node)[0] != self.scroll_offset.y + row:
                self.show_node_at(node, row)
            else:
                self.clear_cache()
            self.schedule_layout(cursor)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.cursor and not self.cursor.sheet.is_whole:
            self.show_node_at(*self.visible_anchor())

    # --- finding and links ---

    def ranges(self, y: int, node: int) -> list[StyledRange]:
        """Return the highlighted ranges of line `y` of a comment."""
        if not self.hits or self.cursor is None:
            return []
        found = self.cursor.sheet.piece_at(y)
        piece, start, end = (found[1].piece + 1, *found[1][1:3]) if found else (0, 0, sys.maxsize)
        first = bisect_left(self.hits, (node, piece, start))
        if first and self.hits[first - 1].end > start and self.hits[first - 1][:2] == (node, piece):
            first -= 1  # it begins on the previous line
        last = bisect_left(self.hits, (node, piece, end))
        return [
            StyledRange(hit.start, hit.end, "hit-current" if number == self.hit else "hit")
            for number, hit in enumerate(self.hits[first:last], first)
        ]

    @property
    def hit_count(self) -> int:
        """Number of matches."""
        return len(self.hits)

    def find(self, needle: str) -> int:
        """Highlight all matches, also in collapsed replies, go to the first, and return their number."""
        self.needle = needle
        self.hits = self.cursor.sheet.find(needle) if self.cursor and needle else []
        self.hit = -1
        self.redraw()
        if self.hits and self.cursor:
            self.show_hit(bisect_left(self.hits, (self.cursor.here,)))
        return len(self.hits)

    def show_hit(self, number: int) -> None:
        """Go to a match by its index, modulo their number."""
        if self.cursor is None:
            return
        self.hit = number % len(self.hits)
        self.post_message(self.HitShown(self.hit + 1, len(self.hits)))
        hit = self.hits[self.hit]
        self.cursor.go(hit.node)
        if hit.node in self.cursor.sheet.folded:
            self.cursor.toggle(hit.node)
        self.scroll_to_cursor(moved=True)
        self.reveal(self.cursor.sheet.line_of(hit))

    def segments_at(self, y: int) -> Iterator[Segment]:
        """Segments of row `y`."""
        return self.cursor.sheet.segments(y) if self.cursor else iter(())

    @property
    def urls(self) -> Sequence[str]:
        """Link targets; link number n is `urls[n - 1]`."""
        return self.cursor.sheet.links.urls if self.cursor else ()


_MAX_REMEMBERED_THREADS = 20


class ThreadPane(ThreadView):
    """Comments of the loaded article, with a cursor and collapsed replies."""

    BINDINGS = bindings("pane", "thread")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ThreadPane { background: $panel; }
    """

    class LeaveRequested(Message):
        """Focus should move to the article."""

    class NoNewComments(Message):
        """No comment is new, edited or deleted since the last visit."""

    def __init__(self, now: datetime | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.now = now
        self.loaded: LoadedArticle | None = None
        self.awaits_comments = False  # the article is shown, its comments are not yet
        self._since = Since()
        self.order: Order = "thread"
        self._thread_nodes: tuple[Node, ...] = ()
        self._ordered_nodes: tuple[Node, ...] = ()
        self._saved_views: LRUCache[str, Standing] = LRUCache(_MAX_REMEMBERED_THREADS)
        self._pending_view: Standing | None = None  # position to restore at the first layout
        self._empty: Sheet | None = None

    # --- what it shows ---

    def show(self, loaded: LoadedArticle | None, talk: tuple[Node, ...], since: Since, known: Standing | None) -> None:
        """Show the comments `talk` (flat) with their changes; restore the position of this session, or else `known`."""
        thread = loaded.article.thread if loaded else None
        old = self.loaded
        self.loaded = loaded
        if old and loaded and old.article.thread == thread and self._since == since:
            return
        row, before, self._since = self.row(), self.standing, since
        url, left = (each.article.url or "" if each else None for each in (loaded, old))
        if url != left or not loaded:
            if before and left is not None:
                self._saved_views[left] = before
            row, before = self.size.height // 4, self._saved_views.get(url or "")
        before = before or known
        self.order = next((each for each in ORDERS if before and each == before.order), "thread")
        self._thread_nodes = talk
        self._set(before, row)

    @property
    def standing(self) -> Standing | None:
        """Sort order, collapsed comments and cursor, for restoring them later."""
        return self.cursor.standing(self.order) if self.cursor else self._pending_view

    def _set(self, visible_anchor: Standing | None, row: int) -> None:
        """Lay out the comments in the current order and restore a position."""
        self._ordered_nodes = ordered(self._thread_nodes, self.order)
        self.cursor, self._pending_view = None, visible_anchor
        self.go(0)
        self.rebuild()
        self.keep_row(row)

    def rebuild(self) -> None:
        """Lay out the thread for the pane's width; collapsed comments stay collapsed."""
        width = self.size.width - 2
        if width < 2:
            return
        if not self._ordered_nodes:
            thread = self.loaded.article.thread if self.loaded else None
            self._empty = sheet(no_comments(self.loaded, thread), width - 2)
            self.set_height(len(self._empty.lines) + 1)
            return
        before = self.row() if self.cursor else 0
        if self.cursor is None or self.cursor.sheet.width != width:  # a change of height needs no layout
            linear = self.typesetting.linear
            self.cursor = ThreadCursor(self._ordered_nodes, width, self.now, self.cursor, linear=linear)
            if self._pending_view:
                self.cursor.resume(self._pending_view)
                self._pending_view = None
            self.hits = self.cursor.sheet.find(self.needle) if self.needle else []
            self.schedule_layout(self.cursor)
        self.keep_row(before)

    @property
    def comment(self) -> Comment | None:
        """The comment under the cursor."""
        return self._ordered_nodes[self.cursor.here].comment if self.cursor else None

    def stand_on(self, wanted: Comment) -> None:
        """Move to a comment and expand it; do nothing if it no longer exists."""
        places = [at for at, node in enumerate(self._ordered_nodes) if node.comment is wanted]
        if not places and wanted.id:
            places = [at for at, node in enumerate(self._ordered_nodes) if node.comment.id == wanted.id]
        if self.cursor and places:
            self.cursor.stand_on(places[0])
            self.scroll_to_cursor(moved=True)

    # --- drawing ---

    def draw(self, y: int) -> list[Cells]:
        """Draw a row: cursor bar, then the line."""
        if self.cursor is None:
            line = y - 1
            waits = self.loaded is None and (self.awaits_comments or not self.has_focus)
            if self._empty is None or waits or not 0 <= line < len(self._empty.lines):
                return []
            return [Cells("  ", self.style_of(())), *self.cells(self._empty.segments(line))]
        node = self.cursor.sheet.node_at(y)
        under = self._row_style(y, node)
        drawn = [Cells(self.bar if under else " ", self.style_of((*under, self.bar_style)))]
        for part in self.cursor.sheet.segments(y, self.cursor.path):
            drawn += self._cells_of(part, y, node, under)
        return drawn

    def _row_style(self, y: int, node: int) -> tuple[str, ...]:
        here = self.cursor is not None and node == self.cursor.here and y < self.cursor.sheet.extent(node)[1]
        return self.cursor_style if here else ()

    def background_style(self, y: int) -> Style:
        """Cursor background for the rows of the comment under the cursor."""
        if self.cursor is None or y >= self.cursor.sheet.height:
            return self.style_of(())
        return self.style_of(self._row_style(y, self.cursor.sheet.node_at(y)))

    def _cells_of(self, part: Segment, y: int, node: int, under: tuple[str, ...]) -> list[Cells]:
        if "fold" in part.looks:
            fold = Style(meta={"@click": ("fold_at", (node,))})
            return [Cells(part.text, self.style_of(under + part.looks) + fold)]
        return self.styled_cells(part, self.ranges(y, node), under=under)

    # --- keys and mouse ---

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        if self.cursor and y < self.cursor.sheet.height and not event.style.meta:
            self.cursor.go(self.cursor.sheet.node_at(y))
            self.scroll_to_cursor(moved=True)

    def action_fold_at(self, node: int) -> None:
        if self.cursor:
            self.cursor.go(node)
            row = self.row()
            self.cursor.toggle(node)
            self.keep_row(row)

    def action_line(self, lines: int) -> None:
        if self.cursor:
            self.scroll_to_cursor(moved=self.cursor.step(lines))

    def action_page(self, pages: float) -> None:
        if self.cursor:
            y = self.scroll_offset.y + int(pages * max(1, self.size.height - 2))
            self.cursor.go(self.cursor.sheet.node_at(max(0, min(y, self.cursor.sheet.height - 1))))
            self.go(y)
            self.redraw()

    def action_sibling(self, step: int) -> None:
        if self.cursor:
            self.scroll_to_cursor(moved=self.cursor.sibling(step))

    def action_top_level(self, step: int) -> None:
        if self.hits:
            self.show_hit(self.hit + step)
        elif self.cursor:
            self.scroll_to_cursor(moved=self.cursor.top_level(step))

    def action_next_new(self) -> None:
        if self.cursor and self.cursor.next_new():
            self.scroll_to_cursor(moved=True)
        else:
            self.post_message(self.NoNewComments())

    def action_by_author(self) -> None:
        if self.cursor:
            self.scroll_to_cursor(moved=self.cursor.same(1, as_here=False))

    def action_by_same(self, step: int) -> None:
        if self.cursor:
            self.scroll_to_cursor(moved=self.cursor.same(step, as_here=True))

    def action_list_same(self) -> None:
        from warta.tui.screens.pick import PickScreen
        from warta.tui.views.choices import author_heading, by_same_author, comment_rows

        if not self._ordered_nodes:
            return
        here = self._ordered_nodes[self.cursor.here if self.cursor else 0]
        found = by_same_author(self._ordered_nodes, here)
        if len(found) < 2:
            name = here.comment.author or _("Anonymous")
            self.post_message(Notification(_("No other comments by {author}").format(author=name)))
            return

        def chosen(row: int | None) -> None:
            if row is not None:
                self.stand_on(found[row].comment)

        cursor = next(at for at, node in enumerate(found) if node is here)
        self.app.push_screen(PickScreen(author_heading(found), comment_rows(found, self.now), cursor=cursor), chosen)

    def action_sort(self) -> None:
        if self.cursor:
            self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
            self._set(self.standing, self.row())
            self.post_message(Notification(told(self.order)))

    def action_peek(self) -> None:
        from warta.tui.screens.popups import PeekScreen
        from warta.tui.widgets.sheet_view import CommentView

        if self.cursor is None or (parent := self.cursor.parent) < 0:
            self.post_message(self.NoFurtherItem())
        else:
            alone = replace(self._ordered_nodes[parent].comment, replies=())
            self.app.push_screen(PeekScreen(_("In reply to"), CommentView(alone, self.now)))

    def action_parent(self) -> None:
        if self.cursor:
            self.scroll_to_cursor(moved=self.cursor.up())

    def action_unfold(self) -> None:
        if self.cursor:
            row, before = self.row(), self.cursor.here
            moved = self.cursor.deeper()
            if moved and self.cursor.here == before:
                self.keep_row(row)
            else:
                self.scroll_to_cursor(moved=moved)

    def action_fold(self) -> None:
        row = self.row()
        before = self.cursor.here if self.cursor else 0
        if self.cursor is None or not self.cursor.back():
            self.post_message(self.LeaveRequested())
        elif self.cursor.here == before:
            self.keep_row(row)
        else:
            self.scroll_to_cursor(moved=True)

    def action_toggle_fold(self) -> None:
        if self.cursor:
            self.action_fold_at(self.cursor.here)

    def action_fold_by(self, levels: int) -> None:
        if self.cursor:
            row = self.row()
            self.cursor.fold_by(levels)
            self.keep_row(row)

    def action_fold_all(self, folded: bool) -> None:
        if self.cursor:
            row = self.row()
            self.cursor.fold_all(folded=folded)
            self.keep_row(row)

    def action_top(self) -> None:
        if self.cursor:
            self.cursor.go(0)
            self.scroll_to_cursor(moved=True)

    def action_bottom(self) -> None:
        if self.cursor:
            self.cursor.go(self.cursor.sheet.visible[-1])
            self.scroll_to_cursor(moved=True)
