"""The pages that a reader watches: a sync looks at each again, the less often the longer nothing changes."""

from __future__ import annotations

from warta import urls
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.model.source import Watch
    from warta.ports.sources import WatchShelf

EVERY = 3_600.0
"""Seconds between two looks, when nobody says otherwise."""

SHORTEST = 60.0


class Watching:
    """The list of watched pages."""

    def __init__(self, shelf: WatchShelf) -> None:
        self._shelf = shelf

    def all(self) -> tuple[Watch, ...]:
        """Every watched page, the first one first. Raises LibraryError."""
        return self._shelf.all()

    def find(self, word: str) -> Watch:
        """The watched page of a number or an address. Raises ConfigError, LibraryError."""
        for watch in self.all():
            if word == str(watch.id) or urls.same_page(watch.url, word):
                return watch
        raise ConfigError(
            _("{word} is not watched").format(word=word), hint=_("`warta watch` lists what is"), kind="watch"
        )

    def add(self, address: str, every: float = EVERY) -> Watch:
        """Watch a page; one that is watched already has a new interval. Raises ConfigError, LibraryError."""
        url = urls.normalise(address)
        if not urls.host(url):
            raise ConfigError(
                _("{address} is no web address").format(address=address),
                hint=_("for example https://example.com/news"),
                kind="watch",
            )
        return self._shelf.add(url, max(every, SHORTEST))

    def remove(self, watch: Watch) -> None:
        """Watch a page no more; what was kept of it stays. Raises LibraryError."""
        self._shelf.remove(watch.id)

    def close(self) -> None:
        """Nothing is open here: the shelf is the library's."""
