"""An HTTP answer out of an archive: its status, its headers, its body unpacked within bounds."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from warta.extraction.text import line
from warta.i18n import _
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.model.capture import Headers

_LONGEST_HEAD = 1 << 18
_MOST_HEADERS = 500
_STEP = 1 << 16
_GZIP_OR_ZLIB = 47
_RAW = -15
_LONGEST_SIZE = 10  # hexadecimal digits of a chunk's size


class UnreadableError(ValueError):
    """The answer cannot be read: why, in words."""


class Head(Value, frozen=True, kw_only=True):
    """The head of an answer; `body` is where its body begins."""

    status: int
    headers: Headers
    body: int

    def header(self, name: str) -> str:
        """The value of a header, by its name in lower case; "" when it is not there."""
        return next((value for each, value in self.headers if each.lower() == name), "")


class Body(Value, frozen=True, kw_only=True):
    """The body of an answer; `cut`: it is longer than it may be, or breaks off."""

    data: bytes
    cut: bool = False


def head(block: bytes) -> Head | None:
    """The head of an answer; None when it is none. Headers are filtered, as they may be shown."""
    end = block.find(b"\r\n\r\n", 0, _LONGEST_HEAD)
    width = 4
    if end < 0:
        end, width = block.find(b"\n\n", 0, _LONGEST_HEAD), 2
    if end < 0:
        return None
    first, *rest = block[:end].replace(b"\r\n", b"\n").split(b"\n")[: _MOST_HEADERS + 1]
    words = first.split(b" ", 2)
    if not first.startswith(b"HTTP/") or len(words) < 2 or not (words[1].isdigit() and len(words[1]) == 3):
        return None
    pairs = [each.partition(b":") for each in rest if b":" in each]
    headers = tuple([(line(_text(name)), line(_text(value))) for name, _colon, value in pairs])
    return Head(status=int(words[1]), headers=headers, body=end + width)


def body(block: bytes, of: Head, most: int) -> Body:
    """The body of an answer, at most `most` bytes of it. Raises UnreadableError."""
    data, broken = block[of.body :], False
    if "chunked" in of.header("transfer-encoding").lower():
        data, broken = _joined(data)
    packings = [word.strip().lower() for word in of.header("content-encoding").split(",") if word.strip()]
    match [word for word in packings if word != "identity"]:
        case []:
            return Body(data=data[:most], cut=broken or len(data) > most)
        case ["gzip" | "x-gzip" | "deflate"]:
            found = _unpacked(data, most)
            return Body(data=found.data, cut=found.cut or broken)
        case [*others]:
            raise UnreadableError(_("it is packed with {packing}").format(packing=", ".join(others)))


def _joined(data: bytes) -> tuple[bytes, bool]:
    """A body that came in chunks (RFC 9112 §7.1), in one piece, and whether it breaks off.

    Archives often say that it came so and hold it joined already: then it is what it is.
    """
    pieces: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 4096)
        size = data[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not size or len(size) > _LONGEST_SIZE or any(digit not in b"0123456789abcdefABCDEF" for digit in size):
            return (b"".join(pieces), True) if pieces else (data, False)
        length = int(size, 16)
        if not length:
            return b"".join(pieces), False
        piece = data[end + 2 : end + 2 + length]
        pieces.append(piece)
        if len(piece) < length:
            return b"".join(pieces), True
        at = end + 2 + length + 2


def _unpacked(data: bytes, most: int) -> Body:
    """What was packed; archives often say that it is and hold it unpacked already: then it is what it is."""
    for kind in (_GZIP_OR_ZLIB, _RAW):
        inflater = zlib.decompressobj(kind)
        found = bytearray()
        try:
            rest = data
            while rest and not inflater.eof and len(found) <= most:
                found += inflater.decompress(rest, _STEP)
                rest = inflater.unconsumed_tail
        except zlib.error:
            if found:
                return Body(data=bytes(found[:most]), cut=True)
            continue
        if found or not data:
            return Body(data=bytes(found[:most]), cut=len(found) > most or not inflater.eof)
    return Body(data=data[:most], cut=len(data) > most)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
