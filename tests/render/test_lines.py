from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import article, bare_article, heading, paragraph, quote, span
from tests.render.story import flood
from warta.model.article import Dateline
from warta.model.blocks import Heading, Paragraph, Table
from warta.render.lines import Place, Sheet, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def shown(sheet: Sheet) -> str:
    return "\n".join([sheet.text(y).rstrip() for y in range(len(sheet.lines))]) + "\n"


def looks_of(sheet: Sheet, text: str) -> set[str]:
    """The looks of the segments that show exactly this text."""
    return {
        look
        for y in range(len(sheet.lines))
        for segment in sheet.segments(y)
        if segment.text.strip() == text
        for look in segment.looks
    }


@pytest.mark.parametrize("width", [72, 34])
def test_a_article_is_set_like_this(width: int, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / f"flood-{width}.txt", shown(lay_out(flood(), width)))


def test_dateline_speaker_speech_and_credit_are_set_off() -> None:
    sheet = lay_out(flood(), 72)

    assert "dateline" in looks_of(sheet, "BANJARMASIN–")
    assert "speaker" in looks_of(sheet, "Hj. Siti Rahmah")
    assert "credit" in looks_of(sheet, "(sumber:harian.example)")
    assert "strong" in looks_of(sheet, "802 jiwa")


def test_a_dateline_that_the_text_does_not_begin_with_marks_nothing() -> None:
    sheet = lay_out(article(paragraph("Water."), dateline=Dateline(place="X", raw="X –")), 72)

    assert looks_of(sheet, "Water.") == {"p"}


def test_a_quote_that_points_past_its_block_marks_nothing() -> None:
    sheet = lay_out(bare_article(paragraph("Water."), quotes=(quote("x", start=4, end=99), quote("x", block=7))), 72)

    assert looks_of(sheet, "Water.") == {"p"}


def test_one_address_has_one_number_however_often_it_is_linked() -> None:
    href = "https://news.example/a"
    sheet = lay_out(bare_article(paragraph("", span("one", href=href), span(" and "), span("two", href=href))), 72)

    assert sheet.urls == (href,)
    assert "one¹ and two¹" in shown(sheet)


def test_a_link_that_changes_its_style_midway_is_numbered_once() -> None:
    href = "https://news.example/a"
    sheet = lay_out(bare_article(paragraph("", span("one ", href=href), span("bold ", "strong", href), span("x"))), 72)

    assert "one bold¹ x" in shown(sheet)


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "//x"])
def test_only_web_addresses_become_links(href: str) -> None:
    sheet = lay_out(bare_article(paragraph("", span("here", href=href))), 72)

    assert sheet.urls == ()
    assert looks_of(sheet, "here") == {"p"}


def test_a_table_too_wide_for_columns_is_reported_as_records() -> None:
    names = tuple(f"Column {n}" for n in range(9))
    sheet = lay_out(bare_article(Table(rows=(names, tuple(f"value {n}" for n in range(9))), header_rows=1)), 40)

    assert "┃ Column 0: value 0" in shown(sheet)
    assert "│ Column 8: value 8" in shown(sheet)


def test_a_table_that_nearly_fits_wraps_its_widest_column() -> None:
    rows = (("Place", "What happened"), ("Mantuil", "the river took the old market and two bridges"))
    text = shown(lay_out(bare_article(Table(rows=rows, header_rows=1)), 40))

    assert "Mantuil │ the river took the old market\n        │ and two bridges" in text


def test_find_ignores_case_and_the_numbers_of_links() -> None:
    sheet = lay_out(flood(), 72)

    hits = sheet.find("POSKO KOTA YANG")

    assert [sheet.pieces[hit.piece].text[hit.start : hit.end] for hit in hits] == ["posko kota¹ yang"]


def test_find_reaches_over_a_line_break() -> None:
    sheet = lay_out(flood(), 30)

    hit = sheet.find("bantaran sungai martapura")[0]

    assert "bantaran" in sheet.text(sheet.line_of(hit.piece, hit.start))


def test_nothing_is_found_where_nothing_is_searched_for() -> None:
    assert lay_out(flood(), 72).find("  ") == []


def test_a_copy_has_no_wraps_no_bars_and_no_link_numbers() -> None:
    sheet = lay_out(flood(), 34)
    last = len(sheet.lines) - 1

    copied = sheet.copy((0, 0), (last, 999))

    assert "menurut data posko kota yang diperbarui tiap jam dan laporan BPBD." in copied
    assert "Data dari posko menunjukkan air mulai surut di tiga kelurahan, tetapi kami tetap siaga.\n\nPuncak" in copied
    assert "▌" not in copied


def test_a_copy_begins_and_ends_where_it_was_drawn() -> None:
    sheet = lay_out(bare_article(paragraph("the river rose at night")), 72)
    y = next(y for y in range(len(sheet.lines)) if "river" in sheet.text(y))

    assert sheet.copy((y, 4), (y, 9)) == "river"


def test_landmarks_are_the_headings() -> None:
    sheet = lay_out(bare_article(heading("One"), paragraph("x"), heading("Two", 5), paragraph("y")), 72)

    assert [sheet.text(y) for y in sheet.first_lines("heading", "subheading")] == ["▎ One", "▎ Two"]


def test_a_place_leads_back_to_its_words_at_another_width() -> None:
    wide, narrow = lay_out(flood(), 100), lay_out(flood(), 40)
    y = next(y for y in range(len(wide.lines)) if "Puncak pasang" in wide.text(y) and y > 8)

    assert "Puncak pasang" in narrow.text(narrow.line_at(wide.place(y)))


def test_the_place_before_everything_is_the_first_line() -> None:
    sheet = lay_out(flood(), 72)

    assert sheet.line_at(Place(-1, 0)) == 0


def test_an_article_without_text_says_so() -> None:
    assert "The page has a title and no text." in shown(lay_out(bare_article(title="Foto hari ini"), 72))


def test_what_was_cut_and_what_was_removed_is_shown_below_the_article() -> None:
    whole = bare_article(
        paragraph("x"), truncated=True, paywalled=True, incomplete=("2 of 3 pages",), hidden=(("c1", 1),)
    )

    text = shown(lay_out(whole, 72))

    assert "! Incomplete: 2 of 3 pages" in text
    assert "for its subscribers" in text
    assert "1 hidden character was removed: c1 1" in text


def test_a_cut_is_reported_by_its_reason_and_guessed_by_none() -> None:
    def said(*reasons: str) -> str:
        return shown(lay_out(bare_article(paragraph("x"), truncated=True, incomplete=reasons), 72))

    assert "Something of this page was cut." in said()
    assert "was cut" not in said("9 tags nested more than 1000 deep are left out")


def test_twenty_thousand_links_in_one_paragraph_are_set_in_one_go() -> None:
    spans = tuple(span("a ", href=f"https://news.example/{n}") for n in range(20_000))

    sheet = lay_out(bare_article(Paragraph(spans=spans), Heading(spans=(), level=2)), 72)

    assert len(sheet.urls) == 20_000
    assert sum(len(list(sheet.segments(y))) for y in range(len(sheet.lines))) < 100_000


def test_an_empty_heading_row_of_a_table_names_nothing() -> None:
    sheet = lay_out(bare_article(Table(rows=(("", ""), ("Mantuil", "a" * 60)), header_rows=1)), 24)

    assert "┃ Mantuil" in shown(sheet)
