"""What stands in a line is part of it, though HTML does not know its tag."""

from __future__ import annotations

import pytest

from warta.extraction.blocks import Maker
from warta.extraction.dom import parse
from warta.extraction.measure import measure
from warta.model.blocks import Heading, text_of


def texts(html: str) -> list[str]:
    tree = parse(html)
    made = Maker(tree=tree, blocks=measure(tree).blocks, base=None, removed={}).make(tree.find_all("body"))
    return [text_of(block) for block in made]


@pytest.mark.parametrize(
    "line",
    [
        "<p>It was measured (<x-source><a href=/1>1</a></x-source>) in May.</p>",
        "<p>It was measured (<st1:place>1</st1:place>) in May.</p>",
        "<p>It was measured (<x-out><x-in>1</x-in></x-out>) in May.</p>",
        "It was measured (<x-out>1</x-out>) in May.",
        "<li>It was measured <x-out>(1) in May.</x-out></li>",
    ],
)
def test_an_element_that_html_does_not_know_is_words_of_its_line(line: str) -> None:
    assert texts(line) == ["It was measured (1) in May."]


@pytest.mark.parametrize(
    "page",
    [
        "<x-page><x-part><p>One.</p></x-part><x-part><p>Two.</p></x-part></x-page>",
        "<x-part>One.</x-part><x-part>Two.</x-part>",
        "One.<x-part><p>Two.</p></x-part>",
        "One.<x-part>Two.</x-part>",
        "<p>One.<amp-part>Two.</amp-part></p>",
    ],
    ids=["blocks within", "no words beside", "a block beside words", "words on one side", "a component of AMP"],
)
def test_a_site_may_lay_out_its_page_with_elements_of_its_own(page: str) -> None:
    assert texts(page) == ["One.", "Two."]


def test_the_button_that_is_a_heading_tells_it() -> None:
    tree = parse("<h3><button aria-expanded=false>Who pays?</button></h3><p>Nobody.</p><p><button>Share</button></p>")
    made = Maker(tree=tree, blocks=measure(tree).blocks, base=None, removed={}).make(tree.find_all("body"))

    assert [(isinstance(block, Heading), text_of(block)) for block in made] == [(True, "Who pays?"), (False, "Nobody.")]


def test_elements_are_found_by_the_tag_they_go_by() -> None:
    tree = parse("<p>One <x-a>two</x-a> three <span>four</span></p><x-a><p>five</p></x-a>")

    assert [tree.text(i) for i in tree.find_all("span")] == ["two", "four"]
    assert [tree.text(i) for i in tree.find_all("x-a")] == ["five"]
