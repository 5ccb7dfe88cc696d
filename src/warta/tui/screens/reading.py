"""The reading screen: posts, article and comments of one newsroom. It alone asks the newsroom, and starts workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var
from textual.worker import Worker, WorkerState

from warta import urls
from warta.i18n import _
from warta.tui.bindings import bindings
from warta.tui.bookmark import Bookmark
from warta.tui.gallery import Gallery
from warta.tui.keymap import hints
from warta.tui.letters import Letters
from warta.tui.listing import Order
from warta.tui.once import LaidOutOnce
from warta.tui.panes import classes
from warta.tui.presets import own
from warta.tui.said import Said
from warta.tui.shelving import Shelving
from warta.tui.state import Failed, History, Idle, Loading, Shown, State, Stop
from warta.tui.stay import Stay
from warta.tui.troubles import TROUBLE, known, told
from warta.tui.widgets.address_bar import AddressBar
from warta.tui.widgets.article_pane import ArticlePane
from warta.tui.widgets.desk import Desk
from warta.tui.widgets.find_bar import FindBar
from warta.tui.widgets.finder import Finder
from warta.tui.widgets.line_view import LineView
from warta.tui.widgets.panes import Panes
from warta.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from warta.model.capture import LoadedArticle, Post
    from warta.services.registry import Services
    from warta.tui.beginning import Beginning
    from warta.tui.letters import Letter
    from warta.tui.syncing import Syncing
    from warta.tui.tree import Branch
    from warta.tui.widgets.posts_pane import PostsPane
    from warta.tui.widgets.sources_pane import SourcesPane


class ReadingScreen(LaidOutOnce):
    """One var a fact: what is read, how it stands with it, what is kept."""

    BINDINGS = bindings("app")
    AUTO_FOCUS = ""

    loaded: var[LoadedArticle | None] = var["LoadedArticle | None"](None, init=False, always_update=True)
    state: var[State] = var[State](Idle(), init=False)
    posts: var[Sequence[Post]] = var["Sequence[Post]"]((), init=False)
    order: var[Order] = var[Order]("unread", init=False)
    branches: var[tuple[Branch, ...]] = var[tuple["Branch", ...]]((), init=False)
    said: var[str] = var("", init=False)

    def __init__(self, services: Services, begin: Beginning) -> None:
        super().__init__()
        self.services = services
        self.history, self._begin = History(), begin
        self.last_command = self.last_query = self.typed = ""
        self.syncing: Syncing | None = None
        self.shelving, self.bookmark = Shelving(self), Bookmark(self)
        self._stay, self.gallery, self.letters = Stay(self), Gallery(self), Letters(self)

    def compose(self) -> ComposeResult:
        # Known before the first frame, the classes spare it a second styling of everything.
        self.add_class(*classes(*self.app.size, linear=self.services.settings.linear))
        panes = Panes(self.services.clock.now(), pane=self._begin.pane, measure=self.services.settings.measure)
        yield AddressBar(self.services.clock).data_bind(ReadingScreen.loaded, ReadingScreen.state)
        here = ReadingScreen
        with Desk().data_bind(here.loaded), Finder():
            yield panes.data_bind(here.loaded, here.state, here.posts, here.order, here.branches)
            yield FindBar()
        yield StatusLine().data_bind(ReadingScreen.loaded, ReadingScreen.state, ReadingScreen.said)

    def on_mount(self) -> None:
        self.set_interval(1, self._tick)
        self.panes.settle()
        self.bookmark.begin(self._begin)
        self.call_after_refresh(self.shelving.list_posts)

    @property
    def panes(self) -> Panes:
        """The row of panes."""
        return self.query_one(Panes)

    def open(self, address: str, step: int = 0) -> None:
        """Open an address: what is kept of it at once, then what its site says now. `step` is that of a walk."""
        self.bookmark.note()
        self.history.visit(Stop(address=address if address.isdigit() else urls.normalise(address), step=step))
        self.show_stop(self.history.stops[-1])

    def show_stop(self, stop: Stop) -> None:
        """Show a stop: as it was left, else as it is kept, else as it comes."""
        self.workers.cancel_group(self, "open")
        self.services.turn_away(stop.address)
        fresh, kept, trouble = stop.loaded, stop.loaded, ""
        try:
            fresh = fresh or self.services.kept(stop.address, max_age=self.services.settings.max_age)
            kept = fresh or self.services.kept(stop.address)
        except TROUBLE as error:
            trouble = told(error)
        self.loaded = kept
        if place := stop.place or self.bookmark.find(kept):
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
        except TROUBLE as error:
            self.state = Failed(address=address, error=known(error))
        else:
            self._arrived(loaded)
            self.call_after_refresh(self.shelving.list_posts, anew=max_age == 0)

    def _arrived(self, loaded: LoadedArticle) -> None:
        if loaded is not self.loaded:  # whether they are equal is not asked: that would read every comment of both
            self.loaded = loaded
        self.state = Shown()
        self.history.update(loaded)
        self.services.go_ahead(loaded.article, self.history.step)
        if url := loaded.article.url:
            self.call_after_refresh(self.shelving.mark, url, loaded.id, read=True)
        self.bookmark.note_soon()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.app._handle_exception(event.worker.error)  # noqa: SLF001 - a bug in a worker is a bug of the app

    def watch_loaded(self) -> None:
        self._stay.come()

    def watch_state(self) -> None:
        self.said = ""

    @on(StatusLine.Lingered)
    def _lingered(self) -> None:
        if not self.query_one(Finder).asking:
            self.said = ""

    def _tick(self) -> None:
        if isinstance(self.state, Loading):
            self.state = Loading(address=self.state.address, seconds=self.state.seconds + 1)

    def on_resize(self, _event: events.Resize) -> None:
        self.panes.settle()

    @on(Panes.Arranged)
    def _arranged(self, event: Panes.Arranged) -> None:
        self.set_class(event.zen, "-zen")
        self.query_one(AddressBar).crumbs = event.crumbs
        self.query_one(StatusLine).hints = hints(event.pane, own(self.services.settings))
        if "sources" in event.visible and not self.shelving.watched:
            self.shelving.watched = True
            self.shelving.grow()
        self._stay.enter()
        self.bookmark.note_soon()

    @on(LineView.Scrolled)
    def _scrolled(self, event: LineView.Scrolled) -> None:
        if isinstance(event.view, ArticlePane) and self.loaded:
            self.query_one(StatusLine).percent = round(event.share * 100)
        self.bookmark.note_soon()

    @on(Said)
    def _told(self, event: Said) -> None:
        self.said = event.text

    @on(Desk.Wanted)
    def _wanted(self, event: Desk.Wanted) -> None:
        self.open(event.address, event.step)
        if event.into:  # both in one frame
            self.panes.pane = "article"

    def on_posts_pane_sought(self, event: PostsPane.Sought) -> None:
        self.shelving.narrow(event.needle)

    def on_sources_pane_chosen(self, event: SourcesPane.Chosen) -> None:
        self.shelving.choose(event.branch)

    @on(AddressBar.Closed)
    def _address_closed(self, event: AddressBar.Closed) -> None:
        self.panes.settle()
        if event.address:
            self.typed = event.address
            self.action_errand("searching.typed")

    def travel(self, steps: int) -> bool:
        """Go so many stops on in the history; whether there is one."""
        self.bookmark.note()
        if stop := self.history.move(steps):
            self.show_stop(stop)
        return stop is not None

    def action_travel(self, steps: int) -> None:
        if not self.travel(steps):
            self.said = _("no page before this") if steps < 0 else _("no page after this")

    def action_leave(self) -> None:
        if not self.travel(-1):
            self.app.exit()

    def action_refresh(self) -> None:
        if self.panes.pane == "sources":
            self.action_errand("following.sync_branch")
        elif here := self.history.here:
            self._fetch(here.address, max_age=0)
        else:
            self.shelving.list_posts()

    def action_escape(self) -> None:
        if isinstance(self.state, Loading):
            self.workers.cancel_group(self, "open")
            self.state = Shown() if self.loaded else Idle(kept=self.shelving.kept)
            if not self.loaded:
                self.panes.pane = "posts"
            self.said = _("stopped")
        elif not self.query_one(Finder).end_find() and self.panes.zen:
            self.panes.zen = False

    def action_errand(self, name: str) -> None:
        """Do something in passing; what is waited for holds up nothing else."""
        from warta.tui.actions import perform

        self.run_worker(perform(self, name), group="errands", exit_on_error=False)

    def action_write(self, what: Letter) -> None:
        """Write to a site, or look after what was written."""
        self.letters.open(what)

    async def action_enter_address(self) -> None:
        await self.query_one(AddressBar).edit(self.history.here.address if self.history.here else "")
