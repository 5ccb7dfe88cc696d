"""The laws of the typesetter: nothing is wider than it may be, nothing is lost, and every place can be found again."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests import strategies as some
from warta.model.article import Article, Thread
from warta.model.blocks import Block, Code, Heading, Paragraph, Quotation, text_of
from warta.model.since import Since
from warta.render.lines import Sheet, lay_out
from warta.render.pieces import without_numbers
from warta.render.thread import ThreadSheet, nodes
from warta.render.wrap import cells, chop, clusters, shorten, wrap

widths = st.integers(12, 100)
prose = st.text(
    st.one_of(
        st.sampled_from(" aZ-.“é"),
        st.sampled_from("新聞記者、。「」한국ไทย"),
        st.sampled_from("\u0301\u200d\ufe0f👩👍🏽🇮🇩❤"),
        st.characters(codec="utf-8", exclude_categories=["Cc"]),
    ),
    max_size=200,
)


def bare(text: str) -> str:
    return "".join(text.split())


def block_text(sheet: Sheet, number: int) -> str:
    return "".join(
        without_numbers(sheet.pieces[line.piece], line.start, line.end)
        for line in sheet.lines
        if not line.gap and sheet.pieces[line.piece].block == number and sheet.pieces[line.piece].kind != "source"
    )


@given(prose, st.integers(2, 60))
def test_no_line_is_wider_than_its_width(text: str, width: int) -> None:
    assert all(cell_len(text[start:end].rstrip()) <= width for start, end in wrap(text, width))


@given(prose, st.integers(2, 60))
def test_wrapping_loses_nothing_but_the_space_of_a_break(text: str, width: int) -> None:
    lines = wrap(text, width)

    between = [text[lines[at][1] : lines[at + 1][0]] for at in range(len(lines) - 1)]
    whole = "".join(text[start:end] + gap for (start, end), gap in zip(lines, [*between, ""], strict=True))
    assert whole in {text, text.removesuffix(" ")}
    assert set(between) <= {"", " ", "\n"}


@given(prose, st.integers(2, 60))
def test_no_grapheme_is_cut_in_two(text: str, width: int) -> None:
    text = text.replace("\n", " ")
    borders = {start for start, _end, _size in clusters(text, 0, len(text))} | {len(text)}

    assert {start for start, _end in wrap(text, width)} <= borders
    assert {start for start, _end in chop(text, width)} <= borders


@given(st.text(max_size=60), st.integers(1, 30))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cells(shorten(text, width)) <= width


@given(some.articles, widths)
def test_an_article_is_never_wider_than_its_width(article: Article, width: int) -> None:
    sheet = lay_out(article, width)

    for y in range(len(sheet.lines)):
        assert sum(cell_len(segment.text.rstrip()) for segment in sheet.segments(y)) <= width
        assert "".join(segment.text for segment in sheet.segments(y)) == sheet.text(y)


@given(st.lists(some.blocks, max_size=5).map(tuple), widths)
def test_the_lines_of_a_block_give_its_text_back(blocks: tuple[Block, ...], width: int) -> None:
    sheet = lay_out(Article(blocks=blocks), width)

    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph | Heading | Quotation | Code):
            assert bare(block_text(sheet, number)) == bare(text_of(block))


@given(some.articles, widths, widths)
def test_a_place_is_found_again_at_another_width(article: Article, width: int, other: int) -> None:
    before, after = lay_out(article, width), lay_out(article, other)

    for y in range(0, len(before.lines), 3):
        place = before.place(y)
        assert after.place(after.line_at(place))[:2] <= place[:2]
        assert before.line_at(place) == y


@given(some.threads, widths, st.frozensets(st.integers(0, 8), max_size=4))
def test_a_thread_is_never_wider_than_its_width(thread: Thread, width: int, folded: frozenset[int]) -> None:
    sheet = ThreadSheet(nodes(thread), width)
    sheet.fold(folded)

    for y in range(sheet.height):
        assert sum(cell_len(segment.text.rstrip()) for segment in sheet.segments(y)) <= width


@given(some.threads, widths, st.data())
def test_marks_make_a_thread_no_wider(thread: Thread, width: int, data: st.DataObject) -> None:
    hows = {each.id: data.draw(st.sampled_from(["new", "edited", "gone"])) for each in thread.walk()}
    sheet = ThreadSheet(nodes(thread, Since(changed=hows)), width)
    sheet.fold(data.draw(st.frozensets(st.integers(0, 8), max_size=4)))

    for y in range(sheet.height):
        assert sum(cell_len(segment.text.rstrip()) for segment in sheet.segments(y)) <= width


@given(some.threads, widths)
def test_a_thread_shows_every_comment_once_and_in_order(thread: Thread, width: int) -> None:
    sheet = ThreadSheet(nodes(thread), width)

    seen = [sheet.node_at(y) for y in range(sheet.height)]
    assert sorted(set(seen)) == list(range(thread.shown))
    assert seen == sorted(seen)


@given(some.threads, st.integers(0, 8))
def test_folding_and_unfolding_changes_nothing(thread: Thread, node: int) -> None:
    sheet = ThreadSheet(nodes(thread), 60)
    before = [list(sheet.segments(y)) for y in range(sheet.height)]

    sheet.fold(frozenset({node}))
    sheet.fold(frozenset())

    assert [list(sheet.segments(y)) for y in range(sheet.height)] == before


def test_what_is_measured_as_one_cell_is_one_cell() -> None:
    simple = re.compile(r"[^\W\d_]|[ -~]")

    for code in range(0x20, 0x10000):
        char = chr(code)
        if not 0xD800 <= code <= 0xDFFF and simple.match(char):
            assert cells(char) == cell_len(char), hex(code)
