"""One stay with a thread: what it is held against for as long as it is open, and what the reader saw of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.since import Since

if TYPE_CHECKING:
    from warta.model import Reading


class Stay:
    """`held` is what happened in the thread since the reader was there before this stay."""

    def __init__(self) -> None:
        self.held = Since()
        self._reading: Reading | None = None
        self._seen: Reading | None = None

    def mark(self, reading: Reading) -> int | None:
        """What a reading is to be held against: a copy that comes during a stay takes no mark away."""
        goes_on = self._reading is not None and self._reading.id == reading.id
        return self.held.mark if goes_on else None

    def begin(self, reading: Reading | None, since: Since) -> None:
        """This thread is open now."""
        self._reading, self.held = reading, since

    def enter(self) -> Reading | None:
        """The reader is among the comments: the reading that shows, once."""
        reading = self._reading
        if reading is None or not reading.id or reading is self._seen or not reading.article.thread:
            return None
        self._seen = reading
        return reading
