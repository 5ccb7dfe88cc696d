"""What is thought about a page: its article, what would make it whole, and the article with that in it. No network."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.sites.registry import Claim
    from warta.model.article import Article
    from warta.model.capture import Page, Wanted
    from warta.model.source import Listing
    from warta.ports.library import Extractor
    from warta.settings import Settings

_REMEMBERED = 4  # pages that are thought about at once, at most


class Thought(Value, frozen=True, kw_only=True):
    """A page understood by itself, what its site would tell of it besides, and at which origins."""

    article: Article
    wants: tuple[Wanted, ...] = ()
    origins: frozenset[str] = frozenset()


class Thinking:
    """The thoughts about a few pages; one that was forgotten is thought again."""

    def __init__(self, extractor: Extractor, settings: Settings) -> None:
        self._extract = extractor
        self._settings = settings
        self._claims: OrderedDict[str, Claim] = OrderedDict()

    def begin(self, page: Page) -> Thought:
        """The page by itself. Raises ExtractError."""
        article = self._extract(page)
        claim = self._claim(page, article)
        wants = claim.wanted() if claim.adapters else ()
        if not wants:
            self._claims.pop(_name(page), None)
        return Thought(article=article, wants=wants, origins=claim.origins)

    def go_on(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Wanted, ...]:
        """What else is wanted now that these answers are there."""
        return self._claim(page, article).with_answers(answers).wanted()

    def finish(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Page, Article]:
        """The page and its article with the answers in it."""
        claim = self._claim(page, article).with_answers(answers)
        self._claims.pop(_name(page), None)
        return claim.visit.page, claim.merged()

    def listed(self, kind: str, pages: tuple[Page, ...], most: int) -> Listing:
        """What the answers of a source list. Raises ExtractError."""
        from warta.sources.reading import listing

        return listing(kind, pages, most)

    def _claim(self, page: Page, article: Article) -> Claim:
        from warta.services.adapters import claimed

        name = _name(page)
        held = self._claims.get(name) or claimed(page, article, self._settings)
        self._claims[name] = held
        while len(self._claims) > _REMEMBERED:
            self._claims.popitem(last=False)
        return held


def _name(page: Page) -> str:
    return f"{page.sha256} {page.final_url}"


class Mind(Protocol):
    """Where it is thought: beside the event loop. Each raises what Thinking's method of that name does."""

    async def begin(self, page: Page) -> Thought: ...
    async def go_on(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Wanted, ...]: ...
    async def finish(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Page, Article]: ...
    async def listed(self, kind: str, pages: tuple[Page, ...], most: int) -> Listing: ...
    async def close(self) -> None: ...


class InThreads:
    """A mind in threads of this process: for a person who waits for one page."""

    def __init__(self, thinking: Thinking) -> None:
        self._thinking = thinking

    async def begin(self, page: Page) -> Thought:
        """The page by itself. Raises ExtractError."""
        import asyncio

        return await asyncio.to_thread(self._thinking.begin, page)

    async def go_on(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Wanted, ...]:
        """What else is wanted."""
        import asyncio

        return await asyncio.to_thread(self._thinking.go_on, page, article, answers)

    async def finish(self, page: Page, article: Article, answers: tuple[Page, ...]) -> tuple[Page, Article]:
        """The article with the answers in it."""
        import asyncio

        return await asyncio.to_thread(self._thinking.finish, page, article, answers)

    async def listed(self, kind: str, pages: tuple[Page, ...], most: int) -> Listing:
        """What a source lists. Raises ExtractError."""
        import asyncio

        return await asyncio.to_thread(self._thinking.listed, kind, pages, most)

    async def close(self) -> None:
        """Nothing is open here."""
