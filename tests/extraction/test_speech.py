"""Who said what, in eight languages: measured on news that the rules were written with, and on news kept aside."""

from __future__ import annotations

import pytest

from tests.extraction.labelled import score, snippets
from warta.extraction import quotes
from warta.model import text_of

LANGUAGES = ("id", "en", "ms", "de", "fr", "es", "pt", "nl")


OTHERS = LANGUAGES[2:]


def floors(language: str) -> tuple[float, float, float]:
    """The least precision, recall and share of right speakers; of the others only few quotes are kept aside."""
    return (0.9, 0.75, 0.5) if language in OTHERS else (0.95, 0.85, 0.92)


@pytest.mark.parametrize("table", ["read", "unread"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_are_found_and_given_to_their_speakers(
    table: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = score(table, quotes.find)[language]

    with capsys.disabled():
        print(f"\n{table:6} {language} {told}", end="")
    precision, recall, speaker = floors(language)
    assert told.precision >= precision
    assert told.recall >= recall
    assert told.speaker >= speaker


@pytest.mark.parametrize("table", ["read", "unread"])
def test_the_other_languages_together_have_their_speakers(table: str) -> None:
    told = [one for code, one in score(table, quotes.find).items() if code in OTHERS]

    assert sum(one.right for one in told) / sum(one.matched for one in told) >= 0.8
    assert sum(one.wrong for one in told) <= 1


@pytest.mark.parametrize("table", ["read", "unread"])
def test_each_quote_is_its_words_in_its_block(table: str) -> None:
    for snippet in snippets(table):
        for quote in quotes.find(snippet.blocks):
            assert quote.text
            assert text_of(snippet.blocks[quote.block])[quote.start : quote.end] == quote.text


def test_the_tables_hold_enough_to_measure() -> None:
    both = [*snippets("read"), *snippets("unread")]

    assert len([one for one in both if one.language == "id"]) >= 50
    assert len([one for one in both if one.language == "en"]) >= 50
    assert all(len([one for one in both if one.language == code]) >= 10 for code in LANGUAGES)
