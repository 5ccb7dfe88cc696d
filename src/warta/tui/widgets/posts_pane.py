"""The kept posts in their pane: three lines each, so that ten or ten thousand cost the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from textual.message import Message
from textual.reactive import var

from warta.render.lines import sheet
from warta.render.since import short
from warta.render.wrap import cells, shorten, wrap
from warta.tui.bindings import bindings
from warta.tui.faces import dated, no_posts, when
from warta.tui.text import cell_text, plain
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from datetime import datetime

    from rich.style import Style
    from textual import events

    from warta.model import Post

_ROWS = 3


class PostsPane(LineView):
    """What is kept, unread first."""

    BINDINGS = bindings("pane", "posts")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PostsPane { background: $panel; }
    """

    posts: var[tuple[Post, ...]] = var[tuple["Post", ...]]((), init=False)
    current: var[int] = var(0, init=False)

    class Wanted(Message):
        """A post is to be opened."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    class Marked(Message):
        """A post is to be marked read or unread."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    def __init__(self, now: datetime, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.now = now
        self.cursor = 0

    def watch_posts(self, old: tuple[Post, ...], new: tuple[Post, ...]) -> None:
        """The cursor stays on its post; it goes to the open one when that is new in the list."""
        here = old[self.cursor].id if self.cursor < len(old) else 0
        if self.current and all(post.id != self.current for post in old):
            here = self.current
        row = next((at for at, post in enumerate(new) if post.id == here), self.cursor)
        self.rebuild()
        self.move(row)

    def watch_current(self) -> None:
        """Put the cursor on the post that is open; `current` is its number in the library."""
        row = next((at for at, post in enumerate(self.posts) if self.current and post.id == self.current), None)
        if row is not None:
            self.move(row)

    def rebuild(self) -> None:
        """Make room for every post."""
        if self.size.width:
            self.set_height(len(self.posts) * _ROWS if self.posts else 8)

    def neighbour(self, step: int) -> Post | None:
        """The post so many rows from the one under the cursor."""
        at = self.cursor + step
        return self.posts[at] if 0 <= at < len(self.posts) else None

    def next_unread(self) -> Post | None:
        """The next unread post below the cursor, else the first one above it."""
        below, above = self.posts[self.cursor + 1 :], self.posts[: self.cursor]
        return next((post for post in (*below, *above) if not post.read), None)

    # --- drawing ---

    def _under(self, row: int) -> tuple[str, ...]:
        return self.cursor_look if row == self.cursor else ()

    def backdrop(self, y: int) -> Style:
        """The row under the cursor is filled with the cursor's ground."""
        return self.style_of(self._under(y // _ROWS) if self.posts else ())

    def draw(self, y: int) -> list[Cells]:
        """A row: the cursor's bar, a mark when it is unread, two lines of title, one of source and date."""
        if not self.posts:
            empty = sheet(no_posts(), max(10, self.size.width - 3))
            line = y - 1
            shown = empty.segments(line) if 0 <= line < len(empty.lines) else ()
            return [Cells("  ", self.style_of(())), *self.cells(shown)]
        row, part = divmod(y, _ROWS)
        post, under = self.posts[row], self._under(row)
        drawn = [
            Cells("▌" if under else " ", self.style_of((*under, self.bar_look))),
            Cells("● " if part == 0 and not post.read else "  ", self.style_of((*under, "bar"))),
        ]
        title = self._title(post)
        if part < len(title):
            text, look = title[part], "read" if post.read else "unread"
        else:
            text, look = self._meta(post) if part == len(title) else "", "meta"
        drawn.append(Cells(cell_text(text), self.style_of((*under, look))))
        if part == len(title) and (news := short(post.since)):
            drawn.append(Cells(f" {news}", self.style_of((*under, "new"))))
        return drawn

    def _title(self, post: Post) -> list[str]:
        """The title in one line or two; what stands below it follows at once."""
        room = max(4, self.size.width - 4)
        title = plain(post.title) or post.url
        first, *more = wrap(title, room)
        return [title[slice(*first)], *([shorten(title[more[0][0] :], room)] if more else [])]

    def _meta(self, post: Post) -> str:
        date = dated(post.published, self.now) if post.published else when(post.fetched_at, self.now)
        comments = f"  ↩ {post.comments}" if post.comments else ""
        news = short(post.since)
        room = max(4, self.size.width - 4) - cells(date + comments + news) - (3 if news else 2)
        return f"{shorten(plain(post.site), room)}  {date}{comments}"

    # --- keys and mouse ---

    def move(self, row: int) -> None:
        """Put the cursor on a row."""
        if not self.posts:
            return
        self.cursor = max(0, min(len(self.posts) - 1, row))
        self.reveal(self.cursor * _ROWS, self.cursor * _ROWS + _ROWS - 1)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // _ROWS
        if row < len(self.posts):
            self.move(row)
            self.action_open_post()

    def action_line(self, lines: int) -> None:
        self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height // _ROWS)))

    def action_open_post(self) -> None:
        if self.posts:
            self.post_message(self.Wanted(self.posts[self.cursor]))

    def action_toggle_read(self) -> None:
        if self.posts:
            self.post_message(self.Marked(self.posts[self.cursor]))

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        self.move(len(self.posts) - 1)
