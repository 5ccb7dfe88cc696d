"""Sources: discover feeds of an address, add, edit, remove, import and export sources."""

from __future__ import annotations

from msgspec.structs import replace

from warta import urls
from warta.errors import ConfigError, ExtractError, FetchError, WartaError
from warta.i18n import _
from warta.model.source import Offer, Source
from warta.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.capture import Page
    from warta.model.source import Entry
    from warta.ports.sources import SourceShelf
    from warta.services.looking import Seen
    from warta.services.registry import Services
    from warta.services.wire import Wire

_MOST_TRIED = 5  # maximum number of discovered feeds to try


class Wish(Value, frozen=True, kw_only=True):
    """Options for adding a source; omitted ones are discovered or take the defaults."""

    kind: str | None = None
    folder: str = ""
    title: str = ""
    every: float | None = None


class Added(Value, frozen=True, kw_only=True):
    """Result of adding a source: the source, whether it is `new`, and the alternatives found.

    `passed_over` are better ways that did not work, with the reason.
    """

    source: Source
    new: bool = True
    offers: tuple[Offer, ...] = ()
    passed_over: tuple[tuple[Offer, str], ...] = ()
    notes: tuple[str, ...] = ()


class Imported(Value, frozen=True, kw_only=True):
    """Import result: new sources, already known sources, and the number of unusable entries."""

    new: tuple[Source, ...] = ()
    known: tuple[Source, ...] = ()
    refused: int = 0


