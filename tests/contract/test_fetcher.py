"""What every Fetcher keeps to, the one over the network and the fake that stands for it in other tests."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.builders import page
from tests.fakes import FakeFetcher
from tests.hostile import pages
from tests.hostile.server import Server
from warta.errors import ExtractError, FetchError
from warta.fetch.http import HttpFetcher
from warta.model.capture import Validators
from warta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from warta.ports.network import Fetcher

GOOD = pages.article()
ETAG = '"first"'


@dataclass(frozen=True, slots=True)
class Setting:
    """A fetcher, and the origin of a site with /good, /gone and /pdf."""

    fetcher: Fetcher
    site: str


def _fake() -> Setting:
    site = "http://127.0.0.1:1"
    fake = FakeFetcher({f"{site}/good": page(GOOD, f"{site}/good", response_headers=(("ETag", ETAG),))})
    fake.fail(f"{site}/status/410", FetchError("gone", kind="status", status=410, url=f"{site}/status/410"))
    fake.fail(f"{site}/pdf", ExtractError("a PDF", kind="pdf", url=f"{site}/pdf"))
    return Setting(fake, site)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture(params=["fake", "network"])
async def setting(request: pytest.FixtureRequest, server: Server) -> AsyncIterator[Setting]:
    made = _fake() if request.param == "fake" else Setting(HttpFetcher(Settings()), server.url)
    yield made
    await made.fetcher.close()


async def test_a_page_comes_with_its_record(setting: Setting) -> None:
    found = await setting.fetcher.fetch(f"{setting.site}/good", timeout=10)

    assert found.body == GOOD.encode()
    assert found.sha256 == sha256(GOOD.encode()).hexdigest()
    assert (found.status, found.requested_url, found.final_url) == (200, f"{setting.site}/good", f"{setting.site}/good")
    assert found.fetched_at.tzinfo is not None
    assert ("etag", ETAG) in [(name.lower(), value) for name, value in found.response_headers]
    assert not found.truncated
    assert found.incomplete == ()


async def test_an_address_may_be_spelled_in_any_way(setting: Setting) -> None:
    found = await setting.fetcher.fetch(f"  {setting.site.upper()}/x/../good  ", timeout=10)

    assert found.requested_url == f"{setting.site}/good"


async def test_a_page_that_we_hold_comes_back_as_unchanged_and_empty(setting: Setting) -> None:
    found = await setting.fetcher.fetch(f"{setting.site}/good", timeout=10, validators=Validators(etag=ETAG))

    assert (found.status, found.body) == (304, b"")


async def test_an_older_copy_is_replaced(setting: Setting) -> None:
    found = await setting.fetcher.fetch(f"{setting.site}/good", timeout=10, validators=Validators(etag='"older"'))

    assert (found.status, found.body) == (200, GOOD.encode())


async def test_an_error_of_the_site_shows_its_status(setting: Setting) -> None:
    with pytest.raises(FetchError) as caught:
        await setting.fetcher.fetch(f"{setting.site}/status/410", timeout=10)

    assert (caught.value.kind, caught.value.status) == ("status", 410)
    assert caught.value.url == f"{setting.site}/status/410"


async def test_what_cannot_hold_an_article_is_refused_by_its_kind(setting: Setting) -> None:
    with pytest.raises(ExtractError) as caught:
        await setting.fetcher.fetch(f"{setting.site}/pdf", timeout=10)

    assert caught.value.kind == "pdf"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://e.test/x", "", "/a/path"])
async def test_only_the_web_is_asked(setting: Setting, address: str) -> None:
    with pytest.raises(FetchError) as caught:
        await setting.fetcher.fetch(address, timeout=10)

    assert caught.value.kind == "scheme"


async def test_a_fetcher_that_was_closed_can_be_closed_again(setting: Setting) -> None:
    await setting.fetcher.close()

    await setting.fetcher.close()
