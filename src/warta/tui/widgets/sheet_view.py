"""Read-only views without a cursor: laid-out pieces, and a single comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.article import Thread
from warta.render import linear
from warta.render.lines import Sheet, sheet
from warta.render.pieces import Segment
from warta.render.thread import ThreadSheet, nodes
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from rich.segment import Segment as Cells

    from warta.model.article import Comment
    from warta.render.pieces import Piece


_MARGIN = Segment(" ", ())


class SheetView(LineView):
    """Pieces laid out for the width of the view."""

    ALLOW_SELECT = False

    def __init__(self, pieces: Sequence[Piece] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._pieces = tuple(pieces)
        self._sheet: Sheet | None = None

    def show(self, pieces: Sequence[Piece]) -> None:
        """Show other pieces from the top."""
        self._pieces = tuple(pieces)
        self.rebuild()
        self.go(0)

    def get_content_height(self, *_args: object) -> int:
        """Return the number of lines, for `height: auto`."""
        width = (self.size.width or self.app.size.width) - 2
        return len(self._laid_out(max(2, width)).lines)

    def rebuild(self) -> None:
        """Lay out the pieces for the width."""
        width = self.size.width - 2
        if width > 1:
            self._sheet = self._laid_out(width)
            self.set_height(len(self._sheet.lines))

    def _laid_out(self, width: int) -> Sheet:
        return sheet(linear.bare(self._pieces) if self.typesetting.linear else self._pieces, width)

    def draw(self, y: int) -> list[Cells]:
        """Draw a line after a margin of one cell."""
        if self._sheet is None:
            return []
        return [*self.cells([_MARGIN]), *self.cells(self._sheet.segments(y))]


_LEFT_MARGIN = Segment(" ", ())


class CommentView(LineView):
    """A comment with its replies."""

    ALLOW_SELECT = False

    def __init__(self, comment: Comment, now: datetime | None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._comment_nodes = nodes(Thread(comments=(comment,)))
        self._now = now
        self._sheet: ThreadSheet | None = None

    def rebuild(self) -> None:
        """Lay out the comment for the width."""
        width = self.size.width - 2
        if width > 1:
            self._sheet = ThreadSheet(self._comment_nodes, width, self._now)
            self.set_height(self._sheet.height - 1)

    def draw(self, y: int) -> list[Cells]:
        """Draw a line after a margin of one cell."""
        return [*self.cells([_LEFT_MARGIN]), *self.cells(self._sheet.segments(y))] if self._sheet else []

    def get_content_height(self, *_args: object) -> int:
        """Return the number of lines, for `height: auto`."""
        width = (self.app.size.width if not self.size.width else self.size.width) - 2
        return ThreadSheet(self._comment_nodes, max(2, width), self._now).height - 1
