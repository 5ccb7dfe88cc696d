"""Search screen: full-text search of the library as the reader types; a query error shows its position."""

from __future__ import annotations

from asyncio import sleep, to_thread
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment as Cells
from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from warta.i18n import _, figure, ngettext
from warta.model.value import Value
from warta.render.wrap import cells, shorten
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings, footer_hints, user_keys
from warta.tui.notifications import APP_ERRORS, as_warta_error
from warta.tui.text import StyledRange, cell_text, clean_line, join_lines, split_styles, styled
from warta.tui.widgets.footer import Footer
from warta.tui.widgets.line_view import LineView
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.posts_pane import post_meta

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from rich.style import Style
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.errors import WartaError
    from warta.model.search import Hit
    from warta.render.pieces import Looks
    from warta.services.registry import Services


_LINES_PER_HIT = 4
_MARGIN_CELLS = 2


class Results(LineView):
    """List of search results with a cursor."""

    BINDINGS = bindings("pane", "search")
    ALLOW_SELECT = False

    class OpenRequested(Message):
        """Open the result under the cursor."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()
        self.cursor = 0
        self._now = now

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other results."""
        self.hits = hits
        self.rebuild()
        self.move(0)

    def rebuild(self) -> None:
        """Set the height for all results."""
        self.set_height(len(self.hits) * _LINES_PER_HIT)

    def _row_style(self, y: int) -> tuple[str, ...]:
        return (
            self.cursor_style if y // _LINES_PER_HIT == self.cursor and y % _LINES_PER_HIT < _LINES_PER_HIT - 1 else ()
        )

    def background_style(self, y: int) -> Style:
        """Cursor background for the result under the cursor."""
        return self.style_of(self._row_style(y))

    def draw(self, y: int) -> list[Cells]:
        """Draw a line of a result: title, source, snippet, or blank."""
        row, part = divmod(y, _LINES_PER_HIT)
        hit, under = self.hits[row], self._row_style(y)
        room = max(4, self.size.width - _MARGIN_CELLS - 1)
        drawn = [Cells(f"{self.bar} " if under else "  ", self.style_of((*under, self.bar_style)))]
        if part == 0:
            look = "read" if hit.post.read else "unread"
            drawn.append(
                Cells(shorten(clean_line(hit.post.title) or hit.post.url, room), self.style_of((*under, look)))
            )
        elif part == 1:
            stretches = [(kind, "dateline")] if (kind := _kind_label(hit)) else []
            stretches += [("  ", "meta")] * bool(stretches) + post_meta(hit.post, room - 30, self._now)
            drawn += [Cells(cell_text(text), self.style_of((*under, look))) for text, look in stretches]
        elif part == 2:
            drawn += self._words(hit, room, under)
        return drawn

    def _words(self, hit: Hit, room: int, under: Looks) -> list[Cells]:
        """Return the snippet with highlighted matches, shortened to `room`."""
        shown = shorten(hit.snippet, room)
        end = len(hit.snippet) if shown == hit.snippet else len(shown) - 1
        cuts = [StyledRange(start, min(last, end), "hit") for start, last in hit.marks if start < end]
        stretches = [(hit.snippet[cut.start : cut.end], cut.look or "meta") for cut in split_styles(0, end, cuts)]
        stretches.append((shown[end:], "meta"))
        return [Cells(cell_text(text), self.style_of((*under, look))) for text, look in stretches if text]

    # --- keys and mouse ---

    def move(self, row: int) -> None:
        """Move the cursor to a result."""
        self.cursor = max(0, min(len(self.hits) - 1, row))
        self.reveal(self.cursor * _LINES_PER_HIT, self.cursor * _LINES_PER_HIT + _LINES_PER_HIT - 1)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        row = (event.y + self.scroll_offset.y) // _LINES_PER_HIT
        if row < len(self.hits):
            self.move(row)
            self.action_open_hit()

    def action_line(self, lines: int) -> None:
        if lines < 0 and self.cursor == 0:
            self.screen.focus_previous()
        else:
            self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height // _LINES_PER_HIT)))

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        self.move(len(self.hits) - 1)

    def action_open_hit(self) -> None:
        self.post_message(self.OpenRequested())


