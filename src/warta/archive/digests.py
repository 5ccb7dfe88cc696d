"""The digests that a WARC record carries of itself: of its block, and of its payload without the HTTP head."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _hashlib import HASH
    from collections.abc import Mapping

_KNOWN = frozenset({"md5", "sha1", "sha256", "sha512"})
_LONGEST_HEAD = 1 << 18
_END = b"\r\n\r\n"
_CHUNKED = re.compile(rb"^transfer-encoding:[^\r\n]*chunked", re.IGNORECASE | re.MULTILINE)


class Digests:
    """Takes a block by pieces; then tells which digests hold. A digest of a kind that we do not know is not looked at.

    `with_head`: the block is an HTTP message. Payloads are hashed as they stand, packed or in chunks if they are.
    """

    def __init__(self, fields: Mapping[str, str], *, with_head: bool) -> None:
        self._block = _begun(fields.get("warc-block-digest", ""))
        self._payload = _begun(fields.get("warc-payload-digest", ""))
        if fields.get("warc-type", "").lower() == "revisit" or "warc-segment-number" in fields:
            self._payload = None  # the digest is of what stands elsewhere
        self._head = bytearray() if with_head else None

    def take(self, piece: bytes) -> None:
        """The next bytes of the block."""
        if self._block:
            self._block[1].update(piece)
        if not self._payload:
            return
        if self._head is None:
            self._payload[1].update(piece)
            return
        self._head += piece
        end = self._head.find(_END)
        if end >= 0 and _CHUNKED.search(self._head, 0, end):
            self._payload = None  # of the chunks or of what is in them: writers differ (iipc/warc-specifications#22)
        elif end >= 0:
            self._payload[1].update(self._head[end + len(_END) :])
            self._head = None
        elif len(self._head) > _LONGEST_HEAD:
            self._payload, self._head = None, None

    def wrong(self) -> tuple[str, ...]:
        """What does not hold, by name."""
        named = (("block", self._block), ("payload", self._payload))
        return tuple([name for name, each in named if each and not _holds(each)])

    def held(self) -> int:
        """How many hold."""
        return sum(1 for each in (self._block, self._payload) if each and _holds(each))


def _begun(said: str) -> tuple[str, HASH] | None:
    name, _colon, value = said.partition(":")
    algorithm = name.strip().lower().replace("-", "")
    if not value or algorithm not in _KNOWN:
        return None
    return value.strip(), hashlib.new(algorithm, usedforsecurity=False)


def _holds(each: tuple[str, HASH]) -> bool:
    """Whether a digest is the one that is said, in base 32 or in hex."""
    said, made = each
    return said.upper() in {b32encode(made.digest()).decode(), made.hexdigest().upper()}
