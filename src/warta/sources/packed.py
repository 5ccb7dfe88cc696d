"""Unpack a sitemap that a site keeps packed (`sitemap.xml.gz`), within a bound, whatever it calls itself."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.errors import ExtractError
from warta.i18n import _

if TYPE_CHECKING:
    from warta.model.capture import Page

MOST = 16 * 1024 * 1024
"""Bytes of what was packed: more than is read of it, in any charset."""

_MAGIC = b"\x1f\x8b"
_GZIP = 31


def unpacked(page: Page) -> Page:
    """An answer that is one gzip file as what is in it, `truncated` when that is longer; any other as it is.

    Raises ExtractError for one that is damaged from its beginning.
    """
    if not page.body.startswith(_MAGIC):
        return page
    inflater = zlib.decompressobj(_GZIP)
    try:
        body = inflater.decompress(page.body, MOST)
    except zlib.error as error:
        raise ExtractError(
            _("its packed form is damaged"), hint=_("the site is at fault"), kind="no-feed", url=page.final_url
        ) from error
    cut = page.truncated or not inflater.eof
    headers = tuple((name, value) for name, value in page.response_headers if name.lower() != "content-type")
    return replace(page, body=body, truncated=cut, response_headers=headers)
