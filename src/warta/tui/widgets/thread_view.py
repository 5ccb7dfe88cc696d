"""A thread's lines: laid out where they are looked at, the rest little by little; what is sought in them."""

from __future__ import annotations

import sys
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from warta.tui.marks import Cut
from warta.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warta.render.pieces import Segment
    from warta.render.thread import Found
    from warta.tui.walk import Walk

_SLICE = 40_000  # characters that are laid out between two frames: some ten milliseconds
_PAUSE = 0.02  # seconds


class ThreadView(TextView):
    """Walks a thread that may be long: no frame waits for more of it than shows."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.walk: Walk | None = None
        self.hits: list[Found] = []

    # --- what is laid out ---

    def row(self) -> int:
        """The row on the screen of the comment under the cursor."""
        return self.walk.sheet.extent(self.walk.here)[0] - self.scroll_offset.y if self.walk else 0

    def hold(self, node: int, row: int) -> None:
        """Show a comment on a row of the screen, with what is around it laid out."""
        if self.walk is None:
            return
        sheet, height = self.walk.sheet, self.size.height
        sheet.set_around(node, above=row + height, below=2 * height - row)
        if sheet.height != self.virtual_size.height:
            self.set_height(sheet.height)
        self.go(sheet.extent(node)[0] - row)

    def held(self) -> tuple[int, int]:
        """A comment that shows, the one under the cursor if it does, and its row of the screen."""
        if self.walk and not 0 <= (row := self.row()) < self.size.height:
            node = self.walk.sheet.node_at(self.scroll_offset.y)
            return node, self.walk.sheet.extent(node)[0] - self.scroll_offset.y
        return (self.walk.here, row) if self.walk else (0, 0)

    def settle(self, row: int) -> None:
        """After folding: the comment under the cursor stays on its row of the screen."""
        if self.walk:
            self.hold(self.walk.here, max(0, min(row, self.size.height - 1)))
            self.reveal(*self.walk.sheet.extent(self.walk.here))
            self.redraw()
            self.post_message(self.Scrolled(self, self.share))

    def after(self, *, moved: bool) -> None:
        """After a step: what is under the cursor shows."""
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

    def set_later(self, walk: Walk) -> None:
        """Have what nobody has looked at yet laid out, a slice between two frames."""
        if not walk.sheet.is_whole:
            self.set_timer(_PAUSE, partial(self._set_more, walk))

    def _set_more(self, walk: Walk) -> None:
        """Lay out a slice. Nothing on the screen moves, and nothing is drawn anew for what lies below it."""
        if walk is self.walk:
            node, row = self.held()
            walk.sheet.go_on(_SLICE)
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

    def cuts(self, y: int, node: int) -> list[Cut]:
        """Where line `y`, a comment's, is drawn over."""
        if not self.hits or self.walk is None:
            return []
        found = self.walk.sheet.piece_at(y)
        piece, start, end = (found[1].piece + 1, *found[1][1:3]) if found else (0, 0, sys.maxsize)
        first = bisect_left(self.hits, (node, piece, start))
        if first and self.hits[first - 1].end > start and self.hits[first - 1][:2] == (node, piece):
            first -= 1  # it began on the line before
        last = bisect_left(self.hits, (node, piece, end))
        return [
            Cut(hit.start, hit.end, "hit-current" if number == self.hit else "hit")
            for number, hit in enumerate(self.hits[first:last], first)
        ]

    @property
    def hit_count(self) -> int:
        """How many places are marked."""
        return len(self.hits)

    def find(self, needle: str) -> int:
        """Mark every place of these words, folded away or not, and show the first; how many there are."""
        self.needle = needle
        self.hits = self.walk.sheet.find(needle) if self.walk and needle else []
        self.hit = -1
        self.redraw()
        if self.hits and self.walk:
            self.show_hit(bisect_left(self.hits, (self.walk.here,)))
        return len(self.hits)

    def show_hit(self, number: int) -> None:
        """Go to a hit, by its place among all of them; past the last is the first."""
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
        """What stands on a row."""
        return self.walk.sheet.segments(y) if self.walk else iter(())

    @property
    def urls(self) -> Sequence[str]:
        """The addresses that link numbers stand for, from 1."""
        return self.walk.sheet.links.urls if self.walk else ()
