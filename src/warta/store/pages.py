"""Page bodies: zstd-compressed, stored once by SHA-256; a later revision is compressed against an earlier one."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

from warta.i18n import _
from warta.store import schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

_LEVEL = 9  # on news pages: 5.6 times smaller at 3.4 ms a page; level 19 takes 108 ms for 5.9
_LARGEST = 1 << 30


def has(db: sqlite3.Connection, sha256: str) -> bool:
    """Whether a page with this digest is stored."""
    return db.execute("SELECT 1 FROM pages WHERE sha256 = ?", (sha256,)).fetchone() is not None


class Packed(NamedTuple):
    """Compressed bytes of a page; `base` is the id of the page that serves as dictionary, None for none."""

    body: bytes
    base: int | None = None


class Ground(NamedTuple):
    """A page that later revisions are compressed against."""

    id: int
    body: bytes


def put(db: sqlite3.Connection, sha256: str, size: int, packed: Packed) -> None:
    """Insert a compressed page; do nothing when its digest is stored already."""
    db.execute(
        "INSERT OR IGNORE INTO pages (sha256, size, body, base) VALUES (?, ?, ?, ?)",
        (sha256, size, packed.body, packed.base),
    )


def holds(db: sqlite3.Connection, packed: Packed) -> bool:
    """Whether the base page still exists and has no base itself."""
    if packed.base is None:
        return True
    return db.execute("SELECT 1 FROM pages WHERE id = ? AND base IS NULL", (packed.base,)).fetchone() is not None


def get(db: sqlite3.Connection, sha256: str) -> bytes | None:
    """Return the bytes of a page; None when it is not stored. Raises ValueError when the digest does not match."""
    against = "base" if schema.version_of(db) >= schema.PACKS_REVISIONS else "NULL"
    row = db.execute(f"SELECT size, body, {against} FROM pages WHERE sha256 = ?", (sha256,)).fetchone()  # noqa: S608 - our own words
    if row is None:
        return None
    size, body, base = row
    return unpack(sha256, size, body, None if base is None else base_body(db, base))


def base_body(db: sqlite3.Connection, number: int) -> bytes:
    """Return the bytes of a base page. Raises ValueError when it is missing or corrupt."""
    row = db.execute("SELECT sha256, size, body FROM pages WHERE id = ? AND base IS NULL", (number,)).fetchone()
    if row is None:
        raise ValueError(_("page {name}, which others are packed against, is lost").format(name=number))
    return unpack(*row)


def base_of(db: sqlite3.Connection, sha256: str) -> Ground | None:
    """Return the base for the next revision of a page: this page's base, or else this page. Raises ValueError."""
    row = db.execute("SELECT coalesce(base, id) FROM pages WHERE sha256 = ? AND size >= 64", (sha256,)).fetchone()
    return Ground(row[0], base_body(db, row[0])) if row else None


def pack(body: bytes, base: Ground | None = None) -> Packed:
    """Compress a page, against an earlier revision where that halves the size or better.

    All revisions share one base until they differ too much, so that reading one decompresses at most two pages.
    """
    zstd = _zstd()
    alone: bytes = zstd.compress(body, _LEVEL)
    if base is None:
        return Packed(alone)
    reach = max(10, (len(body) + len(base.body)).bit_length())
    options = {zstd.CompressionParameter.compression_level: _LEVEL, zstd.CompressionParameter.window_log: reach}
    against: bytes = zstd.compress(body, options=options, zstd_dict=_prefix(base.body))
    return Packed(against, base.id) if 2 * len(against) <= len(alone) else Packed(alone)


def unpack(sha256: str, size: int, packed: bytes, base: bytes | None = None) -> bytes:
    """Decompress a page to at most `size` bytes. Raises ValueError unless length and SHA-256 match."""
    from hashlib import sha256 as digest

    zstd = _zstd()
    try:
        if not 0 <= size <= _LARGEST:
            raise ValueError(_("page {name} cannot be {size} bytes long").format(name=str(sha256)[:12], size=size))
        prefix = None if base is None else _prefix(base)
        body: bytes = zstd.ZstdDecompressor(zstd_dict=prefix).decompress(packed, size + 1)
    except (zstd.ZstdError, EOFError, TypeError) as error:
        raise ValueError(_("page {name} cannot be unpacked").format(name=str(sha256)[:12])) from error
    if len(body) != size or digest(body).hexdigest() != sha256:
        raise ValueError(_("page {name} is not the one that was kept").format(name=str(sha256)[:12]))
    return body


def _prefix(body: bytes) -> Any:  # noqa: ANN401 - as above
    """Return the bytes as a raw zstd prefix dictionary."""
    return _zstd().ZstdDict(body, is_raw=True).as_prefix


def _zstd() -> Any:  # noqa: ANN401 - one of two modules of the same shape, by the version of Python
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd
