"""Posts pane: list of posts with cursor, filter, sort order and selection."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from rich.segment import Segment as Cells
from textual.message import Message
from textual.reactive import var

from warta.i18n import _
from warta.render.lines import sheet
from warta.render.since import short
from warta.render.wrap import cells, shorten, wrap
from warta.tui.keymap import bindings
from warta.tui.notifications import APP_ERRORS, Notification, as_warta_error
from warta.tui.state.post_filter import FilteredPosts, PostOrder
from warta.tui.text import cell_text, clean_line
from warta.tui.views.empty_states import moment_label, no_posts, published_label
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from rich.style import Style
    from textual import events

    from warta.errors import WartaError
    from warta.model.capture import Post
    from warta.render.lines import Sheet
    from warta.render.pieces import Piece


POST_HEIGHT: Final = 3


def post_title(post: Post, room: int) -> list[str]:
    """Return the title in one or two lines of `room` cells."""
    text = clean_line(post.title) or post.url
    first, *more = wrap(text, room)
    return [text[slice(*first)], *([shorten(text[more[0][0] :], room)] if more else [])]


def post_marks(post: Post, *, selected: bool) -> str:
    """Return the marks of a post in words, for linear mode."""
    marks = (_("selected") if selected else "", _("starred") if post.starred else "", "" if post.read else _("unread"))
    return "".join(f"{mark}  " for mark in marks if mark)


def post_meta(post: Post, room: int, now: datetime) -> list[tuple[str, str]]:
    """Return the line below the title as (text, style) parts: source, date, comments, tags, changes."""
    date = published_label(post.published, now) if post.published else moment_label(post.fetched_at, now)
    comments = f"  ↩ {post.comments}" if post.comments else ""
    news = " ".join(filter(None, ("Δ" if post.changed else "", short(post.since))))
    tags = shorten(" ".join(f"#{clean_line(tag)}" for tag in post.tags), room // 3)
    fixed = cells(date + comments) + (cells(news) + 1 if news else 0) + (cells(tags) + 2 if tags else 0) + 2
    parts = [(f"{shorten(clean_line(post.known_as), max(4, room - fixed))}  {date}{comments}", "meta")]
    if tags:
        parts.append((f"  {tags}", "dateline"))
    if news:
        parts.append((f" {news}", "new"))
    return parts


class PostList(LineView):
    """List of posts with a cursor and a selection; only visible posts are read."""

    ALLOW_SELECT = False

    selected: var[frozenset[int]] = var[frozenset[int]](frozenset(), init=False)

    class OpenRequested(Message):
        """Open a post."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    def __init__(self, now: datetime, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.now = now
        self.cursor = 0
        self.rows: Sequence[Post] = ()

    def empty_state(self) -> list[Piece]:
        """Empty state."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Set the height for all posts."""
        self.set_height(len(self.rows) * POST_HEIGHT if self.rows else len(self._empty_sheet().lines) + 1)

    def here(self) -> int:
        """Id of the post under the cursor, or 0."""
        return self.rows[self.cursor].id if self.cursor < len(self.rows) else 0

    def look_again(self) -> None:
        """Redraw after marks of posts changed in the library."""
        if not isinstance(self.rows, tuple | list):
            self.rows.refresh()  # type: ignore[attr-defined] # it is a Listing of the store
        self.redraw()

    # --- drawing ---

    def _row_style(self, row: int) -> tuple[str, ...]:
        return self.cursor_style if row == self.cursor else ()

    def background_style(self, y: int) -> Style:
        """Cursor background for the row under the cursor."""
        return self.style_of(self._row_style(y // POST_HEIGHT) if self.rows else ())

    def draw(self, y: int) -> list[Cells]:
        """Draw one of the three lines of a post: cursor bar, mark, title or source and date."""
        if not self.rows:
            return self._empty(y - 1)
        row, part = divmod(y, POST_HEIGHT)
        under = self._row_style(row)
        try:
            post = self.rows[row]
        except APP_ERRORS as error:  # the post was pruned meanwhile
            return self._gone(as_warta_error(error)) if part == 0 else []
        mark = "▣" if post.id in self.selected else "★" if post.starred else "●" if not post.read else " "
        said = post_marks(post, selected=post.id in self.selected) if self.typesetting.linear else ""
        drawn = [
            Cells(self.bar if under else " ", self.style_of((*under, self.bar_style))),
            Cells(
                f"{mark} " if part == 0 and not said else "  ", self.style_of((*under, "new" if mark == "▣" else "bar"))
            ),
        ]
        room = max(4, self.size.width - 4)
        heading = post_title(post, room)
        if part < len(heading):
            drawn.append(Cells(cell_text(heading[part]), self.style_of((*under, "read" if post.read else "unread"))))
        elif part == len(heading):
            parts = [(said, "new"), *post_meta(post, max(4, room + 1 - cells(said)), self.now)]
            drawn += [Cells(cell_text(text), self.style_of((*under, look))) for text, look in parts if text]
        return drawn

    def _gone(self, error: WartaError) -> list[Cells]:
        return [Cells("   " + cell_text(error.what), self.style_of(("gone",)))]

    def _empty_sheet(self) -> Sheet:
        return sheet(self.empty_state(), max(10, self.size.width - 3))

    def _empty(self, line: int) -> list[Cells]:
        empty = self._empty_sheet()
        shown = empty.segments(line) if 0 <= line < len(empty.lines) else ()
        return [Cells("  ", self.style_of(())), *self.cells(shown)]

    # --- keys ---

    def move(self, row: int) -> None:
        """Move the cursor to a row."""
        self.cursor = max(0, min(len(self.rows) - 1, row))
        if self.rows:
            self.reveal(self.cursor * POST_HEIGHT, self.cursor * POST_HEIGHT + POST_HEIGHT - 1)
            self.redraw()

    def action_line(self, lines: int) -> None:
        self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height // POST_HEIGHT)))

    def action_open_post(self) -> None:
        if self.rows:
            self.post_message(self.OpenRequested(self.rows[self.cursor]))

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        self.move(len(self.rows) - 1)


def index_of(posts: Sequence[Post], number: int) -> int | None:
    """Return the index of the post with this id, or None."""
    if isinstance(posts, tuple | list):
        return next((at for at, post in enumerate(posts) if post.id == number), None)
    found: int | None = posts.index_of(number)  # type: ignore[attr-defined] # it is a Listing of the store
    return found


class PostsPane(PostList):
    """Posts of the chosen source, filtered by `needle`."""

    BINDINGS = bindings("pane", "posts")
    DEFAULT_CSS = """
    PostsPane { background: $panel; }
    """

    posts: var[Sequence[Post]] = var["Sequence[Post]"]((), init=False)
    order: var[PostOrder] = var[PostOrder]("unread", init=False)
    needle: var[str] = var("", init=False)
    current: var[int] = var(0, init=False)
    listed: var[str] = var("", init=False)  # name of the source; empty for all posts
    trouble: var[str] = var("", init=False)  # error message if they cannot be read

    class LeaveRequested(Message):
        """Focus should move to the sources."""

    class FilterRequested(Message):
        """Open the filter input."""

    class QueryRequested(Message):
        """Filter or sort in the library, because the list is not in memory."""

        def __init__(self, needle: str) -> None:
            super().__init__()
            self.needle = needle

    class RowsChanged(Message):
        """The posts shown or the selection changed."""

    def __init__(self, now: datetime, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(now, id=id)
        self.find_query = ""
        self._listing = FilteredPosts()

    # --- what it shows ---

    def watch_posts(self, old: Sequence[Post], new: Sequence[Post]) -> None:
        """Keep the cursor on its post, or move it to the open post if that is new in the list."""
        here = self.here()
        if self.current and index_of(old, self.current) is None:
            here = self.current
        if isinstance(new, tuple):
            self._listing = FilteredPosts(new, self.order)
            # A post stays in a filtered list even if a change of its marks makes it no longer match.
            self._apply_filter(here, {post.id for post in self.rows} if self.needle else ())
        elif self.needle or self.order != "unread":
            self.post_message(self.QueryRequested(self.needle))
        else:
            self.show_rows(new, here)

    def watch_listed(self) -> None:
        self.rebuild()
        self.post_message(self.RowsChanged())

    def watch_trouble(self) -> None:
        self.rebuild()

    def watch_order(self) -> None:
        self._listing = FilteredPosts(self.posts if isinstance(self.posts, tuple) else (), self.order)
        self._apply_filter(self.here())

    def watch_needle(self) -> None:
        self._apply_filter(self.here())

    def _apply_filter(self, here: int, kept: Iterable[int] = ()) -> None:
        if not isinstance(self.posts, tuple):
            self.post_message(self.QueryRequested(self.needle))
            return
        rows = self._listing.narrowed(self.needle)
        if kept := set(kept):
            kept |= {post.id for post in rows}
            rows = [post for post in self._listing.narrowed("") if post.id in kept]
        self.show_rows(rows, here)

    def show_rows(self, rows: Sequence[Post], here: int = 0) -> None:
        """Show these posts with the cursor on the post with id `here`."""
        at = index_of(rows, here or self.here())
        self.rows = rows
        self.rebuild()
        self.move(min(self.cursor, len(rows)) if at is None else at)
        self.post_message(self.RowsChanged())

    def watch_current(self) -> None:
        """Move the cursor to the open post; `current` is its id in the library."""
        row = index_of(self.rows, self.current) if self.current else None
        if row is not None:
            self.move(row)

    def watch_selected(self) -> None:
        self.redraw()
        self.post_message(self.RowsChanged())

    def empty_state(self) -> list[Piece]:
        """Empty state: no posts, no matches, or an error."""
        return no_posts(self.needle, some=bool(self.posts), listed=self.listed, trouble=self.trouble)

    # --- what others ask of it ---

    def neighbour(self, step: int) -> Post | None:
        """Return the post `step` rows from the cursor, or None."""
        at = self.cursor + step
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def next_unread(self) -> Post | None:
        """The next unread post below the cursor, else the first one above it."""
        order = chain(range(self.cursor + 1, len(self.rows)), range(self.cursor))
        return next((self.rows[at] for at in order if not self.rows[at].read), None)

    @property
    def targets(self) -> tuple[Post, ...]:
        """Posts that an action applies to: the selection, or else the post under the cursor."""
        if self.selected:
            places = sorted(at for number in self.selected if (at := index_of(self.posts, number)) is not None)
            return tuple(self.posts[at] for at in places)
        return tuple(self.rows[self.cursor : self.cursor + 1])

    # --- keys and mouse ---

    def on_click(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // POST_HEIGHT
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
        self.post_message(self.FilterRequested())

    def action_landmark(self, step: int) -> None:
        """Move to the next (1) or previous (-1) match, or else unread post."""
        ahead = range(self.cursor + step, len(self.rows) if step > 0 else -1, step)
        found = self._matching_ids() if self.find_query else None
        row = next((at for at in ahead if self._is_landmark(self.rows[at], found)), None)
        if row is None:
            self.post_message(Notification(_("No more items in this direction")))
        else:
            self.move(row)

    @staticmethod
    def _is_landmark(post: Post, found: set[int] | None) -> bool:
        return not post.read if found is None else post.id in found

    def find(self, words: str) -> int:
        """Move to the first matching post from here on; return the number of matches."""
        if not isinstance(self.posts, tuple):  # searched in the library
            self.needle = words
            return len(self.rows)
        self.find_query = words
        wanted = self._matching_ids()
        found = [at for at, post in enumerate(self.rows) if post.id in wanted]
        if found:
            self.move(next((at for at in found if at >= self.cursor), found[0]))
        return len(found)

    def _matching_ids(self) -> set[int]:
        return {post.id for post in self._listing.narrowed(self.find_query)} if self.find_query else set()

    def clear_filter(self) -> bool:
        """Clear the find query, else the filter, else the selection; return whether there was one."""
        if self.find_query:
            self.find_query = ""
        elif self.needle:
            self.needle = ""
        elif self.selected:
            self.selected = frozenset()
        else:
            return False
        return True

    def action_leave(self) -> None:
        self.post_message(self.LeaveRequested())
