"""The posts in their pane: narrowed by what is typed, in the order that is wanted, some of them selected."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var

from warta.i18n import _
from warta.tui.bindings import bindings
from warta.tui.faces import no_posts
from warta.tui.listing import Listing, Order
from warta.tui.post_rows import HEIGHT
from warta.tui.said import Said
from warta.tui.widgets.post_list import PostList, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from textual import events

    from warta.model.capture import Post
    from warta.render.pieces import Piece


class PostsPane(PostList):
    """The posts of what is chosen among the sources, narrowed by what is typed, some of them selected."""

    BINDINGS = bindings("pane", "posts")
    DEFAULT_CSS = """
    PostsPane { background: $panel; }
    """

    posts: var[Sequence[Post]] = var["Sequence[Post]"]((), init=False)
    order: var[Order] = var[Order]("unread", init=False)
    needle: var[str] = var("", init=False)
    current: var[int] = var(0, init=False)
    listed: var[str] = var("", init=False)  # what the posts are of, unless they are all
    trouble: var[str] = var("", init=False)  # why there are none to be had

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
        super().__init__(now, id=id)
        self.sought = ""
        self._listing = Listing()

    # --- what it shows ---

    def watch_posts(self, old: Sequence[Post], new: Sequence[Post]) -> None:
        """The cursor stays on its post; it goes to the open one when that is new in the list."""
        here = self.here()
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

    def watch_listed(self) -> None:
        self.rebuild()
        self.post_message(self.Listed())

    def watch_trouble(self) -> None:
        self.rebuild()

    def watch_order(self) -> None:
        self._listing = Listing(self.posts if isinstance(self.posts, tuple) else (), self.order)
        self._narrow(self.here())

    def watch_needle(self) -> None:
        self._narrow(self.here())

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
        at = place(rows, here or self.here())
        self.rows = rows
        self.rebuild()
        self.move(min(self.cursor, len(rows)) if at is None else at)
        self.post_message(self.Listed())

    def watch_current(self) -> None:
        """Put the cursor on the post that is open; `current` is its number in the library."""
        row = place(self.rows, self.current) if self.current else None
        if row is not None:
            self.move(row)

    def watch_selected(self) -> None:
        self.redraw()
        self.post_message(self.Listed())

    def nothing(self) -> list[Piece]:
        """Nothing is kept, or nothing is found, or what is kept cannot be read."""
        return no_posts(self.needle, some=bool(self.posts), listed=self.listed, trouble=self.trouble)

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

    # --- keys and mouse ---

    def on_click(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // HEIGHT
        if row >= len(self.rows):
            return
        self.move(row)
        if event.ctrl:
            self.action_select()
        else:
            self.action_open_post()

    def action_select(self) -> None:
        if self.rows:
            self.selected ^= {self.rows[self.cursor].id}
            self.move(self.cursor + 1)

    def action_select_all(self) -> None:
        every = getattr(self.rows, "numbers", None) or (post.id for post in self.rows)
        self.selected = frozenset() if self.selected else frozenset(every)

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
        if not isinstance(self.posts, tuple):  # the library finds them
            self.needle = words
            return len(self.rows)
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
