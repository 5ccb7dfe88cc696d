from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON, article, bare_article, listing, loaded, paragraph, quotation, span
from tests.render.every_block import EVERY
from warta.model.blocks import Embed, Figure
from warta.render import html

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.blocks import Block

HERE = Path(__file__).parent
_VOID = {"meta", "br", "hr"}


class Reader(HTMLParser):
    """Reads strictly: every element is closed where it was opened; text, tags and attributes are noted."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def body(*blocks: Block) -> Reader:
    return Reader(html.body(loaded(bare_article(*blocks, title="T"))))


def test_every_block_as_html(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "every.html", html.article(loaded(EVERY)))


def test_the_page_is_whole_and_loads_nothing() -> None:
    page = html.article(loaded(EVERY))
    read = Reader(page)

    assert not {"script", "img", "iframe", "link", "object", "form", "input"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name.startswith("on") or name in {"src", "style", "srcset"}]
    assert """content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">""" in page
    assert "url(" not in page


MARKUP = st.text(st.sampled_from(list("<>&\"'/=a! -x")), max_size=24)


@given(MARKUP, MARKUP, MARKUP)
def test_text_of_a_page_is_never_markup(title: str, text: str, address: str) -> None:
    story = bare_article(
        paragraph(text, span(text, "strong", f"https://x.example/{address}")),
        title=title,
        site=text,
        language=address or None,
    )

    read = Reader(html.article(loaded(story)))

    assert {"article", "h1", "p", "strong", "a"} >= set(read.tags) - {
        "html", "head", "meta", "title", "style", "body", "header", "footer", "time", "br",
    }  # fmt: skip
    assert ("href", f"https://x.example/{address}") in read.attributes


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", ""])
def test_a_link_leads_to_http_or_nowhere(url: str) -> None:
    read = body(paragraph("", span("words", "", url)), Embed(src=url), Figure(src=url, alt="a"))

    assert [value for name, value in read.attributes if name == "href"] == []


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["•", "1.", "4."]), MARKUP), min_size=1, max_size=8))
def test_a_list_of_any_shape_is_well_formed_and_keeps_its_items(items: list[tuple[int, str, str]]) -> None:
    read = body(listing(*items))

    assert read.tags.count("li") == len(items)
    for _level, _marker, text in items:
        assert text in read.text


def test_paragraphs_of_one_quotation_share_its_element() -> None:
    assert body(quotation("a"), quotation("b"), paragraph("x"), quotation("c")).tags.count("blockquote") == 2


@pytest.mark.parametrize(("language", "side"), [("ar", "rtl"), ("fa-IR", "rtl"), ("id", "ltr"), (None, "auto")])
def test_the_page_says_its_language_and_side(language: str | None, side: str) -> None:
    page = html.article(loaded(article(language=language)))

    (start,) = re.findall(r"<html[^>]*>", page)
    assert f'dir="{side}"' in start
    assert ("lang=" in start) is (language is not None)


def test_where_and_when_it_was_had_stands_below() -> None:
    page = html.article(loaded())

    assert '<a href="https://news.example/2019/03/20/flood/">' in page
    assert 'fetched <time datetime="2019-03-20T14:00:00+00:00">' in page


def test_a_article_without_a_word_is_a_page_too() -> None:
    assert "<h1>Only a title</h1>" in html.article(loaded(bare_article(title="Only a title")))


def test_a_time_is_reported_to_the_second_as_html_has_it() -> None:
    exact = article(published=NOON.replace(microsecond=123_456))

    assert '<time datetime="2019-03-20T12:00:00+00:00">' in html.article(loaded(exact))
