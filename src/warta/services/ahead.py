"""One page is fetched before it is asked for: the next one of a walk. It is held in memory, and no library knows it."""

from __future__ import annotations

from contextlib import suppress

from warta import urls
from warta.errors import WartaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Coroutine
    from typing import TypeAlias

    from warta.model.article import Article
    from warta.model.capture import Page

    Understood: TypeAlias = tuple[Page, Article]


class Ahead:
    """The page that was fetched ahead, or is just being fetched. There is never more than one."""

    def __init__(self) -> None:
        self._address = ""
        self._task: Task[Understood | None] | None = None

    def go(self, address: str, fetched: Coroutine[None, None, Understood]) -> None:
        """Begin to fetch this page, instead of any other one."""
        import asyncio

        self.leave()
        self._address, self._task = address, asyncio.ensure_future(_quiet(fetched))

    def is_at(self, address: str) -> bool:
        """Whether this is the page, fetched or on its way."""
        return self._task is not None and self._address == address

    async def taken(self, address: str) -> Understood | None:
        """The page of this address, when it is there it is waited for, and let out of hand; None for any other."""
        if self._task is None or not self.is_at(address):
            return None
        task, self._task = self._task, None
        return await task

    def leave(self) -> None:
        """Let go of what was fetched, and stop what is being fetched."""
        task, self._task = self._task, None
        if task:
            task.cancel()


def neighbour(article: Article, step: int) -> str | None:
    """Where a walk goes on from here, backwards (-1) or forwards (1), within the site; None where it ends or rests."""
    around = article.navigation
    link = (around.previous if step < 0 else around.next) if around and step else None
    return link.url if link and urls.origin(link.url) == urls.origin(article.url or "") else None


async def _quiet(fetched: Coroutine[None, None, Understood]) -> Understood | None:
    """The page; None when it could not be had: whoever asks for it is told then."""
    with suppress(WartaError):
        return await fetched
    return None
