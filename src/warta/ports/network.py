"""What the newsroom asks of the network and the clock."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from warta.model.capture import Page, Validators
    from warta.model.reply import Answer, Letter


class Clock(Protocol):
    def now(self) -> datetime:
        """The time, aware, in UTC."""
        ...


class Fetcher(Protocol):
    async def fetch(
        self, url: str, *, timeout: float, validators: Validators | None = None, data: bool = False
    ) -> Page:
        """Fetch one page within `timeout` seconds, all included; status 304 means the kept copy still holds.

        `data`: JSON is welcome too. Raises FetchError, or ExtractError when what answers cannot hold an article (a
        PDF, a film).
        """
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...


class PoliteFetcher(Fetcher, Protocol):
    """A Fetcher that asks each host slowly, and only for what its robots.txt allows."""

    @property
    def requests(self) -> int:
        """How many were made so far."""
        ...

    def led(self, url: str, lead: str) -> None:
        """It was that page, and no person, that named this address: it may not lead into a private network."""
        ...

    async def resource(self, url: str, *, of: Page, timeout: float) -> Page:
        """What a page is shown with, of whatever type. Raises FetchError, ExtractError."""
        ...


class Poster(Protocol):
    async def post(self, letter: Letter, *, timeout: float) -> Answer:
        """Post a form once, and follow nothing. A status of None: no answer came, and the letter may have arrived.

        Raises FetchError when it has certainly not left.
        """
        ...
