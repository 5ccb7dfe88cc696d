"""Reading screen: sources, posts, article and comments. It calls the services and starts the workers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from textual import on
from textual.worker import Worker, WorkerState

from warta import urls
from warta.i18n import _
from warta.tui.keymap import bindings, footer_hints, user_keys
from warta.tui.notifications import APP_ERRORS, Notification, as_warta_error, error_line
from warta.tui.post_lists import PostLists
from warta.tui.reading_context import ReadingContext
from warta.tui.replies import ReplyController
from warta.tui.state.pane_layout import size_classes
from warta.tui.state.reading import Failed, HistoryEntry, Idle, Loading, Shown
from warta.tui.visit import Gallery, ReadingPosition, ThreadVisit
from warta.tui.widgets.address_bar import AddressBar
from warta.tui.widgets.article_pane import ArticlePane
from warta.tui.widgets.find import FindBar, Finder
from warta.tui.widgets.footer import StatusLine
from warta.tui.widgets.go_menu import Navigator
from warta.tui.widgets.line_view import LineView
from warta.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from warta.model.capture import LoadedArticle
    from warta.services.registry import Services
    from warta.tui.replies import ReplyAction
    from warta.tui.state.reading import StartLocation
    from warta.tui.sync_session import SyncSession
    from warta.tui.widgets.posts_pane import PostsPane
    from warta.tui.widgets.sources_pane import SourcesPane


class ReadingScreen(ReadingContext):
    """Main screen; its state is in the `var`s of `ReadingContext`, bound to the widgets."""

    BINDINGS = bindings("app")
    AUTO_FOCUS = ""

    def __init__(self, services: Services, begin: StartLocation) -> None:
        super().__init__(services)
        self._begin = begin
        self.last_command = self.last_query = self.typed = ""
        self.syncing: SyncSession | None = None
        self.post_lists, self.reading_position = PostLists(self), ReadingPosition(self)
        self.gallery, self.replies = Gallery(self), ReplyController(self)
        self._visit = ThreadVisit(self, self.reading_position, self.post_lists, self._after_arrival)

    def compose(self) -> ComposeResult:
        # Set before the first frame, so that it is styled only once.
        self.add_class(*size_classes(*self.app.size, linear=self.services.settings.linear))
        panes = Panes(self.services.clock.now(), pane=self._begin.pane, measure=self.services.settings.measure)
        yield AddressBar(self.services.clock).data_bind(ReadingScreen.loaded, ReadingScreen.state)
        here = ReadingScreen
        with Navigator().data_bind(here.loaded), Finder():
            yield panes.data_bind(here.loaded, here.state, here.posts, here.order, here.branches)
            yield FindBar()
        yield StatusLine().data_bind(ReadingScreen.loaded, ReadingScreen.state, ReadingScreen.said)

    def on_mount(self) -> None:
        self.set_interval(1, self._tick)
        self.panes.apply_layout()
        self.reading_position.begin(self._begin)
        self.call_after_refresh(self.post_lists.list_posts)

    def open(self, address: str, step: int = 0) -> None:
        """Open an address: the saved copy at once, then the current page. `step`: direction among neighbours."""
        self.reading_position.note()
        self.history.visit(HistoryEntry(address=address if address.isdigit() else urls.normalise(address), step=step))
        self.show_entry(self.history.stops[-1])

    def show_entry(self, stop: HistoryEntry) -> None:
        """Show a page of the history: as it was left, else the saved copy, else fetch it."""
        self.workers.cancel_group(self, "open")
        self.services.turn_away(stop.address)
        fresh, kept, trouble = stop.loaded, stop.loaded, ""
        try:
            fresh = fresh or self.services.kept(stop.address, max_age=self.services.settings.max_age)
            kept = fresh or self.services.kept(stop.address)
        except APP_ERRORS as error:
            trouble = error_line(error)
        self.loaded = kept
        if place := stop.place or self.reading_position.find(kept):
            self.panes.article.return_to(place)
        if fresh:
            self._arrived(fresh)
        else:
            self._fetch(stop.address)
        self.said = trouble or self.said

    def _fetch(self, address: str, *, max_age: float | None = None) -> None:
        self.state = Loading(address=address)
        self.run_worker(self._read(address, max_age), group="open", exclusive=True, exit_on_error=False)

    async def _read(self, address: str, max_age: float | None) -> None:
        try:
            loaded = await self.services.read(address, max_age=max_age)
        except APP_ERRORS as error:
            self.state = Failed(address=address, error=as_warta_error(error))
        else:
            self._arrived(loaded)
            self.call_after_refresh(self.post_lists.list_posts, anew=max_age == 0)

    def _arrived(self, loaded: LoadedArticle) -> None:
        if loaded is not self.loaded:  # identity, since equality would compare every comment
            self.loaded = loaded
        self.state = Shown()
        self.history.update(loaded)
        self.services.go_ahead(loaded.article, self.history.step)
        if url := loaded.article.url:
            self.call_after_refresh(self.post_lists.mark, url, loaded.id, read=True)
        self.reading_position.note_soon()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.app._handle_exception(event.worker.error)  # noqa: SLF001 - a bug in a worker is a bug of the app

    def watch_loaded(self) -> None:
        self._visit.load()

    def _after_arrival(self) -> None:
        self.gallery.begin()
        self.replies.remind()

    def watch_state(self) -> None:
        self.said = ""

    @on(StatusLine.MessageExpired)
    def _message_expired(self) -> None:
        if not self.query_one(Finder).awaits_link:
            self.said = ""

    def _tick(self) -> None:
        if isinstance(self.state, Loading):
            self.state = Loading(address=self.state.address, seconds=self.state.seconds + 1)

    def on_resize(self, _event: events.Resize) -> None:
        self.panes.apply_layout()

    @on(Panes.LayoutChanged)
    def _layout_changed(self, event: Panes.LayoutChanged) -> None:
        self.set_class(event.zen, "-zen")
        self.query_one(AddressBar).crumbs = event.crumbs
        self.query_one(StatusLine).hints = footer_hints(event.pane, user_keys(self.services.settings))
        if "sources" in event.visible and not self.post_lists.watched:
            self.post_lists.watched = True
            self.post_lists.grow()
        self._visit.enter()
        self.reading_position.note_soon()

    @on(LineView.Scrolled)
    def _scrolled(self, event: LineView.Scrolled) -> None:
        if isinstance(event.view, ArticlePane) and self.loaded:
            self.query_one(StatusLine).percent = round(event.share * 100)
        self.reading_position.note_soon()

    @on(Notification)
    def _told(self, event: Notification) -> None:
        self.said = event.text

    @on(Navigator.OpenRequested)
    def _wanted(self, event: Navigator.OpenRequested) -> None:
        self.open(event.address, event.step)
        if event.into:  # in the same frame as the loading state
            self.panes.pane = "article"

    def on_posts_pane_query_requested(self, event: PostsPane.QueryRequested) -> None:
        self.post_lists.narrow(event.needle)

    def on_sources_pane_chosen(self, event: SourcesPane.Chosen) -> None:
        self.post_lists.choose(event.branch)

    @on(AddressBar.Closed)
    def _address_closed(self, event: AddressBar.Closed) -> None:
        self.panes.apply_layout()
        if event.address:
            self.typed = event.address
            self.action_perform("navigation.typed")

    def travel(self, steps: int) -> bool:
        """Move by `steps` in the history; return whether there is such a page."""
        self.reading_position.note()
        if stop := self.history.move(steps):
            self.show_entry(stop)
        return stop is not None

    def action_travel(self, steps: int) -> None:
        if not self.travel(steps):
            self.said = _("No previous page") if steps < 0 else _("No next page")

    def action_leave(self) -> None:
        if not self.travel(-1):
            self.app.exit()

    def action_refresh(self) -> None:
        if self.panes.pane == "sources":
            self.action_perform("sources.sync_branch")
        elif here := self.history.here:
            self._fetch(here.address, max_age=0)
        else:
            self.post_lists.list_posts()

    def action_escape(self) -> None:
        if isinstance(self.state, Loading):
            self.workers.cancel_group(self, "open")
            self.state = Shown() if self.loaded else Idle(kept=self.post_lists.kept)
            if not self.loaded:
                self.panes.pane = "posts"
            self.said = _("Stopped")
        elif not self.query_one(Finder).end_find() and self.panes.zen:
            self.panes.zen = False

    def action_perform(self, name: str) -> None:
        """Run the action `module.function` of `tui/actions/` in a worker: it may ask the reader and wait."""
        self.run_worker(self._perform(name), group="actions", exit_on_error=False)

    async def _perform(self, name: str) -> None:
        module, _dot, function = name.partition(".")
        try:
            await getattr(import_module(f"warta.tui.actions.{module}"), function)(self)
        except APP_ERRORS as error:
            self.said = error_line(error)

    def action_write(self, what: ReplyAction) -> None:
        """Open the composer or the outbox."""
        self.replies.open(what)

    async def action_enter_address(self) -> None:
        await self.query_one(AddressBar).edit(self.history.here.address if self.history.here else "")
