"""The one module that knows every concrete class; each is loaded when it is first needed."""

from __future__ import annotations

import os
from functools import partial

from warta import paths, settings
from warta.errors import ConfigError
from warta.settings import SettingError, Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.ports.evidence import Authority, Collector
    from warta.ports.network import Clock, Fetcher, PoliteFetcher, Poster
    from warta.ports.sources import Album
    from warta.services.citing import Citing
    from warta.services.evidence import Evidence
    from warta.services.exporting import Exporting
    from warta.services.hooks import Hooks
    from warta.services.notes import Notes
    from warta.services.pictures import Pictures
    from warta.services.reading_lists import ReadingLists
    from warta.services.registry import Services
    from warta.services.replies import Replies
    from warta.services.search import Search
    from warta.services.sources import Sources
    from warta.services.state import State
    from warta.services.sync import Sync
    from warta.services.thinking import Mind
    from warta.services.tracing import Tracing
    from warta.services.upkeep import Upkeep
    from warta.services.watching import Watching
    from warta.services.wire import Wire
    from warta.store.shelf import Shelf
    from warta.store.sqlite import SqliteLibrary


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        from datetime import UTC, datetime

        return datetime.now(UTC)


def read_settings(path: Path | None = None) -> Settings:
    """The reader's settings, from the usual file and the environment. Raises ConfigError."""
    try:
        return settings.load(path or paths.config_file(), os.environ)
    except SettingError as error:
        raise ConfigError(error.what, hint=error.hint) from error


def understand(page: Page, chosen: Settings | None = None) -> Article:
    """A page as an article, with what came beside it and what the wire already cut from it. Raises ExtractError.

    `chosen` are the settings with the reader's own rules for sites.
    """
    from msgspec.structs import replace

    from warta.extraction.pipeline import extract
    from warta.services.adapters import claimed

    url = page.final_url or None
    article = extract(page.body, url=url, headers=page.response_headers, fetched_at=page.fetched_at)
    article = claimed(page, article, chosen or Settings()).merged()
    if not (page.truncated or page.incomplete):
        return article
    return replace(
        article, truncated=article.truncated or page.truncated, incomplete=article.incomplete + page.incomplete
    )


def services(chosen: Settings) -> Services:
    """A newsroom over the real network, disk and clock."""
    from warta.services.registry import Services
    from warta.store.sqlite import SqliteLibrary

    clock = SystemClock()

    def fetcher() -> Fetcher:
        from warta.fetch.http import HttpFetcher

        return HttpFetcher(chosen)

    library = SqliteLibrary(chosen.library or paths.library_file(), clock)
    made = Services(chosen, library=library, clock=clock, fetcher=fetcher, extractor=partial(understand, chosen=chosen))
    furnish(made, library)
    return made


def furnish(made: Services, library: SqliteLibrary) -> None:
    """Tell a newsroom over this library how each of its rooms is made."""
    made.rooms.furnish(
        replies=lambda: replies(made),
        state=lambda: state(library, made.clock),
        search=lambda: search(library, made.clock),
        upkeep=lambda: upkeep(made, library),
        cite=citing,
        export=lambda: exporting(made),
        origins=lambda: tracing(made),
        lists=lambda: reading_lists(made, library),
        notes=lambda: notes(library, made.clock),
        evidence=lambda: evidence(made, library),
        sources=lambda: sources(made, library.shelf),
        sync=lambda: sync(made, library.shelf),
        pictures=lambda: pictures(made, library.shelf),
        watches=lambda: watches(made, library.shelf),
        hooks=lambda: hooks(made),
    )


def hooks(made: Services) -> Hooks:
    """The reader's own programs, which are told of what is new."""
    from warta.services.hooks import Hooks

    return Hooks(made)


def search(library: SqliteLibrary, clock: Clock) -> Search:
    """Finding what is kept, over the indexes in the library's own file."""
    from warta.services.search import Search
    from warta.store.search import SqliteIndex

    return Search(SqliteIndex(library.shelf), clock)


def state(library: SqliteLibrary, clock: Clock) -> State:
    """What a reader does with what is kept, in the library's own file."""
    from warta.services.state import State
    from warta.store.marks import SqliteMarks

    return State(SqliteMarks(library.shelf), clock, lambda query: search(library, clock).listing(query).numbers)


def upkeep(over: Services, library: SqliteLibrary) -> Upkeep:
    """Keeping the library's file in shape."""
    from warta.services.upkeep import Upkeep
    from warta.store.attic import SqliteAttic
    from warta.store.outbox import SqliteOutbox

    outbox = SqliteOutbox(over.settings.outbox or paths.outbox_file(), over.clock)
    return Upkeep(SqliteAttic(library, outbox), over.clock, partial(understand, chosen=over.settings))


