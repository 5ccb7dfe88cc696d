"""What a search found: a title, where it is from, and the words in their place, three lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from textual.message import Message

from warta.i18n import _
from warta.render.wrap import shorten
from warta.tui.bindings import bindings
from warta.tui.marks import Cut, split
from warta.tui.post_rows import meta
from warta.tui.text import cell_text, plain
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from rich.style import Style
    from textual import events

    from warta.model.search import Hit
    from warta.render.pieces import Looks

_ROWS = 4
_MARGIN = 2


class Results(LineView):
    """Hits, one of them under the cursor."""

    BINDINGS = bindings("pane", "search")
    ALLOW_SELECT = False

    class Wanted(Message):
        """The hit under the cursor is to be opened."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()
        self.cursor = 0
        self._now = now

    def show(self, hits: Sequence[Hit]) -> None:
        """Other hits."""
        self.hits = hits
        self.rebuild()
        self.move(0)

    def rebuild(self) -> None:
        """Make room for every hit."""
        self.set_height(len(self.hits) * _ROWS)

    def _under(self, y: int) -> tuple[str, ...]:
        return self.cursor_look if y // _ROWS == self.cursor and y % _ROWS < _ROWS - 1 else ()

    def backdrop(self, y: int) -> Style:
        """The hit under the cursor has a ground of its own."""
        return self.style_of(self._under(y))

    def draw(self, y: int) -> list[Cells]:
        """A line of a hit: title, source, words, or nothing."""
        row, part = divmod(y, _ROWS)
        hit, under = self.hits[row], self._under(y)
        room = max(4, self.size.width - _MARGIN - 1)
        drawn = [Cells(f"{self.bar} " if under else "  ", self.style_of((*under, self.bar_look)))]
        if part == 0:
            look = "read" if hit.post.read else "unread"
            drawn.append(Cells(shorten(plain(hit.post.title) or hit.post.url, room), self.style_of((*under, look))))
        elif part == 1:
            stretches = [(kind, "dateline")] if (kind := _kind(hit)) else []
            stretches += [("  ", "meta")] * bool(stretches) + meta(hit.post, room - 30, self._now)
            drawn += [Cells(cell_text(text), self.style_of((*under, look))) for text, look in stretches]
        elif part == 2:
            drawn += self._words(hit, room, under)
        return drawn

    def _words(self, hit: Hit, room: int, under: Looks) -> list[Cells]:
        """The piece of text with its marks, and an ellipsis where it is longer than the line."""
        shown = shorten(hit.snippet, room)
        end = len(hit.snippet) if shown == hit.snippet else len(shown) - 1
        cuts = [Cut(start, min(last, end), "hit") for start, last in hit.marks if start < end]
        stretches = [(hit.snippet[cut.start : cut.end], cut.look or "meta") for cut in split(0, end, cuts)]
        stretches.append((shown[end:], "meta"))
        return [Cells(cell_text(text), self.style_of((*under, look))) for text, look in stretches if text]

    # --- keys and mouse ---

    def move(self, row: int) -> None:
        """Put the cursor on a hit."""
        self.cursor = max(0, min(len(self.hits) - 1, row))
        self.reveal(self.cursor * _ROWS, self.cursor * _ROWS + _ROWS - 1)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // _ROWS
        if row < len(self.hits):
            self.move(row)
            self.action_open_hit()

    def action_line(self, lines: int) -> None:
        if lines < 0 and self.cursor == 0:
            self.screen.focus_previous()
        else:
            self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height // _ROWS)))

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        self.move(len(self.hits) - 1)

    def action_open_hit(self) -> None:
        self.post_message(self.Wanted())


def _kind(hit: Hit) -> str:
    """What it is, when it is no article."""
    names = {"comment": _("comment by {author}"), "note": _("note"), "quote": _("quote of {author}")}
    return names.get(hit.kind, "").format(author=plain(hit.author) or _("somebody"))
