"""Every endpoint of the hostile server ends within the fetcher's deadline, in a page or in an error of ours."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.hostile.payloads import forbidden
from tests.hostile.server import ROUTES
from warta.errors import WartaError
from warta.fetch.http import HttpFetcher
from warta.settings import Settings

if TYPE_CHECKING:
    from tests.hostile.server import Server

_WHOLE = {"/charset/": "/charset/header/koi8-r", "/status/": "/status/418", "/redirect-to": "/redirect-to?url=/good"}


@pytest.mark.parametrize("path", sorted(_WHOLE.get(path, path) for path in ROUTES))
async def test_a_fetch_ends_in_time_with_a_bounded_page_or_a_clear_error(hostile: Server, path: str) -> None:
    settings = Settings(max_bytes=2**20)
    fetcher = HttpFetcher(settings)

    try:
        async with asyncio.timeout(20):
            page = await fetcher.fetch(hostile.url + path, timeout=1)
    except WartaError as error:
        words = (error.what, error.hint, error.kind, error.url)
        told = "".join(word or "?" for word in words)
    else:
        words = (page.final_url, page.requested_url, page.sha256, page.fetched_at.isoformat())
        told = "".join(name + value for name, value in page.request_headers + page.response_headers)
        told += page.final_url + page.requested_url + "".join(hop.url for hop in page.redirects)
        assert len(page.body) <= settings.max_bytes
        assert page.truncated is (len(page.body) == settings.max_bytes)
    await fetcher.close()

    assert all(words)
    assert forbidden(told) == []
