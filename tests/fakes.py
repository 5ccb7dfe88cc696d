"""Fakes with a vocabulary: a network that is written down, and remembers what it was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.builders import NOON, page
from warta import urls
from warta.errors import FetchError

if TYPE_CHECKING:
    from datetime import datetime

    from warta.errors import WartaError
    from warta.model.capture import Page, Validators


class FakeFetcher:
    """A Fetcher over pages in memory. `asked`: every address, normalised, in order; `sent`: the validators of each."""

    def __init__(self, pages: dict[str, Page | str | bytes] | None = None) -> None:
        self.asked: list[str] = []
        self.sent: list[Validators | None] = []
        self.closed = False
        self._pages: dict[str, Page] = {}
        self._failures: dict[str, WartaError] = {}
        for url, what in (pages or {}).items():
            self.publish(url, what)

    def publish(self, url: str, what: Page | str | bytes) -> None:
        """From now on this address answers with this page."""
        address = urls.normalise(url)
        self._pages[address] = page(what, address) if isinstance(what, str | bytes) else what
        self._failures.pop(address, None)

    def fail(self, url: str, error: WartaError) -> None:
        """From now on this address answers with this error."""
        self._failures[urls.normalise(url)] = error

    async def fetch(
        self, url: str, *, timeout: float, validators: Validators | None = None, data: bool = False
    ) -> Page:
        """The page of an address; 304 when it is asked with the ETag that the page carries."""
        address = urls.normalise(url)
        if not urls.host(address):
            raise FetchError(
                f"{address} is no web address", hint="warta reads http and https", kind="scheme", url=address
            )
        self.asked.append(address)
        self.sent.append(validators)
        if address in self._failures:
            raise self._failures[address]
        if address not in self._pages:
            raise FetchError(f"{urls.host(address)} has no such page", kind="status", url=address, status=404)
        found = self._pages[address]
        if validators and validators.etag and validators.etag == _etag(found):
            return replace(found, status=304, body=b"", sha256=page(b"").sha256)
        return found

    async def close(self) -> None:
        """Remember that it was let go."""
        self.closed = True


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now

    def now(self) -> datetime:
        """The time that was set."""
        return self.time


def _etag(found: Page) -> str | None:
    return next((value for name, value in found.response_headers if name.lower() == "etag"), None)
