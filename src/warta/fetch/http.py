"""Fetch one page over HTTP: one deadline for everything, every byte counted, every redirect looked at."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.request import getproxies

import httpx
from msgspec.structs import replace

from warta import urls
from warta.errors import ExtractError, FetchError
from warta.extraction.record import sha256
from warta.extraction.text import line
from warta.fetch import failures, kinds, manners, names, redirects, whole, wire
from warta.fetch.client import CONNECTIONS, LOCATION, connected
from warta.fetch.limits import LOST, Body, coding
from warta.model.capture import Headers, Page, Redirect, Validators
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from warta.settings import Settings

_A_HOST = 2


class _Trip(Value, frozen=True, kw_only=True):
    """One page on its way: what was asked, where we are, and by when we must be back (in the event loop's time)."""

    url: str
    here: str
    deadline: float
    validators: Validators | None
    data: bool = False
    anything: bool = False
    hops: tuple[Redirect, ...] = ()
    public: bool = False

    @property
    def seen(self) -> tuple[str, ...]:
        return tuple(hop.url for hop in self.hops)

    @property
    def own_validators(self) -> Validators | None:
        """The validators of our copy, which are nobody's business but its own site's."""
        return self.validators if urls.origin(self.here) == urls.origin(self.url) else None


class HttpFetcher:
    """The Fetcher over the network. It sends no cookies and keeps none; it asks only for what it is told to fetch.

    `hop` is asked before a redirect is followed, and raises when it may not be; `connections` may stand open at once.
    `is_public` tells addresses of the open internet, `chance` spreads the pauses: a test brings its own.
    """

    def __init__(  # noqa: PLR0913 - each is something that a sync, or a test, does otherwise
        self,
        settings: Settings,
        *,
        patience: manners.Patience = manners.READER,
        hop: Callable[[str], Awaitable[None]] | None = None,
        connections: int = CONNECTIONS,
        is_public: Callable[[str], bool] = redirects.is_public,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._settings = settings
        self._patience = patience
        self._hop = hop
        self._connections = connections
        self._is_public = is_public
        self._chance = chance
        self._client: httpx.AsyncClient | None = None
        self._opening = asyncio.Lock()
        self._proxied = False
        self._known: set[str] = set()
        self._doors: dict[str, asyncio.Semaphore] = {}

    async def fetch(
        self, url: str, *, timeout: float, validators: Validators | None = None, data: bool = False, lead: str = ""
    ) -> Page:
        """One page, all included within `timeout` seconds; status 304 means the copy with these validators holds.

        A body longer than the settings allow is cut and says so; so does one that broke off. `lead`: the page of the
        open internet that led here, which may not lead into a private network. Raises FetchError, or ExtractError when
        a header says that no article can be in it (with `data`, JSON is welcome).
        """
        trip = _Trip(url=url, here=url, deadline=0, validators=validators, data=data)
        if lead:
            trip = replace(trip, public=True, hops=(Redirect(status=0, url=lead),))
        return await self._within(timeout, trip)

    async def resource(self, url: str, *, of: Page, timeout: float) -> Page:
        """What a page is shown with (a picture, a style sheet), of whatever type.

        A page of the open internet has nothing in a private network. Raises FetchError.
        """
        hops = (Redirect(status=0, url=of.final_url),)
        trip = _Trip(url=url, here=url, deadline=0, validators=None, anything=True)
        if self._is_public(of.peer):
            trip = replace(trip, public=True, hops=hops)
        return await self._within(timeout, trip)

    async def _within(self, timeout: float, trip: _Trip) -> Page:
        """The page of a trip, all included within `timeout` seconds."""
        start = urls.normalise(trip.url)
        if not urls.host(start):
            raise failures.no_address(start)
        trip = replace(trip, url=start, here=start, deadline=asyncio.get_running_loop().time() + timeout)
        try:
            async with asyncio.timeout_at(trip.deadline):
                return await self._insist(trip)
        except TimeoutError as error:
            raise failures.too_late(start, timeout) from error
        except (FetchError, ExtractError) as error:
            error.url = start  # it is told of the page that was asked for; its words name the host that failed
            raise

    async def ready(self) -> None:
        """Load what a first connection takes, so that it does not take longer than a later one. Raises FetchError."""
        await self._connected()

    async def close(self) -> None:
        """Let go of the connections."""
        client, self._client = self._client, None
        if client:
            await client.aclose()

    async def _insist(self, trip: _Trip) -> Page:
        """The page, at a second try when the first one failed by chance."""
        tried = 1
        while True:
            try:
                return await self._walk(trip)
            except FetchError as error:
                left = trip.deadline - asyncio.get_running_loop().time()
                wait = manners.pause(self._patience, tried, error, left, self._chance)
                if wait is None:
                    raise
            await asyncio.sleep(wait)
            tried += 1

    async def _walk(self, trip: _Trip) -> Page:
        """The page at the end of the redirects."""
        while True:
            try:
                step = await self._step(trip)
            except failures.FOREIGN as error:
                raise failures.told(error, trip.here) from error
            if isinstance(step, Page):
                return step
            trip = step

    async def _step(self, trip: _Trip) -> Page | _Trip:
        """One hop: the page, or the trip with its way on. Raises what the network raises, and our own errors."""
        here = trip.here
        client = await self._connected()
        await self._look(trip)
        if self._hop and any(hop.status for hop in trip.hops):
            await self._hop(here)
        async with self._door(here), client.stream("GET", here, headers=_conditions(trip.own_validators)) as response:
            public = self._stands_public(here, response)
            if trip.public and not public:
                raise redirects.inwards(trip.seen[-1], here)
            goes = redirects.target(response.status_code, response.extensions.get(LOCATION), here)
            if goes is None:
                return await self._page(trip, response)
        hop = Redirect(status=response.status_code, url=here)
        trip = replace(trip, here=goes, hops=(*trip.hops, hop), public=public)
        redirects.allow(trip.seen, goes, most=self._settings.max_redirects, downgrade=self._settings.allow_downgrade)
        return trip

    def _door(self, url: str) -> asyncio.Semaphore:
        return self._doors.setdefault(urls.origin(url), asyncio.Semaphore(_A_HOST))

    async def _connected(self) -> httpx.AsyncClient:
        """The client; to read the machine's certificates takes a while, in which an app would stand still."""
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(connected, self._settings, self._connections)
                self._proxied = not getproxies().keys().isdisjoint({"http", "https", "all"})
            return self._client

    def _stands_public(self, here: str, response: httpx.Response) -> bool:
        """Whether an answer came from the open internet: by the address that sent it, or behind a proxy by its name."""
        name = urls.host(here).strip("[]")
        if self._proxied:
            return name != "localhost" and (self._is_public(name) or not redirects.is_number(name))
        return self._is_public(wire.peer(response))

    async def _look(self, trip: _Trip) -> None:
        """Look up where we go, and refuse a way from the open internet into a private network.

        Nothing was sent there yet. A name that we do not know may be known to the proxy.
        """
        name = urls.host(trip.here).strip("[]")
        if name in self._known and not trip.public:
            return
        try:
            found = await names.addresses(name)
        except OSError:
            if self._proxied:
                return
            raise
        if trip.public and not all(self._is_public(address) for address in found):
            raise redirects.inwards(trip.seen[-1], trip.here)
        self._known.add(name)

    async def _page(self, trip: _Trip, response: httpx.Response) -> Page:
        """The answer as a page. Raises FetchError and ExtractError for an answer that is none."""
        now = datetime.now(UTC)
        peer = "" if self._proxied else wire.peer(response)  # before the connection is closed behind the body
        certificate = wire.certificate(response)
        body = Body("", self._settings.max_bytes)
        if not _unchanged(response):
            _judge(trip, response, now)
            packing = coding(response.headers.get("content-encoding", ""), trip.here)
            body = Body(packing, self._settings.max_bytes)
            await _read(response, body)
        content = bytes(body.content)
        return Page(
            requested_url=trip.url,
            final_url=trip.here,
            status=response.status_code,
            fetched_at=now,
            body=content,
            sha256=sha256(content),
            redirects=tuple([hop for hop in trip.hops if hop.status]),
            request_headers=_headers(response.request.headers),
            response_headers=_headers(response.headers),
            truncated=body.full,
            incomplete=body.incomplete,
            peer=peer,
            certificate=certificate,
        )


def _conditions(validators: Validators | None) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110 §13.1); they were a page's once, so they are filtered again."""
    if validators is None:
        return {}
    given = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {
        name: word for name, value in given.items() if (word := line(value or "").encode("ascii", "ignore").decode())
    }


def _unchanged(response: httpx.Response) -> bool:
    """Whether the copy holds that we asked about; a 304 that nobody asked for says nothing."""
    asked = response.request.headers.keys() & {"if-none-match", "if-modified-since"}
    return response.status_code == 304 and bool(asked)


def _judge(trip: _Trip, response: httpx.Response, now: datetime) -> None:
    """Raise for an answer that is no page, before its body is read."""
    here = trip.here
    status = response.status_code
    if not 200 <= status < 300:
        wait = manners.retry_after(response.headers.get("retry-after"), now)
        raise failures.refused(status, response.reason_phrase, here, wait)
    sent = response.headers.get("content-type", "")
    if not (trip.anything or (trip.data and kinds.is_data(sent))):
        kinds.refuse(sent, urls.host(here), here)


async def _read(response: httpx.Response, body: Body) -> None:
    """Read a body to its end, its bound or where it breaks off; what broke off before its first byte is an error."""
    try:
        async for chunk in response.aiter_raw():
            if not body.feed(chunk):
                return
    except (httpx.RemoteProtocolError, httpx.ReadError):
        if not body.content:
            raise
        body.lose(LOST)
        return
    body.end()
    if not body.incomplete and whole.ends_early(bytes(body.content)):
        body.lose(whole.ENDS_EARLY)


def _headers(headers: httpx.Headers) -> Headers:
    """Headers as they came, safe to be shown; bytes are Latin-1 when they are no UTF-8 (RFC 9110 §5.5)."""
    return tuple((line(_text(name)), line(_text(value))) for name, value in headers.raw)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
