"""A list of posts, three lines each, so that ten or ten thousand cost the same; only those that show are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from textual.message import Message
from textual.reactive import var

from warta.render.lines import sheet
from warta.render.wrap import cells
from warta.tui.post_rows import HEIGHT, meta, title, told
from warta.tui.text import cell_text
from warta.tui.troubles import TROUBLE, known
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from rich.style import Style

    from warta.errors import WartaError
    from warta.model.capture import Post
    from warta.render.lines import Sheet
    from warta.render.pieces import Piece


class PostList(LineView):
    """Rows of posts, one under the cursor, some selected."""

    ALLOW_SELECT = False

    selected: var[frozenset[int]] = var[frozenset[int]](frozenset(), init=False)

    class Wanted(Message):
        """A post is to be opened."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    def __init__(self, now: datetime, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.now = now
        self.cursor = 0
        self.rows: Sequence[Post] = ()

    def nothing(self) -> list[Piece]:
        """What stands where there is no post."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Make room for every post."""
        self.set_height(len(self.rows) * HEIGHT if self.rows else len(self._face().lines) + 1)

    def here(self) -> int:
        """The number of the post under the cursor."""
        return self.rows[self.cursor].id if self.cursor < len(self.rows) else 0

    def look_again(self) -> None:
        """Marks on the posts of a long list have changed."""
        if not isinstance(self.rows, tuple | list):
            self.rows.refresh()  # type: ignore[attr-defined] # it is the newsroom's Listing
        self.redraw()

    # --- drawing ---

    def _under(self, row: int) -> tuple[str, ...]:
        return self.cursor_look if row == self.cursor else ()

    def backdrop(self, y: int) -> Style:
        """The row under the cursor is filled with the cursor's ground."""
        return self.style_of(self._under(y // HEIGHT) if self.rows else ())

    def draw(self, y: int) -> list[Cells]:
        """A row: the cursor's bar, its marks, two lines of title, one of source and date."""
        if not self.rows:
            return self._empty(y - 1)
        row, part = divmod(y, HEIGHT)
        under = self._under(row)
        try:
            post = self.rows[row]
        except TROUBLE as error:  # it was pruned while it was listed
            return self._gone(known(error)) if part == 0 else []
        mark = "▣" if post.id in self.selected else "★" if post.starred else "●" if not post.read else " "
        said = told(post, selected=post.id in self.selected) if self.typesetting.linear else ""
        drawn = [
            Cells(self.bar if under else " ", self.style_of((*under, self.bar_look))),
            Cells(
                f"{mark} " if part == 0 and not said else "  ", self.style_of((*under, "new" if mark == "▣" else "bar"))
            ),
        ]
        room = max(4, self.size.width - 4)
        heading = title(post, room)
        if part < len(heading):
            drawn.append(Cells(cell_text(heading[part]), self.style_of((*under, "read" if post.read else "unread"))))
        elif part == len(heading):
            parts = [(said, "new"), *meta(post, max(4, room + 1 - cells(said)), self.now)]
            drawn += [Cells(cell_text(text), self.style_of((*under, look))) for text, look in parts if text]
        return drawn

    def _gone(self, error: WartaError) -> list[Cells]:
        return [Cells("   " + cell_text(error.what), self.style_of(("gone",)))]

    def _face(self) -> Sheet:
        return sheet(self.nothing(), max(10, self.size.width - 3))

    def _empty(self, line: int) -> list[Cells]:
        empty = self._face()
        shown = empty.segments(line) if 0 <= line < len(empty.lines) else ()
        return [Cells("  ", self.style_of(())), *self.cells(shown)]

    # --- keys ---

    def move(self, row: int) -> None:
        """Put the cursor on a row."""
        self.cursor = max(0, min(len(self.rows) - 1, row))
        if self.rows:
            self.reveal(self.cursor * HEIGHT, self.cursor * HEIGHT + HEIGHT - 1)
            self.redraw()

    def action_line(self, lines: int) -> None:
        self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height // HEIGHT)))

    def action_open_post(self) -> None:
        if self.rows:
            self.post_message(self.Wanted(self.rows[self.cursor]))

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        self.move(len(self.rows) - 1)


def place(posts: Sequence[Post], number: int) -> int | None:
    """Where the post of this number stands in a list."""
    if isinstance(posts, tuple | list):
        return next((at for at, post in enumerate(posts) if post.id == number), None)
    found: int | None = posts.place(number)  # type: ignore[attr-defined] # it is the newsroom's Listing
    return found
