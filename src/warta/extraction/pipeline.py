"""Extract an Article from HTML or a plain-text capture. Pure: no I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from warta.model.article import Article

# Raised whenever another reading of the same page may come out: kept articles are then made anew.
VERSION = "2"


def extract(
    html: bytes | str,
    *,
    url: str | None = None,
    headers: Iterable[tuple[str, str]] | Mapping[str, str] = (),
    fetched_at: datetime | None = None,
) -> Article:
    """Understand a page: HTML or a plain-text capture, bytes or str.

    `headers` are the response's (charset, content type); `fetched_at` is what relative dates count from.
    Raises ExtractError and nothing else.
    """
    from warta.extraction.article import understand

    return understand(html, url=url, headers=headers, fetched_at=fetched_at)
