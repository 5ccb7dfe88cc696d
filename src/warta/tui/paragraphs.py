"""The paragraph under the cursor of an article, and the paragraphs that are selected from it. Values, no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warta.render.lines import Sheet


class Paragraphs:
    """`at` is the piece under the cursor, -1 for none; `anchor` where selecting began, -1 while nothing is selected."""

    def __init__(self) -> None:
        self.at = -1
        self.anchor = -1

    def forget(self) -> None:
        """There is another article."""
        self.at = self.anchor = -1

    def step(self, sheet: Sheet, top: int, rows: int, step: int) -> int | None:
        """On to the next piece, or back, and its line; None where there is none.

        A cursor that does not show any more, on lines [top, top + rows), begins again at the top.
        """
        starts = sheet.first_lines()
        here = next((y for y in starts if sheet.lines[y].piece == self.at), None)
        if here is None or not top <= here < top + rows:
            here = top - 1 if step > 0 and top <= 0 else top
        ahead = [y for y in starts if (y > here if step > 0 else y < here)]
        if not ahead:
            return None
        line = ahead[0] if step > 0 else ahead[-1]
        self.at = sheet.lines[line].piece
        return line

    def select(self, sheet: Sheet, top: int) -> None:
        """Begin to select at the cursor, or at the first paragraph that shows; selecting already, end it."""
        if self.anchor >= 0:
            self.anchor = -1
            return
        if self.at < 0:
            self.at = next((sheet.lines[y].piece for y in sheet.first_lines() if y >= top), -1)
        self.anchor = self.at

    def selected(self, piece: int) -> bool:
        """Whether a piece is among the selected."""
        return self.anchor >= 0 and min(self.anchor, self.at) <= piece <= max(self.anchor, self.at)

    def text(self, sheet: Sheet) -> str:
        """The selected paragraphs as running text."""
        lines = [y for y, line in enumerate(sheet.lines) if not line.gap and self.selected(line.piece)]
        return sheet.copy((lines[0], 0), (lines[-1] + 1, 0)).strip() if lines else ""
