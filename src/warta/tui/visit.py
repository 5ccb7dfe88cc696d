"""A visit to an article: save and restore the reading position, mark what changed in the thread since last time."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.i18n import _, ngettext
from warta.model.blocks import Figure
from warta.model.since import Since
from warta.render.lines import Place
from warta.render.thread import nodes
from warta.services.since import with_gone
from warta.tui import pictures
from warta.tui.notifications import APP_ERRORS, error_line
from warta.tui.state.reading import HistoryEntry
from warta.tui.views.empty_states import changes_since_visit, site_name
from warta.tui.widgets.address_bar import AddressBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from warta.model.capture import LoadedArticle
    from warta.model.state import Standing
    from warta.render.thread import Node
    from warta.services.state import State
    from warta.tui.post_lists import PostLists
    from warta.tui.reading_context import ReadingContext
    from warta.tui.state.reading import StartLocation


_REST_S = 1.0  # seconds without scrolling after which the position is saved


class ReadingPosition:
    """The position in the open article and its thread, saved in the library.

    `first` is the exact line that the first frame shows; it takes precedence over the saved position, a paragraph.
    """

    def __init__(self, screen: ReadingContext) -> None:
        self._screen = screen
        self.first: Place | None = None
        self._resting: Timer | None = None
        self._noted: dict[str, object] = {}
        self._closed = False

    # --- restore ---

    def begin(self, begin: StartLocation) -> None:
        """Open the start location, and start a new visit of the library."""
        if begin.address and begin.again:
            self._go_on(begin.address)
        elif begin.address:
            self._screen.open(begin.address)
        self._screen.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        with suppress(*APP_ERRORS):  # reported when something is saved
            self._screen.services.rooms.state.arrive()

    def _go_on(self, address: str) -> None:
        """Open the last article from the library, without a request to its site."""
        screen = self._screen
        try:
            kept = screen.services.kept(address)
        except APP_ERRORS as error:
            kept, screen.said = None, error_line(error)
        if kept is None:
            screen.panes.pane = "posts"
            return
        screen.history.visit(HistoryEntry(address=address, loaded=kept))
        screen.show_entry(screen.history.stops[-1])
        screen.call_after_refresh(self._tell_again)

    def find(self, loaded: LoadedArticle | None) -> Place | None:
        """Return the position at which an article opens: the saved one, or None for the top."""
        first, self.first = self.first, None
        if loaded is None or not loaded.id:
            return None
        try:
            known = self._screen.services.rooms.state.position(loaded.id, loaded.article)
        except APP_ERRORS:  # open at the top
            known = None
        if not known or known.block < 1:
            return first
        self._screen.call_after_refresh(self._tell)
        return first or Place(known.block, 0)

    def standing(self, loaded: LoadedArticle) -> Standing | None:
        """Return the saved state of the thread of an article, None if there is none."""
        try:
            return self._screen.services.rooms.state.standing(loaded.id) if loaded.id else None
        except APP_ERRORS:
            return None

    def _tell(self) -> None:
        article = self._screen.panes.article
        if article.scroll_offset.y:
            percent = round(article.share * 100)
            self._screen.said = _("Resumed at {n} %. Press g g for the top").format(n=percent)

    def _tell_again(self) -> None:
        self._screen.said = _("Restored from last session. Press r to refresh, 2 for the posts")

    # --- save ---

    def note_soon(self) -> None:
        """Save the position once nothing is scrolled for a second."""
        if self._resting:
            self._resting.stop()
        self._resting = self._screen.set_timer(_REST_S, self.note)

    def leave(self) -> None:
        """Save the position for the last time: later changes come from closing the screen."""
        self.note()
        self._closed = True

    def note(self) -> None:
        """Save the position in the history of this session and in the library."""
        screen = self._screen
        loaded, place = screen.loaded, screen.panes.article.place
        screen.history.update(loaded, place)
        if loaded is None or not loaded.id or self._closed:
            return
        number, article, pane, thread = loaded.id, loaded.article, screen.panes.pane, screen.panes.thread_pane
        self._note("pane", (number, pane), lambda state: state.opened(number, pane))
        if place is not None:
            block = max(0, place.block)
            self._note("place", (number, block), lambda state: state.remember(number, article, block))
        if thread.loaded and thread.loaded.id == number and (stand := thread.standing):
            self._note("thread", (number, stand), lambda state: state.leave(number, stand))

    def _note(self, what: str, here: object, write: Callable[[State], None]) -> None:
        """Write a value unless it was written before."""
        if self._noted.get(what) != here and self._try(write):
            self._noted[what] = here

    def _try(self, write: Callable[[State], None]) -> bool:
        """Write; show an error in the status line. Return whether it was written."""
        try:
            write(self._screen.services.rooms.state)
        except APP_ERRORS as error:
            self._screen.said = error_line(error)
            return False
        return True


class ThreadVisit:
    """The thread of the open article, compared with the last visit. `on_begin` is called once the article shows."""

    def __init__(
        self, screen: ReadingContext, position: ReadingPosition, lists: PostLists, on_begin: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._position = position
        self._lists = lists
        self._on_begin = on_begin
        self._since = Since()
        self._loaded: LoadedArticle | None = None
        self._seen: LoadedArticle | None = None

    def load(self) -> None:
        """Show the name of the article's site; do the rest after the next refresh."""
        loaded = self._screen.loaded
        name = site_name(self._screen.services, loaded.article.url or "") if loaded and loaded.id else ""
        self._screen.query_one(AddressBar).site = name
        self._screen.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Fill the thread pane with the comments, marked with the changes since the last visit."""
        self._on_begin()
        work = partial(self._compare, self._screen.loaded)
        # Textual would describe it by the work's repr, all comments spelled out.
        self._screen.run_worker(work, group="since", description="since", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def _compare(self, loaded: LoadedArticle | None) -> None:
        """Compare the comments with the last visit; a refresh during this visit compares with the same one."""
        same_article = loaded and self._loaded and self._loaded.id == loaded.id
        since, known, mark = Since(), None, self._since.mark if same_article else None
        if not await self._comments_can_be_read(loaded):
            return
        try:
            if loaded:
                since = await to_thread(self._screen.services.since, loaded, mark)
                known = await to_thread(self._position.standing, loaded)
        except APP_ERRORS as error:
            self._screen.said = error_line(error)
        comments = await to_thread(_comment_nodes, loaded, since)
        if loaded is not self._screen.loaded:
            return  # another article is open by now
        self._loaded, self._since = loaded, since
        self._screen.panes.fill(comments, since, known)
        self.enter()

    async def _comments_can_be_read(self, loaded: LoadedArticle | None) -> bool:
        """Read the comments from the library; an article whose comments are corrupt is shown without them."""
        if loaded is None or loaded.article.thread is None:
            return True
        try:
            await to_thread(tuple, loaded.article.thread.comments)
        except APP_ERRORS as error:
            self._screen.loaded = replace(loaded, article=replace(loaded.article, thread=None))
            self._screen.said = error_line(error)
            return False
        return True

    def enter(self) -> None:
        """Record the visit once the thread pane has the focus: what shows now is not new next time."""
        screen, loaded = self._screen, self._loaded
        if screen.panes.pane != "thread" or not (loaded and loaded.id and loaded.article.thread):
            return
        if loaded is self._seen:
            return
        self._seen = loaded
        try:
            screen.services.visit(loaded)
        except APP_ERRORS as error:
            screen.said = error_line(error)
            return
        self._lists.seen(loaded.id)
        screen.said = changes_since_visit(self._since, screen.services.clock.now()) or screen.said


def _comment_nodes(loaded: LoadedArticle | None, since: Since) -> tuple[Node, ...]:
    """Return the comments of an article in order, deleted ones included."""
    thread = loaded.article.thread if loaded else None
    return nodes(with_gone(thread, since), since) if thread else ()


_MAX_PICTURES = 30  # of one article


class Gallery:
    """The pictures of the open article; fetched only when asked for."""

    def __init__(self, screen: ReadingContext) -> None:
        self._screen = screen

    def begin(self) -> None:
        """Show the pictures of the open article as the settings say."""
        settings = self._screen.services.settings
        wanted = "never" if settings.linear else settings.images_in_app
        if wanted in {"auto", "always"} and _picture_urls(self._screen.loaded):
            work = partial(self.show, fetch=wanted == "always", told=False)
            self._screen.run_worker(work, group="open-pictures", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def show(self, *, fetch: bool, told: bool = True) -> None:
        """Show saved pictures and, with `fetch`, missing ones. `told`: say why there are none."""
        screen, loaded = self._screen, self._screen.loaded
        wanted = _picture_urls(loaded)
        if loaded is None or not wanted or not pictures.pillow_is_installed():
            trouble = (
                _("No pictures in this article") if not wanted else _("Pictures need an extra. Install warta[pictures]")
            )
            screen.said = trouble if told else screen.said
            return
        missing = 0
        for address in wanted:
            if address in screen.panes.article.pictures:
                continue
            body = await self._body(address, loaded, fetch=fetch)
            made = (
                await to_thread(pictures.make_picture, body, screen.panes.article.room, screen.app.theme_variables)
                if body
                else None
            )
            if screen.loaded is not loaded:
                return
            missing += made is None
            if made:
                pictures.send_picture(screen.app, made)
                screen.panes.article.show_pictures({address: made})
        if missing and told:
            several = ngettext("{n} picture could not be loaded", "{n} pictures could not be loaded", missing)
            screen.said = several.format(n=missing)

    async def _body(self, address: str, loaded: LoadedArticle, *, fetch: bool) -> bytes | None:
        """Return the bytes of a picture; None if it cannot be loaded."""
        try:
            room = self._screen.services.rooms.pictures
            return await room.get(address, loaded) if fetch else await to_thread(room.kept, address)
        except APP_ERRORS:
            return None


def _picture_urls(loaded: LoadedArticle | None) -> tuple[str, ...]:
    """Return the URLs of an article's figures, without duplicates."""
    blocks = loaded.article.blocks if loaded else ()
    found = [each.src for each in blocks if isinstance(each, Figure) and each.src]
    return tuple(dict.fromkeys(found))[:_MAX_PICTURES]
