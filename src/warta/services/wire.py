"""The way to the sites: one fetcher, loaded when it is first needed, and pages understood as they come."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page, Validators
    from warta.model.source import Listing
    from warta.ports.library import Extractor
    from warta.ports.network import Fetcher
    from warta.services.thinking import Mind
    from warta.settings import Settings


class Wire:
    """A fetcher and whoever understands what it brings. A closed one opens again when it is used.

    `mind`: where it is understood; in threads of this process, when nobody says otherwise.
    """

    def __init__(
        self, settings: Settings, make: Callable[[], Fetcher], extractor: Extractor, mind: Mind | None = None
    ) -> None:
        self._settings = settings
        self._make = make
        self._extract = extractor
        self._mind = mind
        self._fetchers: list[Fetcher] = []  # one, but for two that were made at the same time

    async def page(
        self, url: str, *, timeout: float | None = None, validators: Validators | None = None, data: bool = False
    ) -> Page:
        """A page as it is now, within the settings' time when no other is given. Raises FetchError, ExtractError."""
        seconds = self._settings.timeout if timeout is None else timeout
        return await (await self._network()).fetch(url, timeout=seconds, validators=validators, data=data)

    async def understood(self, url: str, deadline: float) -> tuple[Page, Article]:
        """A page as it is now, and the article in it; by then, in the event loop's time. Raises WartaError."""
        import asyncio

        left = deadline - asyncio.get_running_loop().time()
        return await self.completed(await self.page(url, timeout=left), deadline)

    async def listed(self, kind: str, pages: tuple[Page, ...], most: int) -> Listing:
        """What the answers of a source list. Raises ExtractError."""
        return await self._thinks().listed(kind, pages, most)

    async def completed(self, page: Page, deadline: float) -> tuple[Page, Article]:
        """A page with all that was fetched beside it, and the article in it. Raises ExtractError."""
        from warta.services.gathering import Gathering

        return await Gathering(
            fetcher=await self._network(), mind=self._thinks(), page=page, deadline=deadline, settings=self._settings
        ).completed()

    async def close(self) -> None:
        """Let go of the network."""
        if self._mind:
            await self._mind.close()
        while self._fetchers:
            await self._fetchers.pop().close()

    def _thinks(self) -> Mind:
        """Where it is understood."""
        from warta.services.thinking import InThreads, Thinking

        self._mind = self._mind or InThreads(Thinking(self._extract, self._settings))
        return self._mind

    async def _network(self) -> Fetcher:
        """The fetcher. Its library takes a fifth of a second to load, in which an app would stand still."""
        if not self._fetchers:
            import asyncio

            self._fetchers.append(await asyncio.to_thread(self._make))
        return self._fetchers[0]
