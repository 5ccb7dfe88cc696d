"""Look at a source: its own address, and the few others that tell the rest of what it lists."""

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
"""Posts of a source that a look is after, when nobody says otherwise."""

_MOST_ASKED = 210  # addresses of one look: 20,000 posts of a WordPress, and its comments


class Seen(Value, frozen=True, kw_only=True):
    """What a look saw: the listing (None: nothing has changed), and what the next look can say to be told so."""

    listing: Listing | None
    validators: Validators | None = None


async def look(
    wire: Wire, kind: str, address: str, *, validators: Validators | None = None, most: int = MOST_POSTS
) -> Seen:
    """What a source lists now. What is asked besides its own address may fail, and is told. Raises WartaError."""
    if kind == "list":  # of another program: there is no address to ask
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
    """An address that a source names as a part of it: of its own host. Raises FetchError."""
    from warta.errors import FetchError
    from warta.i18n import _

    if urls.host(url).removeprefix("www.") != urls.host(address).removeprefix("www."):
        raise FetchError(_("{host} is another site").format(host=urls.host(url)), kind="redirect", url=url)
    return url


def _validators(page: Page) -> Validators | None:
    """What came with a whole answer; a cut one is to be had again."""
    if page.truncated or page.incomplete:
        return None
    headers = {name.lower(): value for name, value in page.response_headers}
    etag, modified = headers.get("etag"), headers.get("last-modified")
    return Validators(etag=etag, last_modified=modified) if etag or modified else None
