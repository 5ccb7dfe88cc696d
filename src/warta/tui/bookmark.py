"""Where the reader is in an article and its thread: noted while they read and go, and found when they come again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from warta.i18n import _
from warta.render.lines import Place
from warta.tui.state import Stop
from warta.tui.troubles import TROUBLE, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from warta.model.capture import LoadedArticle
    from warta.model.state import Standing
    from warta.services.state import State
    from warta.tui.beginning import Beginning
    from warta.tui.screens.reading import ReadingScreen

_RESTED = 1.0  # seconds without a move after which it is noted where one is


class Bookmark:
    """What the reading screen asks of the newsroom for the place in an article and in its thread.

    `first` is the very line that the first frame shows: it goes before what the newsroom knows, which is a paragraph.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.first: Place | None = None
        self._resting: Timer | None = None
        self._noted: dict[str, object] = {}
        self._closed = False

    # --- coming ---

    def begin(self, begin: Beginning) -> None:
        """Open what the app begins with; what was kept since the reader's last visit is new."""
        if begin.address and begin.again:
            self._go_on(begin.address)
        elif begin.address:
            self._screen.open(begin.address)
        self._screen.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        with suppress(*TROUBLE):  # that is told when there is something to write
            self._screen.services.rooms.state.arrive()

    def _go_on(self, address: str) -> None:
        """Open what was open last, as it is kept: of its site nothing is asked before the reader asks."""
        screen = self._screen
        try:
            kept = screen.services.kept(address)
        except TROUBLE as error:
            kept, screen.said = None, told(error)
        if kept is None:
            screen.panes.pane = "posts"
            return
        screen.history.visit(Stop(address=address, loaded=kept))
        screen.show_stop(screen.history.stops[-1])
        screen.call_after_refresh(self._tell_again)

    def find(self, loaded: LoadedArticle | None) -> Place | None:
        """The spot at which an article is opened; what is said of it is said once it is laid out."""
        first, self.first = self.first, None
        if loaded is None or not loaded.id:
            return None
        try:
            known = self._screen.services.rooms.state.position(loaded.id, loaded.article)
        except TROUBLE:  # the story is read from its top then
            known = None
        if not known or known.block < 1:
            return first
        self._screen.call_after_refresh(self._tell)
        return first or Place(known.block, 0)

    def standing(self, loaded: LoadedArticle) -> Standing | None:
        """How the thread of an article was left; as it comes, where that is not known."""
        try:
            return self._screen.services.rooms.state.standing(loaded.id) if loaded.id else None
        except TROUBLE:
            return None

    def _tell(self) -> None:
        article = self._screen.panes.article
        if article.scroll_offset.y:
            percent = round(article.share * 100)
            self._screen.said = _("resumed at {n} %, g g for the top").format(n=percent)

    def _tell_again(self) -> None:
        self._screen.said = _("open as you left it · 2 posts · r asks again")

    # --- reading, and going ---

    def note_soon(self) -> None:
        """Note the place when the reader rests there."""
        if self._resting:
            self._resting.stop()
        self._resting = self._screen.set_timer(_RESTED, self.note)

    def leave(self) -> None:
        """Note the place a last time: what the screen does after that is no reader's doing."""
        self.note()
        self._closed = True

    def note(self) -> None:
        """Note the place that shows, for the history of this session and for another day."""
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
        """Write what is not written yet."""
        if self._noted.get(what) != here and self._try(write):
            self._noted[what] = here

    def _try(self, write: Callable[[State], None]) -> bool:
        """Write; where nothing can be written, that is said, and one reads on."""
        try:
            write(self._screen.services.rooms.state)
        except TROUBLE as error:
            self._screen.said = told(error)
            return False
        return True
