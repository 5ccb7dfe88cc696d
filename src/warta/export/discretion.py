"""Who the reader is stays out of every export, whatever a page printed and whatever was pasted into a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT = rb"(?:@|%40|&#64;|&#x40;|&commat;|\\u0040)"
_INSTEAD = b"(e-mail)"  # it may stand in an address, too


def _spelled(byte: int) -> bytes:
    """A byte of an address as a pattern: as it is, or by percent (RFC 3986 §2.1)."""
    sign = bytes([byte])
    return _AT if sign == b"@" else sign if sign.isalnum() else b"(?:%b|%%%02X)" % (re.escape(sign), byte)


class Discretion:
    """Knows what may not be told: the reader's e-mail, in any spelling that a page, an address or JSON may have."""

    def __init__(self, emails: Iterable[str]) -> None:
        spelled = [b"".join(map(_spelled, email.encode())) for email in emails if "@" in email]
        self._private = re.compile(b"|".join(spelled), re.IGNORECASE) if spelled else None

    def masked(self, data: bytes) -> bytes:
        """The same bytes without what may not be told."""
        return self._private.sub(_INSTEAD, data) if self._private else data

    def tells(self, data: bytes) -> bool:
        """Whether these bytes, which may not be changed, tell it."""
        return bool(self._private and self._private.search(data))
