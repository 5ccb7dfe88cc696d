"""Import pages of a WARC or WACZ file into the library; nothing is fetched from the network."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.archive import holdings
from warta.archive.http_message import UnreadableError
from warta.errors import ExtractError, FetchError
from warta.i18n import _
from warta.model.capture import Redirect
from warta.model.value import Value
from warta.services.gathering import Gathering
from warta.services.thinking import InThreads, Thinking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from warta.archive.holdings import Held, Holdings
    from warta.model.article import Article
    from warta.model.capture import Page, Validators
    from warta.ports.evidence import Ledger
    from warta.ports.library import Extractor, Library
    from warta.settings import Settings

_MOST_HOPS = 10


class Taken(Value, frozen=True, kw_only=True):
    """Import result of one page. `state`: kept | known | elsewhere | no article | unreadable | broken.

    `known`: this capture is already in the library; `elsewhere`: it is a part or another form of the page at `why`,
    which the archive contains.
    """

    url: str
    state: str
    why: str = ""
    id: int = 0


class Archive:
    """A Fetcher that answers from an archive, with the captures nearest to a time."""

    def __init__(self, held: Holdings, when: datetime, most: int) -> None:
        self._held = held
        self._when = when
        self._most = most

    async def fetch(  # timeout, validators and data do not apply to an archive
        self,
        url: str,
        *,
        timeout: float,  # noqa: ARG002
        validators: Validators | None = None,  # noqa: ARG002
        data: bool = False,  # noqa: ARG002
    ) -> Page:
        """Return the page of an address, following redirects within the archive. Raises FetchError."""
        hops: list[Redirect] = []
        here = urls.normalise(url)
        while len(hops) <= _MOST_HOPS:
            found = self._held.nearest(here, self._when)
            if found is None:
                break
            if found.location and 300 <= found.status < 400:
                hops.append(Redirect(status=found.status, url=here))
                here = urls.absolute(found.location, here) or ""
                continue
            if found.status != 200:
                raise self._absent(url, found.status)
            try:
                page = await asyncio.to_thread(self._held.page, found, self._most)
            except UnreadableError as error:
                raise FetchError(str(error), kind="encoding", url=url) from error
            return replace(page, requested_url=urls.normalise(url), redirects=tuple(hops))
        raise self._absent(url, None)

    async def close(self) -> None:
        """Do nothing: the caller that opened the archive closes it."""

    def _absent(self, url: str, status: int | None) -> FetchError:
        return FetchError(_("it is not in the archive"), kind="status", url=url, status=status)


class Importing(Value, frozen=True, kw_only=True):
    """Import of archive pages into the library."""

    library: Library
    ledger: Ledger
    extractor: Extractor
    settings: Settings

    async def all(self, path: Path) -> AsyncIterator[Taken]:
        """Import each page of an archive, oldest first. Raises ConfigError, LibraryError, OSError."""
        with ExitStack() as stack:
            held = await asyncio.to_thread(holdings.opened, path, stack)
            parts: dict[str, str] = {}
            for each in held.pages():
                yield await self._one(held, each, parts)
            for trouble in held.troubles:
                yield Taken(url="", state="broken", why=trouble)

    async def _one(self, held: Holdings, one: Held, parts: dict[str, str]) -> Taken:
        """Import one page. `parts`: companion responses of earlier pages, as URL key → URL of their page."""
        of = parts.get(urls.key(one.url)) or held.plain(one.url)
        if of != one.url:
            return Taken(url=one.url, state="elsewhere", why=of)
        try:
            page = await asyncio.to_thread(held.page, one, self.settings.max_bytes)
            if await asyncio.to_thread(self.ledger.has, page):
                return Taken(url=one.url, state="known")
            page, article = await self._understood(held, one, page)
        except UnreadableError as error:
            return Taken(url=one.url, state="unreadable", why=str(error))
        except ExtractError as error:
            return Taken(url=one.url, state="no article", why=error.what)
        if self._is_elsewhere(held, one, article):
            return Taken(url=one.url, state="elsewhere", why=article.canonical_url or "")
        parts.update({urls.key(each.final_url): one.url for each in page.also if each.body})
        parts.pop(urls.key(one.url), None)
        loaded = await asyncio.to_thread(self.library.keep, page, article)
        return Taken(url=one.url, state="kept", id=loaded.id)

    async def _understood(self, held: Holdings, one: Held, page: Page) -> tuple[Page, Article]:
        """Return a page with its companion responses from the archive, and its article. Raises ExtractError."""
        return await Gathering(
            fetcher=Archive(held, one.when, self.settings.max_bytes),
            mind=InThreads(Thinking(self.extractor, self.settings)),
            page=page,
            deadline=asyncio.get_running_loop().time() + self.settings.timeout,
            settings=self.settings,
        ).completed()

    def _is_elsewhere(self, held: Holdings, one: Held, article: Article) -> bool:
        """Whether the canonical URL is another address of the same host that the archive contains, too."""
        canonical = article.canonical_url
        if not canonical or urls.key(canonical) == urls.key(one.url) or urls.host(canonical) != urls.host(one.url):
            return False
        found = held.nearest(canonical, one.when)
        return found is not None and found.is_page
