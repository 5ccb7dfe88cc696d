"""Where the reader is in an article: noted while they read and when they go, and found when they come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.errors import ConfigError, LibraryError
from warta.render.lines import Place
from warta.words import _

if TYPE_CHECKING:
    from textual.timer import Timer

    from warta.model import Reading
    from warta.tui.screens.reading import ReadingScreen

_RESTED = 1.0  # seconds without scrolling after which the place is noted


class Bookmark:
    """What the reading screen asks of the newsroom for the place in an article.

    `first` is the very line that the first frame shows: it goes before what the newsroom knows, which is a paragraph.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.first: Place | None = None
        self._resting: Timer | None = None
        self._noted: tuple[int, int] | None = None

    def find(self, reading: Reading | None) -> Place | None:
        """The spot at which an article is opened; what is said of it is said once it is laid out."""
        first, self.first = self.first, None
        if reading is None or not reading.id:
            return None
        try:
            known = self._screen.newsroom.rooms.state.position(reading.id, reading.article)
        except (LibraryError, ConfigError):  # the story is read from its top then
            known = None
        if not known or known.block < 1:
            return first
        self._screen.call_after_refresh(self._tell)
        return first or Place(known.block, 0)

    def _tell(self) -> None:
        article = self._screen.panes.article
        if article.scroll_offset.y:
            percent = round(article.share * 100)
            self._screen.said = _("resumed at {n} %, g g for the top").format(n=percent)

    def note_soon(self) -> None:
        """Note the place when the reader rests there."""
        if self._resting:
            self._resting.stop()
        self._resting = self._screen.set_timer(_RESTED, self.note)

    def note(self) -> None:
        """Note the place that shows, for the history of this session and for another day."""
        screen = self._screen
        reading, place = screen.reading, screen.panes.article.place
        screen.history.update(reading, place)
        if reading is None or not reading.id or place is None:
            return
        here = (reading.id, max(0, place.block))
        if here == self._noted:
            return
        try:
            screen.newsroom.rooms.state.remember(reading.id, reading.article, here[1])
        except (LibraryError, ConfigError) as error:
            screen.said = error.what
        else:
            self._noted = here
