from __future__ import annotations

import struct
import zlib

from warta.demo.stories import HEIGHT, WIDTH, paint


def test_a_picture_is_a_whole_png_of_its_size() -> None:
    png = paint("pasar")

    chunks = _chunks(png)

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert [kind for kind, _ in chunks] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">II", chunks[0][1][:8]) == (WIDTH, HEIGHT)
    assert len(zlib.decompress(chunks[2][1])) == (WIDTH + 1) * HEIGHT


def _chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks of a PNG, each with its checksum held against its data."""
    found, place = [], 8
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", png, place + 8 + length) == (zlib.crc32(kind + data),)
        found.append((kind, data))
        place += 12 + length
    return found


def test_the_same_name_is_the_same_picture_and_another_is_another() -> None:
    assert paint("rotan") == paint("rotan") != paint("beras")


def test_any_name_can_be_painted() -> None:
    assert all(paint(f"gambar {number}").startswith(b"\x89PNG") for number in range(40))
