"""Entry point of all use cases: read and list articles; other services are created on first use."""

from __future__ import annotations

from contextlib import suppress

from warta import urls
from warta.errors import ExtractError, FetchError, LibraryError, NotKept
from warta.i18n import _
from warta.services.missing import is_number, not_kept
from warta.services.rooms import Rooms
from warta.services.wire import Wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Any

    from warta.model.article import Article
    from warta.model.capture import Headers, LoadedArticle, Page, Post, Revision
    from warta.model.since import Since
    from warta.ports.library import Extractor, Library
    from warta.ports.network import Clock, Fetcher
    from warta.services.ahead import Ahead
    from warta.settings import Settings


class Services:
    """All use cases. Reading saved articles is synchronous and does not load the HTTP client."""

    def __init__(
        self,
        settings: Settings,
        *,
        library: Library,
        clock: Clock,
        fetcher: Callable[[], Fetcher],
        extractor: Extractor,
    ) -> None:
        self.settings = settings
        self.library = library
        self.clock = clock
        self._wire = Wire(settings, fetcher, extractor)
        self._ahead: Ahead | None = None
        self._extract = extractor
        self._in_hand: dict[str, LoadedArticle] = {}
        self.rooms = Rooms()

    def kept(self, address: str, *, max_age: float | None = None) -> LoadedArticle | None:
        """Return the saved article of an address or number, if at most `max_age` seconds old (None: any age).

        Raises LibraryError.
        """
        known = _known(address)
        if held := self._in_hand.get(known):
            return held
        if max_age is not None and not self._fresh(known, max_age):
            return None
        return self.library.find(known)

    def kept_json(self, address: str, *, max_age: float | None = None) -> dict[str, Any] | None:
        """Return the result of `kept` as `warta.article/1` data, without building an Article. Raises LibraryError."""
        known = _known(address)
        if max_age is not None and not self._fresh(known, max_age):
            return None
        return self.library.find_json(known)

    async def read(
        self, address: str, *, max_age: float | None = None, offline: bool = False, timeout: float | None = None
    ) -> LoadedArticle:
        """Return an article from the library if fresh enough, else fetch and save it.

        `max_age`: seconds (None: from the settings, or any age for a library number); `timeout`: seconds for the whole
        operation. Raises WartaError.
        """
        age = self.settings.max_age if max_age is None else max_age
        shelf_only = offline or (max_age is None and is_number(address))
        loaded, trouble = self._look_up(address, None if shelf_only else age)
        if loaded:
            return loaded
        if shelf_only:
            raise not_kept(address, offline=offline)
        url = self._address(address)
        ahead = await self._ahead.taken(url) if self._ahead else None
        if ahead and self._age(ahead[0].fetched_at) < age:
            return await self._kept(*ahead, trouble)
        return await self._fetch(url, timeout or self.settings.timeout, trouble)

    def go_ahead(self, article: Article, step: int) -> None:
        """Prefetch the previous (-1) or next (1) post of the site, unless it is in the library.

        It stays in memory and is saved when it is read; errors are reported then, too.
        """
        import asyncio

        from warta.services.ahead import Ahead, neighbour

        self._ahead = self._ahead or Ahead()
        url = urls.normalise(neighbour(article, step) or "")
        with suppress(LibraryError):
            if not (url and self.settings.ahead) or self._ahead.is_at(url) or self.library.seen(url):
                return
            deadline = asyncio.get_running_loop().time() + self.settings.timeout
            self._ahead.go(url, self._wire.understood(url, deadline))

    def turn_away(self, address: str) -> None:
        """Drop a prefetched page unless it is the one of `address`."""
        if self._ahead and not self._ahead.is_at(_known(address)):
            self._ahead.leave()

    def understand(self, body: bytes, *, url: str | None = None, headers: Headers = ()) -> LoadedArticle:
        """Extract a local document (file, standard input) without saving it. Raises ExtractError."""
        from warta.extraction.record import provenance, sha256
        from warta.model.capture import LoadedArticle, Page

        address = urls.normalise(url) if url else ""
        page = Page(
            requested_url=address,
            final_url=address,
            status=0,
            fetched_at=self.clock.now(),
            body=body,
            sha256=sha256(body),
            response_headers=headers,
        )
        article = self._extract(page)
        return LoadedArticle(article=article, provenance=provenance(page, article))

    def take_in_hand(self, address: str, loaded: LoadedArticle) -> None:
        """Serve this address from a local document for the lifetime of this object, without saving it."""
        self._in_hand[_known(address)] = loaded

    async def look(self, url: str, *, timeout: float, data: bool = False) -> Page:
        """Fetch a page without saving it. `data`: accept JSON. Raises FetchError, ExtractError."""
        return await self._wire.page(url, timeout=timeout, data=data)

    def posts(self, query: str = "") -> tuple[Post, ...]:
        """Return saved posts, unread first. Raises LibraryError."""
        return self.library.posts(query)

    def mark_read(self, url: str, *, read: bool = True) -> None:
        """Mark a post as read or unread. Raises LibraryError."""
        self.library.mark_read(url, read=read)

    def since(self, loaded: LoadedArticle, against: int | datetime | None = None) -> Since:
        """Return thread changes since the reader's last visit, or since another mark or time.

        Raises LibraryError.
        """
        return self.library.since(loaded, against)

    def revisions(self, address: str) -> tuple[Revision, ...]:
        """Return the revisions of an address or number, oldest first. Raises NotKept, LibraryError."""
        found = self.library.revisions(_known(address))
        if not found:
            raise not_kept(address)
        return found

    def revision(self, revision: Revision) -> LoadedArticle:
        """Extract a revision again from its first capture (else its last). Raises WartaError."""
        from msgspec.structs import replace

        try:
            return self._as_shown(revision)
        except (ExtractError, NotKept):  # the page is missing, or the current extractor finds no article
            if revision.capture == revision.last_capture:
                raise
        return self._as_shown(replace(revision, capture=revision.last_capture))

    def _as_shown(self, revision: Revision) -> LoadedArticle:
        from warta.extraction.record import provenance
        from warta.model.capture import LoadedArticle

        page = self.library.shown(revision)
        if page is None:
            raise NotKept(_("the page of revision {number} is lost").format(number=revision.number))
        article = self._extract(page)
        record = provenance(page, article)
        return LoadedArticle(article=article, provenance=record, from_library=True, revision=revision.number)

    def visit(self, loaded: LoadedArticle) -> None:
        """Record a visit to this thread in its current state. Raises LibraryError."""
        self.library.visit(loaded)

    def rebuild(self) -> Iterator[tuple[str, str | None]]:
        """Extract all saved articles again; yield (address, None) or (address, reason for leaving it unchanged)."""
        return self.library.rebuild(self._extract)

    async def close(self) -> None:
        """Close the network, the library and all opened services."""
        if self._ahead:
            self._ahead.leave()
        await self._wire.close()
        self.shut()

    def shut(self) -> None:
        """Close the files only (when the network was not used); a later call opens them again."""
        self.rooms.close()
        self.library.close()

    def _address(self, typed: str) -> str:
        """Return the URL to fetch for a typed address or number. Raises NotKept, LibraryError."""
        if not is_number(typed):
            return urls.normalise(typed)
        held = self.library.find(typed)
        if held is None:
            raise not_kept(typed)
        return held.provenance.final_url or urls.normalise(held.article.url or "")

    def _fresh(self, known: str, max_age: float) -> bool:
        seen = self.library.seen(known)
        return seen is not None and self._age(seen) < max_age

    def _age(self, seen: datetime) -> float:
        """Return the age in seconds; infinity for a time in the future, so that such a page is fetched again."""
        age = (self.clock.now() - seen).total_seconds()
        return age if age >= 0 else float("inf")

    def _look_up(self, address: str, max_age: float | None) -> tuple[LoadedArticle | None, str]:
        """Return the saved article and the library's error, if any; a broken library must not prevent reading."""
        try:
            return self.kept(address, max_age=max_age), ""
        except LibraryError as error:
            return None, error.what

    async def _fetch(self, url: str, timeout: float, trouble: str) -> LoadedArticle:
        import asyncio

        deadline = asyncio.get_running_loop().time() + timeout
        held, _trouble = self._look_up(url, None)
        try:
            validators = self.library.validators(url) if held else None
            page = await self._wire.page(url, timeout=timeout, validators=validators)
        except FetchError as error:
            if held:
                error.hint = "; ".join(filter(None, (error.hint, _("the library has a copy: --offline shows it"))))
            raise
        if page.status == 304 and held:
            return await asyncio.to_thread(self._confirm, held, url, page.fetched_at)
        return await self._kept(*await self._wire.completed(page, deadline), trouble)

    async def _kept(self, page: Page, article: Article, trouble: str) -> LoadedArticle:
        import asyncio

        return await asyncio.to_thread(self._keep, page, article, trouble)

    def _confirm(self, held: LoadedArticle, url: str, when: datetime) -> LoadedArticle:
        """Record a 304 for the saved article and return it."""
        from msgspec.structs import replace

        try:
            self.library.confirm(url, when)
        except LibraryError as error:
            return replace(held, trouble=error.what)
        return held

    def _keep(self, page: Page, article: Article, trouble: str) -> LoadedArticle:
        """Save a fetched article; on a library error return it unsaved with `trouble` set."""
        if not trouble:
            try:
                return self.library.keep(page, article)
            except LibraryError as error:
                trouble = error.what
        from warta.extraction.record import provenance
        from warta.model.capture import LoadedArticle

        return LoadedArticle(article=article, provenance=provenance(page, article), trouble=trouble)


def _known(address: str) -> str:
    """Normalise an address; return a library number unchanged."""
    return address if is_number(address) else urls.normalise(address)
