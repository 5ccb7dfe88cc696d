"""Fetch for nobody who waits: one line a host, as slow as the host wants it, and only what its robots.txt allows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from warta import urls
from warta.errors import LEFT_ALONE, FetchError
from warta.fetch import manners, names, redirects
from warta.fetch.http import HttpFetcher
from warta.fetch.robots import Robots, forbidden
from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from warta.model.capture import Page, Validators
    from warta.ports.network import Clock
    from warta.ports.sources import RobotsShelf
    from warta.settings import Settings

_PATIENCE = 60.0  # seconds that a host may ask us to wait for within a sync; for more, it is left alone
_STRIKES = 3  # failures in a row after which a host is left alone
_OF_THE_HOST = frozenset({"dns", "tls", "refused", "timeout", "network"})


@dataclass(slots=True)
class _Line:
    """The requests to one host, one after the other."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    rests_until: float = 0.0
    delay: float = 0.0
    strikes: int = 0
    trouble: FetchError | None = None


class OneLineAHost:
    """The PoliteFetcher of a sync. A deadline counts from when it is one's turn; hosts do not wait for each other.

    `waits` is told a host and the seconds that its line is about to wait, `requests` counts those that were made.
    """

    def __init__(  # noqa: PLR0913 - each is something that a sync, or a test, does otherwise
        self,
        settings: Settings,
        shelf: RobotsShelf,
        clock: Clock,
        *,
        patience: manners.Patience = manners.ERRAND,
        connections: int = 16,
        waits: Callable[[str, float], None] | None = None,
    ) -> None:
        self.requests = 0
        self._leads: dict[str, str] = {}
        self._public: dict[str, bool] = {}
        self._pace = settings.pace
        self._waits = waits
        self._lines: dict[str, _Line] = {}
        self._pages = HttpFetcher(settings, patience=patience, hop=self._hop, connections=connections)
        self._plain = HttpFetcher(settings, patience=patience, connections=connections)
        self._robots = Robots(settings, self._plain, shelf, clock)

    async def fetch(
        self, url: str, *, timeout: float, validators: Validators | None = None, data: bool = False
    ) -> Page:
        """A page, when it is its turn. Raises FetchError (`robots`: it may not be asked for), ExtractError."""
        lead = await self._lead(url)
        fetched = partial(self._pages.fetch, url, timeout=timeout, validators=validators, data=data, lead=lead)
        return await self._in_line(url, fetched)

    async def resource(self, url: str, *, of: Page, timeout: float) -> Page:
        """What a page is shown with, of whatever type, when it is its turn. Raises FetchError, ExtractError."""
        return await self._in_line(url, partial(self._pages.resource, url, of=of, timeout=timeout))

    def led(self, url: str, lead: str) -> None:
        """It was that page, and no person, that named this address."""
        self._leads[urls.key(url)] = lead

    async def close(self) -> None:
        """Let go of the connections."""
        await self._pages.close()
        await self._plain.close()

    async def _in_line(self, url: str, fetched: Callable[[], Awaitable[Page]]) -> Page:
        """What is fetched when it is its turn."""
        line = self._line(url)
        async with line.turn:
            self._must_answer(line, url)
            await self._allowed(url, line)
            await self._turn(line, url)
            try:
                page = await fetched()
            except FetchError as error:
                self._note(line, error)
                raise
            finally:
                self._answered(line)
            line.strikes = 0
            return page

    async def _lead(self, url: str) -> str:
        """The page of the open internet that named this address; "" for one of a private network, or none.

        Raises FetchError when it leads into a private network: nothing is sent there, and no robots.txt asked for.
        """
        lead = self._leads.get(urls.key(url), "")
        if not lead or not await self._is_public(lead):
            return ""
        if not await self._is_public(url):
            raise redirects.inwards(lead, url)
        return lead

    async def _is_public(self, url: str) -> bool:
        """Whether a host is one of the open internet; a name that is not known here may be known to a proxy."""
        name = urls.host(url).strip("[]")
        if name not in self._public:
            try:
                found = await names.addresses(name)
            except (OSError, UnicodeError):
                found = (name,)
            self._public[name] = all(redirects.is_public(each) or not redirects.is_number(each) for each in found)
        return self._public[name]

    async def _allowed(self, url: str, line: _Line) -> None:
        """Raise unless robots may ask for this address; a robots.txt is a request like any other."""
        before = self.requests
        try:
            rule = await self._robots.rule(url, partial(self._turn, line, url))
        except FetchError as error:
            self._note(line, error)
            error.url = url
            raise
        line.delay = rule.delay
        if self.requests > before:
            self._answered(line)
        if not rule.allowed:
            raise forbidden(url)

    async def _hop(self, url: str) -> None:
        """A redirect leads here: it keeps to the rules of this host, and is one of its requests. No line is waited for.

        Two hosts that send us to each other would wait for each other's line.
        """
        line = self._line(url)
        if line.turn.locked():
            self._answered(line)
        await self._allowed(url, line)
        await self._turn(line, url)

    def _answered(self, line: _Line) -> None:
        """The next request waits from the answer on: what is slow to answer is asked more slowly."""
        line.next_at = asyncio.get_running_loop().time() + max(self._pace, line.delay)

    async def _turn(self, line: _Line, url: str) -> None:
        """Wait until the next request may be made; the one after it has to wait from then."""
        await self._pages.ready()
        await self._plain.ready()
        loop = asyncio.get_running_loop()
        at = max(loop.time(), line.next_at, line.rests_until)
        line.next_at = at + max(self._pace, line.delay)
        wait = at - loop.time()
        if wait > 0:
            if self._waits:
                self._waits(urls.host(url), wait)
            await asyncio.sleep(wait)
        self.requests += 1

    def _line(self, url: str) -> _Line:
        return self._lines.setdefault(urls.host(url), _Line())

    def _must_answer(self, line: _Line, url: str) -> None:
        """Raise when a host is left alone for the rest of this sync."""
        left = line.rests_until - asyncio.get_running_loop().time()
        if left > _PATIENCE:
            raise FetchError(
                _("{host} wants us to wait").format(host=urls.host(url)),
                hint=_("try again in {seconds} s").format(seconds=round(left)),
                kind=LEFT_ALONE,
                url=url,
                status=429,
                retry_after=round(left),
            )
        if line.trouble and line.strikes >= _STRIKES:
            raise FetchError(
                line.trouble.what,
                hint=_("it failed {n} times in a row, and was not asked any more").format(n=line.strikes),
                kind=LEFT_ALONE,
                url=url,
                status=line.trouble.status,
            )

    def _note(self, line: _Line, error: FetchError) -> None:
        """Remember what a failure says of the host: that it wants rest, or that it is not there."""
        if error.retry_after:
            line.rests_until = asyncio.get_running_loop().time() + error.retry_after
        if error.kind in _OF_THE_HOST or (error.status or 0) >= 500 or error.status == 429:
            line.strikes += 1
            line.trouble = error
        else:
            line.strikes = 0