class Sources:
    """Sources. Listing them does not load the HTTP client."""

    def __init__(self, services: Services, *, shelf: SourceShelf, wire: Callable[[], Wire]) -> None:
        self._services = services
        self._shelf = shelf
        self._wire = wire

    def all(self) -> tuple[Source, ...]:
        """Return all sources with their counts, by folder and title. Raises LibraryError."""
        return self._shelf.all()

    def find(self, word: str) -> Source:
        """Return the source with this number, address or title. Raises ConfigError, LibraryError."""
        known = self.all()
        for source in known:
            if word == str(source.id) or _is_at(source, word):
                return source
        called = [source for source in known if source.title.casefold() == word.casefold()]
        if len(called) == 1:
            return called[0]
        raise ConfigError(_("no source is called {word}").format(word=word), hint=_hint(word, known), kind="source")

    def entries(self, source: Source, limit: int = 10_000) -> tuple[Entry, ...]:
        """Return the posts that a source listed, saved or not, newest first. Raises LibraryError."""
        return self._shelf.entries(source.id, limit)

    async def offers(self, address: str) -> tuple[Offer, ...]:
        """Discover the ways to follow an address, best first. Raises WartaError."""
        import asyncio

        from warta.sources import discovery

        url = urls.normalise(address)
        page = await self._services.look(url, timeout=self._services.settings.timeout, data=True)
        found = await asyncio.to_thread(discovery.offers, page)
        if not all(offer.kind == "page" for offer in found):
            return found
        return (*await self._sitemaps(page), *found)

    async def add(self, address: str, wish: Wish | None = None) -> Added:
        """Add a source by the best way that works; the next sync fetches the posts that it lists.

        Raises ConfigError, WartaError.
        """
        wish = wish or Wish()
        url = urls.normalise(address)
        for source in self.all():
            if _is_at(source, url) and wish.kind in {None, source.kind}:
                return Added(source=source, new=False)
        offers = await self.offers(url)
        wanted = [offer for offer in offers if wish.kind in {None, offer.kind}]
        if not wanted:
            kinds = ", ".join(dict.fromkeys(offer.kind for offer in offers))
            raise ConfigError(
                _("{address} offers nothing of the kind {kind}").format(address=url, kind=wish.kind),
                hint=_("it offers: {kinds}").format(kinds=kinds or _("nothing")),
                kind="source",
            )
        wire = self._wire()
        try:
            return await self._first_that_works(wire, wanted, wish, offers)
        finally:
            await wire.close()

    def change(self, source: Source, **facts: str | float | None) -> Source:
        """Change `title`, `folder` or interval (`every`, seconds) of a source. Raises LibraryError."""
        return self._shelf.change(replace(source, **facts))

    def remove(self, source: Source) -> None:
        """Remove a source; its saved articles stay. Raises LibraryError."""
        self._shelf.remove(source.id)

    async def check(self, source: Source) -> Seen:
        """Fetch the listing of a source without storing it. Raises WartaError."""
        from warta.services.looking import look

        wire = self._wire()
        try:
            return await look(wire, source.kind, source.address)
        finally:
            await wire.close()

    def import_list(self, text: bytes) -> Imported:
        """Import sources from OPML or a newsboat URL list. Raises ConfigError, LibraryError."""
        from warta.sources import opml, url_list

        known = {urls.key(source.address) for source in self.all()}
        plain = b"<" not in text[:4096] and b"://" in text[:4096]
        found, refused = url_list.read(text.decode("utf-8", "replace")) if plain else opml.read(text)
        new, old = list[Source](), list[Source]()
        for source in found:
            key = urls.key(source.address)
            (old if key in known else new).append(self._shelf.add(self._stamped(source)))
            known.add(key)
        return Imported(new=tuple(new), known=tuple(old), refused=refused)

    def export_opml(self) -> str:
        """Export all sources as OPML. Raises LibraryError."""
        from warta.sources import opml

        return opml.write(self._asked())

    def export_urls(self) -> str:
        """Export all sources as a newsboat URL list. Raises LibraryError."""
        from warta.sources import url_list

        return url_list.write(self._asked())

    def _asked(self) -> list[Source]:
        """Return the sources without reading lists, which have no address to fetch."""
        return [source for source in self.all() if source.kind != "list"]

    def close(self) -> None:
        """Do nothing: the library is closed by `Services`."""

    async def _sitemaps(self, page: Page) -> tuple[Offer, ...]:
        """Return the sitemaps named in robots.txt of the page's site; () when it cannot be fetched."""
        from warta.sources import discovery

        try:
            robots = await self._services.look(f"{urls.front(page.final_url)}robots.txt", timeout=15.0, data=True)
        except WartaError:
            return ()
        return discovery.of_robots(robots.body.decode("utf-8", "replace"), page)

    async def _first_that_works(self, wire: Wire, wanted: list[Offer], wish: Wish, offers: tuple[Offer, ...]) -> Added:
        """Add the first of these offers that lists posts. Raises the error of the first offer when none does."""
        from warta.services.looking import look

        passed = list[tuple[Offer, WartaError]]()
        for offer in wanted[:_MOST_TRIED]:
            try:
                seen = await look(wire, offer.kind, offer.address)
            except (FetchError, ExtractError) as error:
                passed.append((offer, error))
                continue
            if seen.listing and (seen.listing.posts or offer is wanted[-1]):
                others = tuple(each for each in offers if each is not offer)
                return self._follow(offer, seen, wish, (others, [(each, why.what) for each, why in passed]))
            passed.append((offer, ExtractError(_("it lists no post"), kind="no-feed", url=offer.address)))
        raise passed[0][1]

    def _follow(
        self, offer: Offer, seen: Seen, wish: Wish, rest: tuple[tuple[Offer, ...], list[tuple[Offer, str]]]
    ) -> Added:
        from warta.model.source import Look, Source

        listing = seen.listing
        title = wish.title or (listing.title if listing else "") or offer.title or urls.host(offer.address)
        home = offer.home or (listing.home if listing else "")
        made = Source(
            address=offer.address, kind=offer.kind, title=title, home=home, folder=wish.folder, every=wish.every
        )
        before = {source.id for source in self.all()}
        source = self._shelf.add(self._stamped(made))
        look = Look(when=self._services.clock.now(), listing=listing, validators=seen.validators)
        self._shelf.looked(source.id, look)
        source = next(each for each in self.all() if each.id == source.id)
        others, passed = rest
        return Added(
            source=source,
            new=source.id not in before,
            offers=others,
            passed_over=tuple(passed),
            notes=listing.notes if listing else (),
        )

    def _stamped(self, source: Source) -> Source:
        return replace(source, added_at=self._services.clock.now())


def _is_at(source: Source, address: str) -> bool:
    key = urls.key(address)
    return key == urls.key(source.address) or (bool(source.home) and key == urls.key(source.home))


def _hint(word: str, known: tuple[Source, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word.casefold(), [source.title.casefold() for source in known], 1)
    if close:
        return _("did you mean {name}?").format(name=close[0])
    return _("`warta sources` lists them; `warta sources add ADDRESS` follows one")
