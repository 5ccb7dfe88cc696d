"""One page, one article: as bytes, as text, as a browser saved it, and as the library makes it anew."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.property import mutations
from tests.property.saving import saved
from warta import extract
from warta.errors import ExtractError
from warta.extraction.decode import decode
from warta.render.json import article_to_json
from warta.settings import Settings
from warta.store.sqlite import SqliteLibrary
from warta.wiring import understand

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from warta.model.article import Article

URL = f"{mutations.HOME}2019/03/20/banjir/"
OF_PICTURES = {"images", "src"}


def read(html: bytes | str) -> Article:
    return extract(html, url=URL, fetched_at=builders.NOON)


def is_article(page: bytes) -> bool:
    try:
        return bool(read(page).text)
    except ExtractError:
        return False


PAGES = [page for page in mutations.own_pages() if is_article(page)]
# What a browser writes of a page full of control characters is its own affair.
MARKUP = [page for page in PAGES if b"</p>" in page and b"\x1b" not in page]


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return builders.NOON


def named(page: bytes) -> str:
    return sha256(page).hexdigest()[:8]


def told(article: Article) -> Any:
    """All that is told of an article but where its pictures lie."""
    return without(article_to_json(builders.loaded(article)), OF_PICTURES)


def without(value: Any, names: set[str]) -> Any:
    match value:
        case dict():
            return {name: without(each, names) for name, each in value.items() if name not in names}
        case list():
            return [without(each, names) for each in value]
        case _:
            return value


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_bytes_and_text_are_the_same_article(page: bytes) -> None:
    assert read(decode(page).body.decode()) == read(page)


@pytest.mark.parametrize("seed", range(4))
def test_bytes_and_text_of_a_damaged_page_are_the_same_article_too(seed: int) -> None:
    for page in islice(mutations.mutants(PAGES, Random(seed)), 40):
        if is_article(page):
            assert read(decode(page).body.decode("utf-8", "replace")) == read(page)


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_encoding_makes_no_difference(page: bytes, charset: str) -> None:
    text = decode(page).body.decode()

    assert read(text.encode(charset)) == read(page)


@pytest.mark.parametrize("folder", ["./Jembatan_files", "Jembatan%20dibuka_files"])
@pytest.mark.parametrize("page", MARKUP, ids=named)
def test_a_page_that_a_browser_saved_is_the_same_article(page: bytes, folder: str) -> None:
    text = decode(page).body.decode()

    assert told(read(saved(text, URL, folder).encode())) == told(read(page))


@pytest.mark.parametrize("page", MARKUP, ids=named)
def test_line_ends_make_no_difference(page: bytes) -> None:
    text = decode(page).body.decode().replace("\r\n", "\n")

    assert read(text.replace("\n", "\r\n")) == read(text)


def test_the_library_makes_the_same_articles_anew(tmp_path: Path) -> None:
    pages = [builders.page(page, url=f"{URL}{named(page)}/", response_headers=()) for page in PAGES]
    library = SqliteLibrary(tmp_path / "library.db", Noon())
    extractor = partial(understand, chosen=Settings())
    for page in pages:
        library.keep(page, builders.article(url=page.final_url))

    assert {why for _url, why in library.rebuild(extractor)} == {None}

    for page in pages:
        found = library.find(page.final_url)
        assert found is not None
        assert found.article == extractor(page)
    library.close()
