"""Pages of our own writing in many shapes: what was written by hand of each, and all that warta makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from warta import extract
from warta.render.json import article_to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article

PAGES = [
    pytest.param(page, id=page.parent.name)
    for page in sorted(Path(__file__).parent.glob("*/page.*"))
    if page.suffix in {".html", ".txt"}
]
OF_THE_CAPTURE = {
    "final_url",
    "fetched_at",
    "from_library",
    "id",
    "sha256",
    "text_sha256",
    "revision",
    "trouble",
    "provenance",
}


def _read(page: Path) -> Article:
    kind = "text/html" if page.suffix == ".html" else "text/plain"
    url = f"https://{page.parent.name}.example/2025/berita/"
    return extract(page.read_bytes(), url=url, headers=[("content-type", kind)], fetched_at=builders.NOON)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_understood_as_it_was(page: Path, golden: Callable[[Path, str], None]) -> None:
    told = article_to_json(builders.loaded(_read(page)))

    kept = {key: value for key, value in told.items() if key not in OF_THE_CAPTURE}
    golden(page.with_name("article.json"), json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_a_person_reads_in_it(page: Path) -> None:
    facts: dict[str, Any] = json.loads(page.with_name("facts.json").read_text(encoding="utf-8"))

    article = _read(page)

    assert article.title == facts["title"]
    assert article.authors == tuple(facts["authors"])
    assert article.published is not None
    assert article.published.date().isoformat() == facts["published"]
    assert (article.dateline.place if article.dateline else None) == facts["place"]
    shown = "\n".join((article.text, *[picture.credit for picture in article.images]))
    assert [credit.raw for credit in article.credits if credit.raw in shown] == facts["credits"]
    assert article.text.startswith(facts["starts"] or "")
    assert article.text.endswith(facts["ends"] or "")
    assert [words for words in facts["without"] if words in article.text] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_speaker_is_reported_for_each_quote_that_names_one(page: Path) -> None:
    facts: dict[str, Any] = json.loads(page.with_name("facts.json").read_text(encoding="utf-8"))

    quotes = _read(page).quotes

    for start, speaker in facts["speakers"]:
        assert [quote.speaker for quote in quotes if quote.text.strip().startswith(start)] == [speaker]
    for quote in quotes:
        assert quote.text.strip()
