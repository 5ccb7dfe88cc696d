"""How much of a page reads as prose."""

from __future__ import annotations

import pytest

from warta.extraction.dom import parse
from warta.extraction.measure import measure


def prose(body: str) -> int:
    return measure(parse(f"<body>{body}</body>")).prose[0]


@pytest.mark.parametrize(
    "text",
    [
        "三年前の大水で流された渡し船が再開した。",
        "三年前被洪水冲走的渡船今天早上重新开航了。",
        "삼 년 전 큰물에 떠내려간 나룻배가 이제 다시 강을 다닌다.",
    ],
)
def test_a_wide_letter_says_as_much_as_two(text: str) -> None:
    assert len(text) < 40 <= prose(f"<p>{text}</p>")


def test_a_few_words_are_no_prose_in_any_script() -> None:
    assert prose("<p>水野 はるか</p><p>By Haruka</p><p>Самое важное</p>") == 0
