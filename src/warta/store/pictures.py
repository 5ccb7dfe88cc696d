"""Picture cache: one file a picture, named by the SHA-256 of its address; least recently used ones are evicted."""

from __future__ import annotations

import os
import re
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from warta import urls

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

MOST: Final = 256 * 1024 * 1024
"""Maximum size of the cache in bytes."""

LARGEST: Final = 8 * 1024 * 1024
"""Maximum size of one picture in bytes."""

# Signatures of the formats that are shown; SVG is excluded because it can contain scripts.
_PICTURE = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|....ftyp(?:avif|avis|mif1)", re.DOTALL)
_ROOM = 0.9  # share of the maximum that an eviction leaves


class PictureFolder:
    """Picture cache in a folder of at most `most` bytes."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self._folder = folder
        self._most = most

    def get(self, url: str) -> bytes | None:
        """Return the picture of an address and update its access time; None when not cached."""
        path = self._path(url)
        try:
            body = path.read_bytes()
            os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))
        except OSError:
            return None
        return body if _PICTURE.match(body) else None

    def since(self, url: str) -> datetime | None:
        """Return when the picture was stored (mtime; reading changes only atime)."""
        try:
            return datetime.fromtimestamp(self._path(url).stat().st_mtime, UTC)
        except OSError:
            return None

    def put(self, url: str, picture: bytes) -> bool:
        """Store a picture; return False for another format, a picture over the limit, or a failed write."""
        if not _PICTURE.match(picture) or len(picture) > LARGEST:
            return False
        path = self._path(url)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(prefix="new-", dir=self._folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(picture)
            path.with_name(os.path.basename(fresh)).replace(path)  # noqa: PTH119 - of a name that mkstemp gave
            self._make_room()
        except OSError:
            return False
        return True

    def _make_room(self) -> None:
        """Evict the least recently used pictures when the cache is over its limit."""
        held = [(entry.stat().st_atime, entry.stat().st_size, entry.path) for entry in os.scandir(self._folder)]
        size = sum(each for _seen, each, _path in held)
        if size <= self._most:
            return
        for _seen, each, path in sorted(held):
            if size <= self._most * _ROOM:
                return
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - scandir gives its path as a str
            size -= each

    def _path(self, url: str) -> Path:
        from hashlib import sha256

        return self._folder / sha256(urls.normalise(url).encode("utf-8", "replace")).hexdigest()
