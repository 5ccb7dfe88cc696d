"""Find the stories that several sites tell, and who had each of them first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta import urls
from warta.compare.origins import Seen, origin
from warta.errors import NotKept
from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import Any

    from warta.model.capture import LoadedArticle
    from warta.model.origins import Origin
    from warta.ports.library import Library
    from warta.services.search import Search

FACETS = ("place", "organisation", "credit", "author", "site")
"""What the stories of a query can be counted by."""

_FEW = 0.08  # the share of sampled wording from which two posts are held against each other word by word
_MOST = 40  # tellings of one story


class Tracing:
    """The use cases of origins, over the index of what is kept. Every method may raise LibraryError."""

    def __init__(self, library: Library, search: Search) -> None:
        self._library = library
        self._search = search

    def of(self, address: str) -> Origin:
        """The story of one kept post, in all its tellings; of one that nobody else tells, it is the only one.

        Raises NotKept.
        """
        loaded = self._library.find(address)
        if loaded is None:
            raise NotKept(
                _("{address} is not in the library").format(address=address),
                hint=_("`warta list` shows what is kept"),
                url=address,
            )
        return self._origin(self._tellings(loaded.id))

    def all(self, numbers: Iterable[int]) -> Iterator[Origin | None]:
        """The stories of these posts that several sites tell, each once; None for a post that tells none of them."""
        known: set[int] = set()
        for number in numbers:
            if number in known:
                yield None
                continue
            tellings = self._tellings(number)
            known |= tellings
            found = self._origin(tellings) if len(tellings) > 1 else None
            yield found if found and len(_sites(found)) > 1 else None

    def names(self, number: int, kind: str) -> tuple[str, ...]:
        """What a post says of one kind of FACETS, each name once."""
        told = self._library.find_json(str(number))
        return tuple(dict.fromkeys(filter(None, _named(told, kind)))) if told else ()

    def close(self) -> None:
        """Nothing of it stays open; the library is closed with the newsroom."""

    def _tellings(self, number: int) -> set[int]:
        """A post and those that tell the same story, and those that tell it as these do."""
        found, waiting = {number}, [number]
        while waiting and len(found) < _MOST:
            twins = self._search.twins(waiting.pop())
            new = {twin.post.id for twin in twins if twin.share >= _FEW} - found
            found |= new
            waiting += sorted(new)
        return found

    def _origin(self, numbers: Iterable[int]) -> Origin:
        articles = [loaded for number in sorted(numbers) if (loaded := self._library.find(str(number)))]
        return origin([Seen(loaded, self._first_seen(loaded)) for loaded in articles])

    def _first_seen(self, loaded: LoadedArticle) -> datetime:
        revisions = self._library.revisions(str(loaded.id))
        return revisions[0].first_seen if revisions else loaded.provenance.fetched_at


def _named(told: dict[str, Any], kind: str) -> list[str | None]:
    """The names of a kind in `warta.article/1`."""
    match kind:
        case "credit":
            return [credit["name"] for credit in told["credits"]]
        case "author":
            return list(told["authors"])
        case "site":
            return [told["site"]]
        case _:
            return [(told["dateline"] or {}).get(kind)]


def _sites(found: Origin) -> set[str]:
    """The hosts on which a story is told."""
    return {urls.host(telling.loaded.provenance.final_url or "") for telling in found.tellings}
