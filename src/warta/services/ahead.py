"""Prefetch the next page of a sequential read; one page at a time, in memory only."""

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
    """The prefetched page, or the one that is being fetched; at most one."""

    def __init__(self) -> None:
        self._address = ""
        self._task: Task[Understood | None] | None = None

    def go(self, address: str, fetched: Coroutine[None, None, Understood]) -> None:
        """Start to prefetch this page; replaces any other prefetched page."""
        import asyncio

        self.leave()
        self._address, self._task = address, asyncio.ensure_future(_quiet(fetched))

    def is_at(self, address: str) -> bool:
        """Whether `address` is prefetched or being prefetched."""
        return self._task is not None and self._address == address

    async def taken(self, address: str) -> Understood | None:
        """Wait for the prefetched page of `address`, remove it and return it; None for any other address."""
        if self._task is None or not self.is_at(address):
            return None
        task, self._task = self._task, None
        return await task

    def leave(self) -> None:
        """Drop the prefetched page; cancel a running prefetch."""
        task, self._task = self._task, None
        if task:
            task.cancel()


def neighbour(article: Article, step: int) -> str | None:
    """Return the previous (-1) or next (1) post of the same site; None when there is none."""
    around = article.navigation
    link = (around.previous if step < 0 else around.next) if around and step else None
    return link.url if link and urls.origin(link.url) == urls.origin(article.url or "") else None


async def _quiet(fetched: Coroutine[None, None, Understood]) -> Understood | None:
    """Return the page; None when it failed, since the later regular fetch reports the error."""
    with suppress(WartaError):
        return await fetched
    return None
