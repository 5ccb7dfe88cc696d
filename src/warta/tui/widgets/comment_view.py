"""One comment, or one and its answer, as the thread shows them; without a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.article import Thread
from warta.render.pieces import Segment
from warta.render.thread import ThreadSheet, nodes
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from datetime import datetime

    from rich.segment import Segment as Cells

    from warta.model.article import Comment

_MARGIN = Segment(" ", ())


class CommentView(LineView):
    """A comment with everything under it."""

    ALLOW_SELECT = False

    def __init__(self, comment: Comment, now: datetime | None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._talk = nodes(Thread(comments=(comment,)))
        self._now = now
        self._sheet: ThreadSheet | None = None

    def rebuild(self) -> None:
        """Lay it out for the width."""
        width = self.size.width - 2
        if width > 1:
            self._sheet = ThreadSheet(self._talk, width, self._now)
            self.set_height(self._sheet.height - 1)

    def draw(self, y: int) -> list[Cells]:
        """A line behind its margin."""
        return [*self.cells([_MARGIN]), *self.cells(self._sheet.segments(y))] if self._sheet else []

    def get_content_height(self, *_args: object) -> int:
        """As high as it is, as far as the screen's looks let it."""
        width = (self.app.size.width if not self.size.width else self.size.width) - 2
        return ThreadSheet(self._talk, max(2, width), self._now).height - 1