def _kind_label(hit: Hit) -> str:
    """Label of a result that is a comment, note or quote; empty for an article."""
    names = {"comment": _("Comment by {author}"), "note": _("Note"), "quote": _("Quote by {author}")}
    return names.get(hit.kind, "").format(author=clean_line(hit.author) or _("Anonymous"))


_TYPING_PAUSE_S = 0.12
_MAX_HITS = 200


class SearchResult(Value, frozen=True, kw_only=True):
    """Result of the screen: a hit to open, or a query to list, or to save (`kept`)."""

    query: str
    hit: Hit | None = None
    kept: bool = False


class SearchScreen(Screen[SearchResult | None]):
    """Input for a query and its results."""

    CSS_PATH = Path(__file__).with_name("search.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search"), Binding("down", "results", show=False)]
    AUTO_FOCUS = "Input"
    SCOPE = "search"

    def __init__(self, services: Services, query: str = "") -> None:
        super().__init__()
        self._services = services
        hint = _('words, "phrases", author:… is:unread after:2026')
        self._input = Input(clean_line(query), placeholder=hint, compact=True)
        self._results = Results(services.clock.now())
        self._error_position = Static(id="where")
        self._footer = Footer()
        self._is_current = False
        self._pending_action: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        yield PaneTitle(_("Search the library"))
        yield self._input
        yield self._error_position
        yield self._results
        yield self._footer

    def on_mount(self) -> None:
        self._schedule_search(0)

    def on_descendant_focus(self) -> None:
        """Show the key hints of the focused widget; single characters are no keys while typing."""
        keys = footer_hints(self.SCOPE, user_keys(self._services.settings))
        if self._input.has_focus:
            named = [each for each in keys if cells(each.partition(" ")[0]) > 1]
            keys = (*named[:1], _("↓ results"), *named[1:])
        self._footer.hints = keys

    @property
    def _query(self) -> str:
        return self._input.value.strip()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._schedule_search(_TYPING_PAUSE_S)

    def _schedule_search(self, pause: float) -> None:
        self._is_current, self._pending_action = False, None
        work = partial(self._search, self._query, pause)  # created only when the worker starts
        self.run_worker(work, group="search", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def _search(self, query: str, pause: float) -> None:
        """Search after a pause without typing."""
        await sleep(pause)
        hits: tuple[Hit, ...] = ()
        self._error_position.display = False
        if query:
            try:
                hits = await to_thread(self._services.rooms.search.find, query, _MAX_HITS)
            except APP_ERRORS as error:
                self._results.show(())  # the results of another query
                self._show_error(as_warta_error(error))
                return
        self._results.show(hits)
        self._is_current = True
        self._run_when_current(self._pending_action)
        found = ngettext("{n} match", "{n} matches", len(hits)).format(n=figure(len(hits))) if hits else _("No matches")
        self._footer.show_message(found if query else _("Type to search"))

    def _show_error(self, error: WartaError) -> None:
        self._footer.show_message(" · ".join(filter(None, (error.what, error.hint))), trouble=True)
        if marked := getattr(error, "marked", ""):
            query, _newline, place = marked.partition("\n")
            self._error_position.update(join_lines(styled((query, "$muted")), styled((place, "bold $warning"))))
            self._error_position.display = True

    def _run_when_current(self, action: Callable[[], object] | None) -> None:
        """Run `wish` when the results match the query; typing on cancels it."""
        self._pending_action = None if self._is_current else action
        if action and self._is_current and self._results.hits:
            action()

    @on(Input.Submitted)
    @on(Results.OpenRequested)
    def _wanted(self) -> None:
        self._run_when_current(self._open)

    def _open(self) -> None:
        self._leave(SearchResult(query=self._query, hit=self._results.hits[self._results.cursor]))

    def action_results(self) -> None:
        self._run_when_current(self._results.focus)

    def action_list_hits(self) -> None:
        if self._query:
            self._leave(SearchResult(query=self._query))

    def action_keep_search(self) -> None:
        if self._query:
            self._leave(SearchResult(query=self._query, kept=True))

    def action_leave(self) -> None:
        self._leave(None)

    def action_type(self) -> None:
        self._input.focus()

    def _leave(self, sought: SearchResult | None) -> None:
        dismiss_once(self, sought)
