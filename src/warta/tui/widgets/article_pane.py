"""The article in its pane, and what the keys do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from warta.tui.bindings import bindings
from warta.tui.said import Said
from warta.tui.widgets.article_view import ArticleView
from warta.words import _

if TYPE_CHECKING:
    from textual import events


class ArticlePane(ArticleView):
    """Walks the article by headings and paragraphs, and leads on from it."""

    BINDINGS = bindings("article")

    class Left(Message):
        """The reader goes on: deeper to the comments, or back to the posts."""

        def __init__(self, *, deeper: bool) -> None:
            super().__init__()
            self.deeper = deeper

    class ReadOut(Message):
        """The reader was at the end, and wants to read on."""

    # --- keys ---

    def _landmark(self, step: int, *kinds: str) -> None:
        if self.sheet is None:
            return
        top = self.scroll_offset.y
        rows = [self._row(line) for line in self.sheet.first_lines(*kinds)]
        ahead = [row for row in rows if (row > top if step > 0 else row < top)]
        if not ahead or (step > 0 and top >= self.max_scroll_y):
            self.post_message(self.NoMore())
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
            self.post_message(self.NoMore())
            return
        self.redraw()
        self.go(self._row(line))

    def action_select(self) -> None:
        if self.sheet and self.reading:
            self.paragraphs.select(self.sheet, self.scroll_offset.y - 1)
            self.redraw()
            told = _("{ and } select more, y copies, Esc ends") if self.paragraphs.anchor >= 0 else ""
            self.post_message(Said(told))

    def on_key(self, event: events.Key) -> None:
        """While paragraphs are selected, y or Enter copies them and Esc lets them go."""
        if self.paragraphs.anchor < 0 or event.key not in {"y", "enter", "escape"}:
            return
        event.stop()
        if event.key != "escape" and self.sheet:
            self.post_message(self.CopyWanted(self.paragraphs.text(self.sheet)))
        self.paragraphs.anchor = -1
        self.redraw()

    def action_page_on(self) -> None:
        if self.scroll_offset.y < self.max_scroll_y:
            self.action_page(1)
        else:
            self.post_message(self.ReadOut())

    def action_leave(self, deeper: bool) -> None:
        self.post_message(self.Left(deeper=deeper))
