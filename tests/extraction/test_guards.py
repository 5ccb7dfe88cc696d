from __future__ import annotations

import sys

import pytest

from warta.extraction import dom
from warta.extraction.dom import parse
from warta.extraction.guards import LARGEST, MOST_TAGS, guard
from warta.extraction.pipeline import extract
from warta.extraction.taming import DEEPEST, MOST_ATTRIBUTES


def depth(html: bytes) -> int:
    """How deep the parser's own tree is, before our arrays are made shallow."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(dom, "_USUAL", sys.maxsize)
        tree = parse(html)
    levels = [0] * len(tree)
    for i in range(1, len(tree)):
        levels[i] = levels[tree.parents[i]] + 1
    return max(levels)


def test_a_usual_page_passes_untouched() -> None:
    page = ("<div><p>A river rose.</p></div>" * 4_000).encode()

    assert guard(page).html is page
    assert guard(page).left_out == ()


@pytest.mark.parametrize("nest", ["<div>", "<ul><li>", "<dl><dd>", "<blockquote>", "<section>", "<table><tr><td>"])
def test_what_is_nested_too_deeply_is_read_flat(nest: str) -> None:
    page = f"<p>FIRST</p>{nest * 12_000}LAST".encode()

    guarded = guard(page)

    assert depth(guarded.html) <= 5 * DEEPEST
    assert "FIRST" in parse(guarded.html).raw_text(0)
    assert "LAST" in parse(guarded.html).raw_text(0)
    assert any("nested" in words for words in guarded.left_out)


@pytest.mark.parametrize(
    "nest",
    [
        "<div></x>",  # a closing tag that closes nothing
        "<div></p>",
        "<div/>",  # which HTML opens all the same
        "<object><marquee></object><applet></marquee><object></applet>",  # each is closed behind a wall
        "<div title='</div>'>",
        "<div><!-- </div> -->",
        "<div><script></div></script>",
        "<div><svg><![CDATA[></svg></div>]]>",
    ],
)
def test_what_only_seems_to_be_closed_is_deep(nest: str) -> None:
    page = f"<p>FIRST</p>{nest * 15_000}".encode()

    assert depth(guard(page).html) <= 5 * DEEPEST


@pytest.mark.parametrize(
    "veil",
    [
        "<script></SCRIPT>",
        "<!-->",
        "<!-- --!>",
        "<svg><style>",
        "<select><xmp></select>",
        "<script><!--<script></script>--></script>",
        "<p title='<!--'>",
        "<![CDATA[",
    ],
)
def test_nothing_hides_a_deep_nest(veil: str) -> None:
    page = f"<p>FIRST</p>{veil}{'<div>' * 20_000}".encode()

    assert depth(guard(page).html) <= 5 * DEEPEST


@pytest.mark.parametrize("block", ["<p>", "<div></div>", "<table><td></table>", "<li>"])
def test_formatting_that_is_never_closed_does_not_multiply(block: str) -> None:
    formatting = "".join(f"<b a={n}><font color={n}>" for n in range(600))
    page = f"<p>FIRST{formatting}</p>{f'{block}x' * 2_000}".encode()

    guarded = guard(page)

    assert len(parse(guarded.html)) < 150_000
    assert any("nobody closes" in words for words in guarded.left_out)


def test_formatting_that_is_closed_is_left_alone() -> None:
    page = ("<p>One <b>two <i>three</i></b> <font color=red><a href=/x>four</a></font>.</p>" * 1_500).encode()

    assert guard(page).html is page
    assert guard(page).left_out == ()


@pytest.mark.parametrize("veil", ["<a title='</b>'>", "<!-- </b> -->", "<script></b></script>"])
def test_what_only_seems_to_close_formatting_does_not(veil: str) -> None:
    page = f"<p>{''.join(f'<b a={n}>{veil}' for n in range(600))}</p>{'<p>x' * 1_000}".encode()

    assert len(parse(guard(page).html)) < 150_000


def test_roots_that_come_again_bring_no_more_attributes() -> None:
    page = "".join(f"<html a{n}=1>" for n in range(12_000)).encode()

    assert max(map(len, parse(guard(page).html).attributes)) <= MOST_ATTRIBUTES


def test_what_most_of_a_page_is_far_too_deep_in_is_read_side_by_side() -> None:
    tree = parse(f"<main>{'<div><p>One. ' * 6_000}</main>".encode())

    levels = [0] * len(tree)
    for i in range(1, len(tree)):
        levels[i] = levels[tree.parents[i]] + 1
    assert max(levels) < 2_500
    assert tree.raw_text(0).count("One.") == 6_000


def test_what_follows_a_deep_nest_stands_where_it_stood() -> None:
    page = f"<main>{'<div>' * 20_000}x{'</div>' * 20_000}<p id=after>y</p></main>".encode()

    tree = parse(guard(page).html)

    assert tree.tags[tree.parents[tree.by_id["after"]]] == "main"


def test_items_and_paragraphs_that_are_not_closed_are_no_depth() -> None:
    page = f"<ul>{'<li>one' * 20_000}</ul>{'<p>two' * 20_000}".encode()

    assert guard(page).left_out == ()


def test_pictures_breaks_and_remarks_are_no_depth() -> None:
    page = ("<div><img src=a.png><br><!-- a face --><p>A river rose.</p></div>" * 8_000).encode()

    assert guard(page).html is page


def test_a_deep_nest_behind_many_pictures_is_read_flat() -> None:
    page = ("<p><img src=a.png></p>" * 8_000 + "<div>" * 3_000).encode()

    assert depth(guard(page).html) <= 5 * DEEPEST


def test_attributes_beyond_the_limit_are_left_out() -> None:
    many = " ".join(f'a{n}="{n}"' for n in range(20_000))

    guarded = guard(f"<p {many}>FIRST</p><p class=x>LAST</p>".encode())
    tree = parse(guarded.html)

    assert max(map(len, tree.attributes)) == MOST_ATTRIBUTES
    assert tree.raw_text(0).split() == ["FIRST", "LAST"]
    assert any("attributes" in words for words in guarded.left_out)


@pytest.mark.parametrize("value", ['">"', "'>'", "'<p class=\"x\">'", '">" b', '\n">"', "x"])
def test_a_tag_that_seems_to_end_is_still_one_tag(value: str) -> None:
    many = " ".join(f"a{n}={value}" for n in range(20_000))

    guarded = guard(f"<p {many}>FIRST</p>".encode())

    assert max(map(len, parse(guarded.html).attributes)) <= 3 * MOST_ATTRIBUTES
    assert any("attributes" in words for words in guarded.left_out)


def test_attributes_after_a_long_value_are_counted_too() -> None:
    many = " ".join(f"a{n}" for n in range(20_000))

    guarded = guard(f"<p title='{'>' * 9_000}' {many}>FIRST</p>".encode())

    assert max(map(len, parse(guarded.html).attributes)) == MOST_ATTRIBUTES


def test_one_long_attribute_is_no_bomb() -> None:
    page = f'<p data-state="{"x " * 5_000}">text</p>'.encode()

    assert guard(page).left_out == ()


def test_tags_in_scripts_and_comments_are_not_counted() -> None:
    page = f"<script>{'<div>' * 9_000}</script><!-- {'<div>' * 9_000} --><p>text</p>".encode()

    assert guard(page).left_out == ()


def test_a_page_of_more_bytes_than_we_read_is_cut_between_two_characters() -> None:
    page = ("é" * LARGEST).encode()

    guarded = guard(page)

    assert len(guarded.html) <= LARGEST
    assert guarded.html.decode()
    assert any("MiB" in words for words in guarded.left_out)


def test_a_page_of_more_tags_than_we_read_is_cut() -> None:
    guarded = guard(b"<p>x" * (MOST_TAGS + 5_000))

    assert guarded.html.count(b"<") <= MOST_TAGS
    assert any("tags" in words for words in guarded.left_out)


def test_an_article_says_what_was_left_out() -> None:
    article = extract(f"<title>Nest</title><p>FIRST {'word ' * 30}.</p>{'<div>' * 50_000}LAST")

    assert article.truncated
    assert any("nested" in words for words in article.incomplete)
