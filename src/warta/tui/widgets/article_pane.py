"""The article in its pane, and what the keys do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from warta.i18n import _
from warta.tui.bindings import bindings
from warta.tui.said import Said
from warta.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from textual import events

    from warta.model.capture import LoadedArticle
    from warta.render.lines import Place


class ArticlePane(ArticleView):
    """Walks the article by headings and paragraphs, and leads on from it."""

    BINDINGS = bindings("article")

    _left: Place | None = None  # where one was before a link was followed inside the article

    class Left(Message):
        """The reader goes on: deeper to the comments, or back to the posts."""

        def __init__(self, *, deeper: bool) -> None:
            super().__init__()
            self.deeper = deeper

    class ReadOut(Message):
        """The reader was at the end, and wants to read on."""

    # --- footnotes ---

    def follow(self, url: str) -> bool:
        """Go where a link leads inside the article; whether it does. A note's own link back is the way back, too."""
        line = self.sheet.leads_to(url) if self.sheet else None
        if line is None:
            return False
        returns = self.sheet is not None and url in self.sheet.footnotes.back
        self._left = None if self._left and returns else self._left or self.place
        self.go(self._row(line) - self.size.height // 3)
        return True

    @property
    def can_go_back(self) -> bool:
        """Whether one is where a link led inside the article."""
        return self._left is not None

    def go_back(self) -> bool:
        """Go back to where one was before links were followed inside the article; whether there was any."""
        place, self._left = self._left, None
        if place and self.sheet:
            self.go(self._row(self.sheet.line_at(place)))
        return place is not None

    def watch_loaded(self, old: LoadedArticle | None, new: LoadedArticle | None) -> None:
        super().watch_loaded(old, new)
        self._left = None

    def action_peek_at_notes(self) -> None:
        """Look at the notes of the paragraph under the cursor, else of all that shows."""
        from warta.tui.screens.peek import PeekScreen
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
            self.post_message(Said(_("no note is referred to here")))

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
        if self.sheet and self.loaded:
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