def evidence(over: Services, library: SqliteLibrary) -> Evidence:
    """The use cases of evidence, over the ledger in the library and the real network."""
    from warta.services.evidence import Evidence, Site
    from warta.store.ledger import SqliteLedger

    def authority() -> Authority:
        from warta.fetch.authority import HttpAuthority

        return HttpAuthority(over.settings)

    def collector() -> Collector:
        from warta.fetch.http import HttpFetcher

        return HttpFetcher(over.settings)

    understood = partial(understand, chosen=over.settings)
    site = Site(over.settings, clock=over.clock, library=library, extractor=understood)
    return Evidence(site, ledger=SqliteLedger(library.shelf), collector=collector, authority=authority)


def citing() -> Citing:
    """The use cases of citing."""
    from warta.services.citing import Citing

    return Citing()


def exporting(over: Services) -> Exporting:
    """The use cases of exporting, onto the real disk."""
    from warta.services.exporting import Exporting, Rooms
    from warta.store import person
    from warta.store.exports import ExportDisk

    of = over.rooms
    rooms = Rooms(
        notes=of.notes, state=of.state, evidence=of.evidence, picture=of.pictures.kept, since=of.pictures.since
    )
    return Exporting(over, rooms, disk=ExportDisk(), person=lambda: person.known(over.settings.reader))


def tracing(over: Services) -> Tracing:
    """The use cases of origins."""
    from warta.services.tracing import Tracing

    return Tracing(over.library, over.rooms.search)


def reading_lists(over: Services, library: SqliteLibrary) -> ReadingLists:
    """The use cases of reading lists, in the library's own file."""
    from warta.services.reading_lists import ReadingLists
    from warta.store.sources import SqliteSources
    from warta.store.wishes import SqliteWishes

    return ReadingLists(SqliteSources(library.shelf), SqliteWishes(library.shelf), over.clock)


def notes(library: SqliteLibrary, clock: Clock) -> Notes:
    """The use cases of taking notes, in the library's own file."""
    from warta.services.notes import Notes
    from warta.store.notes import SqliteNotebook

    return Notes(SqliteNotebook(library.shelf), clock, close=library.close)


def sources(over: Services, shelf: Shelf) -> Sources:
    """The use cases of following, over the library's file and a polite network."""
    from warta.services.sources import Sources
    from warta.store.sources import SqliteSources

    return Sources(over, shelf=SqliteSources(shelf), wire=partial(polite_wire, over, shelf))


def sync(over: Services, shelf: Shelf) -> Sync:
    """The use case of a sync, over the library's file, a polite network and a few processes that understand pages."""
    from warta.services.sync import Desk, Sync
    from warta.store.sources import SqliteSources
    from warta.store.watches import SqliteWatches

    def mind() -> Mind:
        from warta.services.workers import Workers

        return Workers(over.settings, understand)

    return Sync(
        Desk(
            services=over,
            extractor=partial(understand, chosen=over.settings),
            sources=SqliteSources(shelf),
            watches=SqliteWatches(shelf, over.clock),
            fetcher=partial(polite, over, shelf),
            mind=mind,
            album=album(over.settings),
        )
    )


def pictures(over: Services, shelf: Shelf) -> Pictures:
    """The pictures of what is kept, and the network for one that is not."""
    from warta.services.pictures import Pictures

    return Pictures(album(over.settings), partial(polite, over, shelf), over.settings.timeout)


def album(chosen: Settings) -> Album:
    """Where pictures are kept: in the cache, or beside a library that stands elsewhere."""
    from warta.store.pictures import PictureFolder

    return PictureFolder((chosen.library.parent if chosen.library else paths.cache_dir()) / "pictures")


def watches(over: Services, shelf: Shelf) -> Watching:
    """The list of watched pages, in the library's file."""
    from warta.services.watching import Watching
    from warta.store.watches import SqliteWatches

    return Watching(SqliteWatches(shelf, over.clock))


def polite_wire(over: Services, shelf: Shelf) -> Wire:
    """A way to the sites for nobody who waits: slow, and only where robots may go."""
    from warta.services.wire import Wire

    return Wire(over.settings, partial(polite, over, shelf), partial(understand, chosen=over.settings))


def polite(
    over: Services, shelf: Shelf, connections: int = 16, waits: Callable[[str, float], None] | None = None
) -> PoliteFetcher:
    """The network for nobody who waits; `waits` is told which host is waited for."""
    from warta.fetch.polite import OneLineAHost
    from warta.store.watches import SqliteRobots

    robots = SqliteRobots(shelf)
    return OneLineAHost(over.settings, robots, over.clock, connections=connections, waits=waits)


def replies(over: Services) -> Replies:
    """The use cases of replying, over the real post, outbox and keyring."""
    from warta.services.replies import Replies
    from warta.store import person
    from warta.store.outbox import SqliteOutbox

    def poster() -> Poster:
        from warta.fetch.post import HttpPoster

        return HttpPoster(over.settings)

    return Replies(
        over,
        outbox=SqliteOutbox(over.settings.outbox or paths.outbox_file(), over.clock),
        poster=poster,
        extractor=partial(understand, chosen=over.settings),
        person=lambda: person.known(over.settings.reader),
    )
