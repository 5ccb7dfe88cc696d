"""The one way in which warta opens connections: no cookies, no redirects of the client's own, no second protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from warta.extraction.text import line
from warta.fetch import failures

if TYPE_CHECKING:
    from warta.settings import Settings

LOCATION = "warta.location"
"""The extension of a response under which its Location stands."""

CONNECTIONS = 8
"""How many stand open at once."""

_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"


def connected(settings: Settings, connections: int = CONNECTIONS) -> httpx.AsyncClient:
    """A client by the settings. Raises FetchError when the machine's proxy or certificate settings are broken."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    agent = line(settings.user_agent).encode("ascii", "ignore").decode()
    try:
        return httpx.AsyncClient(
            headers={"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(None, connect=10),
            event_hooks={"response": [_hold_back]},
            limits=httpx.Limits(max_connections=connections),
            follow_redirects=False,
            http2=False,
        )
    except (ImportError, *failures.FOREIGN) as error:
        raise failures.no_client(error) from error


async def _hold_back(response: httpx.Response) -> None:
    """Take a Location out of the hands of the client, which fails on a bad one before we can look at it."""
    if response.has_redirect_location:
        response.extensions[LOCATION] = response.headers.pop("location")
