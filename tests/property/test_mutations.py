"""A page of ours that was damaged is an article or is refused, whatever happened to it. tests/bench has a long run."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.property import mutations
from warta import extract
from warta.errors import ExtractError
from warta.extraction.text import DROPPED
from warta.render.json import article_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article

PAGES = mutations.own_pages()


def strings(value: object) -> Iterator[str]:
    """All text in JSON, however deep."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str(text):
                yield text
            case dict(fields):
                waiting += fields.values()
            case list(values):
                waiting += values
            case _:
                pass


def told(article: Article) -> dict[str, object]:
    return article_to_json(builders.loaded(article))


def understood(page: bytes) -> Article | None:
    try:
        return extract(page, url=f"{mutations.HOME}2019/03/20/banjir/", fetched_at=builders.NOON)
    except ExtractError:
        return None


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_page_is_an_article_or_is_refused(seed: int) -> None:
    articles = [understood(page) for page in islice(mutations.mutants(PAGES, Random(seed)), 40)]

    said = "".join("".join(strings(told(article))) for article in articles if article)
    assert said.encode()
    assert not any(low <= ord(character) <= high for character in set(said) for low, high in DROPPED)


def test_almost_all_pages_of_our_own_are_articles_before_they_are_damaged() -> None:
    articles = [article for article in map(understood, PAGES) if article]

    assert len(articles) > 30
