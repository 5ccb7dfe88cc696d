"""The posts in their pane: three lines each, so that ten or ten thousand cost the same."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from textual.message import Message
from textual.reactive import var

from warta.render.lines import sheet
from warta.tui.bindings import bindings
from warta.tui.faces import no_posts
from warta.tui.listing import Listing, Order
from warta.tui.post_rows import HEIGHT, meta, title
from warta.tui.said import Said
from warta.tui.text import cell_text
from warta.tui.widgets.line_view import LineView
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from rich.style import Style
    from textual import events

    from warta.model import Post


class PostsPane(LineView):
    """The posts of what is chosen among the sources, narrowed by what is typed, some of them selected."""

    BINDINGS = bindings("pane", "posts")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PostsPane { background: $panel; }
    """

    posts: var[Sequence[Post]] = var["Sequence[Post]"]((), init=False)
    order: var[Order] = var[Order]("unread", init=False)
    needle: var[str] = var("", init=False)
    current: var[int] = var(0, init=False)
    selected: var[frozenset[int]] = var[frozenset[int]](frozenset(), init=False)

    class Wanted(Message):
        """A post is to be opened."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    class Left(Message):
        """The reader goes back to the sources."""

    class FilterWanted(Message):
        """The list is to be narrowed by what is typed."""

    class Sought(Message):
        """A list that is too long to be at hand is to be narrowed, or put in another order."""

        def __init__(self, needle: str) -> None:
            super().__init__()
            self.needle = needle

    class Listed(Message):
        """Other posts show, or others are selected."""

    def __init__(self, now: datetime, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.now = now
        self.cursor = 0
        self.rows: Sequence[Post] = ()
        self.sought = ""
        self._listing = Listing()

    # --- what it shows ---

    def watch_posts(self, old: Sequence[Post], new: Sequence[Post]) -> None:
        """The cursor stays on its post; it goes to the open one when that is new in the list."""
        here = self._here()
        if self.current and place(old, self.current) is None:
            here = self.current
        if isinstance(new, tuple):
            self._listing = Listing(new, self.order)
            # What a needle had found stays, though a mark by which it was found is gone: one may be reading it.
            self._narrow(here, {post.id for post in self.rows} if self.needle else ())
        elif self.needle or self.order != "unread":
            self.post_message(self.Sought(self.needle))
        else:
            self.show_rows(new, here)

    def watch_order(self) -> None:
        self._listing = Listing(self.posts if isinstance(self.posts, tuple) else (), self.order)
        self._narrow(self._here())

    def watch_needle(self) -> None:
        self._narrow(self._here())

    def _here(self) -> int:
        """The number of the post under the cursor."""
        return self.rows[self.cursor].id if self.cursor < len(self.rows) else 0

    def _narrow(self, here: int, kept: Iterable[int] = ()) -> None:
        if not isinstance(self.posts, tuple):
            self.post_message(self.Sought(self.needle))
            return
        rows = self._listing.narrowed(self.needle)
        if kept := set(kept):
            kept |= {post.id for post in rows}
            rows = [post for post in self._listing.narrowed("") if post.id in kept]
        self.show_rows(rows, here)

    def show_rows(self, rows: Sequence[Post], here: int = 0) -> None:
        """Show these posts, the cursor on the one with the number `here`."""
        at = place(rows, here or self._here())
        self.rows = rows
        self.rebuild()
        self.move(min(self.cursor, len(rows)) if at is None else at)
        self.post_message(self.Listed())

    def look_again(self) -> None:
        """Marks on the posts of a long list have changed."""
        for rows in (self.rows, self.posts):
            if not isinstance(rows, tuple | list):
                rows.refresh()  # type: ignore[attr-defined] # it is the newsroom's Listing
        self.redraw()

    def watch_current(self) -> None:
        """Put the cursor on the post that is open; `current` is its number in the library."""
        row = place(self.rows, self.current) if self.current else None
        if row is not None:
            self.move(row)

    def watch_selected(self) -> None:
        self.redraw()
        self.post_message(self.Listed())

    def rebuild(self) -> None:
        """Make room for every post."""
        self.set_height(len(self.rows) * HEIGHT if self.rows else 8)

    # --- what others ask of it ---

    def neighbour(self, step: int) -> Post | None:
        """The post so many rows from the one under the cursor."""
        at = self.cursor + step
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def next_unread(self) -> Post | None:
        """The next unread post below the cursor, else the first one above it."""
        order = chain(range(self.cursor + 1, len(self.rows)), range(self.cursor))
        return next((self.rows[at] for at in order if not self.rows[at].read), None)

    @property
    def targets(self) -> tuple[Post, ...]:
        """What a verb is about: the selected posts, else the one under the cursor."""
        if self.selected:
            places = sorted(at for number in self.selected if (at := place(self.posts, number)) is not None)
            return tuple(self.posts[at] for at in places)
        return tuple(self.rows[self.cursor : self.cursor + 1])

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
        post, under = self.rows[row], self._under(row)
        mark = "▣" if post.id in self.selected else "★" if post.starred else "●" if not post.read else " "
        drawn = [
            Cells("▌" if under else " ", self.style_of((*under, self.bar_look))),
            Cells(f"{mark} " if part == 0 else "  ", self.style_of((*under, "new" if mark == "▣" else "bar"))),
        ]
        room = max(4, self.size.width - 4)
        heading = title(post, room)
        if part < len(heading):
            drawn.append(Cells(cell_text(heading[part]), self.style_of((*under, "read" if post.read else "unread"))))
        elif part == len(heading):
            drawn += [
                Cells(cell_text(text), self.style_of((*under, look))) for text, look in meta(post, room, self.now)
            ]
        return drawn

    def _empty(self, line: int) -> list[Cells]:
        empty = sheet(no_posts(self.needle, some=bool(self.posts)), max(10, self.size.width - 3))
        shown = empty.segments(line) if 0 <= line < len(empty.lines) else ()
        return [Cells("  ", self.style_of(())), *self.cells(shown)]

    # --- keys and mouse ---

    def move(self, row: int) -> None:
        """Put the cursor on a row."""
        self.cursor = max(0, min(len(self.rows) - 1, row))
        if self.rows:
            self.reveal(self.cursor * HEIGHT, self.cursor * HEIGHT + HEIGHT - 1)
            self.redraw()

    def on_click(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // HEIGHT
        if row >= len(self.rows):
            return
        self.move(row)
        if event.ctrl:
            self.action_select()
        else:
            self.action_open_post()

    def action_line(self, lines: int) -> None:
        self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height // HEIGHT)))

    def action_open_post(self) -> None:
        if self.rows:
            self.post_message(self.Wanted(self.rows[self.cursor]))

    def action_select(self) -> None:
        if self.rows:
            self.selected ^= {self.rows[self.cursor].id}
            self.move(self.cursor + 1)

    def action_select_all(self) -> None:
        self.selected = frozenset() if self.selected else frozenset(post.id for post in self.rows)

    def action_filter(self) -> None:
        self.post_message(self.FilterWanted())

    def action_landmark(self, step: int) -> None:
        """Go to the next unread post, or the next one that is found; or back."""
        ahead = range(self.cursor + step, len(self.rows) if step > 0 else -1, step)
        found = self._sought() if self.sought else None
        row = next((at for at in ahead if self._is_landmark(self.rows[at], found)), None)
        if row is None:
            self.post_message(Said(_("nothing further this way")))
        else:
            self.move(row)

    @staticmethod
    def _is_landmark(post: Post, found: set[int] | None) -> bool:
        return not post.read if found is None else post.id in found

    def find(self, words: str) -> int:
        """Go to the first post from here on that holds these words; how many there are."""
        self.sought = words
        wanted = self._sought()
        found = [at for at, post in enumerate(self.rows) if post.id in wanted]
        if found:
            self.move(next((at for at in found if at >= self.cursor), found[0]))
        return len(found)

    def _sought(self) -> set[int]:
        return {post.id for post in self._listing.narrowed(self.sought)} if self.sought else set()

    def end(self) -> bool:
        """Let go of what is sought, else of what narrows the list, else of what is selected; whether there was any."""
        if self.sought:
            self.sought = ""
        elif self.needle:
            self.needle = ""
        elif self.selected:
            self.selected = frozenset()
        else:
            return False
        return True

    def action_leave(self) -> None:
        self.post_message(self.Left())

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
