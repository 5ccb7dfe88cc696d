"""T11: a page is read in the letters it was written in, whichever way it says so; UTF-7 is never believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import charsets
from warta.extraction.pipeline import extract
from warta.fetch.http import HttpFetcher
from warta.settings import Settings

if TYPE_CHECKING:
    from tests.hostile.server import Server
    from warta.model.article import Article


async def read(server: Server, path: str) -> Article:
    fetcher = HttpFetcher(Settings())
    page = await fetcher.fetch(server.url + path, timeout=10)
    await fetcher.close()
    return extract(page.body, url=page.final_url, headers=page.response_headers)


@pytest.mark.parametrize(("way", "name"), charsets.CASES)
async def test_a_page_is_read_in_its_own_letters(hostile: Server, way: str, name: str) -> None:
    article = await read(hostile, f"/charset/{way}/{name}")

    assert charsets.sentence(way, name) in article.text


def test_there_are_35_ways() -> None:
    assert len(charsets.CASES) == 35


@pytest.mark.parametrize("way", ["header", "meta"])
async def test_utf7_stays_as_it_was_written(hostile: Server, way: str) -> None:
    article = await read(hostile, f"/charset/{way}/utf-7")

    assert charsets.UTF7 in article.text
    assert "<script" not in article.text
