"""Two texts held against each other: in one column with marks in the gutter, or side by side where there is room."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from warta.render.lines import Sheet, sheet
from warta.render.pieces import Segment
from warta.tui.bindings import bindings
from warta.tui.record_faces import Pair, changes, sides
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.segment import Segment as Cells

    from warta.compare.diff import Difference

BESIDE: Final = 150  # cells from which both texts stand side by side
_GUTTER: Final = 3


class DiffView(LineView):
    """Lines of changes; `n` and `N` go from one to the next."""

    BINDINGS = bindings("pane", "diff")
    ALLOW_SELECT = False

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self._difference = difference
        self._rows: list[tuple[tuple[Sheet, int] | None, ...]] = []
        self._places: list[int] = []

    def rebuild(self) -> None:
        """Lay both texts out for the width, each change on the same row on both sides."""
        width = self.size.width - 2
        if width < 8:
            return
        beside = width >= BESIDE and not self.typesetting.linear
        column = (width - _GUTTER) // 2 if beside else width
        self._rows, self._places = [], []
        for pair in (sides if beside else changes)(self._difference):
            if pair.changed:
                self._places.append(len(self._rows))
            self._rows += _laid_out(pair, column)
        self.set_height(len(self._rows))

    def draw(self, y: int) -> list[Cells]:
        """A row: one text or both."""
        drawn = self.cells([Segment(" ", ())])
        width = (self.size.width - 2 - _GUTTER) // 2
        for number, half in enumerate(self._rows[y]):
            if number:
                used = sum(part.cell_length for part in drawn) - 1
                drawn += self.cells([Segment(" " * max(0, width - used) + " │ ", ("guide",))])
            if half:
                drawn += self.cells(half[0].segments(half[1]))
        return drawn

    def action_landmark(self, step: int) -> None:
        top = self.scroll_offset.y
        ahead = [row for row in self._places if (row > top if step > 0 else row < top)]
        if ahead:
            self.go(ahead[0] if step > 0 else ahead[-1])


def _laid_out(pair: Pair, column: int) -> Iterator[tuple[tuple[Sheet, int] | None, ...]]:
    """The rows of one change, and a blank one after it."""
    halves = [sheet((piece,), column) if piece else None for piece in pair.pieces]
    lines = [[(half, y) for y in range(len(half.lines))] if half else [] for half in halves]
    yield from zip_longest(*lines)
    yield (None,) * len(halves)
