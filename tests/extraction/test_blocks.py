from __future__ import annotations

from warta.extraction.blocks import Maker
from warta.extraction.dom import parse
from warta.extraction.measure import measure
from warta.model.blocks import (
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Table,
    text_of,
)

BASE = "https://news.example/2019/flood/"


def blocks(html: str) -> tuple[Block, ...]:
    tree = parse(html)
    return Maker(tree=tree, blocks=measure(tree).blocks, base=BASE, removed={}).make(tree.find_all("body"))


def texts(html: str) -> list[str]:
    return [text_of(block) for block in blocks(html)]


def spans(html: str) -> tuple[Span, ...]:
    (block,) = blocks(html)
    assert isinstance(block, Paragraph)
    return block.spans


def items(html: str) -> list[tuple[int, str, str]]:
    (block,) = blocks(html)
    assert isinstance(block, Listing)
    return [(item.level, item.marker, "".join(span.text for span in item.spans)) for item in block.items]


def test_each_paragraph_is_a_block() -> None:
    assert texts("<p>One.</p><p>Two.</p>") == ["One.", "Two."]


def test_a_paragraph_of_which_nothing_is_seen_is_none() -> None:
    assert texts("<p>One.</p><p>\u200d</p><p><b>\u200d</b> \u200c</p><p>\uf074</p><p>می\u200cروم</p>") == [
        "One.",
        "می\u200cروم",
    ]


def test_text_between_blocks_is_a_paragraph_of_its_own() -> None:
    assert texts("<div>One <p>Two</p> Three</div>") == ["One", "Two", "Three"]


def test_styles_and_links_are_spans() -> None:
    found = spans('<p>A <b>bold <i>and</i></b> <a href="../x?y=1">linked</a> word.</p>')

    assert [(span.text.strip(), span.style, span.href) for span in found] == [
        ("A", "", None),
        ("bold", "strong", None),
        ("and", "strong em", None),
        ("linked", "", "https://news.example/2019/x?y=1"),
        ("word.", "", None),
    ]
    assert "".join(span.text for span in found) == "A bold and linked word."


def test_a_link_that_runs_a_script_is_plain_text() -> None:
    assert spans('<p><a href="javascript:alert(1)">Click</a></p>') == (Span(text="Click"),)


def test_white_space_is_folded_as_a_browser_folds_it() -> None:
    assert texts("<p>\n  One\n two <b> three</b>  four </p>") == ["One two three four"]


def test_a_break_is_kept_as_a_line_and_two_end_a_paragraph() -> None:
    assert texts("<p>Line one<br>line two<br><br>Next</p>") == ["Line one\nline two", "Next"]


def test_a_heading_keeps_its_level_and_stands_on_one_line() -> None:
    assert blocks("<h3>Two<br>lines</h3>") == (Heading(spans=(Span(text="Two lines"),), level=3),)


def test_a_paragraph_before_a_heading_stays_a_paragraph() -> None:
    kinds = [type(block) for block in blocks("<p>One</p><h2>Two</h2>three<p>Four</p>")]

    assert kinds == [Paragraph, Heading, Paragraph, Paragraph]


def test_lists_are_flat_and_say_how_deep_an_item_stands() -> None:
    html = "<ul><li>a<ol start=3><li>b</li><li>c</li></ol></li><li>d</li></ul>"

    assert items(html) == [(0, "•", "a"), (1, "3.", "b"), (1, "4.", "c"), (0, "•", "d")]


def test_two_lists_in_a_row_are_two_lists() -> None:
    assert [type(block) for block in blocks("<ul><li>a</ul><ol><li>b</ol>")] == [Listing, Listing]


def test_paragraphs_of_one_item_stay_in_the_item() -> None:
    assert items("<ul><li><p>a</p><p>b</p></li></ul>") == [(0, "•", "a\nb")]


def test_a_list_of_sections_is_read_as_sections() -> None:
    html = "<ol><li><h3>First</h3><p>One.</p></li><li><h3>Second</h3><p>Two.</p></li></ol>"

    assert [type(block) for block in blocks(html)] == [Heading, Paragraph, Heading, Paragraph]


def test_terms_and_their_meanings_are_a_list() -> None:
    assert items("<dl><dt>Kali</dt><dd>River</dd></dl>") == [(0, "•", "Kali"), (1, "•", "River")]


def test_a_quotation_keeps_its_paragraphs_and_tells_its_source() -> None:
    html = "<blockquote><p>We stay.</p><p>We rebuild.</p><footer>— Dewi Lestari, mayor</footer></blockquote>"

    first, second = blocks(html)

    assert (text_of(first), text_of(second)) == ("We stay.", "We rebuild.")
    assert isinstance(second, Quotation)
    assert second.source == "Dewi Lestari, mayor"


