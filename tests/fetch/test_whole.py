"""Whether a page is all there."""

from __future__ import annotations

import pytest

from tests.hostile import pages
from warta.fetch.whole import ends_early

PAGE = pages.article().encode()


def test_a_whole_page_is_whole() -> None:
    assert not ends_early(PAGE)


@pytest.mark.parametrize("at", range(1500, len(PAGE) - 60, 100))
def test_a_page_cut_in_its_article_is_found_out(at: int) -> None:
    assert ends_early(PAGE[:at])


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"Only text <with> a bracket <",
        b"<html><p>A page may end without its end tags",
        b"<!DOCTYPE html><HTML><div><p>x</div>",
        b"<div><p>A fragment is not a page",
        b"<html><div></html>",
    ],
)
def test_a_page_that_is_merely_sparing_is_whole(page: bytes) -> None:
    assert not ends_early(page)
