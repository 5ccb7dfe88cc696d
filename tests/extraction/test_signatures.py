"""A byline and a portrait of the author are told by the metadata; the text need not repeat them."""

from __future__ import annotations

import pytest

from warta.extraction.pipeline import extract
from warta.extraction.signatures import is_bio, is_byline

SENTENCE = "The river rose by two metres in a single night, and the ferry stopped for the first time in years."
STORY = "".join(f"<p>Part {n}. {SENTENCE}</p>" for n in range(1, 5))


@pytest.mark.parametrize(
    "line",
    [
        "Par Mélanie Courbet, le 12 mars 2025 à 18 h 40",
        "By Mélanie Courbet",
        "Von Mélanie Courbet, 12. März 2025, 18.40 Uhr",
        "12 March 2025",
        "Rabu, 12 Maret 2025 18:40 WIB",
    ],
)
def test_a_line_of_names_and_dates_is_a_byline(line: str) -> None:
    assert is_byline(line, ("Mélanie Courbet",))


@pytest.mark.parametrize(
    "line",
    [
        "In March 2025 the ferry stopped.",
        "Mélanie Courbet walked to the quay in the rain.",
        "14 of 16 boats",
        "The ferry",
    ],
)
def test_a_line_that_tells_more_is_none(line: str) -> None:
    assert not is_byline(line, ("Mélanie Courbet",))


def test_who_an_author_is_is_told_by_the_name_and_what_follows() -> None:
    assert is_bio("Ana Lima is a reporter who has lived on the river for ten years.", ("Ana Lima",))
    assert not is_bio("Ana Lima, my aunt, never forgot that night on the river.", ("Ana Lima",))
    assert not is_bio("Ana Lima is a reporter who has lived on the river for ten years.", ("Ben Okoro",))


@pytest.mark.parametrize(
    "line",
    [
        "*Ana Lima, PhD, is a reporter who has lived on the river for ten years.",
        "Ana (Aninha) Lima writes about the river and whoever lives on it.",
        "Ana has written for the Evening Tide since 2018.",
        "Born in a house on the quay, Ana Lima has lived on the river for ten years.",
        "Ana Lima, editor of the Evening Tide, studied rivers and whoever lives on them.",
    ],
)
def test_titles_a_nickname_or_the_first_name_alone_introduce_an_author_too(line: str) -> None:
    assert is_bio(line, ("Ben Okoro", "Ana Lima"))


def test_another_of_the_same_first_letters_is_no_author() -> None:
    assert not is_bio("Anabel is the name of the boat that they found in the reeds.", ("Ana Lima",))


def test_the_byline_over_a_story_and_the_portrait_under_it_leave_the_text() -> None:
    article = extract(
        "<title>Ferry stops</title><meta name=author content='Ana Lima'><article><h1>Ferry stops</h1>"
        f"<p>By Ana Lima, 12 March 2025</p>{STORY}<p>Ana Lima is a reporter who has lived on the river for long.</p>"
        "</article>"
    )

    assert article.authors == ("Ana Lima",)
    assert article.text.startswith("Part 1.")
    assert article.text.endswith("in years.")


def test_whoever_tells_of_herself_in_the_middle_is_part_of_the_story() -> None:
    told = "<p>Ana Lima is a name that nobody on the quay had heard before that night, when the river rose.</p>"

    article = extract(
        "<title>Ferry stops</title><meta name=author content='Ana Lima'><article><h1>Ferry stops</h1>"
        f"{STORY}{told}{STORY}</article>"
    )

    assert "nobody on the quay" in article.text
