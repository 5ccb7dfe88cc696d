"""Fake marks (star, tag, read) in memory, for tests of the app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warta.model.state import Opening, Position, SavedSearch, Standing, UndoEntry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tests.tui.fake_services import FakeServices
    from warta.model.capture import Post
    from warta.model.state import What, Where

_REVERSE: dict[str, What] = {"read": "unread", "star": "unstar", "tag": "untag", "save": "unsave"}
_REVERSE |= {there: here for here, there in _REVERSE.items()}  # type: ignore[misc] # each is a What


class PaperMarks:
    """The port, without a disk."""

    def __init__(self, services: FakeServices) -> None:
        self._services = services
        self.done: list[UndoEntry] = []
        self.undone: list[UndoEntry] = []
        self.searches: dict[str, str] = {}
        self.places: dict[int, Position] = {}
        self.standings: dict[int, Standing] = {}
        self.openings: list[Opening] = []
        self.arrivals = 0

    def number(self, address: str) -> int | None:
        return next((post.id for post in self._services.listed if address in {str(post.id), post.url}), None)

    def posts(self, numbers: Sequence[int]) -> tuple[Post, ...]:
        known = {post.id: post for post in self._services.listed}
        return tuple(known[number] for number in numbers if number in known)

    def do(self, what: What, numbers: Sequence[int], when: datetime, name: str = "") -> UndoEntry | None:
        changed = [number for number in numbers if self._change(what, number, name)]
        if not changed:
            return None
        self.done.append(UndoEntry(id=len(self.done) + 1, what=what, at=when, posts=tuple(changed), name=name))
        self.undone.clear()
        return self.done[-1]

    def _change(self, what: What, number: int, name: str) -> bool:
        (old,) = self.posts((number,))
        tags = tuple(tag for tag in old.tags if tag != name)
        new = {
            "read": replace(old, read=True),
            "unread": replace(old, read=False),
            "star": replace(old, starred=True),
            "unstar": replace(old, starred=False),
            "tag": replace(old, tags=(*tags, name)),
            "untag": replace(old, tags=tags),
        }[what]
        self._services.listed = tuple(new if post.id == number else post for post in self._services.listed)
        return new != old

    def save(self, name: str, query: str | None, when: datetime) -> UndoEntry | None:
        if query is None:
            self.searches.pop(name, None)
        else:
            self.searches[name] = query
        self.done.append(UndoEntry(id=len(self.done) + 1, what="save" if query else "unsave", at=when, name=name))
        return self.done[-1]

    def undo(self) -> UndoEntry | None:
        if not self.done:
            return None
        deed = self.done.pop()
        for number in deed.posts:
            self._change(_REVERSE[deed.what], number, deed.name)
        if deed.what == "save":
            self.searches.pop(deed.name)
        self.undone.append(deed)
        return deed

    def redo(self) -> UndoEntry | None:
        if not self.undone:
            return None
        deed = self.undone.pop()
        for number in deed.posts:
            self._change(deed.what, number, deed.name)
        self.done.append(deed)
        return deed

    def count(self) -> int:
        return len(self._services.listed)

    def tags(self) -> tuple[tuple[str, int], ...]:
        every = sorted(tag for post in self._services.listed for tag in post.tags)
        return tuple((tag, every.count(tag)) for tag in dict.fromkeys(every))

    def saved(self) -> tuple[SavedSearch, ...]:
        return tuple(SavedSearch(name=name, query=query) for name, query in sorted(self.searches.items()))

    def remember(self, number: int, position: Position, when: datetime) -> None:
        self.places[number] = position

    def position(self, number: int) -> Position | None:
        return self.places.get(number)

    def leave(self, number: int, standing: Standing, when: datetime) -> None:
        self.standings[number] = standing

    def standing(self, number: int) -> Standing | None:
        return self.standings.get(number)

    def opened(self, number: int, when: datetime, pane: Where = "article") -> None:
        before = [each for each in self.openings if each.post.id != number]
        self.openings = [Opening(post=self.posts((number,))[0], at=when, pane=pane), *before]

    def history(self, limit: int) -> tuple[Opening, ...]:
        return tuple(self.openings[:limit])

    def arrive(self) -> None:
        self.arrivals += 1

    def close(self) -> None:
        pass
