"""What following sources asks of the disk."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from warta.model.capture import Validators
    from warta.model.source import Entry, Look, Source, Watch


class SourceShelf(Protocol):
    """The sources that a reader follows, and the posts they list. Every method may raise LibraryError."""

    def all(self) -> tuple[Source, ...]:
        """Every source with its counts, by folder and title."""
        ...

    def add(self, source: Source) -> Source:
        """Follow a source; one of the same address is given back as it is kept."""
        ...

    def change(self, source: Source) -> Source:
        """Keep another title, folder, kind, address or interval of a source."""
        ...

    def remove(self, number: int) -> None:
        """Follow a source no more. What was kept of it stays."""
        ...

    def validators(self, number: int) -> Validators | None:
        """What a conditional request of a source can say."""
        ...

    def looked(self, number: int, look: Look) -> int:
        """Keep what a look at a source found; how many posts it had not listed before."""
        ...

    def entries(self, number: int, limit: int = 10_000) -> tuple[Entry, ...]:
        """The posts that a source has listed, newest first."""
        ...

    def due(self, number: int, now: datetime, *, again: bool = False) -> tuple[Entry, ...]:
        """The posts of a source that are to be fetched, newest first; `again`: all that are there."""
        ...

    def kept(self, entry: Entry, article: int, when: datetime, *, changed: bool, again_after: float) -> None:
        """A post was fetched: it is this article.

        It is to be looked at again so many seconds later (0: never), twice as long each time it had not `changed`.
        """
        ...

    def failed(self, entry: Entry, why: str, when: datetime, *, aside: bool = False) -> None:
        """A post could not be had: it is tried again later, later each time. `aside`: not before it has changed."""
        ...

    def held(self, url: str) -> tuple[int, int] | None:
        """The number and the revision of the article that is kept under an address."""
        ...


class Album(Protocol):
    """The pictures that were fetched; as many as there is room for. Nothing is raised: they can be had again."""

    def get(self, url: str) -> bytes | None:
        """The picture of an address."""
        ...

    def since(self, url: str) -> datetime | None:
        """When the picture of an address came; None when it is not kept."""
        ...

    def put(self, url: str, picture: bytes) -> bool:
        """Keep a picture; False for what is none."""
        ...


class WatchShelf(Protocol):
    """The pages that are watched. Every method may raise LibraryError."""

    def all(self) -> tuple[Watch, ...]:
        """Every watched page, the first one first."""
        ...

    def add(self, url: str, every: float) -> Watch:
        """Watch a page; one that is watched already has a new interval."""
        ...

    def remove(self, number: int) -> None:
        """Watch a page no more."""
        ...

    def looked(self, number: int, when: datetime, *, changed: bool, trouble: str = "") -> Watch:
        """A page was looked at: the next look is due later the longer nothing has changed."""
        ...


class RobotsShelf(Protocol):
    """What hosts said about robots, for a day. Every method may raise LibraryError."""

    def get(self, origin: str, since: datetime) -> str | None:
        """The robots.txt of an origin, when it was asked for since then."""
        ...

    def put(self, origin: str, text: str, when: datetime) -> None:
        """Keep a robots.txt."""
        ...
