"""One run of a sync: sources are looked at, what they list is fetched, understood and kept; all of it is told."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.errors import LEFT_ALONE, ExtractError, FetchError
from warta.model.source import Look
from warta.model.sync import (
    ASIDE,
    CHANGED,
    FAILED,
    NEW,
    UNCHANGED,
    WOULD,
    Glance,
    Outcome,
    Progress,
    SyncReport,
)
from warta.services.board import Board
from warta.services.lanes import Lanes
from warta.services.looking import look
from warta.services.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from warta.errors import WartaError
    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.model.source import Entry, Listed, Source, Watch
    from warta.model.sync import Plan
    from warta.ports.network import PoliteFetcher
    from warta.services.looking import Seen
    from warta.services.sync import Desk

_WHOLE = 1_800.0  # seconds for all that makes one article whole: most of it is waiting for one's turn
_PICTURES = 30  # of one article
_AGAIN = 3_600.0  # seconds until a post of a source that does not tell of changes is looked at again


class Run:
    """What is going on, and what came of it."""

    def __init__(self, desk: Desk, plan: Plan, on_progress: Callable[[Progress], None]) -> None:
        self._desk = desk
        self._plan = plan
        self._lanes = Lanes(plan.jobs)
        self._board = Board(self._lanes, on_progress)
        self._waiting = self._pictures = 0
        self._known: dict[str, Outcome] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._fetcher: PoliteFetcher | None = None
        self._begun = 0.0

    async def finish(self) -> SyncReport:
        """Do all of it. Raises LibraryError."""
        desk, loop = self._desk, asyncio.get_running_loop()
        self._begun = loop.time()
        fetcher = self._fetcher = await asyncio.to_thread(desk.fetcher, 2 * self._plan.jobs, self._board.waits)
        self._wire = Wire(desk.services.settings, lambda: fetcher, desk.extractor, desk.mind())
        try:
            await self._begin()
            await self._lanes.finish()
        finally:
            await self._wire.close()
        return self.report()

    def report(self, *, stopped: bool = False) -> SyncReport:
        """What came of it so far."""
        return SyncReport(
            outcomes=tuple(self._board.outcomes.values()),
            glances=tuple(self._board.glances),
            left=tuple((host, count, why) for (host, why), count in self._board.left.items()),
            waiting=self._waiting,
            pictures=self._pictures,
            requests=self._fetcher.requests if self._fetcher else 0,
            seconds=asyncio.get_running_loop().time() - self._begun,
            stopped=stopped,
        )

    async def _begin(self) -> None:
        """Put every look that is due into the lane of its host."""
        plan, desk, now = self._plan, self._desk, self._now()
        sources = plan.sources
        if sources is None:
            every = await asyncio.to_thread(desk.sources.all)
            sources = tuple(each for each in every if plan.again or each.due_at is None or each.due_at <= now)
            for watch in await asyncio.to_thread(desk.watches.all):
                if plan.again or watch.due_at is None or watch.due_at <= now:
                    self._lanes.add(urls.host(watch.url), partial(self._watch, watch))
        for source in sources:
            self._lanes.add(urls.host(source.address), partial(self._look, source))
        self._board.say()

    # --- sources ---

    async def _look(self, source: Source) -> None:
        """Look at a source, and put the posts that it lists into the lanes of their hosts."""
        host = urls.host(source.address)
        self._board.note(host, "asks", source.title)
        shelf, plan = self._desk.sources, self._plan
        validators = await asyncio.to_thread(shelf.validators, source.id)
        try:
            seen = await look(self._wire, source.kind, source.address, validators=validators, most=plan.limit)
        except (FetchError, ExtractError) as error:
            await self._not_seen(source, error)
            return
        if plan.dry:
            self._would(source, seen, await asyncio.to_thread(shelf.entries, source.id))
            return
        now = self._now()
        due_at = now + timedelta(seconds=source.every) if source.every else None
        seen_now = Look(when=now, listing=seen.listing, validators=seen.validators, due_at=due_at)
        new = await asyncio.to_thread(shelf.looked, source.id, seen_now)
        notes = seen.listing.notes if seen.listing else ()
        self._board.told(host, Glance(source=source, new=new, unchanged=seen.listing is None, notes=notes))
        due = await asyncio.to_thread(partial(shelf.due, source.id, now, again=plan.again))
        wanted = [each for each in due if not (plan.since and each.published and each.published < plan.since)]
        self._waiting += len(due) - len(wanted[: plan.limit])
        for entry in wanted[: plan.limit]:
            self._lanes.add(urls.host(entry.url), partial(self._post, source, entry))
        self._board.say()

    async def _not_seen(self, source: Source, error: WartaError) -> None:
        """A source could not be had: it is looked at again when its interval is over, or its host has had its rest."""
        now = self._now()
        rest = max(source.every or 0, getattr(error, "retry_after", None) or 0)
        due_at = now + timedelta(seconds=rest) if rest else None
        if not self._plan.dry:
            failed = Look(when=now, trouble=error.what, due_at=due_at)
            await asyncio.to_thread(self._desk.sources.looked, source.id, failed)
        self._board.told(urls.host(source.address), Glance(source=source, why=error.what, kind=error.kind))

    def _would(self, source: Source, seen: Seen, entries: tuple[Entry, ...]) -> None:
        """What would be fetched of a source."""
        listed = seen.listing.posts if seen.listing else ()
        known = {urls.key(each.url): each for each in entries}
        wanted: list[Listed | Entry] = [post for post in listed if urls.key(post.url) not in known]
        wanted += [each for each in entries if each.state == "waiting" or (self._plan.again and each.state == "kept")]
        since = self._plan.since
        wanted = [each for each in wanted if not (since and each.published and each.published < since)]
        self._board.told(urls.host(source.address), Glance(source=source, unchanged=seen.listing is None))
        for post in wanted[: self._plan.limit]:
            outcome = Outcome(state=WOULD, url=post.url, title=post.title, source=source.title)
            self._board.outcomes[urls.key(post.url)] = outcome
        self._waiting += max(0, len(wanted) - self._plan.limit)

    # --- posts ---

    async def _post(self, source: Source, entry: Entry) -> None:
        """Have a post, and note what became of it."""
        if self._fetcher:
            self._fetcher.led(entry.url, source.address)
        outcome = await self._once(entry.url, entry.title, source.title, entry.article is not None)
        shelf, now = self._desk.sources, self._now()
        if outcome.kind == LEFT_ALONE:
            self._board.leave(urls.host(entry.url), outcome.why)
            return
        if outcome.article is not None:
            changed = outcome.state in {NEW, CHANGED}
            after = 0.0 if source.kind in {"wordpress", "list"} else _AGAIN
            await asyncio.to_thread(
                partial(shelf.kept, entry, outcome.article, now, changed=changed, again_after=after)
            )
        else:
            aside = outcome.state == ASIDE
            await asyncio.to_thread(partial(shelf.failed, entry, outcome.why, now, aside=aside))
        self._board.told(urls.host(entry.url), outcome)

    async def _watch(self, watch: Watch) -> None:
        """Look at a watched page."""
        if self._plan.dry:
            self._board.told(urls.host(watch.url), Outcome(state=WOULD, url=watch.url))
            return
        outcome = await self._once(watch.url, "", "", known=True)
        changed = outcome.state in {NEW, CHANGED}
        await asyncio.to_thread(
            partial(self._desk.watches.looked, watch.id, self._now(), changed=changed, trouble=outcome.why)
        )
        self._board.told(urls.host(watch.url), outcome)

    async def _once(self, url: str, title: str, source: str, known: bool) -> Outcome:
        """What came of an address; whoever lists it too has the same. `known`: a kept copy is asked about."""
        key = urls.key(url)
        async with self._locks.setdefault(key, asyncio.Lock()):
            if key not in self._known:
                unknown = Outcome(state=FAILED, url=url, title=title, source=source)
                self._known[key] = await self._had(url, unknown, known)
            return self._known[key]

    async def _had(self, url: str, unknown: Outcome, known: bool) -> Outcome:
        """Fetch, understand and keep a page. What goes wrong with it is the outcome. Raises LibraryError."""
        held = await asyncio.to_thread(self._desk.sources.held, url)
        if held and not known and not self._plan.again:
            return replace(unknown, state=UNCHANGED, article=held[0], revision=held[1])
        try:
            fetched = await self._fetched(url, held is not None)
        except (FetchError, ExtractError) as error:
            state = ASIDE if isinstance(error, ExtractError) else FAILED
            return replace(unknown, state=state, why=error.what, kind=error.kind)
        if fetched is None:
            number, revision = held or (0, 0)
            return replace(unknown, state=UNCHANGED, article=number, revision=revision)
        loaded = await asyncio.to_thread(self._desk.services.library.keep, *fetched)
        self._want_pictures(*fetched)
        before = held[1] if held else loaded.revision - 1 if loaded.revision > 1 else 0
        state = NEW if not before else CHANGED if loaded.revision > before else UNCHANGED
        title = loaded.article.title or unknown.title
        return replace(unknown, state=state, title=title, article=loaded.id, revision=loaded.revision)

    async def _fetched(self, url: str, held: bool) -> tuple[Page, Article] | None:
        """A page and its article, with what belongs to it; None when the copy still holds. Raises WartaError."""
        library, host = self._desk.services.library, urls.host(url)
        validators = await asyncio.to_thread(library.validators, url) if held else None
        self._board.note(host, "asks", url)
        page = await self._wire.page(url, validators=validators)
        if page.status == 304 and held:
            await asyncio.to_thread(library.confirm, url, page.fetched_at)
            return None
        self._board.note(host, "reads", url)
        return await self._wire.completed(page, asyncio.get_running_loop().time() + _WHOLE)

    def _want_pictures(self, page: Page, article: Article) -> None:
        """Put the pictures of an article into the lanes of their hosts, as far as the reader wants them."""
        most = {"none": 0, "lead": 1, "all": _PICTURES}[self._desk.services.settings.images]
        bare = replace(page, body=b"", also=())
        for picture in article.images[:most]:
            self._lanes.add(urls.host(picture.url), partial(self._picture, picture.url, bare))

    async def _picture(self, url: str, page: Page) -> None:
        """Have a picture. One that cannot be had is missing, and no more: the article is there."""
        album, fetcher = self._desk.album, self._fetcher
        if fetcher and await asyncio.to_thread(album.get, url) is None:
            self._board.note(urls.host(url), "asks", url)
            with suppress(FetchError, ExtractError):
                got = await fetcher.resource(url, of=page, timeout=self._desk.services.settings.timeout)
                whole = not (got.truncated or got.incomplete)
                if whole and await asyncio.to_thread(album.put, url, got.body):
                    self._pictures += 1
        self._board.done(urls.host(url))

    def _now(self) -> datetime:
        return self._desk.services.clock.now()
