"""Pictures of articles: saved ones, and fetching a missing one on request."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from warta.model.capture import LoadedArticle
    from warta.ports.network import PoliteFetcher
    from warta.ports.sources import Album


class Pictures:
    """Saved pictures, and a fetcher for missing ones."""

    def __init__(self, album: Album, fetcher: Callable[[], PoliteFetcher], timeout: float) -> None:
        self._album = album
        self._fetcher = fetcher
        self._timeout = timeout

    def kept(self, url: str) -> bytes | None:
        """Return the bytes of a saved picture (PNG, JPEG, GIF, WebP or AVIF), or None."""
        return self._album.get(url)

    def since(self, url: str) -> datetime | None:
        """Return when a saved picture was fetched, or None."""
        return self._album.since(url)

    async def get(self, url: str, loaded: LoadedArticle) -> bytes | None:
        """Fetch and save a picture of an article; None when it is not a picture. Raises FetchError, ExtractError.

        Sends a request to the site unless the picture is saved; call it only when the reader asked for pictures.
        """
        import asyncio

        from warta.extraction.record import sha256
        from warta.model.capture import Page

        known = await asyncio.to_thread(self._album.get, url)
        if known is not None:
            return known
        record = loaded.provenance
        page = Page(
            requested_url=record.requested_url or "",
            final_url=record.final_url or "",
            status=record.status or 0,
            fetched_at=record.fetched_at,
            body=b"",
            sha256=sha256(b""),
            peer=record.peer or "",
        )
        fetcher = await asyncio.to_thread(self._fetcher)
        try:
            got = await fetcher.resource(url, of=page, timeout=self._timeout)
        finally:
            await fetcher.close()
        kept = not (got.truncated or got.incomplete) and await asyncio.to_thread(self._album.put, url, got.body)
        return got.body if kept else None

    def close(self) -> None:
        """Nothing is open here."""
