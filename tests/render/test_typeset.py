from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import bare_article, paragraph, quotation, span
from warta.render import bidi, hyphens
from warta.render.lines import Sheet, lay_out
from warta.render.pieces import Segment
from warta.render.typeset import Typesetting
from warta.render.wrap import cells

pyphen = pytest.importorskip("pyphen", reason="the extra `type` is not installed")

WORDS = (
    "Pemerintah mempertimbangkan penyelenggaraan pertandingan persahabatan antarkampung di pinggiran Banjarmasin "
    "untuk memperkenalkan kembali permainan tradisional kepada masyarakat perkotaan yang telah melupakannya."
)
FILLED = Typesetting(justify=True, hyphenate=True)


def drawn(sheet: Sheet) -> list[str]:
    return ["".join(part.text for part in sheet.segments(y)) for y in range(len(sheet.lines))]


def story(text: str = WORDS, typesetting: Typesetting = FILLED, width: int = 40) -> Sheet:
    return lay_out(bare_article(paragraph(text), title="T", language="id"), width, typesetting)


def body(sheet: Sheet) -> list[str]:
    kinds = [sheet.pieces[line.piece].kind for line in sheet.lines]
    return [
        text for text, kind, line in zip(drawn(sheet), kinds, sheet.lines, strict=True) if kind == "p" and not line.gap
    ]


def test_filled_lines_reach_both_edges_but_for_the_last() -> None:
    lines = body(story())

    assert {len(line) for line in lines[:-1]} == {40}
    assert len(lines[-1]) < 40


def test_words_are_broken_by_the_language_and_never_in_the_last_line() -> None:
    sheet = story()

    lines = body(sheet)
    assert any(line.endswith("-") for line in lines)
    assert not lines[-1].endswith("-")
    assert "".join(sheet.copy((0, 0), (len(sheet.lines), 0)).split("\n\n")[-1]) == WORDS


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen() -> None:
    for width in range(20, 60):
        ends = "".join("-" if line.endswith("-") else "." for line in body(story(WORDS * 3, width=width)))
        assert "---" not in ends


def test_a_line_with_a_broken_word_has_two_whole_ones() -> None:
    for width in range(16, 60):
        for line in body(story(WORDS * 3, width=width)):
            assert not line.endswith("-") or len(line.split()) >= 3


def test_a_gap_that_would_be_too_wide_stays() -> None:
    lines = body(story("a " + "b" * 30 + " " + "c" * 39 + " d", Typesetting(justify=True), 40))

    assert lines[0] == "a " + "b" * 30


def test_a_language_that_nobody_knows_is_not_broken() -> None:
    assert hyphens.places("xx") is None
    assert hyphens.places(None) is None
    assert not any(line.broken for line in lay_out(bare_article(paragraph(WORDS)), 40, FILLED).lines)


def test_a_quotation_is_filled_behind_its_bar_and_a_title_is_not() -> None:
    sheet = lay_out(bare_article(quotation(WORDS), title=WORDS, language="id"), 40, FILLED)

    lines = drawn(sheet)
    assert any(line.startswith("▌  ") and len(line) == 40 and "  " in line[3:] for line in lines)
    assert all("  " not in line for line, set_line in zip(lines, sheet.lines, strict=True)
               if sheet.pieces[set_line.piece].kind == "title")  # fmt: skip


@given(st.text("abcdefgh \n", max_size=300), st.integers(2, 60))
def test_broken_lines_hold_every_word_and_none_is_wider_than_there_is_room(text: str, width: int) -> None:
    lines = hyphens.broken(text, width, lambda word: range(2, len(word) - 2))

    assert all(end - start + hyphen <= width for start, end, hyphen in lines)
    assert "".join(text[start:end] for start, end, _ in lines).replace(" ", "") == text.replace(" ", "").replace(
        "\n", ""
    )


# --- from the right ---

HEBREW = "שלום לכולם (בוקר טוב) 123 abc"


def test_a_paragraph_from_the_right_is_set_to_the_right() -> None:
    lines = body(story("שלום", Typesetting(), 20))
    assert lines == ["שלום"]  # plain: the command line's

    lines = body(story("שלום", Typesetting(to_the_right=True), 20))
    assert lines == [" " * 16 + "שלום"]


def test_signs_stand_as_they_are_seen_when_the_terminal_does_not_turn_them() -> None:
    pytest.importorskip("bidi", reason="the extra `type` is not installed")
    from bidi.algorithm import get_display

    shown = bidi.seen([Segment(HEBREW, ("p",), at=0)], from_the_right=True)

    assert "".join(part.text for part in shown) == get_display(HEBREW, base_dir="R")


def test_what_is_turned_keeps_its_link_and_its_place() -> None:
    pytest.importorskip("bidi", reason="the extra `type` is not installed")
    text = (span("שלום "), span("קישור", href="https://a.example/"), span(" 12"))
    sheet = lay_out(bare_article(paragraph("", *text)), 30, Typesetting(bidi=True))

    parts = [
        part for y in range(len(sheet.lines)) for part in sheet.segments(y) if part.link and "number" not in part.looks
    ]

    assert "".join(part.text for part in parts) == "קישור"[::-1]
    assert [part.at for part in parts] == [9, 8, 7, 6, 5]


def test_marks_stay_on_their_letters_when_a_line_is_turned() -> None:
    pytest.importorskip("bidi", reason="the extra `type` is not installed")
    shown = "".join(part.text for part in bidi.seen([Segment("שָׁב", ("p",), at=0)], from_the_right=True))

    assert shown == "בשָׁ"
    assert cells(shown) == 2


@pytest.mark.parametrize(
    ("text", "from_the_right"),
    [("שלום abc", True), ("abc שלום", False), ("123 שלום", True), ("plain", False), ("", False), ("“ مرحبا", True)],
)
def test_the_first_letter_with_a_direction_decides(text: str, from_the_right: bool) -> None:
    assert bidi.runs_from_the_right(text) is from_the_right
