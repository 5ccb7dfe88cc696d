"""The bounded body: every coding that we ask for, no coding that we did not, never more than the limit."""

from __future__ import annotations

import gzip
import random
import zlib
from typing import TYPE_CHECKING

import pytest

from warta.errors import FetchError
from warta.fetch.limits import CUT, TOO_LONG, Body, coding

if TYPE_CHECKING:
    from collections.abc import Iterable

STORY = b"The ferry has made its last crossing. " * 400
MANY = 1024 * 1024


def raw_deflate(data: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-15)
    return squeeze.compress(data) + squeeze.flush()


def read(name: str, chunks: Iterable[bytes], limit: int = MANY) -> Body:
    body = Body(name, limit)
    for chunk in chunks:
        if not body.feed(chunk):
            return body
    body.end()
    return body


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("", STORY),
        ("gzip", gzip.compress(STORY)),
        ("gzip", gzip.compress(STORY[:99]) + gzip.compress(b"") + gzip.compress(STORY[99:])),
        ("gzip", gzip.compress(STORY) + b"\x00trailing bytes"),
        ("gzip", zlib.compress(STORY)),
        ("deflate", zlib.compress(STORY)),
        ("deflate", raw_deflate(STORY)),
    ],
    ids=["plain", "gzip", "members", "padded", "zlib-as-gzip", "deflate", "raw"],
)
def test_a_body_is_the_same_however_it_is_packed_and_cut(name: str, wire: bytes, size: int) -> None:
    body = read(name, pieces(wire, size))

    assert bytes(body.content) == STORY
    assert body.incomplete == ()
    assert not body.full


@pytest.mark.parametrize(
    ("name", "wire"), [("", STORY), ("gzip", gzip.compress(STORY, mtime=0)), ("deflate", raw_deflate(STORY))]
)
def test_a_body_that_is_too_long_is_cut_to_the_byte_and_says_so(name: str, wire: bytes) -> None:
    body = read(name, [wire], limit=1000)

    assert bytes(body.content) == STORY[:1000]
    assert body.full
    assert body.incomplete == (TOO_LONG,)


def test_a_body_of_just_the_limit_is_whole() -> None:
    body = read("", [STORY], limit=len(STORY))

    assert bytes(body.content) == STORY
    assert not body.full


def test_a_bomb_takes_no_more_room_than_the_limit() -> None:
    squeeze = zlib.compressobj(9, wbits=31)
    bomb = b"".join(squeeze.compress(bytes(MANY)) for _ in range(128)) + squeeze.flush()

    body = read("gzip", [bomb])

    assert len(bomb) < MANY
    assert len(body.content) == MANY
    assert body.full


def test_a_body_of_empty_files_without_end_is_left() -> None:
    body = read("gzip", [gzip.compress(b"")] * 60_000)

    assert body.content == b""
    assert body.incomplete == (CUT,) or body.full


@pytest.mark.parametrize("end", [-9, 60, 5])
def test_a_body_that_breaks_off_says_so(end: int) -> None:
    wire = gzip.compress(STORY)[:end]
    body = read("gzip", [wire])

    assert body.incomplete == (CUT,)
    assert STORY.startswith(bytes(body.content))


@pytest.mark.parametrize("name", ["gzip", "deflate"])
def test_a_body_that_is_not_packed_as_it_says_is_an_error(name: str) -> None:
    with pytest.raises(zlib.error):
        read(name, [random.Random(3).randbytes(4000)])


def test_a_page_that_is_no_gzip_at_all_is_an_error() -> None:
    with pytest.raises(zlib.error):
        read("gzip", [b"<html>"])


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        (" GZip ", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate, identity", "deflate"),
    ],
)
def test_what_we_ask_for_is_understood(header: str, name: str) -> None:
    assert coding(header) == name


@pytest.mark.parametrize(
    "header", ["br", "zstd", "gzip, gzip", "gzip, br", "deflate, gzip", "\x1b]0;PWNED\x07", "compress"]
)
def test_a_coding_that_nobody_asked_for_is_refused(header: str) -> None:
    with pytest.raises(FetchError) as caught:
        coding(header)

    assert caught.value.kind == "encoding"
