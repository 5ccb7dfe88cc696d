"""A row of the library comes back exactly, and a row that a stranger wrote does no harm."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests import builders, strategies
from warta.model import Code, Reading
from warta.render.json import article_to_json
from warta.store.readings import deflate, inflate


def row_of(data: object) -> bytes:
    return zlib.compress(json.dumps(data).encode())


def article_with(**changed: Any) -> dict[str, Any]:
    return article_to_json(builders.reading()) | changed


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.provenances)
def test_what_went_in_comes_out(record: Any) -> None:
    article = builders.article(builders.paragraph("Kata “yang” datar\u00a0– ya\n…"), Code(text="a\tb\n  c"))

    made = inflate(deflate(article_to_json(Reading(article=article, provenance=record))), 12, 3)

    assert (made.article, made.id, made.revision, made.from_library) == (article, 12, 3, True)


@pytest.mark.parametrize("escaped", [True, False], ids=["escaped", "raw"])
def test_escapes_that_a_stranger_wrote_into_a_row_do_not_come_out(escaped: bool) -> None:
    hostile = builders.HOSTILE.replace("\x00", "")
    data = article_with(title=hostile, authors=["\x1b[31mred", "\u202eevil"], hidden={"\x1b[2J": 1})
    row = zlib.compress(json.dumps(data, ensure_ascii=escaped).encode())

    made = inflate(row, 1, 1)

    assert (made.article.title, made.article.authors) == ("ABCDEFGH", ("red", "evil"))
    assert made.article.hidden == (("", 1),)


def test_text_that_only_looks_dangerous_is_left_alone() -> None:
    article = builders.article(builders.paragraph("C:\\users\\bin \\u001b and 👩\u200d🌾, 10\u202f000 × 東\u3000京"))

    assert inflate(deflate(article_to_json(builders.reading(article))), 1, 1).article == article


@pytest.mark.parametrize(
    "row",
    [
        b"",
        b"plain",
        zlib.compress(b"{"),
        zlib.compress(b"\xff"),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"1" * 10_000),
        row_of(None),
        row_of([]),
        row_of({}),
        row_of(article_with(title=5)),
        row_of(article_with(provenance=None)),
        row_of(article_with())[:-5],
        zlib.compress(bytes(300 << 20), 1),
        "text",
        None,
    ],
    ids=lambda row: str(row)[:12],
)
def test_a_row_that_holds_no_article_is_a_value_error(row: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        inflate(row, 1, 1)
