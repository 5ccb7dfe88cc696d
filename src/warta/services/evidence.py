"""Provenance: captures on demand, the provenance log, timestamps, archive files, verification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta import urls
from warta.errors import NotKept, WartaError
from warta.i18n import _
from warta.model.evidence import Shot
from warta.services.verification import Verification
from warta.services.wire import Wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from warta.model.article import Article
    from warta.model.capture import LoadedArticle, Page
    from warta.model.evidence import Entry, Finding, Stamp
    from warta.ports.evidence import Authority, Collector, Ledger
    from warta.ports.library import Extractor, Library
    from warta.ports.network import Clock
    from warta.services.importing import Taken
    from warta.settings import Settings


class Site:
    """Dependencies of `Evidence`: settings, clock, extractor, library."""

    def __init__(self, settings: Settings, *, clock: Clock, library: Library, extractor: Extractor) -> None:
        self.settings = settings
        self.clock = clock
        self.library = library
        self.extractor = extractor


class Evidence:
    """Capture pages, write and import archives, timestamp and verify the provenance log."""

    def __init__(
        self, site: Site, *, ledger: Ledger, collector: Callable[[], Collector], authority: Callable[[], Authority]
    ) -> None:
        self.ledger = ledger
        self._site = site
        self._collector = collector
        self._authority = authority

    async def capture(self, url: str, *, timeout: float) -> LoadedArticle:
        """Fetch a page unconditionally and save it. Raises WartaError."""
        import asyncio

        page, article = await self.fetched(url, timeout=timeout)
        return await asyncio.to_thread(self._site.library.keep, page, article)

    async def shot(self, url: str, *, timeout: float, elsewhere: bool = False) -> tuple[LoadedArticle, Shot]:
        """Capture a page with its pictures and style sheets, for an archive. Raises WartaError.

        The page has `timeout` seconds, and its pictures and style sheets as many again; they are of its own site
        unless `elsewhere`. They are not kept in the library.
        """
        import asyncio

        from warta.services.collecting import Collecting

        page, article = await self.fetched(url, timeout=timeout)
        loaded = await asyncio.to_thread(self._site.library.keep, page, article)
        collector = self._collector()
        try:
            deadline = asyncio.get_running_loop().time() + timeout
            collecting = Collecting(collector=collector, page=page, deadline=deadline, elsewhere=elsewhere)
            shown_with = await collecting.all()
        finally:
            await collector.close()
        place = self.place(loaded)
        line = place.line if place else ""
        title, text = article.title or "", article.text
        return loaded, Shot(page=page, title=title, text=text, line=line, shown_with=shown_with)

    def shots(self, address: str) -> Iterator[Shot]:
        """Yield the first and last saved capture of each revision of an address or number, for an archive.

        Raises NotKept, LibraryError.
        """
        found = self._kept(address)
        for revision in self._site.library.revisions(str(found.id)):
            for capture in sorted({revision.capture, revision.last_capture}):
                page = self.ledger.page(capture)
                if page is not None:
                    yield self._shot(page, self.ledger.line(capture))

    def archive(self, shots: Iterable[Shot], stream: BinaryIO, *, name: str) -> None:
        """Write captures as WACZ, WARC or gzipped WARC, by the extension of `name`. Raises OSError."""
        from warta.archive import wacz, warc
        from warta.settings import USER_AGENT

        name = name.replace("\\", "/").rpartition("/")[2]
        now = self._site.clock.now().replace(microsecond=0)
        if name.endswith(".wacz"):
            wacz.write(stream, shots, when=now, software=USER_AGENT)
        else:
            warc.write(stream, shots, name=name, when=now, software=USER_AGENT)

    def importing(self, path: Path) -> AsyncIterator[Taken]:
        """Import each page of a WARC or WACZ file into the library; yield the result of each.

        Raises ConfigError for what is neither, LibraryError, OSError.
        """
        from warta.services.importing import Importing

        site = self._site
        return Importing(
            library=site.library, ledger=self.ledger, extractor=site.extractor, settings=site.settings
        ).all(path)

    def _shot(self, page: Page, entry: Entry | None) -> Shot:
        line = entry.line if entry else ""
        try:
            article = self._site.extractor(page)
        except WartaError:
            return Shot(page=page, line=line)
        return Shot(page=page, title=article.title or "", text=article.text, line=line)

    async def fetched(self, url: str, *, timeout: float) -> tuple[Page, Article]:
        """Fetch a page with its companion responses and extract its article, without saving. Raises WartaError."""
        import asyncio

        wire = Wire(self._site.settings, self._collector, self._site.extractor)
        try:
            return await wire.understood(urls.normalise(url), asyncio.get_running_loop().time() + timeout)
        finally:
            await wire.close()

    def head(self) -> Entry | None:
        """Return the last entry of the provenance log. Raises LibraryError."""
        return self.ledger.head()

    def place(self, loaded: LoadedArticle) -> Entry | None:
        """Return the log entry of this article's capture, or None. Raises LibraryError."""
        return self.ledger.place(loaded.id) if loaded.id else None

    async def stamp(self) -> Stamp:
        """Timestamp the last log entry with the authority in the settings, which receives only its hash.

        Raises ConfigError when none is set, NotKept when there is no line yet, FetchError, LibraryError.
        """
        from warta.services.stamping import stamped

        return await stamped(self._site, self.ledger, self._authority())

    def verification(self) -> Verification:
        """Return a verification of the log and its captures, not yet started."""
        return Verification(ledger=self.ledger, extractor=self._site.extractor, settings=self._site.settings)

    def verify(self, address: str) -> Iterator[Finding]:
        """Verify the chain and all captures of an address or number. Raises NotKept."""
        yield from self.verification().of_captures(self.ledger.fetches(self._kept(address).id))

    def verify_file(self, path: Path) -> Iterator[Finding]:
        """Verify a WARC, WACZ or bundle. Raises ConfigError, OSError."""
        from warta.archive import checking

        return checking.look(path)

    def _kept(self, address: str) -> LoadedArticle:
        found = self._site.library.find(address)
        if found is None:
            raise NotKept(
                _("{address} is not in the library").format(address=address),
                hint=_("`warta capture URL` fetches and keeps it; `warta list` shows what is kept"),
                url=address,
            )
        return found

    def close(self) -> None:
        """Close the file of the provenance log."""
        self.ledger.close()
