from __future__ import annotations

from tests.builders import bare_article, comment, heading, listing, paragraph, quotation, span, thread
from warta.model.blocks import Code, Embed, Figure, Rule, Span, Table
from warta.render.lines import lay_out
from warta.render.thread import ThreadSheet, nodes
from warta.render.typeset import Typesetting

SIGNS = "▌▎▏┃│┼─▣▶❝“”▸▾╴↩●⌖▤♪•"


def heard(*blocks: object, width: int = 60) -> str:
    sheet = lay_out(bare_article(*blocks, title="Flood", tags=("river",)), width, Typesetting(linear=True))  # type: ignore[arg-type]
    return "\n".join("".join(part.text for part in sheet.segments(y)) for y in range(len(sheet.lines)))


def test_what_is_shown_by_signs_is_shown_in_words() -> None:
    said = heard(
        heading("What is lost"),
        quotation("Nobody was warned.", "Dewi"),
        Figure(src="https://a.example/x.png", alt="", caption=(Span(text="The river"),)),
        Embed(src="https://a.example/v", kind="video", title="The flood"),
        Code(text="x = 1", language=""),
        listing("One", (1, "2.", "Two")),
        Rule(),
    )

    assert [line for line in said.split("\n") if line.strip()] == [
        "Title: Flood",
        "1 min read",
        "Heading: What is lost",
        "Quotation: Nobody was warned.",
        "Said by: Dewi",
        "Picture: The river",
        "Embedded: The flood¹  a.example",
        "Code: x = 1",
        "- One",
        "  2. Two",
        "A break.",
        "Tags: #river",
    ]


def test_a_table_that_is_reported_by_rows_says_where_one_begins() -> None:
    wide = Table(rows=(("Place", "Water"), ("Banjarmasin, by the old bridge", "two metres and a half")), header_rows=1)

    said = heard(wide, width=20)

    assert "Row: Place:" in said
    assert not set(SIGNS) & set(said)


def test_a_table_that_would_fit_is_reported_by_rows_too_each_with_its_headings() -> None:
    small = Table(rows=(("Place", "Water"), ("Kuin", "2 m"), ("Belitung", "1 m")), header_rows=1, caption="How high")

    said = heard(paragraph("It came."), small)

    assert [line for line in said.split("\n") if line][3:-1] == [
        "Table: How high",
        "Row: Place: Kuin",
        "Water: 2 m",
        "Row: Place: Belitung",
        "Water: 1 m",
    ]


def test_a_comment_shows_its_number_its_author_and_who_it_answers() -> None:
    talk = nodes(thread(comment("1", "Stay safe.", comment("2", "We do.", author="Dewi", by_author=True))))
    sheet = ThreadSheet(talk, 70, linear=True)

    said = ["".join(part.text for part in sheet.segments(y)) for y in range(sheet.height)]

    assert [line for line in said if line.strip()] == [
        "Comment 1 of 2, Budi, 20 Mar 2019 13:00",
        "  Stay safe.",
        "Comment 2 of 2, Dewi, answers Budi, author, 20 Mar 2019 13:00",
        "  We do.",
    ]


def test_a_folded_comment_says_how_many_it_hides() -> None:
    sheet = ThreadSheet(nodes(thread(comment("1", "Stay safe.", comment("2", "We do.")))), 70, linear=True)
    sheet.fold(frozenset({0}))

    said = "".join(part.text for part in sheet.segments(0))

    assert "1 hidden" in said
    assert not set(SIGNS) & set(said)


def test_links_keep_their_places_behind_the_words() -> None:
    sheet = lay_out(
        bare_article(quotation("See the map."), paragraph("See ", span("the map", href="https://a.example/"))),
        40,
        Typesetting(linear=True),
    )

    assert sheet.copy((0, 0), (len(sheet.lines), 0)).endswith("See the map.\n\nSee the map")
