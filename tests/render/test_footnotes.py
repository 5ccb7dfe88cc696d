"""Footnotes: what is one, where its links lead, and how both are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import article, paragraph, span
from warta import extract
from warta.model.blocks import Block, Item, Listing, Span
from warta.render.footnotes import Reference, Spot, footnotes, mark_of
from warta.render.lines import lay_out

if TYPE_CHECKING:
    from warta.model.article import Article

PAGE = "https://news.example/wall/"
PROSE = "The river rose for a third night, and the market stayed closed while the damage was counted. " * 4


def story(reference: str, notes: str) -> Article:
    """A page whose first paragraph refers to a note."""
    text = f"<p>The wall cost two million{reference} and more, says the council, which built it. {PROSE}</p>"
    page = f"<title>The wall</title><article><h1>The wall</h1>{text}<p>{PROSE}</p><p>{PROSE}</p>{notes}</article>"
    return extract(page, url=PAGE)


MADE = {
    "markdown": (
        '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>',
        '<div class="footnotes"><ol><li id="fn:1">Budget, p. 7 <a href="#fnref:1">\u21a9\ufe0e</a></li></ol></div>',
    ),
    "wordpress": (
        '<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup>',
        '<ol class="wp-block-footnotes"><li id="a1">Budget, p. 7 <a href="#a1-link">\u21a9\ufe0e</a></li></ol>',
    ),
    "mediawiki": (
        '<sup id="r1" class="reference"><a href="#n1"><span>[</span>1<span>]</span></a></sup>',
        '<h2>Sources</h2><ol><li id="n1"><b><a href="#r1">^</a></b> The budget of 2018, page seven.</li></ol>',
    ),
    "word": (
        '<a href="#_ftn1" name="_ftnref1">[1]</a>',
        '<hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> The budget of 2018, on its seventh page, in a table.</p>',
    ),
}


@pytest.mark.parametrize("made", MADE)
def test_a_link_leads_to_its_note_and_back(made: str) -> None:
    found = story(*MADE[made])
    notes = footnotes(found)
    [(reference, note)] = notes.notes.items()
    [(back, there)] = notes.back.items()

    assert reference.startswith(PAGE + "#")
    assert "udget" in str(found.blocks[note.block])
    assert back.startswith(PAGE + "#")
    assert there == Reference(Spot(0), reference)


@pytest.mark.parametrize("made", MADE)
def test_a_mark_stands_apart_from_its_word_and_has_no_link_number(made: str) -> None:
    sheet = lay_out(story(*MADE[made]), 72)

    first = next(piece for piece in sheet.pieces if piece.kind == "p")
    assert "two million[1] and more" in first.text
    assert first.words.startswith(("The wall cost two million1 and", "The wall cost two million[1] and"))


@pytest.mark.parametrize("made", MADE)
def test_the_lines_of_note_and_reference_are_found_by_their_links(made: str) -> None:
    sheet = lay_out(story(*MADE[made]), 40)
    [reference], [back] = sheet.footnotes.notes, sheet.footnotes.back

    note, there = sheet.leads_to(reference), sheet.leads_to(back)

    assert note is not None
    assert "udget" in sheet.text(note)
    assert there is not None
    assert "[1]" in sheet.text(there)
    assert sheet.leads_to(PAGE) is None


def test_a_note_of_several_references_leads_back_to_each() -> None:
    body: list[Block] = [
        paragraph("One", span("[1]", href=f"{PAGE}#n")),
        paragraph("Two", span("[1]", href=f"{PAGE}#n")),
        Listing(
            items=(
                Item(
                    spans=(
                        Span(text="^ "),
                        span("a", href=f"{PAGE}#r-a"),
                        Span(text=" "),
                        span("b", href=f"{PAGE}#r-b"),
                        Span(text=" A book."),
                    ),
                    marker="1.",
                ),
            )
        ),
    ]

    found = footnotes(article(*body, url=PAGE))

    assert {url: place.spot.block for url, place in found.back.items()} == {f"{PAGE}#r-a": 0, f"{PAGE}#r-b": 1}


def test_a_mark_that_two_notes_have_leads_nowhere() -> None:
    note = [
        Listing(items=(Item(spans=(Span(text="A book. "), span("\u21a9", href=f"{PAGE}#{name}")), marker="1."),))
        for name in ("a", "b")
    ]

    assert not footnotes(article(paragraph("One", span("1", href=f"{PAGE}#x")), *note, url=PAGE)).notes


def test_neither_a_link_to_a_heading_nor_one_to_another_page_is_a_reference() -> None:
    note = Listing(items=(Item(spans=(Span(text="A book. "), span("\u21a9", href=f"{PAGE}#r")), marker="1."),))
    body = [
        paragraph(
            "See ", span("the prices", href=f"{PAGE}#prices"), span(" and "), span("1", href="https://x.example/#n")
        ),
        paragraph("And ", span("1", href=PAGE)),
    ]

    assert not footnotes(article(*body, note, url=PAGE)).notes


def test_the_further_lines_of_a_note_hang_under_its_words() -> None:
    sheet = lay_out(story(*MADE["word"]), 30)
    note = sheet.leads_to(next(iter(sheet.footnotes.notes)))

    assert note is not None
    assert sheet.text(note).startswith("[1] The budget")
    assert sheet.text(note + 1).startswith("    ")
    assert all(len(sheet.text(y)) <= 30 for y in range(note, note + 2))


def test_the_notes_of_a_paragraph_are_reported_once_each() -> None:
    sheet = lay_out(story(*MADE["word"]), 72)
    first = next(piece for piece in sheet.pieces if piece.kind == "p")

    assert [note.words for note in sheet.notes([first, first])] == [
        "[1] The budget of 2018, on its seventh page, in a table."
    ]
    assert sheet.notes([piece for piece in sheet.pieces if piece is not first]) == ()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1", "1"),
        ("[12]", "12"),
        ("(a)", "a"),
        ("3.", "3"),
        ("\u2020", "\u2020"),
        ("**", "**"),
        ("here", ""),
        ("", ""),
        ("12345", ""),
    ],
)
def test_a_mark_is_a_number_a_letter_or_stars(text: str, mark: str) -> None:
    assert mark_of(text) == mark
