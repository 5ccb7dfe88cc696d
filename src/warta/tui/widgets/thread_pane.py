"""The comments in their pane: a cursor, folding, and the path from the cursor up to the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from rich.style import Style
from textual.message import Message
from textual.reactive import var

from warta.model import Reading
from warta.render.lines import sheet
from warta.render.thread import Found, Node, ThreadSheet, nodes
from warta.tui.bindings import bindings
from warta.tui.faces import no_comments
from warta.tui.marks import Cut, split
from warta.tui.text import cell_text
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from datetime import datetime

    from textual import events

    from warta.render.lines import Sheet
    from warta.render.pieces import Segment

_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class ThreadPane(LineView):
    """The comments of the article that shows."""

    BINDINGS = bindings("pane", "thread")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ThreadPane { background: $panel; }
    """

    reading: var[Reading | None] = var[Reading | None](None, init=False)
    hinting: var[bool] = var(False, init=False)

    class Left(Message):
        """The reader goes back to the article."""

    class NoMore(Message):
        """There is no further landmark this way."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class LinkWanted(Message):
        """A link in a comment was clicked."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    def __init__(self, now: datetime | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.now = now
        self.cursor = 0
        self.level = 0
        self.thread: ThreadSheet | None = None
        self.hits: list[Found] = []
        self.hit = -1
        self.comments: tuple[Node, ...] = ()
        self._empty: Sheet | None = None
        self._path: frozenset[int] = frozenset()
        self._needle = ""

    # --- what it shows ---

    def watch_reading(self, old: Reading | None, new: Reading | None) -> None:
        thread = new.article.thread if new else None
        if old and new and old.article.thread == thread:
            return
        self.comments = nodes(thread) if thread else ()
        self.cursor = 0
        self.level = max((node.depth for node in self.comments), default=0) + 1
        self.thread = None
        self.rebuild()
        self.go(0)

    def watch_hinting(self) -> None:
        self.redraw()

    def rebuild(self) -> None:
        """Lay the thread out for the pane's width; what is folded stays folded."""
        width = self.size.width - 2
        if width < 2:
            return
        folded = self.thread.folded if self.thread else frozenset()
        if not self.comments:
            thread = self.reading.article.thread if self.reading else None
            self.thread = None
            self._empty = sheet(no_comments(self.reading, thread), width - 2)
            self.set_height(len(self._empty.lines) + 1)
            return
        self.thread = ThreadSheet(self.comments, width, self.now)
        self.hits = self.thread.find(self._needle) if self._needle else []
        self._fold(folded)

    def _fold(self, folded: frozenset[int]) -> None:
        """Fold so; the line of the comment under the cursor stays where it is on the screen."""
        if self.thread is None:
            return
        before = self.thread.extent(self.cursor)[0] - self.scroll_offset.y if self.thread.visible else 0
        self.thread.fold(folded)
        self.cursor = self.thread.visible[self.thread.row(self.cursor)]
        self._path = self.thread.path(self.cursor)
        self.set_height(self.thread.height)
        self.go(self.thread.extent(self.cursor)[0] - before)
        self.reveal(*self.thread.extent(self.cursor))

    def move(self, node: int) -> None:
        """Put the cursor on a comment, unfolding what hides it."""
        if self.thread is None:
            return
        if self.thread.visible[self.thread.row(node)] != node:
            self.thread.fold(self.thread.unfolded_for(node) | (self.thread.folded & {node}))
            self.set_height(self.thread.height)
        self.cursor = node
        self._path = self.thread.path(node)
        self.reveal(*self.thread.extent(node))
        self.redraw()

    # --- drawing ---

    def draw(self, y: int) -> list[Cells]:
        """A row: the cursor's bar, then the line."""
        if self.thread is None:
            line = y - 1
            if self._empty is None or not 0 <= line < len(self._empty.lines):
                return []
            return [Cells("  ", self.style_of(())), *self.cells(self._empty.segments(line))]
        node = self.thread.node_at(y)
        under = self._under(y, node)
        drawn = [Cells("▌" if under else " ", self.style_of((*under, "bar")))]
        for part in self.thread.segments(y, self._path):
            drawn += self._cells_of(part, y, node, under)
        return drawn

    def _under(self, y: int, node: int) -> tuple[str, ...]:
        here = self.thread is not None and node == self.cursor and y < self.thread.extent(node)[1]
        return self.cursor_look if here else ()

    def backdrop(self, y: int) -> Style:
        """A row under the cursor is filled with the cursor's ground."""
        if self.thread is None or y >= self.thread.height:
            return self.style_of(())
        return self.style_of(self._under(y, self.thread.node_at(y)))

    def _cells_of(self, part: Segment, y: int, node: int, under: tuple[str, ...]) -> list[Cells]:
        looks, text = under + part.looks, part.text
        if "fold" in looks:
            return [Cells(text, self.style_of(looks) + Style(meta={"@click": ("fold_at", (node,))}))]
        if part.at < 0:
            return [Cells(cell_text(text), self.style_of(looks))]
        if self.hinting and "number" in looks:
            looks, text = (*looks, "hint"), text.translate(_FIGURES)
        drawn: list[Cells] = []
        for cut in split(part.at, part.at + len(text), self._cuts(y, node)):
            style = self.style_of((*looks, cut.look) if cut.look else looks)
            if part.link:
                style += Style(meta={"@click": ("link", (part.link,))})
            drawn.append(Cells(cell_text(text[cut.start - part.at : cut.end - part.at]), style))
        return drawn

    def _cuts(self, y: int, node: int) -> list[Cut]:
        if not self.hits or self.thread is None:
            return []
        found = self.thread.piece_at(y)
        piece = found[1].piece + 1 if found else 0
        return [
            Cut(hit.start, hit.end, "hit-current" if number == self.hit else "hit")
            for number, hit in enumerate(self.hits)
            if hit.node == node and hit.piece == piece
        ]

    # --- finding and links ---

    def find(self, needle: str) -> int:
        """Mark every place of these words, folded away or not, and show the first; how many there are."""
        self._needle = needle
        self.hits = self.thread.find(needle) if self.thread and needle else []
        self.hit = -1
        self.redraw()
        if self.hits:
            at = next((number for number, hit in enumerate(self.hits) if hit.node >= self.cursor), 0)
            self._show_hit(at)
        return len(self.hits)

    def _show_hit(self, number: int) -> None:
        self.hit = number % len(self.hits)
        hit = self.hits[self.hit]
        if self.thread and hit.node in self.thread.folded:
            self._fold(self.thread.folded - {hit.node})
        self.move(hit.node)
        if self.thread:
            self.reveal(self.thread.line_of(hit))

    def link(self, number: int) -> str | None:
        """The address of a link by its number."""
        urls = self.thread.links.urls if self.thread else []
        return urls[number - 1] if 0 < number <= len(urls) else None

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return len(self.thread.links.urls) if self.thread else 0

    def action_link(self, number: int) -> None:
        if url := self.link(number):
            self.post_message(self.LinkWanted(url))

    # --- keys and mouse ---

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        if self.thread and y < self.thread.height and not event.style.meta:
            self.move(self.thread.node_at(y))

    def action_fold_at(self, node: int) -> None:
        if self.thread:
            self.move(node)
            self._fold(self.thread.folded ^ {node})

    def _step(self, rows: int) -> None:
        if self.thread and 0 <= (row := self.thread.row(self.cursor) + rows) < len(self.thread.visible):
            self.move(self.thread.visible[row])

    def _jump(self, step: int, parent: int | None, what: str) -> None:
        """To the next comment that shows with this parent; None is the parent of the one under the cursor."""
        if self.thread is None:
            return
        wanted = self.comments[self.cursor].parent if parent is None else parent
        row = self.thread.row(self.cursor) + step
        while 0 <= row < len(self.thread.visible):
            node = self.thread.visible[row]
            if self.comments[node].parent == wanted:
                self.move(node)
                return
            row += step
        self.post_message(self.NoMore(what))

    def action_next_comment(self) -> None:
        self._step(1)

    def action_previous_comment(self) -> None:
        self._step(-1)

    def action_next_sibling(self) -> None:
        self._jump(1, None, "comment")

    def action_previous_sibling(self) -> None:
        self._jump(-1, None, "comment")

    def action_next_top_level(self) -> None:
        self._show_hit(self.hit + 1) if self.hits else self._jump(1, -1, "comment")

    def action_previous_top_level(self) -> None:
        self._show_hit(self.hit - 1) if self.hits else self._jump(-1, -1, "comment")

    def action_parent(self) -> None:
        if self.thread and (parent := self.comments[self.cursor].parent) >= 0:
            self.move(parent)

    def action_unfold(self) -> None:
        if self.thread is None:
            return
        if self.cursor in self.thread.folded:
            self._fold(self.thread.folded - {self.cursor})
        elif self.comments[self.cursor].size:
            self.move(self.cursor + 1)

    def action_fold(self) -> None:
        if self.thread is None:
            self.post_message(self.Left())
        elif self.comments[self.cursor].size and self.cursor not in self.thread.folded:
            self._fold(self.thread.folded | {self.cursor})
        elif self.comments[self.cursor].parent >= 0:
            self.move(self.comments[self.cursor].parent)
        else:
            self.post_message(self.Left())

    def action_toggle_fold(self) -> None:
        if self.thread:
            self._fold(self.thread.folded ^ {self.cursor})

    def _fold_to(self, level: int) -> None:
        deepest = max((node.depth for node in self.comments), default=0) + 1
        self.level = max(0, min(deepest, level))
        if self.thread:
            self._fold(self.thread.by_level(self.level))

    def action_fold_level(self) -> None:
        self._fold_to(self.level - 1)

    def action_unfold_level(self) -> None:
        self._fold_to(self.level + 1)

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        if self.thread:
            self.move(self.thread.visible[-1])
