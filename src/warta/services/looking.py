"""Refresh one source: fetch its address and further addresses that it names, and parse the listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.errors import WartaError
from warta.model.capture import Validators
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.model.capture import Page
    from warta.model.source import Listing
    from warta.services.wire import Wire

MOST_POSTS = 100
"""Default number of posts to list per source."""

_MOST_ASKED = 210  # requests per refresh: enough for 20,000 posts of a WordPress site and their comments


class Seen(Value, frozen=True, kw_only=True):
    """Result of a refresh: the listing (None: not modified) and the validators for the next request."""

    listing: Listing | None
    validators: Validators | None = None


async def look(
    wire: Wire, kind: str, address: str, *, validators: Validators | None = None, most: int = MOST_POSTS
) -> Seen:
    """Fetch and parse a source. Errors of further requests go to the listing's notes. Raises WartaError."""
    if kind == "list":  # an imported reading list has no address to fetch
        return Seen(listing=None)
    first = await wire.page(address, validators=validators, data=True)
    if first.status == 304:
        return Seen(listing=None)
    pages = [first]
    found = await wire.listed(kind, tuple(pages), most)
    asked, troubles = {address}, list[str]()
    while waiting := [url for url in found.more if url not in asked][: _MOST_ASKED - len(asked)]:
        for url in waiting:
            asked.add(url)
            try:
                pages.append(await wire.page(_own(url, address), data=True))
            except WartaError as error:
                troubles.append(error.what)
        found = await wire.listed(kind, tuple(pages), most)
    notes = (*found.notes, *dict.fromkeys(troubles))
    return Seen(listing=replace(found, notes=notes, more=()), validators=_validators(first))


def _own(url: str, address: str) -> str:
    """Return a further address of a source if it is on the same host. Raises FetchError."""
    from warta.errors import FetchError
    from warta.i18n import _

    if urls.host(url).removeprefix("www.") != urls.host(address).removeprefix("www."):
        raise FetchError(_("{host} is another site").format(host=urls.host(url)), kind="redirect", url=url)
    return url


def _validators(page: Page) -> Validators | None:
    """Return the ETag and Last-Modified of a response; None when it was truncated, so that it is fetched again."""
    if page.truncated or page.incomplete:
        return None
    headers = {name.lower(): value for name, value in page.response_headers}
    etag, modified = headers.get("etag"), headers.get("last-modified")
    return Validators(etag=etag, last_modified=modified) if etag or modified else None
