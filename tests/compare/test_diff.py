"""What has changed between two readings: every word of both is told, and which of them is new."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import bare_article, paragraph
from warta.compare import diff
from warta.model.article import Article, Dateline

MARKET = "Two hundred stalls of the old market stood under water on Wednesday."
EDITED = "Three hundred stalls of the old market stood under water on Wednesday."
QUAY = "The quay was closed by the harbour master at noon."
FERRY = "No ferry left before the evening, and the school stayed shut."


def story(*texts: str, **facts: object) -> Article:
    return bare_article(*map(paragraph, texts), **facts)


def kinds(before: Article, after: Article) -> list[str]:
    return [change.kind for change in diff.compare(before, after).changes]


def test_an_edited_paragraph_shows_its_words() -> None:
    found = diff.compare(story(MARKET, QUAY), story(EDITED, QUAY))

    changed, same = found.changes
    assert [(piece.kind, piece.text) for piece in changed.pieces] == [
        ("removed", "Two"),
        ("added", "Three"),
        ("same", MARKET.removeprefix("Two")),
    ]
    assert same.kind == "same"
    assert (found.words("removed"), found.words("added"), found.count("changed")) == (1, 1, 1)


def test_a_paragraph_that_came_or_went_is_reported_whole() -> None:
    assert kinds(story(MARKET, QUAY), story(MARKET, FERRY, QUAY)) == ["same", "added", "same"]
    assert kinds(story(MARKET, QUAY, FERRY), story(MARKET, FERRY)) == ["same", "removed", "same"]
    assert kinds(story(MARKET), story(FERRY)) == ["added", "removed"]


def test_facts_that_differ_are_named_with_both_values() -> None:
    early, late = datetime(2026, 3, 5, 8, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC)
    before = story(MARKET, title="Flood", authors=("Rina Hadi",), modified=early)
    after = story(MARKET, title="Flood", authors=(), modified=late, dateline=Dateline(place="Banjar", raw="BANJAR –"))

    assert [(fact.field, fact.before, fact.after) for fact in diff.compare(before, after).facts] == [
        ("authors", "Rina Hadi", None),
        ("modified", early.isoformat(), late.isoformat()),
        ("dateline", None, "BANJAR –"),
    ]


def test_a_article_does_not_differ_from_itself() -> None:
    assert not diff.compare(story(MARKET, QUAY), story(MARKET, QUAY))
    assert diff.compare(story(MARKET), story(MARKET, title="New"))


TEXTS = st.lists(st.sampled_from([MARKET, EDITED, QUAY, FERRY, "Rain.", "Rain again.", "x y z"]), max_size=12)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_a_difference(old: list[str], new: list[str]) -> None:
    changes = diff.compare(story(*old), story(*new)).changes

    assert [change.side("added") for change in changes if change.kind != "added"] == old
    assert [change.side("removed") for change in changes if change.kind != "removed"] == new


def test_ten_thousand_paragraphs_that_have_nothing_in_common_are_compared() -> None:
    old, new = ([f"{name}{n} {name}{n + 1}" for n in range(10_000)] for name in ("a", "b"))

    found = diff.compare(story(*old), story(*new))

    assert (found.count("added"), found.count("removed")) == (10_000, 10_000)
