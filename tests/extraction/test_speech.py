"""Who said what, in eight languages: measured on news of our own with every quote labelled.

`read`, `unread` and `open` were looked at while the rules were written; of `held` only the totals were, until
`strangers` came: stories by somebody who never saw the rules, by which they were mended, and then those of `held` were
seen as well. `judge` is by another stranger; by it the rules were mended once more, and so they were by `unseen`,
`fourth` and `fifth`, each by others: of the names that were given in them .86, .91 and .92 were right before that.
No rule was made by `sixth`, which is by others again: what it says is what a stranger's page meets. Whoever mends the
rules by it writes another one.
"""

from __future__ import annotations

import pytest

from tests.extraction.labelled import Score, score, snippets
from warta.extraction import quotes
from warta.model.blocks import text_of

LANGUAGES = ("id", "en", "ms", "de", "fr", "es", "pt", "nl")
SURE = ("id", "en")
SEEN = ("read", "unread", "open", "strangers")
STRANGE = ("judge", "unseen", "fourth", "fifth", "sixth")


def together(scores: dict[str, Score]) -> Score:
    """The quotes of all languages."""
    whole = Score()
    for one in scores.values():
        whole.add(one)
    return whole


@pytest.mark.parametrize("table", [*SEEN, "held", *STRANGE])
def test_quotes_are_found_and_given_to_their_speakers(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    scores = score(table, quotes.find)

    with capsys.disabled():
        for language, told in [*scores.items(), ("all", together(scores))]:
            print(f"\n{table:9} {language:3} {told}", end="")
    for language, told in scores.items():
        assert told.precision >= (0.95 if language in SURE else 0.9), language
        assert told.recall >= (0.8 if language in SURE else 0.7), language
    assert together(scores).trusted >= 0.92


@pytest.mark.parametrize("table", SEEN)
def test_the_stories_that_were_looked_at_are_read_well(table: str) -> None:
    told = together(score(table, quotes.find))

    assert told.recall >= 0.97
    assert told.speaker >= 0.92
    assert told.trusted >= 0.98


@pytest.mark.parametrize(("table", "recall"), [("judge", 0.97), ("unseen", 0.94)])
def test_a_wrong_name_is_rarer_than_none_where_the_rules_know_less(table: str, recall: float) -> None:
    told = together(score(table, quotes.find))

    assert told.recall >= recall
    assert told.trusted >= 0.98


def test_indirect_speech_is_found_with_who_is_told_to_have_said_it(capsys: pytest.CaptureFixture[str]) -> None:
    scores = score(
        "indirect", lambda blocks, language: quotes.indirect(blocks, language, quotes.find(blocks, language))
    )

    told = together(scores)
    with capsys.disabled():
        print(f"\nindirect    {told}", end="")
    assert told.wanted >= 30
    assert told.precision >= 0.95
    assert told.recall >= 0.9
    assert told.trusted >= 0.95


@pytest.mark.parametrize(("table", "office"), [("open", 0.9), ("held", 0.8), ("strangers", 0.75)])
def test_the_office_is_told_with_the_name(table: str, office: float) -> None:
    assert together(score(table, quotes.find)).office >= office


@pytest.mark.parametrize("table", ["open", "held", "strangers", *STRANGE])
def test_a_page_that_does_not_tell_its_language_is_read_as_well(table: str) -> None:
    told = together(score(table, lambda blocks, _: quotes.find(blocks)))

    assert told.precision >= 0.93
    assert told.recall >= 0.9
    assert told.trusted >= 0.9


@pytest.mark.parametrize("table", [*SEEN, "held", *STRANGE])
def test_each_quote_is_its_words_in_its_block(table: str) -> None:
    for snippet in snippets(table):
        for quote in quotes.find(snippet.blocks, snippet.language):
            assert quote.text
            assert text_of(snippet.blocks[quote.block])[quote.start : quote.end] == quote.text


def test_the_tables_hold_enough_to_measure() -> None:
    read = [*snippets("read"), *snippets("unread")]
    pages = {table: list(snippets(table)) for table in ("open", "held")}

    assert all(len([one for one in read if one.language == code]) >= 10 for code in LANGUAGES)
    for stranger in ("strangers", *STRANGE):
        assert {page.language for page in snippets(stranger)} == set(LANGUAGES)
        assert sum(len(page.said) for page in snippets(stranger)) >= 300
    assert sum(map(len, pages.values())) >= 40
    assert sum(len(page.said) for table in pages.values() for page in table) >= 200
    assert {page.language for page in pages["held"]} == set(LANGUAGES)
    assert len(pages["held"]) * 3 >= sum(map(len, pages.values()))
