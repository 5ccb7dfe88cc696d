from __future__ import annotations

import pytest

from warta.render.wrap import cells, chop, clusters, pad, shorten, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_words_are_put_on_a_line_as_long_as_they_fit() -> None:
    assert lines("the river rose at night", 10) == ["the river", "rose at", "night"]


def test_a_line_may_be_filled_to_its_last_cell() -> None:
    assert lines("the river rose", 9) == ["the river", "rose"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines("go https://news.example/a now", 10) == ["go", "https://ne", "ws.example", "/a now"]


def test_a_newline_of_the_page_breaks_a_line() -> None:
    assert lines("Jalan Veteran 1\nBanjarmasin", 40) == ["Jalan Veteran 1", "Banjarmasin"]


def test_a_mark_on_a_space_is_not_lost_at_the_break() -> None:
    assert "".join(lines("river \u0301rose", 7)) == "river \u0301rose"


def test_a_no_break_space_holds_its_words_together() -> None:
    assert lines("rumah di RW\u00a003", 11) == ["rumah di", "RW\u00a003"]


def test_no_text_is_one_empty_line() -> None:
    assert wrap("", 20) == [(0, 0)]


def test_chinese_and_japanese_break_between_characters() -> None:
    assert lines("水はもう膝まで来た", 8) == ["水はもう", "膝まで来", "た"]


def test_a_closing_mark_never_begins_a_line() -> None:
    assert lines("水が来た。夜に", 8) == ["水が来", "た。夜に"]


def test_an_opening_mark_never_ends_a_line() -> None:
    assert lines("彼は「水が", 6) == ["彼は", "「水が"]


def test_korean_breaks_at_its_spaces() -> None:
    assert lines("강물이 밤에 불었다", 11) == ["강물이 밤에", "불었다"]


@pytest.mark.parametrize("whole", ["👩\u200d👩\u200d👧", "e\u0301", "👍🏽", "🇮🇩", "❤\ufe0f", "நி"])
def test_what_a_person_sees_as_one_sign_is_one_cluster(whole: str) -> None:
    assert [(start, end) for start, end, _size in clusters(whole, 0, len(whole))] == [(0, len(whole))]


def test_wide_signs_take_two_cells() -> None:
    assert (cells("水"), cells("🇮🇩"), cells("e\u0301"), cells("né–“”")) == (2, 2, 1, 5)


def test_preformatted_text_keeps_its_lines_and_is_cut_where_it_is_too_wide() -> None:
    text = "if a:\n    b = 1\n"

    assert [text[start:end] for start, end in chop(text, 6)] == ["if a:", "    b ", "= 1", ""]


@pytest.mark.parametrize(
    ("width", "shown"), [(20, "Sungai Martapura"), (10, "Sungai Ma…"), (8, "Sungai…"), (1, "…"), (0, "")]
)
def test_a_long_title_ends_in_an_ellipsis(width: int, shown: str) -> None:
    assert shorten("Sungai Martapura", width) == shown


def test_padding_counts_cells() -> None:
    assert pad("水位", 6) == "水位  "


def test_marks_that_may_begin_no_line_do_not_overfill_one() -> None:
    text = "aéée（，"

    assert max(cells(text[start:end]) for start, end in wrap(text, 3)) == 3
