"""What kind of change it is: what a journalist would call it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import builders
from warta.compare import diff
from warta.model.article import Article, Credit

PIER = "The old pier of Kalianget fell into the sea on Thursday while 200 people watched from the hill above it."
QUAY = "The quay was closed by the harbour master at noon, and nobody knows when it will be opened again."


def story(*parts: str, **given: object) -> Article:
    return builders.bare_article(*map(builders.paragraph, parts), title="Pier falls", **given)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (PIER, PIER.replace("200", "300"), ("figures",)),
        (PIER, PIER.replace("200 people", "Two hundred people"), ("figures",)),
        (
            "Ada dua ratus orang yang menonton dari bukit itu.",
            "Ada tiga ratus orang yang menonton dari bukit itu.",
            ("figures",),
        ),
        (PIER, PIER.replace("Kalianget", "Sumenep"), ("names",)),
        (PIER, PIER.replace("Thursday", "Friday").replace("200", "90"), ("figures", "names")),
        ("It was told by Dewi to the paper.", "It was told by Dewa to the paper.", ("names",)),
        (PIER, PIER.replace("watched", "waited"), ("wording",)),
        (PIER, PIER.replace("watched", "wathced"), ("trivial",)),
        (PIER, PIER.replace("hill above it.", "hill above it!"), ("trivial",)),
        (PIER, PIER.replace("pier", "Pier").replace("The old", "The Old"), ("trivial",)),
        (PIER, "In short: " + PIER, ("wording",)),
        ("Café owners saw it fall into the sea today.", "Cafe owners saw it fall into the sea today.", ("trivial",)),
        ("He said no word of it to the paper again.", "he said no word of it to the paper again.", ("trivial",)),
        ("It cost Rp 1.200 a kilo at the market.", "It cost Rp 1.300 a kilo at the market.", ("figures",)),
    ],
)
def test_a_changed_paragraph_has_its_classes(before: str, after: str, wanted: tuple[str, ...]) -> None:
    assert diff.compare(story(before), story(after)).change_kinds == wanted


def test_paragraphs_that_came_or_went_are_reported() -> None:
    assert diff.compare(story(PIER), story(PIER, QUAY)).change_kinds == ("addition",)
    assert diff.compare(story(PIER, QUAY), story(PIER)).change_kinds == ("removal",)


def test_fields_have_their_classes_too() -> None:
    before = story(PIER)

    assert diff.compare(before, replace(before, title="Pier is gone")).change_kinds == ("headline",)
    assert diff.compare(before, replace(before, authors=("Dewi",))).change_kinds == ("names",)
    credit = Credit(label="source", name="Antara", raw="(source: Antara)")
    assert diff.compare(before, replace(before, credits=(credit,))).change_kinds == ("names",)
    assert diff.compare(before, replace(before, tags=("sea",))).change_kinds == ()
    assert diff.compare(before, before).change_kinds == ()


def test_what_somebody_is_shown_to_have_shown_is_a_fact_of_its_own() -> None:
    before = story(PIER, quotes=(builders.quote("We saw it fall into the sea"), builders.quote("It was loud")))
    after = story(
        PIER,
        quotes=(builders.quote("We saw it fall into the bay"), builders.quote("It was loud"), builders.quote("Oh")),
    )

    found = diff.compare(before, after)

    assert [(fact.field, fact.before, fact.after) for fact in found.facts] == [
        ("quote", "“We saw it fall into the sea” – Dewi Lestari", "“We saw it fall into the bay” – Dewi Lestari"),
        ("quote", None, "“Oh” – Dewi Lestari"),
    ]
    assert found.change_kinds == ("quote",)
    assert [fact.after for fact in diff.compare(after, before).facts][-1] is None


def test_the_gravest_comes_first_and_a_trifle_only_when_alone() -> None:
    found = diff.compare(story(PIER, QUAY), replace(story(PIER + "!", QUAY.replace("noon", "nine")), title="Gone"))

    assert found.change_kinds == ("headline", "figures", "wording")
