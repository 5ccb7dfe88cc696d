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
        self.walk: ThreadCursor | None = None
        self.hits: list[Found] = []

    # --- what is laid out ---

    def row(self) -> int:
        """Screen row of the comment under the cursor."""
        return self.walk.sheet.extent(self.walk.here)[0] - self.scroll_offset.y if self.walk else 0

    def hold(self, node: int, row: int) -> None:
        """Scroll a comment to a screen row, laying out what is around it."""
        if self.walk is None:
            return
        sheet, height = self.walk.sheet, self.size.height
        sheet.set_around(node, above=row + height, below=2 * height - row)
        if sheet.height != self.virtual_size.height:
            self.set_height(sheet.height)
        self.go(sheet.extent(node)[0] - row)

    def held(self) -> tuple[int, int]:
        """Return a visible comment, preferably the one under the cursor, and its screen row."""
        if self.walk and not 0 <= (row := self.row()) < self.size.height:
            node = self.walk.sheet.node_at(self.scroll_offset.y)
            return node, self.walk.sheet.extent(node)[0] - self.scroll_offset.y
        return (self.walk.here, row) if self.walk else (0, 0)

    def settle(self, row: int) -> None:
        """Keep the comment under the cursor on a screen row after collapsing or sorting."""
        if self.walk:
            self.hold(self.walk.here, max(0, min(row, self.size.height - 1)))
            self.reveal(*self.walk.sheet.extent(self.walk.here))
            self.redraw()
            self.post_message(self.Scrolled(self, self.share))

    def after(self, *, moved: bool) -> None:
        """Scroll to the cursor after it moved."""
        if self.walk is None:
            return
        if not moved:
            self.post_message(self.NoMore())
        held = self.held()
        self.walk.sheet.set_around(self.walk.here, self.size.height, self.size.height)
        self.hold(*held)
        self.reveal(*self.walk.sheet.extent(self.walk.here))
        self.redraw()
        self.post_message(self.Scrolled(self, self.share))

    def set_later(self, walk: ThreadCursor) -> None:
        """Schedule the layout of the next slice."""
        if not walk.sheet.is_whole:
            self.set_timer(_LAYOUT_PAUSE_S, partial(self._set_more, walk))

    def _set_more(self, walk: ThreadCursor) -> None:
        """Lay out a slice without moving or redrawing what is visible."""
        if walk is self.walk:
            node, row = self.held()
            walk.sheet.go_on(_LAYOUT_SLICE_CHARS)
            if walk.sheet.is_whole or walk.sheet.extent(node)[0] != self.scroll_offset.y + row:
                self.hold(node, row)
            else:
                self.forget()
            self.set_later(walk)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.walk and not self.walk.sheet.is_whole:
            self.hold(*self.held())

    # --- finding and links ---

    def cuts(self, y: int, node: int) -> list[StyledRange]:
        """Return the highlighted ranges of line `y` of a comment."""
        if not self.hits or self.walk is None:
            return []
        found = self.walk.sheet.piece_at(y)
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
        self.hits = self.walk.sheet.find(needle) if self.walk and needle else []
        self.hit = -1
        self.redraw()
        if self.hits and self.walk:
            self.show_hit(bisect_left(self.hits, (self.walk.here,)))
        return len(self.hits)

    def show_hit(self, number: int) -> None:
        """Go to a match by its index, modulo their number."""
        if self.walk is None:
            return
        self.hit = number % len(self.hits)
        self.post_message(self.HitShown(self.hit + 1, len(self.hits)))
        hit = self.hits[self.hit]
        self.walk.go(hit.node)
        if hit.node in self.walk.sheet.folded:
            self.walk.toggle(hit.node)
        self.after(moved=True)
        self.reveal(self.walk.sheet.line_of(hit))

    def parts(self, y: int) -> Iterator[Segment]:
        """Segments of row `y`."""
        return self.walk.sheet.segments(y) if self.walk else iter(())

    @property
    def urls(self) -> Sequence[str]:
        """Link targets; link number n is `urls[n - 1]`."""
        return self.walk.sheet.links.urls if self.walk else ()


