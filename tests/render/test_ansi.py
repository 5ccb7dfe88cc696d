from __future__ import annotations

import re

import pytest

from tests.builders import HOSTILE, article, bare_article, comment, loaded, paragraph, span, thread
from tests.render.story import flood
from warta.render import ansi
from warta.render.wrap import cells

SGR = re.compile(r"\x1b\[[0-9;]*m")
LIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0000-\U000e0fff]")
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")


def plain(text: str) -> str:
    return LINK.sub("", SGR.sub("", text))


def test_the_title_is_bold_and_the_dateline_coloured() -> None:
    text = ansi.article(loaded(flood()), width=72)

    assert "\x1b[1mRatusan Rumah di Bantaran" in text
    assert "\x1b[1;36mBANJARMASIN–\x1b[0m" in text


def test_no_line_is_wider_than_asked() -> None:
    text = plain(ansi.article(loaded(flood()), width=40)) + plain(ansi.thread(loaded(flood()), width=40))

    assert max(map(cells, text.splitlines())) <= 40


def test_a_link_is_a_link_of_the_terminal() -> None:
    text = ansi.article(loaded(flood()), width=72)

    assert "https://harian.example/data" in LINK.findall(text)
    assert LINK.findall(ansi.article(loaded(flood()), width=72, links=False)) == []


@pytest.mark.parametrize(
    "href", ["https://news.example/" + "a" * 2083, "https://news.example/\x1b]0;x\x07", "https://a.example/é"]
)
def test_an_address_that_a_terminal_could_choke_on_is_shown_without_a_link(href: str) -> None:
    text = ansi.article(loaded(bare_article(paragraph("", span("here", href=href)))), width=72)

    assert LINK.findall(text) == []
    assert "here" in text


def test_no_control_of_a_page_reaches_the_terminal() -> None:
    hostile = article(paragraph(HOSTILE), title=HOSTILE, authors=(HOSTILE,), tags=(HOSTILE,))
    held = loaded(hostile)

    text = plain(ansi.article(held, width=72)) + plain(ansi.thread(held, width=72))

    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0000-\U000e0fff]", text
    )


def test_a_thread_says_how_many_there_are_and_that_it_is_closed() -> None:
    held = loaded(article(thread=thread(comment(), total=40, closed=True)))

    assert plain(ansi.thread(held, width=60)).startswith("1 comment of 40 · closed\n\n")


def test_an_unknown_thread_is_shown_to_be_unknown() -> None:
    assert plain(ansi.thread(loaded(article(thread=None)), width=60)) == "No comments are known.\n"
