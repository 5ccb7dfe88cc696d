"""Look names up in a thread that may be left behind.

The event loop's own look-up runs in a pool that is waited for at its end: a resolver that hangs would hold up a reader
who has long passed the deadline, or pressed Ctrl-C.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from threading import Thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

Addresses = tuple[str, ...]


async def addresses(host: str) -> Addresses:
    """The IP addresses of a host. Raises OSError (socket.gaierror) and UnicodeError."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Addresses] = loop.create_future()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            _tell(loop, answer, answer.set_exception, error)
            return
        _tell(loop, answer, answer.set_result, tuple(str(place[4][0]) for place in found))

    Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    return await answer


def _tell(
    loop: asyncio.AbstractEventLoop, answer: asyncio.Future[Addresses], tell: Callable[..., None], what: object
) -> None:
    """Bring an answer home, unless nobody waits for it any more."""

    def deliver() -> None:
        if not answer.done():
            tell(what)

    with suppress(RuntimeError):  # the loop has ended meanwhile
        loop.call_soon_threadsafe(deliver)
