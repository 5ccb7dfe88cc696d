"""Pages come back byte for byte, or not at all."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from warta.store import pages

BODY = b"<p>Air bah datang pada malam hari.</p>" * 200
NAME = sha256(BODY).hexdigest()


@pytest.mark.parametrize("body", [b"", b"\x00", BODY, bytes(1 << 20)], ids=["empty", "nul", "page", "zeros"])
def test_bytes_come_back_as_they_were(body: bytes) -> None:
    packed = pages.pack(body)

    assert pages.unpack(sha256(body).hexdigest(), len(body), packed) == body


def test_a_page_takes_less_room_than_it_had() -> None:
    assert len(pages.pack(BODY)) < len(BODY) / 20


def test_a_row_without_a_name_is_a_value_error() -> None:
    nameless: Any = None

    with pytest.raises(ValueError, match="page None"):
        pages.unpack(nameless, len(BODY), b"garbage")


@pytest.mark.parametrize(
    ("size", "packed"),
    [
        (len(BODY), b"garbage"),
        (len(BODY), b""),
        (len(BODY), pages.pack(BODY)[:-9]),
        (len(BODY), pages.pack(BODY + b"!")),
        (len(BODY), pages.pack(bytes(1 << 26))),
        (len(BODY) - 1, pages.pack(BODY)),
        (-1, pages.pack(BODY)),
        (1 << 40, pages.pack(BODY)),
        ("many", pages.pack(BODY)),
        (len(BODY), "text"),
        (None, None),
    ],
    ids=str,
)
def test_a_row_that_is_not_the_page_is_a_value_error(size: Any, packed: Any) -> None:
    with pytest.raises(ValueError, match="page"):
        pages.unpack(NAME, size, packed)
