"""One stay with a thread: what it is held against for as long as it is open, and what the reader saw of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.since import Since

if TYPE_CHECKING:
    from warta.model import Reading
    from warta.newsroom import Newsroom


class Stay:
    """Looks back for the screen: `held` is what it sees. Both methods may raise LibraryError."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._reading: Reading | None = None
        self.held = Since()
        self._seen: Reading | None = None

    def since(self, reading: Reading | None) -> Since:
        """What happened since the reader was there before this stay; a copy that comes meanwhile takes no mark away."""
        goes_on = reading and self._reading and reading.id == self._reading.id
        mark = self.held.mark if goes_on else None
        self._reading, self.held = reading, Since()
        if reading:
            self.held = self._newsroom.since(reading, mark)
        return self.held

    def enter(self) -> int:
        """The reader is among the comments, and sees them: of which number in the library; 0 when that is known."""
        reading = self._reading
        if reading is None or not reading.id or reading is self._seen or not reading.article.thread:
            return 0
        self._seen = reading
        self._newsroom.visit(reading)
        return reading.id
