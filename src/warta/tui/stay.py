"""A reader's stay with a thread: what it is held against for as long as it is open, and what of it was seen."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.since import Since
from warta.newsroom.since import with_gone
from warta.render.thread import nodes
from warta.tui import whence
from warta.tui.faces import happened
from warta.tui.troubles import TROUBLE, told
from warta.tui.widgets.address_bar import AddressBar

if TYPE_CHECKING:
    from warta.model import Reading
    from warta.render.thread import Node
    from warta.tui.screens.reading import ReadingScreen


class Stay:
    """What the reading screen asks of the newsroom for its thread."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._since = Since()
        self._reading: Reading | None = None
        self._seen: Reading | None = None

    def come(self) -> None:
        """Name the site of what is to show; all else has time until it shows."""
        reading = self._screen.reading
        name = whence.site(self._screen.newsroom, reading.article.url or "") if reading and reading.id else ""
        self._screen.query_one(AddressBar).site = name
        self._screen.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Give the thread of what shows its comments, marked with what happened since last time; and its pictures."""
        self._screen.gallery.begin()
        self._screen.letters.remind()
        work = partial(self._look_back, self._screen.reading)
        # Textual would describe it by the work's repr, all comments spelled out.
        self._screen.run_worker(work, group="since", description="since", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def _look_back(self, reading: Reading | None) -> None:
        """A copy that comes during a stay takes no mark away: it is held against the same."""
        goes_on = reading and self._reading and self._reading.id == reading.id
        since, known, mark = Since(), None, self._since.mark if goes_on else None
        if not await self._is_there(reading):
            return
        try:
            if reading:
                since = await to_thread(self._screen.newsroom.since, reading, mark)
                known = await to_thread(self._screen.bookmark.standing, reading)
        except TROUBLE as error:
            self._screen.said = told(error)
        talk = await to_thread(_flat, reading, since)
        if reading is not self._screen.reading:
            return  # another one shows by now, and is looked back at in its turn
        self._reading, self._since = reading, since
        self._screen.panes.fill(talk, since, known)
        self.enter()

    async def _is_there(self, reading: Reading | None) -> bool:
        """Have the comments read, where the library keeps many; a story whose comments are damaged shows without."""
        if reading is None or reading.article.thread is None:
            return True
        try:
            await to_thread(tuple, reading.article.thread.comments)
        except TROUBLE as error:
            self._screen.reading = replace(reading, article=replace(reading.article, thread=None))
            self._screen.said = told(error)
            return False
        return True

    def enter(self) -> None:
        """Once the reader is among the comments, what shows of them is nothing new any more the next time."""
        screen, reading = self._screen, self._reading
        if screen.panes.pane != "thread" or not (reading and reading.id and reading.article.thread):
            return
        if reading is self._seen:
            return
        self._seen = reading
        try:
            screen.newsroom.visit(reading)
        except TROUBLE as error:
            screen.said = told(error)
            return
        screen.shelving.seen(reading.id)
        screen.said = happened(self._since, screen.newsroom.clock.now()) or screen.said


def _flat(reading: Reading | None, since: Since) -> tuple[Node, ...]:
    """The comments of a reading in their order, those that are gone too."""
    thread = reading.article.thread if reading else None
    return nodes(with_gone(thread, since), since) if thread else ()
