"""What would keep a parser busy is left out before it has the document; what anybody reads stays to the letter."""

from __future__ import annotations

import pytest

from tests.builders import page
from warta.sources.marks import DEEPEST, tamed
from warta.sources.reading import listing
from warta.sources.xml import MOST, harmless

FEED = (
    '<rss xmlns:dc="urn:dc"><channel><!-- <a> --><?x <b> ?><item dc:x="a > b">'
    "<title><![CDATA[1 < 2 & <b>3</b>]]></title><link>/a/</link></item></channel></rss>"
)


def kept(text: str, most: int = 100_000) -> str:
    return tamed(text, most)[0]


def test_a_usual_feed_stays_as_it_is() -> None:
    assert tamed(FEED, 1000) == (FEED, False)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("<a>1 < 2</a>", "<a>1 &lt; 2</a>"),
        ("<<<a/>", "&lt;&lt;<a/>"),
        ("<a <b/>", "&lt;a <b/>"),
        ("<a>x<", "<a>x&lt;"),
        ("<a><category>x</category></a>", "<a>x</a>"),
        ('<a><dc:subject xmlns:dc="urn:dc">x</dc:subject></a>', "<a>x</a>"),
        ('<entry><category term="x"/></entry>', "<entry></entry>"),
        ("<categories>x</categories>", "<categories>x</categories>"),
        ("<a><!-- never closed <<<", "<a><!-- never closed <<<"),
        ("<a><![CDATA[ never closed <<<", "<a><![CDATA[ never closed <<<"),
    ],
)
def test_what_opens_nothing_is_text_and_labels_are_left_out(given: str, told: str) -> None:
    assert tamed(given, 1000) == (told, False)


def test_a_tag_without_end_is_left_out() -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(50_000))

    assert kept(f"<a><b {attributes}/>c</a>") == "<a>c</a>"


def test_names_of_namespaces_beyond_all_measure_are_left_out() -> None:
    many = "".join(f'<x{number}:a xmlns:x{number}="urn:{number}"/>' for number in range(300))

    assert kept(many).count("<") == 200
    assert kept('<x:a xmlns:x="urn:x"/>' * 300).count("<") == 300


def test_what_is_nested_without_end_is_cut_and_says_so() -> None:
    text, cut = tamed("<a>" * (DEEPEST + 10), 10**6)

    assert cut
    assert text.count("<a>") == DEEPEST + 1
    assert tamed("<a></a>" * (DEEPEST + 10), 10**6)[1] is False


def test_a_document_of_marks_alone_is_cut_and_says_so() -> None:
    text, cut = tamed("<a/>" * 500, 100)

    assert (text.count("<a/>"), cut) == (100, True)


@pytest.mark.parametrize("inside", ["<a>" * 500_000, "<a/>" * 500_000, "&" * 3_500_000, "<" * 3_500_000])
def test_what_a_parser_is_given_is_bounded_and_the_posts_before_it_are_read(inside: str) -> None:
    item = "<item><title>T</title><link>/a/</link></item>"
    given = page(f"<rss><channel>{item}<item>{inside}", "https://news.example/feed.xml")

    made = harmless(given)

    assert len(made.text) <= MOST + 100
    assert made.text.count("<") <= 200_000
    assert any("than warta reads: the rest is left out" in note for note in made.notes)
    assert made.text.startswith(f"<rss><channel>{item}")


def test_a_feed_whose_posts_have_labels_is_read() -> None:
    text = FEED.replace("<link>", "<category>Kota</category><link>")

    [post] = listing("feed", (page(text, "https://news.example/feed.xml"),), 9).posts

    assert (post.title, post.url) == ("1 < 2 & 3", "https://news.example/a/")
