from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest

from warta.extraction import dom
from warta.extraction.dom import parse


def tags(html: str) -> list[str]:
    return parse(html).tags


def test_elements_and_texts_are_numbered_in_document_order() -> None:
    tree = parse("<p>One <b>two</b></p>")

    assert tree.tags == ["html", "head", "body", "p", "#text", "b", "#text"]
    assert tree.parents == [-1, 0, 0, 2, 3, 3, 5]
    assert tree.ends == [7, 2, 7, 7, 5, 7, 7]


def test_a_subtree_is_the_range_from_a_node_to_its_end() -> None:
    tree = parse("<ul><li>a</li><li>b<i>c</i></li></ul><p>d</p>")
    ul = tree.find_all("ul")[0]

    assert "".join(tree.texts[ul : tree.ends[ul]]) == "abc"


def test_class_and_id_are_one_lower_case_name() -> None:
    tree = parse('<div class="Entry-Content Wide" id="Main"></div>')

    assert tree.names[tree.find_all("div")[0]] == "entry-content wide main"


def test_ids_that_differ_by_a_long_number_alone_are_one_name() -> None:
    tree = parse("<p id=comment-123 class=odd></p><p id=Comment-45678 class=odd></p><p id=depth-12></p><p id=2026></p>")

    assert [tree.names[i] for i in tree.find_all("p")] == ["odd comment-0", "odd comment-0", "depth-12", "0"]
    assert tree.by_id["Comment-45678"] == tree.find_all("p")[1]


def test_elements_are_found_by_a_whole_class_or_id_and_once() -> None:
    tree = parse('<p class="note wide"></p><p class="not"></p><p id="Note" class="wide"></p><p class="wide note"></p>')
    first, _, by_id, last = tree.find_all("p")

    assert tree.called(frozenset(("note", "wide", "absent"))) == [first, by_id, last]
    assert tree.called(frozenset(("absent",))) == []


def test_elements_are_found_by_an_attribute_with_or_without_a_value() -> None:
    tree = parse("<p hidden>a</p><p>b</p><p HIDDEN='x'>c</p>")
    paragraphs = tree.find_all("p")

    assert tree.with_attribute("hidden") == [paragraphs[0], paragraphs[2]]
    assert tree.with_attribute("itemprop") == []


def test_an_attribute_without_a_value_is_empty_and_a_missing_one_is_none() -> None:
    tree = parse("<input required>")
    node = tree.find_all("input")[0]

    assert tree.attribute(node, "required") == ""
    assert tree.attribute(node, "name") is None


@pytest.mark.parametrize("hidden", ["<script>x</script>", "<style>x</style>", "<template>x</template>", "<!-- x -->"])
def test_what_is_never_text_is_no_node(hidden: str) -> None:
    assert parse(f"<p>a{hidden}b</p>").text(0) == "ab"


def test_a_drawing_is_no_node() -> None:
    assert "path" not in tags("<p><svg><title>arrow</title><path d='M0'/></svg>x</p>")


def test_data_scripts_can_be_read() -> None:
    tree = parse('<script type="application/LD+JSON" id="d">{"a": 1}</script>')

    assert [(script.type, script.id, script.text) for script in tree.scripts] == [
        ("application/ld+json", "d", '{"a": 1}')
    ]


def test_space_between_inline_elements_is_kept() -> None:
    assert parse("<p><b>one</b> <i>two</i></p>").text(0) == "one two"


def test_words_of_two_blocks_never_run_together() -> None:
    assert parse("<ul><li>one</li><li>two</li></ul>").text(0) == "one two"


def test_white_space_in_preformatted_text_is_kept_to_the_letter() -> None:
    tree = parse("<pre>a\n  <b>b</b> <i>c</i></pre>")

    assert "".join(tree.texts) == "a\n  b c"


def test_text_is_filtered_and_folded() -> None:
    assert parse("<p>a\x1b[31m  b&#8238;\n c</p>").text(0) == "a b c"


def test_markup_in_noscript_is_markup() -> None:
    assert "p" in tags("<noscript><p>Read me</p></noscript>")


def test_bytes_are_utf_8() -> None:
    assert parse("<p>héé</p>".encode()).text(0) == "héé"


def test_ancestors_go_from_the_nearest_outward() -> None:
    tree = parse("<div><p><b>x</b></p></div>")
    bold = tree.find_all("b")[0]

    assert [tree.tags[i] for i in tree.ancestors(bold)] == ["p", "div", "body", "html"]


def test_children_are_those_of_the_node_alone() -> None:
    tree = parse("<div>a<p>b<i>c</i></p><p>d</p></div>")
    div = tree.find_all("div")[0]

    assert [tree.tags[i] for i in tree.children(div)] == ["#text", "p", "p"]


def test_lone_surrogates_do_not_stop_the_parser() -> None:
    assert "a" in parse("<p>a\ud800b</p>").text(0)


def test_a_very_large_page_is_read_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    html = (
        '<ul class=thread><li id=a class="Comment odd"><a rel href=/1 class="Comment odd">1</a><li class=odd>2'
        "<time datetime=2026>3</time><time datetime=2026>4</time><a href=/2>5</a><a href=/2>6</a></ul>"
    )
    usual = parse(html)

    monkeypatch.setattr(dom, "_MANY", 0)
    large = parse(html)

    assert large == usual
    item, link = large.find_all("li")[0], large.find_all("a")[0]
    assert large.attributes[item]["class"] is large.attributes[link]["class"]
    first, second = large.find_all("time")
    assert large.attributes[first] is large.attributes[second]
    assert list(dom.packed([2, 0, 1])) == [2, 0, 1]


@pytest.mark.parametrize(("elements", "asked"), [(20, 0), (30_000, 1)])
def test_the_memory_of_a_very_large_tree_is_given_back(
    elements: int, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    trims: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=trims.append))

    parse("<p>a" * elements)

    assert trims == [0] * asked


def test_a_c_library_that_gives_nothing_back_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())

    assert len(parse("<p>a" * 30_000)) > 30_000


def test_markup_that_was_saved_as_text_is_white_space() -> None:
    tree = parse("<body><noscript>&lt;img src=x&gt;</noscript><noscript>Words <b>stay</b></noscript>")

    assert [text for text in tree.texts if text.strip()] == ["Words ", "stay"]
