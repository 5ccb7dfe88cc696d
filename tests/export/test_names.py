"""A title becomes a name that every system takes, that is the same each time, and no other story's."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import HOSTILE, article, loaded
from warta.export.names import stem

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def name(title: str | None, url: str = "https://news.example/1/") -> str:
    return stem(loaded(article(title=title, url=url)))


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("River takes the old market", "River-takes-the-old-market-"),
        ("../../etc/passwd", "etc-passwd-"),
        ("C:\\Windows\\System32", "C-Windows-System32-"),
        ("CON", "CON-"),
        ("a\u202egpj.exe", "a-gpj-exe-"),
        (HOSTILE, ""),
        (".hidden", "hidden-"),
        ("-rf *", "rf-"),
        ("file\0name\nnext", "file-name-next-"),
        ("Banjir di Martapura: 340 rumah…", "Banjir-di-Martapura-340-rumah-"),
        ("日本で大雨", "日本で大雨-"),
        ("हिन्दी समाचार", "हिन्दी-समाचार-"),
        ("café", "café-"),
        ("…", "news-example-"),
        (None, "news-example-"),
        ("ＣＯＮ／．．／x", "ＣＯＮ-x-"),
    ],
)
def test_a_name_is_made_of_letters_and_digits(title: str | None, begins: str) -> None:
    assert name(title).startswith(begins)


def test_articles_of_one_title_have_names_of_their_own_and_the_same_each_time() -> None:
    one, two = name("News", "https://a.example/"), name("NEWS", "https://b.example/")

    assert one.casefold() != two.casefold()
    assert name("News", "https://a.example/?utm_source=x") == one


@given(st.text(max_size=400))
def test_no_title_makes_a_name_that_some_system_minds(title: str) -> None:
    made = name(title)

    assert 0 < len(made.encode()) <= 100
    assert not {*made} & {*'/\\:*?"<>|.\0'}
    assert not any(unicodedata.category(letter)[0] == "C" for letter in made)
    assert made[0] not in "-. "
    assert made.partition(".")[0].casefold() not in RESERVED
    assert made == unicodedata.normalize("NFC", made)
