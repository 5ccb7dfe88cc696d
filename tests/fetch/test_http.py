"""The fetcher over real sockets of this machine."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest

from tests.hostile import pages
from tests.hostile.server import Server
from warta.errors import FetchError, WartaError
from warta.fetch.http import HttpFetcher
from warta.model.capture import Redirect, Validators
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from warta.model.capture import Page

STORY = pages.article().encode()


@pytest.fixture
def site() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    made = HttpFetcher(Settings(), chance=lambda: 0.0)
    yield made
    await made.close()


async def fetch(settings: Settings, url: str) -> Page:
    fetcher = HttpFetcher(settings)
    try:
        return await fetcher.fetch(url, timeout=10)
    finally:
        await fetcher.close()


@pytest.mark.parametrize("path", ["/good", "/good-gzip", "/good-members", "/good-deflate", "/good-raw-deflate"])
async def test_a_page_arrives_as_it_was_written_however_it_is_packed(
    site: Server, fetcher: HttpFetcher, path: str
) -> None:
    page = await fetcher.fetch(site.url + path, timeout=10)

    assert page.body == STORY


async def test_a_site_is_reported_who_asks_and_nothing_else(site: Server, fetcher: HttpFetcher) -> None:
    page = await fetcher.fetch(f"{site.url}/good", timeout=10)

    sent = dict(site.received("/good"))
    assert sent["User-Agent"] == Settings().user_agent
    assert sent["Accept-Encoding"] == "gzip"
    assert {name.lower() for name in sent} == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert {name.lower() for name, _value in page.request_headers} == {name.lower() for name in sent}


async def test_a_cookie_is_never_sent_back(site: Server, fetcher: HttpFetcher) -> None:
    await fetcher.fetch(f"{site.url}/good", timeout=10)

    await fetcher.fetch(f"{site.url}/good", timeout=10)

    assert "Cookie" not in dict(site.received("/good"))


async def test_the_way_of_the_redirects_is_saved(site: Server, fetcher: HttpFetcher) -> None:
    page = await fetcher.fetch(f"{site.url}/redirect-chain?n=1", timeout=10)

    assert page.requested_url == f"{site.url}/redirect-chain?n=1"
    assert page.final_url == f"{site.url}/good"
    assert page.redirects == (
        Redirect(status=307, url=f"{site.url}/redirect-chain?n=1"),
        Redirect(status=307, url=f"{site.url}/redirect-chain?n=0"),
    )


async def test_as_many_redirects_are_followed_as_the_settings_say(site: Server) -> None:
    await fetch(Settings(max_redirects=3), f"{site.url}/redirect-chain?n=2")

    with pytest.raises(FetchError, match="too often"):
        await fetch(Settings(max_redirects=2), f"{site.url}/redirect-chain?n=2")


async def test_the_validators_of_a_copy_stay_with_its_site(site: Server, fetcher: HttpFetcher) -> None:
    copy = Validators(etag='"ours"', last_modified="Wed, 20 Mar 2019 12:00:00 GMT")

    await fetcher.fetch(f"{site.url}/redirect-other", timeout=10, validators=copy)

    asked = {name.lower(): value for name, value in site.received("/redirect-other")}
    seen = {name.lower() for name, _value in site.received("/seen")}
    assert asked["if-none-match"] == '"ours"'
    assert asked["if-modified-since"] == "Wed, 20 Mar 2019 12:00:00 GMT"
    assert not seen & {"if-none-match", "if-modified-since", "cookie", "referer", "authorization"}


async def test_validators_that_hold_escapes_add_no_header(site: Server, fetcher: HttpFetcher) -> None:
    await fetcher.fetch(f"{site.url}/good", timeout=10, validators=Validators(etag='"a\r\nX-Evil: 1\x1b[2J"'))

    assert not [name for name, _value in site.received("/good") if name.lower() == "x-evil"]


async def test_an_unasked_not_modified_is_an_error(site: Server, fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(f"{site.url}/status/304", timeout=10)

    assert caught.value.status == 304


async def test_a_site_that_was_down_for_a_moment_is_asked_once_more(site: Server, fetcher: HttpFetcher) -> None:
    page = await fetcher.fetch(f"{site.url}/503-then-good", timeout=10)

    assert page.body == STORY
    assert site.paths() == ["/503-then-good"] * 2


async def test_a_site_that_is_down_is_asked_twice_and_no_more(site: Server, fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError):
        await fetcher.fetch(f"{site.url}/status/502", timeout=10)

    assert site.paths() == ["/status/502"] * 2


async def test_too_many_requests_is_reported_with_its_wait_and_not_tried_again(
    site: Server, fetcher: HttpFetcher
) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(f"{site.url}/429?wait=7", timeout=10)

    assert (caught.value.status, caught.value.retry_after) == (429, 7)
    assert site.paths() == ["/429"]


async def test_an_error_is_pointed_to_the_page_that_was_asked_for(site: Server, fetcher: HttpFetcher) -> None:
    for goes, kind in (("/status/404", "status"), ("/pdf", "pdf"), ("/redirect-file", "redirect")):
        with pytest.raises(WartaError) as caught:
            await fetcher.fetch(f"{site.url}/redirect-to?url={goes}", timeout=10)

        assert (caught.value.kind, caught.value.url) == (kind, f"{site.url}/redirect-to?url={goes}")


async def test_a_page_longer_than_the_settings_allow_is_cut(site: Server) -> None:
    page = await fetch(Settings(max_bytes=1024), f"{site.url}/good-gzip")

    assert page.body == STORY[:1024]
    assert page.truncated


async def test_a_public_site_may_not_lead_into_a_private_network(site: Server) -> None:
    asked = f"{site.url.replace('127.0.0.1', '127.0.0.2')}/redirect-to?url="
    fetcher = HttpFetcher(Settings(), is_public=lambda address: address == "127.0.0.1")
    public = f"{site.url}/redirect-to?url="

    with pytest.raises(FetchError, match="private network"):
        await fetcher.fetch(f"{public}{asked}/good", timeout=10)
    with pytest.raises(FetchError, match="private network"):
        await fetcher.fetch(f"{public}http://[::1]:1/good", timeout=10)
    await fetcher.close()

    assert [origin for origin, _path, _headers in site.log] == [site.url] * 2


async def test_a_private_site_may_lead_anywhere(site: Server) -> None:
    fetcher = HttpFetcher(Settings(), is_public=lambda address: address == "127.0.0.9")

    page = await fetcher.fetch(f"{site.url}/redirect-to?url={site.other}/good", timeout=10)
    await fetcher.close()

    assert page.body == STORY


async def test_a_name_that_nobody_knows_is_reported(fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch("https://news.invalid/story", timeout=10)

    assert caught.value.kind == "dns"
    assert caught.value.what == "news.invalid is not known"


async def test_a_closed_door_is_reported(fetcher: HttpFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]

    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(f"http://127.0.0.1:{port}/", timeout=10)

    assert caught.value.kind == "refused"


async def test_a_site_that_cannot_encrypt_is_reported(site: Server, fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(site.url.replace("http:", "https:") + "/good", timeout=10)

    assert caught.value.kind == "tls"


async def test_a_broken_proxy_setting_is_reported(monkeypatch: pytest.MonkeyPatch, fetcher: HttpFetcher) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "gopher://proxy.test")

    with pytest.raises(FetchError) as caught:
        await fetcher.fetch("https://news.invalid/", timeout=10)

    assert "HTTPS_PROXY" in caught.value.hint


async def test_a_host_is_asked_for_two_pages_at_a_time(site: Server, fetcher: HttpFetcher) -> None:
    found = await asyncio.gather(*(fetcher.fetch(f"{site.url}/crowd?{number}", timeout=10) for number in range(6)))

    assert [page.body for page in found] == [STORY] * 6
    assert site.crowd <= 2
