"""What one may ask of warta: read a page, list what is kept. It conducts; the rooms below do the work."""

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
    """The use cases, over four ports. Reading what is kept is synchronous and loads no network."""

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
        """The kept reading of an address or a number, when no older than `max_age` seconds (None: any age).

        Raises LibraryError.
        """
        known = _known(address)
        if held := self._in_hand.get(known):
            return held
        if max_age is not None and not self._fresh(known, max_age):
            return None
        return self.library.find(known)

    def kept_json(self, address: str, *, max_age: float | None = None) -> dict[str, Any] | None:
        """What `kept` gives, as the plain data of `warta.article/1`, in a fraction of the time. Raises LibraryError."""
        known = _known(address)
        if max_age is not None and not self._fresh(known, max_age):
            return None
        return self.library.find_json(known)

    async def read(
        self, address: str, *, max_age: float | None = None, offline: bool = False, timeout: float | None = None
    ) -> LoadedArticle:
        """The reading of an address: from the library when it is fresh enough, else from its site, and then kept.

        `max_age` in seconds (None: the settings'; of any age where a number names the post), `timeout` in seconds for
        all of it. Raises WartaError.
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
        """Fetch the site's post before (-1) or after (1) this one already, unless it is known: a walk goes on there.

        It is in memory until it is read, and only then kept. Whatever goes wrong is told then.
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
        """The reader goes there: what was fetched ahead of somewhere else is let go."""
        if self._ahead and not self._ahead.is_at(_known(address)):
            self._ahead.leave()

    def understand(self, body: bytes, *, url: str | None = None, headers: Headers = ()) -> LoadedArticle:
        """The reading of a document that is in hand (a file, standard input); it is not kept. Raises ExtractError."""
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
        """Let this address be this document (a file), for as long as the newsroom stands; it is not kept."""
        self._in_hand[_known(address)] = loaded

    async def look(self, url: str, *, timeout: float, data: bool = False) -> Page:
        """A page as it is now; it is not kept. `data`: JSON is welcome. Raises FetchError, ExtractError."""
        return await self._wire.page(url, timeout=timeout, data=data)

    def posts(self, query: str = "") -> tuple[Post, ...]:
        """What is kept, unread first. Raises LibraryError."""
        return self.library.posts(query)

    def mark_read(self, url: str, *, read: bool = True) -> None:
        """Remember that a post was read. Raises LibraryError."""
        self.library.mark_read(url, read=read)

    def since(self, loaded: LoadedArticle, against: int | datetime | None = None) -> Since:
        """What happened in a thread since the reader was last in it; or since another mark or moment.

        Raises LibraryError.
        """
        return self.library.since(loaded, against)

    def revisions(self, address: str) -> tuple[Revision, ...]:
        """What was said under an address or a number, oldest first. Raises NotKept, LibraryError."""
        found = self.library.revisions(_known(address))
        if not found:
            raise not_kept(address)
        return found

    def revision(self, revision: Revision) -> LoadedArticle:
        """A revision as it was first read, by today's extraction. Raises WartaError."""
        from msgspec.structs import replace

        try:
            return self._as_shown(revision)
        except (ExtractError, NotKept):  # a page that is lost, or no story to today's extraction
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
        """Remember that the reader is in this thread, and sees it so. Raises LibraryError."""
        self.library.visit(loaded)

    def rebuild(self) -> Iterator[tuple[str, str | None]]:
        """Make every kept article anew from its page: (address, None) done, (address, why) left as it was."""
        return self.library.rebuild(self._extract)

    async def close(self) -> None:
        """Let go of the network, the library and the outbox."""
        if self._ahead:
            self._ahead.leave()
        await self._wire.close()
        self.shut()

    def shut(self) -> None:
        """Close the files, where the network was not used; a later call opens them again."""
        self.rooms.close()
        self.library.close()

    def _address(self, typed: str) -> str:
        """An address as it is asked for; of a number, that of its post. Raises NotKept, LibraryError."""
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
        """How many seconds ago that was; no page is younger than the clock, so one from the future has no age."""
        age = (self.clock.now() - seen).total_seconds()
        return age if age >= 0 else float("inf")

    def _look_up(self, address: str, max_age: float | None) -> tuple[LoadedArticle | None, str]:
        """The kept reading, and what was wrong with the library: an article is worth more than its shelf."""
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
        """The copy in the library, found unchanged."""
        from msgspec.structs import replace

        try:
            self.library.confirm(url, when)
        except LibraryError as error:
            return replace(held, trouble=error.what)
        return held

    def _keep(self, page: Page, article: Article, trouble: str) -> LoadedArticle:
        """The reading of a fresh page, kept when the library can."""
        if not trouble:
            try:
                return self.library.keep(page, article)
            except LibraryError as error:
                trouble = error.what
        from warta.extraction.record import provenance
        from warta.model.capture import LoadedArticle

        return LoadedArticle(article=article, provenance=provenance(page, article), trouble=trouble)


def _known(address: str) -> str:
    """An address as the library knows it; a number stays one."""
    return address if is_number(address) else urls.normalise(address)