def test_code_is_kept_to_the_letter() -> None:
    (code,) = blocks("<pre><code>if x:\n\ty = <b>1</b>\n</code></pre>")

    assert isinstance(code, Code)
    assert code.text == "if x:\n\ty = 1"


def test_a_table_is_rows_of_text_with_spanned_cells_filled() -> None:
    html = (
        "<table><tr><th>Place</th><th>Level</th></tr><tr><td colspan=2>No data</td></tr>"
        "<tr><td>Kuin</td><td>2 m</td></tr></table>"
    )

    assert blocks(html) == (Table(rows=(("Place", "Level"), ("No data", ""), ("Kuin", "2 m")), header_rows=1),)


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    assert texts("<table><tr><td><p>One.</p></td></tr></table>") == ["One."]
    assert texts("<table><tr><td><h2>A</h2></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>")[0] == "A"


def test_a_figure_keeps_picture_caption_and_credit_apart() -> None:
    caption = "The bridge at dusk. Photo: Rina/Antara"
    html = f'<figure><img src="a.jpg" alt="Bridge"><figcaption>{caption}</figcaption></figure>'

    assert blocks(html) == (
        Figure(
            src=f"{BASE}a.jpg",
            alt="Bridge",
            caption=(Span(text="The bridge at dusk."),),
            credit="Photo: Rina/Antara",
        ),
    )


def test_who_made_a_picture_is_no_word_of_the_story_and_its_caption_is() -> None:
    figure = Figure(src=None, alt="", caption=(Span(text="The bridge at dusk."),), credit="Photo: Rina/Antara")

    assert text_of(figure) == "The bridge at dusk."


def test_a_figure_around_a_table_is_only_a_frame() -> None:
    html = "<figure><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></figure>"

    assert [type(block) for block in blocks(html)] == [Table]


def test_a_picture_inside_a_sentence_does_not_break_it() -> None:
    first, second = blocks('<p>The river <img src="/r.jpg"> rose.</p>')

    assert text_of(first) == "The river rose."
    assert isinstance(second, Figure)


def test_a_caption_right_after_a_picture_belongs_to_it() -> None:
    (figure,) = blocks('<div class="wp-caption"><img src="/r.jpg"><p class="wp-caption-text">At dawn</p></div>')

    assert isinstance(figure, Figure)
    assert figure.caption == (Span(text="At dawn"),)


def test_a_lazy_picture_has_its_real_address() -> None:
    for markup in (
        '<img src="data:image/gif;base64,R0" data-src="/a.jpg">',
        '<img data-lazy-src="/a.jpg" src="/blank.gif">',
        '<img srcset="/s.jpg 300w, /a.jpg 1200w">',
        '<picture><source srcset="/a.jpg 2x, /s.jpg 1x"><img></picture>',
    ):
        (figure,) = blocks(markup)
        assert isinstance(figure, Figure)
        assert figure.src == "https://news.example/a.jpg"


def test_an_icon_is_no_picture() -> None:
    assert blocks('<img src="/dot.gif" width=1 height=1>') == ()


def test_a_film_elsewhere_is_a_link_with_what_it_is() -> None:
    (embed,) = blocks('<iframe src="https://www.youtube.com/embed/x1" title="Flood"></iframe>')

    assert embed == Embed(src="https://www.youtube.com/embed/x1", kind="video", title="Flood")


def test_a_frame_that_counts_readers_is_nothing() -> None:
    assert blocks('<iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe>') == ()


def test_a_rule_is_kept() -> None:
    assert [type(block) for block in blocks("<p>One.</p><hr><p>Two.</p>")] == [Paragraph, Rule, Paragraph]


def test_what_was_dropped_is_not_told() -> None:
    tree = parse("<p>One.</p><div>Two.</div><p>Three.</p>")
    dropped = frozenset(tree.find_all("div"))

    maker = Maker(tree=tree, blocks=measure(tree).blocks, base=None, removed={}, dropped=dropped)

    assert [text_of(block) for block in maker.make(tree.find_all("body"))] == ["One.", "Three."]


def test_hidden_characters_are_counted() -> None:
    tree = parse("<p>A&#8238;B\x1b[31mC</p>")
    removed: dict[str, int] = {}

    Maker(tree=tree, blocks=measure(tree).blocks, base=None, removed=removed).make([0])

    assert removed == {"bidi": 1, "escape": 1}


def test_a_caption_may_be_made_of_a_list() -> None:
    caption = "The bridge at dusk.<ul><li>Photo: Rina/Antara</li></ul>"

    assert blocks(f'<figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>') == (
        Figure(src=f"{BASE}a.jpg", caption=(Span(text="The bridge at dusk."),), credit="Photo: Rina/Antara"),
    )
