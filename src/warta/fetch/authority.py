"""Ask a time-stamping authority (RFC 3161 §3.4): one POST, one short answer, and nothing followed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from warta.errors import FetchError
from warta.fetch import failures
from warta.fetch.client import connected
from warta.fetch.limits import Body, coding
from warta.i18n import _

if TYPE_CHECKING:
    from warta.settings import Settings

_MOST = 256 * 1024  # bytes: a token with its certificates has a few thousand
_TYPE = "application/timestamp-query"
_ANSWER = "application/timestamp-reply"


class HttpAuthority:
    """The Authority over the network."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def ask(self, url: str, question: bytes, *, timeout: float) -> bytes:
        """What the authority answers, within `timeout` seconds. Raises FetchError."""
        try:
            async with asyncio.timeout(timeout):
                return await self._ask(url, question)
        except TimeoutError as error:
            raise failures.too_late(url, timeout) from error
        except failures.FOREIGN as error:
            raise failures.told(error, url) from error

    async def _ask(self, url: str, question: bytes) -> bytes:
        headers = {"Content-Type": _TYPE, "Accept": _ANSWER}
        async with (
            connected(self._settings) as client,
            client.stream("POST", url, content=question, headers=headers) as response,
        ):
            if response.status_code != 200:
                raise failures.refused(response.status_code, response.reason_phrase, url, None)
            body = Body(coding(response.headers.get("content-encoding", ""), url), _MOST)
            async for chunk in response.aiter_raw():
                if not body.feed(chunk):
                    break
            else:
                body.end()
        if body.incomplete or response.headers.get("content-type", "").partition(";")[0].strip().lower() != _ANSWER:
            raise FetchError(
                _("{url} did not answer as a time-stamping authority does").format(url=url),
                hint=_("see stamp_authority in the settings"),
                kind="encoding",
                url=url,
            )
        return bytes(body.content)
