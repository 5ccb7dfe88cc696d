from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.builders import article, bare_article, heading, listing, loaded, paragraph, quotation, span, spans
from tests.render.every_block import EVERY
from warta.model.blocks import Code, Embed, Figure, Rule, Span, Table
from warta.render import markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.blocks import Block

HERE = Path(__file__).parent
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def parsed(*blocks: Block) -> list[Any]:
    """What a reader of CommonMark makes of these blocks."""
    return PARSER.parse("\n\n".join(markdown.blocks(blocks)))


def words(tokens: list[Any]) -> str:
    """The text of every inline token, breaks as newlines."""
    found = []
    for token in tokens:
        for child in token.children or ():
            if child.type in {"text", "code_inline"}:
                found.append(child.content)
            elif child.type in {"softbreak", "hardbreak"}:
                found.append("\n")
    return "".join(found)


def shape(tokens: list[Any]) -> list[str]:
    return [token.type for token in tokens if token.type != "inline"]


def test_every_block_as_markdown(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "every.md", markdown.article(loaded(EVERY)))


SPECIAL = st.text(st.sampled_from(list("*_`~[]()<>!#&|\\-+=.:1 \n\"'aé“日")), max_size=24)


@given(SPECIAL)
def test_text_of_a_page_is_never_markup(text: str) -> None:
    tokens = parsed(paragraph(text))

    flat = "\n".join(line.strip() for line in text.strip().split("\n") if line.strip())
    assert shape(tokens) == (["paragraph_open", "paragraph_close"] if text.strip() else [])
    assert "".join(words(tokens).split()) == "".join(flat.split())


@given(st.lists(st.tuples(SPECIAL, st.sampled_from(["", "strong", "em", "strong em", "strike", "code"])), max_size=5))
def test_styled_text_keeps_its_words_whatever_they_are(runs: list[tuple[str, str]]) -> None:
    tokens = parsed(paragraph("", *(span(text, style) for text, style in runs)))

    asked = "".join(text for text, _style in runs)
    assert "".join(words(tokens).split()) == "".join(asked.split())


@pytest.mark.parametrize("style", ["strong", "em", "strong em", "strike"])
def test_a_style_between_words_is_a_style(style: str) -> None:
    tokens = parsed(paragraph("one ", span("two", style), span(" three")))

    inside = [child.type for child in tokens[1].children if child.type != "text"]
    assert len(inside) == 2 * len(style.split())


@given(SPECIAL.filter(str.strip), st.integers(1, 6))
def test_a_heading_keeps_its_level_and_words(text: str, level: int) -> None:
    tokens = parsed(heading(text, level))

    assert shape(tokens) == ["heading_open", "heading_close"]
    assert tokens[0].tag == f"h{level}"
    assert words(tokens).split() == text.split()


levels = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["•", "1.", "7."]), SPECIAL), min_size=1, max_size=6)


@given(levels)
def test_a_list_keeps_every_item_and_its_words(items: list[tuple[int, str, str]]) -> None:
    tokens = parsed(listing(*items))

    assert shape(tokens).count("list_item_open") == len(items)
    assert "".join(words(tokens).split()) == "".join("".join(text for *_, text in items).split())


def test_nested_lists_stand_under_their_item() -> None:
    tokens = parsed(listing("a", (1, "3.", "b"), (1, "4.", "c"), "d"))

    opens = [token for token in tokens if token.type.endswith("list_open")]
    assert [(token.tag, token.level) for token in opens] == [("ul", 0), ("ol", 2)]
    assert opens[1].attrs == {"start": 3}


def test_two_lists_in_a_row_stay_two() -> None:
    assert shape(parsed(listing("a"), listing("b"), listing("c"))).count("bullet_list_open") == 3


@given(st.lists(st.lists(SPECIAL, min_size=2, max_size=2), min_size=1, max_size=3), st.integers(0, 1))
def test_a_table_keeps_its_cells(rows: list[list[str]], header_rows: int) -> None:
    tokens = parsed(Table(rows=tuple(map(tuple, rows)), header_rows=header_rows))

    cells = [words([token]) for token in tokens if token.type == "inline"]
    if not header_rows:
        cells = cells[2:]
    assert [cell.split() for cell in cells] == [cell.split() for row in rows for cell in row]


@given(st.text(st.sampled_from("`~ab\n \t<&*"), max_size=40), st.sampled_from(["", "python", "a`b", "x y\n```"]))
def test_code_is_saved_to_the_letter(text: str, language: str) -> None:
    (token,) = parsed(Code(text=text, language=language))

    assert token.type == "fence"
    assert token.content.rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", ""])
def test_a_link_leads_to_http_or_nowhere(url: str) -> None:
    story = paragraph("", span("words", "", url))

    assert "".join(markdown.blocks((story, Embed(src=url, title="t"), Figure(src=url, alt="a")))).count("](") == 0


@pytest.mark.parametrize(
    "url", ["https://x.example/a(b)", "https://x.example/a b>c<d", 'https://x.example/"x"\\', "http://x/é_*`|"]
)
def test_an_address_cannot_end_its_link_early(url: str) -> None:
    tokens = parsed(paragraph("", span("words", "", url)))

    (opened,) = [child for child in tokens[1].children if child.type == "link_open"]
    assert set(opened.attrs) == {"href"}
    assert words(tokens) == "words"


def test_neighbours_of_one_link_are_one_link() -> None:
    url = "https://x.example/"

    written = "".join(markdown.blocks((paragraph("", span("a ", "", url), span("b", "strong", url)),)))

    assert written == f"[a **b**]({url})"


def test_quotations_in_a_row_are_one_and_a_pulled_one_stands_alone() -> None:
    tokens = parsed(quotation("a"), quotation("b", "Ann"))

    assert shape(tokens).count("blockquote_open") == 1
    assert words(tokens) == "ab— Ann"


def test_a_rule_is_a_rule_and_not_an_underline() -> None:
    assert shape(parsed(paragraph("a"), Rule())) == ["paragraph_open", "paragraph_close", "hr"]


def test_the_title_is_the_first_heading_and_the_site_a_link() -> None:
    written = markdown.article(loaded(article()))

    assert written.startswith(
        "# River takes the old market\n\nRina Hadi · 20 Mar 2019 12:00 UTC · 1 min read · [The Example](https://"
    )


def test_what_is_missing_is_shown_at_the_end() -> None:
    cut = bare_article(paragraph("Start."), truncated=True)

    assert markdown.article(loaded(cut)).endswith("\n\n\\[incomplete: it was cut\\]\n")


def test_a_picture_is_a_picture_with_its_caption() -> None:
    figure = Figure(src="https://i.example/a.jpg", alt="A ](x) bridge", caption=spans("Old"), credit="Foto: A")

    tokens = parsed(figure)

    image = tokens[1].children[0]
    assert (image.type, image.attrs["src"]) == ("image", "https://i.example/a.jpg")
    assert words([image]) == "A ](x) bridge"
    assert words(tokens).strip() == "Old Foto: A"


def test_a_span_of_spaces_has_no_marks() -> None:
    assert "".join(markdown.blocks((paragraph("a", Span(text=" ", style="strong"), Span(text="b")),))) == "a b"
