"""A reader's stay with a thread: what it is held against for as long as it is open, and what of it was seen."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.since import Since
from warta.render.thread import nodes
from warta.services.since import with_gone
from warta.tui import whence
from warta.tui.faces import happened
from warta.tui.troubles import TROUBLE, told
from warta.tui.widgets.address_bar import AddressBar

if TYPE_CHECKING:
    from warta.model.capture import LoadedArticle
    from warta.render.thread import Node
    from warta.tui.screens.reading import ReadingScreen


class Stay:
    """What the reading screen asks of the newsroom for its thread."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._since = Since()
        self._loaded: LoadedArticle | None = None
        self._seen: LoadedArticle | None = None

    def come(self) -> None:
        """Name the site of what is to show; all else has time until it shows."""
        loaded = self._screen.loaded
        name = whence.site(self._screen.services, loaded.article.url or "") if loaded and loaded.id else ""
        self._screen.query_one(AddressBar).site = name
        self._screen.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Give the thread of what shows its comments, marked with what happened since last time; and its pictures."""
        self._screen.gallery.begin()
        self._screen.letters.remind()
        work = partial(self._look_back, self._screen.loaded)
        # Textual would describe it by the work's repr, all comments spelled out.
        self._screen.run_worker(work, group="since", description="since", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def _look_back(self, loaded: LoadedArticle | None) -> None:
        """A copy that comes during a stay takes no mark away: it is held against the same."""
        goes_on = loaded and self._loaded and self._loaded.id == loaded.id
        since, known, mark = Since(), None, self._since.mark if goes_on else None
        if not await self._is_there(loaded):
            return
        try:
            if loaded:
                since = await to_thread(self._screen.services.since, loaded, mark)
                known = await to_thread(self._screen.bookmark.standing, loaded)
        except TROUBLE as error:
            self._screen.said = told(error)
        talk = await to_thread(_flat, loaded, since)
        if loaded is not self._screen.loaded:
            return  # another one shows by now, and is looked back at in its turn
        self._loaded, self._since = loaded, since
        self._screen.panes.fill(talk, since, known)
        self.enter()

    async def _is_there(self, loaded: LoadedArticle | None) -> bool:
        """Have the comments read, where the library keeps many; a story whose comments are damaged shows without."""
        if loaded is None or loaded.article.thread is None:
            return True
        try:
            await to_thread(tuple, loaded.article.thread.comments)
        except TROUBLE as error:
            self._screen.loaded = replace(loaded, article=replace(loaded.article, thread=None))
            self._screen.said = told(error)
            return False
        return True

    def enter(self) -> None:
        """Once the reader is among the comments, what shows of them is nothing new any more the next time."""
        screen, loaded = self._screen, self._loaded
        if screen.panes.pane != "thread" or not (loaded and loaded.id and loaded.article.thread):
            return
        if loaded is self._seen:
            return
        self._seen = loaded
        try:
            screen.services.visit(loaded)
        except TROUBLE as error:
            screen.said = told(error)
            return
        screen.shelving.seen(loaded.id)
        screen.said = happened(self._since, screen.services.clock.now()) or screen.said


def _flat(loaded: LoadedArticle | None, since: Since) -> tuple[Node, ...]:
    """The comments of a reading in their order, those that are gone too."""
    thread = loaded.article.thread if loaded else None
    return nodes(with_gone(thread, since), since) if thread else ()
