from __future__ import annotations

import pytest

from warta.extraction.appeals import is_appeal, is_stamp, is_teaser


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter for a letter a week.",
        "Follow us on Facebook and Instagram.",
        "Follow The Harbour Post on Twitter",
        "Baca juga: Pasar terapung buka lebih pagi",
        "Lesen Sie auch: Die Fähre fährt wieder",
        "Lea también: El río sube",
        "À lire aussi",
        "» Read also: the plan of the harbour",
        "RELATED: The ferry that came back",
        "Read more: the plan of the harbour",
        "This story also appeared in the Evening Tide",
        "To read the rest of this story, please subscribe to the Evening Tide.",
        "Already a subscriber? The ferry is waiting for you.",
        "This article is exclusive to subscribers",
        "This story about the ferry was produced by the Evening Tide.",
    ],
)
def test_a_call_to_the_reader_is_told_by_its_opening(line: str) -> None:
    assert is_appeal(line)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the ferry fund met on Sunday.",
        "To see the whole river one has to climb the tower.",
        "This story is true.",
        "The minister said: follow us or go home.",
        "Sharing a boat was the only way out.",
        "Related questions of law were left open.",
        "Watch the river for a night and you know it.",
        "Donated blankets reached the school in the evening.",
        "Bacaan anak-anak dikirim ke sekolah.",
    ],
)
def test_a_sentence_that_only_begins_like_one_is_a_sentence(line: str) -> None:
    assert not is_appeal(line)


def test_a_long_paragraph_is_no_call() -> None:
    assert not is_appeal("Subscribe to the idea that a river is a road. " * 10)


@pytest.mark.parametrize("line", ["Published: 12 March 2019, 10:27", "Diperbarui 20/03/2019", "Aktualisiert am 3. Mai"])
def test_a_line_that_dates_the_page_is_a_stamp(line: str) -> None:
    assert is_stamp(line)


def test_a_sentence_about_publishing_is_no_stamp() -> None:
    assert not is_stamp("Publishedness is no word, and nobody updates it.")
    assert not is_stamp(
        "Published for the first time in 1908, the map shows where the river ran before the dam was built."
    )


@pytest.mark.parametrize(
    "line", ["More stories from the river", "Weitere Artikel aus der Reihe", "Alle Beiträge", "👉 Más noticias"]
)
def test_a_line_that_points_to_other_stories_is_told_by_its_words(line: str) -> None:
    assert is_teaser(line)


@pytest.mark.parametrize("line", ["More boats than ever crossed.", "Alle Artikel wurden geprüft.", "Más agua"])
def test_a_sentence_that_begins_alike_is_none(line: str) -> None:
    assert not is_teaser(line)