_MAX_REMEMBERED_THREADS = 20


class ThreadPane(ThreadView):
    """Comments of the loaded article, with a cursor and collapsed replies."""

    BINDINGS = bindings("pane", "thread")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ThreadPane { background: $panel; }
    """

    class Left(Message):
        """Focus should move to the article."""

    class NothingNew(Message):
        """No comment is new, edited or deleted since the last visit."""

    def __init__(self, now: datetime | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.now = now
        self.loaded: LoadedArticle | None = None
        self.awaited = False  # the article is shown, its comments are not yet
        self._since = Since()
        self.order: Order = "thread"
        self._talk: tuple[Node, ...] = ()
        self._comments: tuple[Node, ...] = ()
        self._left: LRUCache[str, Standing] = LRUCache(_MAX_REMEMBERED_THREADS)
        self._held: Standing | None = None  # position to restore at the first layout
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
                self._left[left] = before
            row, before = self.size.height // 4, self._left.get(url or "")
        before = before or known
        self.order = next((each for each in ORDERS if before and each == before.order), "thread")
        self._talk = talk
        self._set(before, row)

    @property
    def standing(self) -> Standing | None:
        """Sort order, collapsed comments and cursor, for restoring them later."""
        return self.walk.standing(self.order) if self.walk else self._held

    def _set(self, held: Standing | None, row: int) -> None:
        """Lay out the comments in the current order and restore a position."""
        self._comments = ordered(self._talk, self.order)
        self.walk, self._held = None, held
        self.go(0)
        self.rebuild()
        self.settle(row)

    def rebuild(self) -> None:
        """Lay out the thread for the pane's width; collapsed comments stay collapsed."""
        width = self.size.width - 2
        if width < 2:
            return
        if not self._comments:
            thread = self.loaded.article.thread if self.loaded else None
            self._empty = sheet(no_comments(self.loaded, thread), width - 2)
            self.set_height(len(self._empty.lines) + 1)
            return
        before = self.row() if self.walk else 0
        if self.walk is None or self.walk.sheet.width != width:  # a change of height needs no layout
            linear = self.typesetting.linear
            self.walk = ThreadCursor(self._comments, width, self.now, self.walk, linear=linear)
            if self._held:
                self.walk.resume(self._held)
                self._held = None
            self.hits = self.walk.sheet.find(self.needle) if self.needle else []
            self.set_later(self.walk)
        self.settle(before)

    @property
    def comment(self) -> Comment | None:
        """The comment under the cursor."""
        return self._comments[self.walk.here].comment if self.walk else None

    def stand_on(self, wanted: Comment) -> None:
        """Move to a comment and expand it; do nothing if it no longer exists."""
        places = [at for at, node in enumerate(self._comments) if node.comment is wanted]
        if not places and wanted.id:
            places = [at for at, node in enumerate(self._comments) if node.comment.id == wanted.id]
        if self.walk and places:
            self.walk.stand_on(places[0])
            self.after(moved=True)

    # --- drawing ---

    def draw(self, y: int) -> list[Cells]:
        """Draw a row: cursor bar, then the line."""
        if self.walk is None:
            line = y - 1
            waits = self.loaded is None and (self.awaited or not self.has_focus)
            if self._empty is None or waits or not 0 <= line < len(self._empty.lines):
                return []
            return [Cells("  ", self.style_of(())), *self.cells(self._empty.segments(line))]
        node = self.walk.sheet.node_at(y)
        under = self._under(y, node)
        drawn = [Cells(self.bar if under else " ", self.style_of((*under, self.bar_look)))]
        for part in self.walk.sheet.segments(y, self.walk.path):
            drawn += self._cells_of(part, y, node, under)
        return drawn

    def _under(self, y: int, node: int) -> tuple[str, ...]:
        here = self.walk is not None and node == self.walk.here and y < self.walk.sheet.extent(node)[1]
        return self.cursor_look if here else ()

    def backdrop(self, y: int) -> Style:
        """Cursor background for the rows of the comment under the cursor."""
        if self.walk is None or y >= self.walk.sheet.height:
            return self.style_of(())
        return self.style_of(self._under(y, self.walk.sheet.node_at(y)))

    def _cells_of(self, part: Segment, y: int, node: int, under: tuple[str, ...]) -> list[Cells]:
        if "fold" in part.looks:
            fold = Style(meta={"@click": ("fold_at", (node,))})
            return [Cells(part.text, self.style_of(under + part.looks) + fold)]
        return self.cells_over(part, self.cuts(y, node), under=under)

    # --- keys and mouse ---

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        if self.walk and y < self.walk.sheet.height and not event.style.meta:
            self.walk.go(self.walk.sheet.node_at(y))
            self.after(moved=True)

    def action_fold_at(self, node: int) -> None:
        if self.walk:
            self.walk.go(node)
            row = self.row()
            self.walk.toggle(node)
            self.settle(row)

    def action_line(self, lines: int) -> None:
        if self.walk:
            self.after(moved=self.walk.step(lines))

    def action_page(self, pages: float) -> None:
        if self.walk:
            y = self.scroll_offset.y + int(pages * max(1, self.size.height - 2))
            self.walk.go(self.walk.sheet.node_at(max(0, min(y, self.walk.sheet.height - 1))))
            self.go(y)
            self.redraw()

    def action_sibling(self, step: int) -> None:
        if self.walk:
            self.after(moved=self.walk.sibling(step))

    def action_top_level(self, step: int) -> None:
        if self.hits:
            self.show_hit(self.hit + step)
        elif self.walk:
            self.after(moved=self.walk.top_level(step))

    def action_next_new(self) -> None:
        if self.walk and self.walk.next_new():
            self.after(moved=True)
        else:
            self.post_message(self.NothingNew())

    def action_by_author(self) -> None:
        if self.walk:
            self.after(moved=self.walk.same(1, as_here=False))

    def action_by_same(self, step: int) -> None:
        if self.walk:
            self.after(moved=self.walk.same(step, as_here=True))

    def action_list_same(self) -> None:
        from warta.tui.screens.pick import PickScreen
        from warta.tui.views.choices import author_heading, by_same_author, comment_rows

        if not self._comments:
            return
        here = self._comments[self.walk.here if self.walk else 0]
        found = by_same_author(self._comments, here)
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
        if self.walk:
            self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
            self._set(self.standing, self.row())
            self.post_message(Notification(told(self.order)))

    def action_peek(self) -> None:
        from warta.tui.screens.popups import PeekScreen
        from warta.tui.widgets.sheet_view import CommentView

        if self.walk is None or (parent := self.walk.parent) < 0:
            self.post_message(self.NoMore())
        else:
            alone = replace(self._comments[parent].comment, replies=())
            self.app.push_screen(PeekScreen(_("In reply to"), CommentView(alone, self.now)))

    def action_parent(self) -> None:
        if self.walk:
            self.after(moved=self.walk.up())

    def action_unfold(self) -> None:
        if self.walk:
            row, before = self.row(), self.walk.here
            moved = self.walk.deeper()
            if moved and self.walk.here == before:
                self.settle(row)
            else:
                self.after(moved=moved)

    def action_fold(self) -> None:
        row = self.row()
        before = self.walk.here if self.walk else 0
        if self.walk is None or not self.walk.back():
            self.post_message(self.Left())
        elif self.walk.here == before:
            self.settle(row)
        else:
            self.after(moved=True)

    def action_toggle_fold(self) -> None:
        if self.walk:
            self.action_fold_at(self.walk.here)

    def action_fold_by(self, levels: int) -> None:
        if self.walk:
            row = self.row()
            self.walk.fold_by(levels)
            self.settle(row)

    def action_fold_all(self, folded: bool) -> None:
        if self.walk:
            row = self.row()
            self.walk.fold_all(folded=folded)
            self.settle(row)

    def action_top(self) -> None:
        if self.walk:
            self.walk.go(0)
            self.after(moved=True)

    def action_bottom(self) -> None:
        if self.walk:
            self.walk.go(self.walk.sheet.visible[-1])
            self.after(moved=True)
