"""Post one form, once: never again by itself, never on to another address, and with no cookie but those it is given."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from warta import urls
from warta.errors import FetchError
from warta.fetch import failures
from warta.fetch.client import LOCATION, connected
from warta.fetch.limits import Body, coding
from warta.model.reply import Answer

if TYPE_CHECKING:
    import httpx

    from warta.model.reply import Letter
    from warta.settings import Settings

_MOST = 512 * 1024  # bytes of an answer: it is a page of a few words
_LEAVING = ("send_request_headers.started", "send_request_body.started")


@dataclass(slots=True)
class _Post:
    """One letter on its way: whether anything of it has left, and what has come back so far."""

    left: bool = False
    answer: Answer | None = None

    async def trace(self, event: str, _info: dict[str, Any]) -> None:
        """What the connection does (httpcore's "trace" extension)."""
        self.left = self.left or event.endswith(_LEAVING)


class HttpPoster:
    """The Poster over the network."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def post(self, letter: Letter, *, timeout: float) -> Answer:
        """What came back within `timeout` seconds; a status of None is no answer, and the letter may have arrived.

        Raises FetchError when the letter has certainly not left.
        """
        post = _Post()
        try:
            async with asyncio.timeout(timeout):
                await self._send(letter, post)
        except failures.FOREIGN as error:
            if not post.left:
                raise failures.told(error, letter.action) from error
        except FetchError:
            if not post.left:
                raise
        return post.answer or Answer()

    async def _send(self, letter: Letter, post: _Post) -> None:
        """A connection of its own: one that was open already may be closed at the other end, unseen."""
        async with connected(self._settings) as client:
            request = client.build_request(
                "POST", letter.action, content=_body(letter), headers=_headers(letter), extensions={"trace": post.trace}
            )
            response = await client.send(request, stream=True)
            try:
                post.answer = Answer(
                    status=response.status_code,
                    location=response.extensions.get(LOCATION),
                    content_type=response.headers.get("content-type", ""),
                    whole=False,
                )
                await _read(response, post, letter.action)
            finally:
                await response.aclose()


async def _read(response: httpx.Response, post: _Post, url: str) -> None:
    """Read the answer's words, as long as they may be."""
    body = Body(coding(response.headers.get("content-encoding", ""), url), _MOST)
    first = post.answer or Answer()
    async for chunk in response.aiter_raw():
        if not body.feed(chunk):
            break
    else:
        body.end()
    post.answer = Answer(
        status=first.status,
        location=first.location,
        content_type=first.content_type,
        body=bytes(body.content),
        whole=body.full or not body.incomplete,
    )


def _body(letter: Letter) -> bytes:
    return urlencode(letter.fields, encoding="utf-8", errors="replace").encode("ascii")


def _headers(letter: Letter) -> dict[str, str]:
    """The form's own headers. The page it stood on is told to its own site only, without what follows its `#`."""
    origin = letter.action.partition("//")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"{origin[0]}//{origin[2].partition('/')[0]}",
        "Connection": "close",
    }
    if urls.origin(letter.referer) == urls.origin(letter.action):
        headers["Referer"] = letter.referer.partition("#")[0]
        if letter.cookies:
            headers["Cookie"] = "; ".join([f"{name}={value}" for name, value in letter.cookies])
    return headers
