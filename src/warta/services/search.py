"""Library search: ranked hits, sorted lists of any length, near-duplicate articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from warta.errors import ConfigError, NotKept
from warta.i18n import _
from warta.services import queries

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from warta.model.capture import Post
    from warta.model.search import Counts, Hit, Query, Twin
    from warta.ports.network import Clock
    from warta.ports.search import Index

ORDERS = ("unread", "newest", "oldest", "fetched", "site", "title", "longest", "shortest", "comments")
_WINDOW = 100
_WINDOWS = 50  # pages of posts in the cache


class Listing(Sequence["Post"]):
    """Sorted result of a query: all numbers at once, posts loaded on access.

    A list of 100,000 posts costs only the rows shown. Accessing a post that was pruned meanwhile raises NotKept.
    """

    def __init__(self, index: Index, numbers: array[int]) -> None:
        self.numbers = numbers
        self._index = index
        self._windows: dict[int, dict[int, Post]] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Post: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Post, ...]: ...
    def __getitem__(self, at: int | slice) -> Post | tuple[Post, ...]:
        if isinstance(at, slice):
            return tuple([post for number in range(*at.indices(len(self))) if (post := self._post(number))])
        place = range(len(self))[at]
        if post := self._post(place):
            return post
        raise NotKept(
            _("post {number} is not in the library any more").format(number=self.numbers[place]), hint=_("list anew")
        )

    def place(self, number: int) -> int | None:
        """Return the index of a post by its library number, or None."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return None

    def refresh(self) -> None:
        """Drop the cached posts; the order stays."""
        self._windows.clear()

    def _post(self, place: int) -> Post | None:
        window = place // _WINDOW
        if window not in self._windows:
            if len(self._windows) >= _WINDOWS:
                del self._windows[next(iter(self._windows))]
            some = self.numbers[window * _WINDOW : (window + 1) * _WINDOW]
            self._windows[window] = {post.id: post for post in self._index.posts(some)}
        return self._windows[window].get(self.numbers[place])


class Search:
    """Library search. Syntax: `warta help searching`; a syntax error raises `queries.Misread`.

    Every method may raise LibraryError.
    """

    def __init__(self, index: Index, clock: Clock) -> None:
        self._index = index
        self._clock = clock

    def understood(self, query: str, *, typing: bool = False) -> Query:
        """Parse a query. `typing`: treat the last word as a prefix."""
        return queries.understood(query, self._clock.now(), typing=typing)

    def prepare(self) -> Iterator[tuple[int, int]]:
        """Index articles that are not indexed yet; yield (done, total), nothing when the index is complete."""
        total, done = self._index.waiting(), 0
        if not total:
            return
        for some in self._index.catch_up():
            done += some
            yield done, max(done, total)

    def again(self) -> None:
        """Clear the index, so that `prepare` builds it again."""
        self._index.forget()

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return the best hits: articles, comments, notes."""
        return self._index.find(self.understood(query), limit, self._clock.now())

    def listing(self, query: str = "", *, order: str = "unread", typing: bool = False) -> Listing:
        """Return all matching posts, sorted by one of ORDERS."""
        if order not in ORDERS:
            raise ConfigError(_("there is no order {order}").format(order=order), hint=", ".join(ORDERS), kind="usage")
        meant = self.understood(query, typing=typing)
        return Listing(self._index, self._index.numbers(meant, order, self._clock.now()))

    def count(self, query: str) -> int:
        """Return the number of matching posts."""
        return self._index.count(self.understood(query), self._clock.now())

    def counts(self) -> Counts:
        """Return total and unread counts, overall and by site."""
        return self._index.counts()

    def twins(self, number: int) -> tuple[Twin, ...]:
        """Return near-duplicates of a post on other addresses, first seen first."""
        return self._index.twins(number)

    def close(self) -> None:
        """Close the file."""
        self._index.close()
