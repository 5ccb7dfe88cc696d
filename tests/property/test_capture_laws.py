"""The laws of reading plain text, for any text at all."""

from __future__ import annotations

import re
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from warta.errors import ExtractError
from warta.extraction import credit, dateline, plain, quotes
from warta.extraction.text import DROPPED
from warta.model.blocks import Paragraph, Span, text_of

_FORBIDDEN = re.compile("[" + "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in DROPPED) + "]")
_SIGNS = ["“", "”", '"', "'", "«", "»", "„", "「", "」", "’", ",", ".", "!", "?", ":", "-", "–", "/", "(", ")", "|"]
_WORDS = [
    "Budi",
    "kata",
    "ujarnya",
    "said",
    "he",
    "mengatakan",
    "menurut",
    "Kepala",
    "JAKARTA",
    "Reuters",
    "KOMPAS.com",
    "12",
    "Jan",
    "sumber:",
    "Editor",
    "ant",
]
_LINES = ["\n", "\n\n", " ", "Tinggalkan Balasan", "Nama *", "# ", "- ", "> ", "```", "Title: x", "Adi Santoso"]
_pieces = st.one_of(st.sampled_from(_SIGNS), st.sampled_from(_WORDS), st.sampled_from(_LINES), st.text(max_size=12))
texts = st.lists(_pieces, max_size=50).map("".join)
sentences = st.lists(_pieces, max_size=50).map(" ".join)


@given(text=st.one_of(texts, sentences))
def test_a_quote_is_always_the_text_it_points_at(text: str) -> None:
    blocks = tuple(Paragraph(spans=(Span(text=part),)) for part in text.split("\n\n"))

    for quote in quotes.find(blocks):
        assert text_of(blocks[quote.block])[quote.start : quote.end] == quote.text == quote.text.strip() != ""
        assert 0 < quote.confidence <= 1


@given(text=st.one_of(texts, sentences))
def test_a_dateline_opens_its_paragraph_and_a_credit_stands_in_one(text: str) -> None:
    blocks = (Paragraph(spans=(Span(text=text),)),)

    found = dateline.find(blocks)

    assert found is None or (found.place and text.strip().startswith(found.raw))
    assert all(one.name and one.raw in text for one in credit.find(blocks))


@settings(max_examples=200)
@given(text=st.one_of(texts, sentences))
def test_a_capture_is_an_article_or_an_extract_error_and_nothing_forbidden_is_in_it(text: str) -> None:
    with suppress(ExtractError):
        article = plain.read(text)

        assert not _FORBIDDEN.search(f"{article.title}{article.subtitle}{article.authors}{article.tags}{article.text}")
