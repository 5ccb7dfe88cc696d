"""Fetch companion requests of an article (further pages, comments): limited number, two at once, optional."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.errors import WartaError
from warta.extraction.record import sha256
from warta.model.capture import Page

if TYPE_CHECKING:
    from warta.model.article import Article
    from warta.model.capture import Wanted
    from warta.ports.network import Fetcher
    from warta.services.thinking import Mind
    from warta.settings import Settings

MOST_PAGES = 12
AT_ONCE = 2
_ROUNDS = MOST_PAGES  # a response may name only the next address
_BYTES = 4  # multiple of the settings' `max_bytes`
_PATIENCE = 10.0  # seconds for one request; short, since the article itself is already there


@dataclass(slots=True, kw_only=True)
class Gathering:
    """The companion requests of one article; `mind` says which. `deadline`: event-loop time in seconds."""

    fetcher: Fetcher
    mind: Mind
    page: Page
    deadline: float
    settings: Settings
    origins: frozenset[str] = frozenset()
    answers: list[Page] = field(default_factory=list)
    received: int = 0  # bytes

    async def completed(self) -> tuple[Page, Article]:
        """Return the page with its companion responses, and the article merged from them.

        A failed request becomes an empty page with the reason; see `Article.incomplete`. Raises ExtractError.
        """
        thought = await self.mind.begin(self.page)
        own = frozenset((urls.origin(self.page.final_url),))
        self.origins = thought.origins if self.settings.other_hosts else own
        wants = thought.wants
        for _round in range(_ROUNDS):
            if not wants:
                break
            await self._ask(wants)
            wants = await self.mind.go_on(self.page, thought.article, tuple(self.answers))
        if not self.answers:
            return self.page, thought.article
        return await self.mind.finish(self.page, thought.article, tuple(self.answers))

    async def _ask(self, wants: tuple[Wanted, ...]) -> None:
        """Fetch one round of addresses; those beyond the limits get an empty page with the reason."""
        door = asyncio.Semaphore(AT_ONCE)
        self.answers += await asyncio.gather(
            *(self._answer(want.url, len(self.answers) + place, door) for place, want in enumerate(wants))
        )

    async def _answer(self, url: str, place: int, door: asyncio.Semaphore) -> Page:
        """Return the response of one address, or an empty page with the reason."""
        if urls.origin(url) not in self.origins:
            return self._missing(url, "it is of another site")
        if place >= MOST_PAGES:
            return self._missing(url, f"no more than {MOST_PAGES} further pages are fetched for one article")
        async with door:
            left = self.deadline - asyncio.get_running_loop().time()
            if left <= 0:
                return self._missing(url, "there was no time left")
            if self.received > _BYTES * self.settings.max_bytes:
                return self._missing(url, "the article has become too large")
            try:
                answer = await self.fetcher.fetch(url, timeout=min(left, _PATIENCE), data=True)
            except WartaError as error:
                return self._missing(url, error.what, getattr(error, "status", None) or 0)
        self.received += len(answer.body)
        if urls.origin(answer.final_url) != urls.origin(url):
            return self._missing(url, "the site sends us elsewhere for it", answer.status)
        return replace(answer, requested_url=urls.normalise(url))

    def _missing(self, url: str, why: str, status: int = 0) -> Page:
        """Return an empty page with the reason."""
        address = urls.normalise(url)
        return Page(
            requested_url=address,
            final_url=address,
            status=status,
            fetched_at=self.page.fetched_at,
            body=b"",
            sha256=sha256(b""),
            incomplete=(why,),
        )
