"""A notebook in memory that keeps the same promises as the real one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from warta import urls

if TYPE_CHECKING:
    from datetime import datetime

    from tests.fake_library import FakeLibrary
    from warta.model.notes import Note, Place


@dataclass
class FakeNotebook:
    """Notes on what is kept in a library, when one is given, under any of its addresses and its number."""

    library: FakeLibrary | None = None
    _notes: dict[int, Note] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _last: int = 0

    def add(self, note: Note, text: str) -> Note:
        self._last = max(self._last + (not note.id), note.id)
        made = replace(note, id=note.id or self._last)
        self._notes[made.id] = made
        self._texts[sha256(text.encode()).hexdigest()] = text
        return made

    def find(self, number: int) -> Note | None:
        return self._notes.get(number)

    def of(self, address: str) -> tuple[Note, ...]:
        return tuple(note for number, note in sorted(self._notes.items()) if self._is_same(address, note.url))

    def all(self) -> tuple[Note, ...]:
        return tuple(note for _number, note in sorted(self._notes.items(), reverse=True))

    def reword(self, number: int, words: str, when: datetime) -> Note | None:
        if number in self._notes:
            self._notes[number] = replace(self._notes[number], words=words, changed_at=when)
        return self._notes.get(number)

    def remove(self, number: int) -> None:
        self._notes.pop(number, None)

    def text(self, sha256: str) -> str | None:
        return self._texts.get(sha256)

    def move(self, places: dict[int, Place], text: str) -> None:
        self._texts[sha256(text.encode()).hexdigest()] = text
        for number, place in places.items():
            self._notes[number] = replace(self._notes[number], last=place)

    def _is_same(self, address: str, url: str) -> bool:
        if not address.isdecimal() and urls.key(address) == urls.key(url):
            return True
        held = self.library.find(address) if self.library else None
        other = self.library.find(url) if self.library else None
        return held is not None and other is not None and held.id == other.id
