"""Pages come back byte for byte, or not at all."""

from __future__ import annotations

import random
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from warta.errors import LibraryError
from warta.store import pages

if TYPE_CHECKING:
    from warta.store.sqlite import SqliteLibrary

BODY = b"<p>Air bah datang pada malam hari.</p>" * 200
RICH = random.Random(4).randbytes(10_000).hex().encode()  # what packs badly by itself
NAME = sha256(BODY).hexdigest()


@pytest.mark.parametrize("body", [b"", b"\x00", BODY, bytes(1 << 20)], ids=["empty", "nul", "page", "zeros"])
def test_bytes_come_back_as_they_were(body: bytes) -> None:
    packed = pages.pack(body).body

    assert pages.unpack(sha256(body).hexdigest(), len(body), packed) == body


def test_a_page_takes_less_room_than_it_had() -> None:
    assert len(pages.pack(BODY).body) < len(BODY) / 20


def test_a_row_without_a_name_is_a_value_error() -> None:
    nameless: Any = None

    with pytest.raises(ValueError, match="page None"):
        pages.unpack(nameless, len(BODY), b"garbage")


@pytest.mark.parametrize(
    ("size", "packed"),
    [
        (len(BODY), b"garbage"),
        (len(BODY), b""),
        (len(BODY), pages.pack(BODY).body[:-9]),
        (len(BODY), pages.pack(BODY + b"!").body),
        (len(BODY), pages.pack(bytes(1 << 26)).body),
        (len(BODY) - 1, pages.pack(BODY).body),
        (-1, pages.pack(BODY).body),
        (1 << 40, pages.pack(BODY).body),
        ("many", pages.pack(BODY).body),
        (len(BODY), "text"),
        (None, None),
    ],
    ids=str,
)
def test_a_row_that_is_not_the_page_is_a_value_error(size: Any, packed: Any) -> None:
    with pytest.raises(ValueError, match="page"):
        pages.unpack(NAME, size, packed)


def test_revisions_of_one_page_lie_against_the_first_and_come_back_whole(library: SqliteLibrary) -> None:
    bodies = [RICH + f"<p>{number} of it".encode() * number for number in range(5)]
    for body in bodies:
        library.keep(builders.page(body), builders.article(builders.paragraph(str(len(body)))))

    rows = library.shelf.ask(lambda db: db.execute("SELECT id, base, length(body) FROM pages ORDER BY id").fetchall())

    assert [base for _id, base, _size in rows] == [None, 1, 1, 1, 1]
    assert max(size for _id, _base, size in rows[1:]) < rows[0][2] / 2
    assert [library.page(sha256(body).hexdigest()) for body in bodies] == bodies
    assert [*library.check()] == []


def test_a_page_that_has_gone_too_far_begins_anew(library: SqliteLibrary) -> None:
    other = random.Random(5).randbytes(20_000).hex().encode()
    for body in (RICH, other, other + b"!"):
        library.keep(builders.page(body), builders.article())

    rows = library.shelf.ask(lambda db: db.execute("SELECT id, base FROM pages ORDER BY id").fetchall())

    assert rows == [(1, None), (2, None), (3, 2)]
    assert library.page(sha256(other + b"!").hexdigest()) == other + b"!"


def test_what_lies_against_a_page_that_is_lost_is_reported(library: SqliteLibrary) -> None:
    for body in (RICH, RICH + b"!"):
        library.keep(builders.page(body), builders.article())
    library.shelf.write(lambda db: db.execute("UPDATE pages SET body = x'00' WHERE id = 1"))

    assert len([line for line in library.check() if "cannot be unpacked" in line]) == 2
    with pytest.raises(LibraryError, match="damaged"):
        library.page(sha256(RICH + b"!").hexdigest())
    assert library.keep(builders.page(RICH + b"?"), builders.article()).id == 1
    assert library.page(sha256(RICH + b"?").hexdigest()) == RICH + b"?"


def test_packing_against_bytes_that_are_not_like_these_costs_nothing() -> None:
    noise = random.Random(1).randbytes(5000)

    assert pages.pack(RICH, pages.Ground(1, noise)).base is None
