"""Forms of one word are found by each other; words that only look alike are not."""

from __future__ import annotations

import pytest

from tests.extraction.forms_of_words import ALIKE, APART, pairs
from warta.extraction.stems import fold, keys


def _meet(one: str, other: str, language: str | None) -> bool:
    return bool((keys(one, language) | {one}) & (keys(other, language) | {other}))


@pytest.mark.parametrize(("language", "least"), [("id", 0.97), ("en", 0.95)])
def test_most_forms_of_a_word_meet(language: str, least: float) -> None:
    met = [_meet(one, other, language) for one, other in pairs(ALIKE, language)]

    assert len(met) > 40
    assert sum(met) / len(met) >= least


@pytest.mark.parametrize(("language", "most"), [("id", 0.06), ("en", 0.1), (None, 0.1)])
def test_few_other_words_meet(language: str | None, most: float) -> None:
    met = [_meet(one, other, language) for code in APART for one, other in pairs(APART, language or code)]

    assert sum(met) / len(met) <= most


def test_a_language_without_rules_has_whole_words_only() -> None:
    assert keys("haeuser", "de") == frozenset()
    assert keys("東京", "id") == keys("ke2n", "id") == keys("x" * 99, "en") == frozenset()


def test_capitals_and_accents_are_no_part_of_a_word() -> None:
    assert [fold(word) for word in ("Banjir", "Éclair", "STRASSE", "Straße")] == [
        "banjir", "eclair", "strasse", "strasse",
    ]  # fmt: skip
