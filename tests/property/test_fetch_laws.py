"""Whatever a server sends: never more than the limit, never another error than ours, never a way out of the web."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from warta.errors import FetchError
from warta.fetch.limits import Body, coding
from warta.fetch.manners import retry_after
from warta.fetch.redirects import is_public, target
from warta.fetch.whole import ends_early

_PARTS = st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(gzip.compress))
_PARTS_PACKED = st.one_of(_PARTS, st.binary(max_size=200).map(zlib.compress))
_NOW = datetime(2019, 3, 20, 12, 0, tzinfo=UTC)


@given(st.sampled_from(["", "gzip", "deflate"]), st.lists(_PARTS_PACKED, max_size=8), st.integers(0, 300))
def test_a_body_never_outgrows_its_limit(name: str, chunks: list[bytes], limit: int) -> None:
    body = Body(name, limit)

    try:
        for chunk in chunks:
            if not body.feed(chunk):
                break
        body.end()
    except zlib.error:
        pass

    assert len(body.content) <= limit + 1
    assert len(body.content) <= limit or not body.full


@given(st.lists(st.binary(max_size=300), max_size=4), st.integers(1, 40))
def test_a_packed_body_is_what_was_packed_however_it_is_cut(files: list[bytes], size: int) -> None:
    wire = b"".join(map(gzip.compress, files))
    body = Body("gzip", 10_000)

    for start in range(0, len(wire), size):
        body.feed(wire[start : start + size])
    body.end()

    assert bytes(body.content) == b"".join(files)
    assert body.incomplete == ()


@given(st.text())
def test_a_coding_is_known_or_refused(header: str) -> None:
    try:
        found = coding(header)
    except FetchError as error:
        found = error.kind

    assert found in {"", "gzip", "deflate", "encoding"}


@given(st.one_of(st.text(), st.integers().map(str), st.datetimes().map(str)))
def test_a_wait_is_never_longer_than_an_hour(value: str) -> None:
    wait = retry_after(value, _NOW)

    assert wait is not None
    assert 0 <= wait <= 3600


@given(st.one_of(st.text(), st.text().map("//".__add__), st.text().map("https:".__add__)))
def test_a_redirect_stays_in_the_web_or_is_refused(location: str) -> None:
    try:
        goes = target(302, location, "https://news.example/story") or ""
    except FetchError as error:
        assert error.kind == "redirect"  # noqa: PT017 - either outcome is right
    else:
        assert goes.startswith(("http://", "https://"))
        assert "@" not in goes.split("/")[2]


@given(st.text())
def test_an_address_is_public_or_not_and_no_error(address: str) -> None:
    assert is_public(address) in {True, False}


@given(st.binary(max_size=2000))
def test_a_page_is_whole_or_not_and_no_error(page: bytes) -> None:
    assert ends_early(b"<html>" + page) in {True, False}
