"""A response body, decoded as it comes and never longer than it may be.

The client's own decoders inflate a whole network chunk at once: 205 bytes can become 268 MB. Here each step is bounded.
"""

from __future__ import annotations

import zlib

from warta import urls
from warta.errors import FetchError
from warta.i18n import _

TOO_LONG = "the page is longer than warta may read"
CUT = "the page breaks off in its packed form"
LOST = "the connection was lost before the end of the page"

_STEP = 65_536
_MEMBERS = 64  # files in one gzip body (RFC 1952 §2.2); more is no page but a trap
_GZIP_OR_ZLIB = 47
_RAW = -15


def coding(content_encoding: str, url: str = "") -> str:
    """The one coding of a body: "", "gzip" or "deflate". Raises FetchError for any other and for a pile of them."""
    named = [word for part in content_encoding.split(",") if (word := part.strip().lower()) not in {"", "identity"}]
    match named:
        case []:
            return ""
        case ["gzip" | "x-gzip"]:
            return "gzip"
        case ["deflate"]:
            return "deflate"
        case _:
            raise FetchError(
                _("{host} sent the page in a packing that was not asked for").format(host=urls.host(url)),
                hint=_("warta asks for gzip, and reads deflate too; the site is at fault"),
                kind="encoding",
                url=url,
            )


class Body:
    """The bytes of one body. `feed` what comes until it says that it is full; then `content` and `incomplete` tell."""

    def __init__(self, coding: str, limit: int) -> None:
        self.content = bytearray()
        self.incomplete: tuple[str, ...] = ()
        self.full = False
        self._coding = coding
        self._limit = limit
        self._wire = 0
        self._first = b""
        self._rest = b""
        self._members = 1
        self._inflater = zlib.decompressobj(_GZIP_OR_ZLIB)

    def feed(self, chunk: bytes) -> bool:
        """Take a chunk from the wire; False once nothing more is wanted. Raises zlib.error."""
        self._wire += len(chunk)
        if not self._coding:
            self.content += chunk[: self._limit + 1 - len(self.content)]
        elif self.content or self._coding == "gzip":
            self._inflate(chunk)
        else:
            self._begin(chunk)
        if len(self.content) > self._limit or self._wire > self._limit:
            self._cut()
        return not self.incomplete

    def lose(self, reason: str) -> None:
        """The rest will not come, for this reason."""
        if reason not in self.incomplete:
            self.incomplete += (reason,)

    def end(self) -> None:
        """The wire has ended by itself."""
        if self._coding and self._wire and not self._inflater.eof and not self.full:
            self.lose(CUT)

    def _cut(self) -> None:
        del self.content[self._limit :]
        self.full = True
        self.lose(TOO_LONG)

    def _begin(self, chunk: bytes) -> None:
        """The start of a deflate body: by RFC 9110 in a zlib wrapper, by many servers bare."""
        self._first += chunk
        try:
            self._inflate(chunk)
        except zlib.error:
            self._inflater = zlib.decompressobj(_RAW)
            self.content.clear()
            self._inflate(self._first)

    def _inflate(self, chunk: bytes) -> None:
        data = self._rest + chunk
        self._rest = b""
        while data and len(self.content) <= self._limit:
            if self._inflater.eof and not self._next_member(data):
                return
            room = self._limit + 1 - len(self.content)
            self.content += self._inflater.decompress(data, min(_STEP, room))
            data = self._inflater.unconsumed_tail or self._inflater.unused_data

    def _next_member(self, data: bytes) -> bool:
        """Begin the next file of a gzip body; what follows the last one and is none is left alone."""
        if data == b"\x1f":
            self._rest = data
            return False
        if self._coding != "gzip" or not data.startswith(b"\x1f\x8b"):
            return False
        if self._members >= _MEMBERS:
            self.lose(CUT)
            return False
        self._members += 1
        self._inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
        return True
