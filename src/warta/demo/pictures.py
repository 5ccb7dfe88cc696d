"""Paint the demo's pictures: sky, sun, water and a boat, their colours and places drawn from a picture's name."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 640, 360

_SKY, _SUN, _WATER, _BOAT = range(4)
_SKIES = (b"\xf2\xc9\x8c", b"\xe8\xa8\x7c", b"\xa9\xc6\xd9", b"\x2f\x3e\x5c")
_WATERS = (b"\x5b\x4a\x36", b"\x3f\x5d\x5a", b"\x6d\x5c\x43", b"\x1d\x2a\x3a")


def paint(name: str) -> bytes:
    """A PNG of 640 by 360 with four colours; the same name is always the same picture."""
    seed = zlib.crc32(name.encode())
    horizon, sun, boat = 150 + seed % 60, 80 + seed // 64 % 480, 60 + seed // 4096 % 360
    palette = _SKIES[seed % 4] + b"\xff\xf1\xb8" + _WATERS[seed // 4 % 4] + b"\x22\x18\x10"
    rows = b"".join([b"\0" + _row(y, horizon, sun, boat) for y in range(HEIGHT)])
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join([_chunk(kind, data) for kind, data in chunks])


def _row(y: int, horizon: int, sun: int, boat: int) -> bytes:
    """One line of the picture, a byte a pixel."""
    row = bytearray([_SKY if y < horizon else _WATER] * WIDTH)
    half = int(max(0, 48**2 - (y - horizon) ** 2) ** 0.5)
    if y < horizon or y % 5 == 0:
        _fill(row, sun - half, sun + half, _SUN)
    below = y - horizon - 60
    if 0 <= below < 24:
        _fill(row, boat + below, boat + 220 - below, _BOAT)
    return bytes(row)


def _fill(row: bytearray, start: int, end: int, colour: int) -> None:
    """Colour a run of pixels."""
    start, end = max(0, start), min(WIDTH, end)
    row[start:end] = bytes([colour]) * max(0, end - start)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk as PNG wants it (RFC 2083 §3.2): length, kind, data, checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
