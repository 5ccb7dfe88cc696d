"""What stands behind a story: captures on demand, the ledger of them all, and whether everything still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta import urls
from warta.errors import NotKept
from warta.newsroom.verification import Verification
from warta.newsroom.wire import Wire
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warta.model import Article, Page, Reading
    from warta.model.evidence import Entry, Finding
    from warta.ports import Clock, Collector, Extractor, Ledger, Library
    from warta.settings import Settings


class Site:
    """What the room stands on: the reader's settings, the clock, who understands pages, and the library."""

    def __init__(self, settings: Settings, *, clock: Clock, library: Library, extractor: Extractor) -> None:
        self.settings = settings
        self.clock = clock
        self.library = library
        self.extractor = extractor


class Evidence:
    """The use cases of evidence, over the ledger and the network."""

    def __init__(self, site: Site, *, ledger: Ledger, collector: Callable[[], Collector]) -> None:
        self.ledger = ledger
        self._site = site
        self._collector = collector

    async def capture(self, url: str, *, timeout: float) -> Reading:
        """A page as it is now, fetched whole whatever the library has, and kept. Raises WartaError."""
        import asyncio

        page, article = await self.fetched(url, timeout=timeout)
        return await asyncio.to_thread(self._site.library.keep, page, article)

    async def fetched(self, url: str, *, timeout: float) -> tuple[Page, Article]:
        """A page as it is now with what came beside it, and its article; it is not kept. Raises WartaError."""
        import asyncio

        wire = Wire(self._site.settings, self._collector, self._site.extractor)
        try:
            return await wire.understood(urls.normalise(url), asyncio.get_running_loop().time() + timeout)
        finally:
            await wire.close()

    def head(self) -> Entry | None:
        """The last line of the ledger. Raises LibraryError."""
        return self.ledger.head()

    def place(self, reading: Reading) -> Entry | None:
        """The line of the ledger that tells of this reading; None when there is none. Raises LibraryError."""
        return self.ledger.place(reading.id) if reading.id else None

    def verification(self) -> Verification:
        """A look over the ledger and all that it tells of, which has not begun."""
        return Verification(ledger=self.ledger, extractor=self._site.extractor, settings=self._site.settings)

    def verify(self, address: str) -> Iterator[Finding]:
        """What a look at the chain, and at all captures of an address or a number, finds. Raises NotKept."""
        found = self._site.library.find(address)
        if found is None:
            raise NotKept(
                _("{address} is not in the library").format(address=address),
                hint=_("`warta verify FILE` looks at a file, `warta verify --all` at all that is kept"),
                url=address,
            )
        yield from self.verification().of_captures(self.ledger.fetches(found.id))

    def close(self) -> None:
        """Let go of the ledger's file."""
        self.ledger.close()
