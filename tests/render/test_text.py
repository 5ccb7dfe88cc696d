from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import (
    article,
    bare_article,
    comment,
    heading,
    listing,
    loaded,
    paragraph,
    quotation,
    span,
    spans,
    thread,
)
from tests.render.every_block import EVERY
from warta.model.blocks import Code, Embed, Figure, Rule, Table
from warta.render import html, markdown, text
from warta.render.wrap import cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.capture import LoadedArticle

HERE = Path(__file__).parent


@pytest.mark.parametrize("width", [None, 34])
def test_every_block_as_text(golden: Callable[[Path, str], None], width: int | None) -> None:
    name = f"every-{width}.txt" if width else "every.txt"

    golden(HERE / name, text.article(loaded(EVERY), width=width))


def test_a_line_is_never_wider_than_was_asked() -> None:
    long = article(
        paragraph("長い文章 " * 30 + "x" * 90), quotation("word " * 40), listing("word " * 40, (3, "12.", "語" * 60))
    )

    lines = text.article(loaded(long), width=24).splitlines()

    assert max(map(cells, lines)) <= 24


def test_a_paragraph_in_a_pipe_is_one_line_and_a_break_of_the_page_stays() -> None:
    verse = article(paragraph("First line\nsecond line " + "and on " * 40))

    body = text.article(loaded(verse)).split("\n\n")[1]

    assert len(body.splitlines()) == 2


def test_an_article_of_which_nothing_is_known_is_its_text() -> None:
    assert text.article(loaded(bare_article(paragraph("Only this.")))) == "1 min read\n\nOnly this.\n"


def test_what_is_missing_is_shown_at_the_end() -> None:
    cut = article(paragraph("Start."), truncated=True, incomplete=("the page ended early",))

    assert text.article(loaded(cut)).endswith("\n\n[incomplete: the page ended early]\n")


def test_paragraphs_of_one_quotation_keep_its_mark_and_a_pull_quote_stands_alone() -> None:
    story = article(quotation("One."), quotation("Two.", "Ann"), paragraph("x"))

    assert "> One.\n>\n> Two.\n> — Ann\n\nx\n" in text.article(loaded(story))


def test_code_keeps_its_lines_and_a_picture_is_reported_by_its_caption_or_its_alt() -> None:
    story = article(
        Code(text="if x:\n\ty()\n"),
        Figure(src=None, alt="A bridge"),
        Figure(src=None),
        Rule(),
        Embed(src="https://v.example/"),
    )

    assert text.article(loaded(story)).endswith(
        "    if x:\n    \ty()\n\n[picture: A bridge]\n\n* * *\n\n[frame: https://v.example/]\n"
    )


def test_a_table_too_wide_for_the_line_is_reported_row_by_row() -> None:
    head, row = ("Place", "Water", "Since", "People"), ("Banjarmasin", "two metres", "Wednesday", "four hundred")
    table = Table(rows=(head, row), header_rows=1)

    narrow = text.article(loaded(article(table)), width=24)

    assert "Place: Banjarmasin" in narrow
    assert max(map(cells, narrow.splitlines())) <= 24


def test_links_and_styles_leave_their_words() -> None:
    story = article(paragraph("See ", span("this", "strong", "https://x.example/"), span(" now")), heading("Next"))

    assert "\nSee this now\n\nNext\n" in text.article(loaded(story))


def test_a_thread_says_how_many_of_how_many_it_shows_and_who_is_who() -> None:
    said = thread(
        comment("1", "Hi", author="", by_author=True, kind="pingback", state="pending", posted_at=None), total=9
    )

    told = text.thread(loaded(article(thread=said)))

    assert told == "1 of 9 comments\n\nAnonymous · author · pingback · pending\nHi\n"


def test_a_thread_of_nobody_says_so() -> None:
    assert text.thread(loaded(article(thread=None))) == "No comments.\n"


def test_a_reply_far_down_is_still_readable() -> None:
    deep = comment("0", "word " * 20)
    for number in range(1, 30):
        deep = comment(str(number), "x", deep)

    lines = text.thread(loaded(article(thread=thread(deep))), width=60).splitlines()

    assert max(map(cells, lines)) <= 60
    assert [line for line in lines if line.strip().startswith("word word word word word word word")]


def test_a_comment_may_have_quotations_and_lists() -> None:
    said = comment("1", body=(quotation("You wrote this."), listing("yes", "no")))

    assert "> You wrote this.\n\n• yes\n• no\n" in text.thread(loaded(article(thread=thread(said))))


def test_spans_of_nothing_make_no_block() -> None:
    assert text.article(loaded(article(paragraph(), paragraph("x"), heading(""), quotation("")))).count("\n\n") <= 3
    assert spans() == ()


@pytest.mark.parametrize("show", [text.article, markdown.article, html.body])
def test_a_standfirst_with_which_the_article_begins_is_shown_once(show: Callable[[LoadedArticle], str]) -> None:
    words = "What the pier means to the town."
    begun = article(subtitle=words, blocks=(paragraph(words), paragraph("It is old.")))
    apart = article(subtitle=words, blocks=(paragraph("It is old."),))

    assert show(loaded(begun)).count(words) == 1
    assert show(loaded(apart)).count(words) == 1
