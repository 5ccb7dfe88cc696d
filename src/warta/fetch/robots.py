"""What the robots.txt of a host lets us do (RFC 9309): each is asked for once a day, and read by protego."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.errors import ExtractError, FetchError, LibraryError
from warta.i18n import _
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from warta.ports.network import Clock, Fetcher
    from warta.ports.sources import RobotsShelf
    from warta.settings import Settings

LONGEST_DELAY = 60.0
"""Seconds between two requests, whatever a Crawl-delay says."""

_DAY = timedelta(days=1)
_MOST = 500 * 1024  # bytes (RFC 9309 §2.5)
_TIMEOUT = 15.0


class Rule(Value, frozen=True, kw_only=True):
    """Whether an address may be asked for, and how many seconds apart its host wants requests to be."""

    allowed: bool = True
    delay: float = 0.0


class Robots:
    """The rules of the hosts. `fetcher` asks for a robots.txt, wherever that leads (RFC 9309 §2.3.1.2)."""

    def __init__(self, settings: Settings, fetcher: Fetcher, shelf: RobotsShelf, clock: Clock) -> None:
        self._agent = settings.user_agent.partition("/")[0].split(" ")[0] or "warta"
        self._fetcher = fetcher
        self._shelf = shelf
        self._clock = clock
        self._read: dict[str, Any] = {}

    async def rule(self, url: str, turn: Callable[[], Awaitable[None]]) -> Rule:
        """What holds for an address; its host is asked, when it must be, after its `turn` has come.

        Raises FetchError when it could not be asked: then nothing is allowed.
        """
        origin = urls.origin(url)
        if origin not in self._read:
            self._read[origin] = _parsed(await self._text(origin, turn))
        rules = self._read[origin]
        delay = rules.crawl_delay(self._agent) or 0.0
        return Rule(allowed=rules.can_fetch(url, self._agent), delay=min(max(float(delay), 0.0), LONGEST_DELAY))

    async def _text(self, origin: str, turn: Callable[[], Awaitable[None]]) -> str:
        import asyncio

        with suppress(LibraryError):  # a library that cannot be used is told by whoever keeps something there
            known = await asyncio.to_thread(self._shelf.get, origin, self._clock.now() - _DAY)
            if known is not None:
                return known
        await turn()
        text = await self._asked(origin)
        with suppress(LibraryError):
            await asyncio.to_thread(self._shelf.put, origin, text, self._clock.now())
        return text

    async def _asked(self, origin: str) -> str:
        """The file as it is now; a host that has none allows everything. Raises FetchError."""
        address = f"{urls.front(origin)}robots.txt"
        try:
            page = await self._fetcher.fetch(address, timeout=_TIMEOUT, data=True)
        except ExtractError:
            return ""
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return ""
            raise
        return page.body[:_MOST].decode("utf-8", "replace")


def forbidden(url: str) -> FetchError:
    """The complaint about an address that robots may not ask for."""
    return FetchError(
        _("{host} does not want robots at this address").format(host=urls.host(url)),
        hint=_("its robots.txt says so; `warta read` opens it when you ask for it yourself"),
        kind="robots",
        url=url,
    )


def _parsed(text: str) -> Any:  # noqa: ANN401 - protego's own
    from protego import Protego

    return Protego.parse(text)
