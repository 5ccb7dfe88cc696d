"""Fetch the pictures and style sheets of a page: same site by default, a limited number, two at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warta import urls
from warta.errors import WartaError
from warta.extraction import resources
from warta.extraction.record import sha256
from warta.i18n import _
from warta.model.capture import Page

if TYPE_CHECKING:
    from warta.ports.evidence import Collector

MOST = 100
"""Maximum number of pictures and style sheets fetched for one page."""

_BYTES = 64 * 1024 * 1024
_AT_ONCE = 2
_ROUNDS = 3  # page → style sheets → imported style sheets → pictures
_PATIENCE = 15.0  # seconds for one resource


@dataclass(slots=True, kw_only=True)
class Collecting:
    """The resources of one page. `deadline`: event-loop time; `elsewhere`: fetch from other sites, too."""

    collector: Collector
    page: Page
    deadline: float
    elsewhere: bool = False
    came: list[Page] = field(default_factory=list)
    received: int = 0

    async def all(self) -> tuple[Page, ...]:
        """Return the resources in page order; a failed one is empty and has the reason. Raises no WartaError."""
        known = {self.page.final_url, *[each.final_url for each in self.page.also]}
        wanted = await asyncio.to_thread(resources.of_page, self.page)
        door = asyncio.Semaphore(_AT_ONCE)
        for _round in range(_ROUNDS):
            fresh = [url for url in dict.fromkeys(wanted) if url not in known]
            known.update(fresh)
            room = max(MOST - len(self.came), 0)
            answers = await asyncio.gather(*[self._fetch(url, door, number < room) for number, url in enumerate(fresh)])
            self.came += answers
            wanted = tuple(url for page in answers if resources.is_style(page) for url in resources.of_style(page))
        return tuple(self.came)

    async def _fetch(self, url: str, door: asyncio.Semaphore, has_room: bool) -> Page:
        if not has_room:
            return self._missing(url, _("no more than {most} are fetched for one page").format(most=MOST))
        if not (self.elsewhere or is_of_site(url, self.page.final_url)):
            return self._missing(url, _("it is of another site"))
        async with door:
            left = self.deadline - asyncio.get_running_loop().time()
            if left <= 0 or self.received > _BYTES:
                return self._missing(url, _("there was no time or no room left"))
            try:
                answer = await self.collector.resource(url, of=self.page, timeout=min(left, _PATIENCE))
            except WartaError as error:
                return self._missing(url, error.what)
        self.received += len(answer.body)
        return answer

    def _missing(self, url: str, why: str) -> Page:
        address = urls.normalise(url)
        return Page(
            requested_url=address,
            final_url=address,
            status=0,
            fetched_at=self.page.fetched_at,
            body=b"",
            sha256=sha256(b""),
            incomplete=(why,),
        )


def is_of_site(url: str, page: str) -> bool:
    """Whether an address belongs to the page's site: same host, subdomain, parent domain or sibling host.

    Example: `img.news.example` serves the pictures of `www.news.example`. Without the public suffix list, a parent
    domain needs at least two labels.
    """
    one, two = (urls.host(each).removeprefix("www.") for each in (url, page))
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return short.count(".") >= 1 and not short.replace(".", "").isdigit() and _shares(short, long)


def _shares(short: str, long: str) -> bool:
    return long.endswith(f".{short}") or _parent(long) == _parent(short) != ""


def _parent(host: str) -> str:
    """Return the parent domain, unless it looks like a public suffix (`co.id` in `example.co.id`)."""
    above = host.partition(".")[2]
    labels = above.split(".")
    public = len(labels) < 2 or (len(labels) == 2 and len(labels[0]) <= 3 and len(labels[1]) == 2)
    return "" if public else above
