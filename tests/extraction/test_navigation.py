# ruff: noqa: E501, ISC004 - markup stands as sites write it
"""The site's own ways on are found by structure; what only looks like them is left alone."""

from __future__ import annotations

import pytest

from tests.extraction.themes import AFTER, BEFORE, NEIGHBOURS, STORY, THREADS, URL, page
from warta.extraction import navigation
from warta.extraction.dom import Tree, parse
from warta.extraction.found import Found, within
from warta.model.article import Link, Navigation


def found(*parts: str, url: str | None = URL, head: str = "") -> Navigation | None:
    return navigation.find(parse(page(*parts, head=head)), url).value


def neighbours(*parts: str, url: str | None = URL, head: str = "") -> tuple[Link | None, Link | None]:
    value = found(*parts, url=url, head=head)
    return (value.previous, value.next) if value else (None, None)


def claimed_words(tree: Tree, result: Found[Navigation | None]) -> str:
    return " ".join(tree.text(i) for i in sorted(result.nodes))


@pytest.mark.parametrize("theme", NEIGHBOURS)
def test_both_neighbours_are_found_with_their_titles_in_every_theme(theme: str) -> None:
    previous, following = neighbours(NEIGHBOURS[theme], THREADS["twentyten"])

    assert previous == Link(title="Banjir Surut", url=BEFORE)
    assert following == Link(title="Pasar Dibuka", url=AFTER)


@pytest.mark.parametrize("theme", NEIGHBOURS)
def test_the_navigation_is_claimed_whole_and_the_story_not(theme: str) -> None:
    tree = parse(page(NEIGHBOURS[theme]))

    result = navigation.find(tree, URL)

    words = claimed_words(tree, result)
    assert "Banjir Surut" in words
    assert "Pasar Dibuka" in words
    assert STORY not in words
    left = [i for i in range(len(tree)) if tree.texts[i] and not within(tree, i, result.nodes)]
    assert not {"Navigasi", "Sebelumnya", "Selanjutnya", "←"} & {word for i in left for word in tree.texts[i].split()}


def test_a_link_that_says_only_previous_has_the_title_that_another_link_gives() -> None:
    bare = f'<nav class="nav-single"><a href="{BEFORE}" rel="prev">← Previous Tulisan</a></nav>'
    recent = (
        f'<aside class="widget"><h2>Terbaru</h2><ul><li><a href="{BEFORE}">Banjir Surut di Hulu</a></li></ul></aside>'
    )

    previous, _ = neighbours(bare, recent)

    assert previous == Link(title="Banjir Surut di Hulu", url=BEFORE)


def test_a_title_that_nobody_gives_stays_empty() -> None:
    previous, following = neighbours(f'<nav id="nav-single"><a href="{BEFORE}" rel="prev">← Sebelumnya</a></nav>')

    assert previous == Link(title="", url=BEFORE)
    assert following is None


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Previous post: Banjir Surut", "Banjir Surut"),
        ("« Banjir Surut", "Banjir Surut"),
        ("«Banjir» Surut »", "«Banjir» Surut"),
        ("<span>Artikel Sebelumnya</span><h4>Banjir Surut</h4>", "Banjir Surut"),
        ("Next Generation of Bridges", "Next Generation of Bridges"),
        ("‹ <b>Vorheriger Beitrag</b> Banjir: Surut ›", "Banjir: Surut"),
        ('<img src="a.jpg" alt="Banjir Surut">', "Banjir Surut"),
        ("Ban<em>jir</em> Surut", "Banjir Surut"),
        ("Banjir \x1b]0;x\x07\u202eSurut", "Banjir Surut"),
    ],
)
def test_a_title_loses_arrows_and_labels_and_nothing_else(words: str, title: str) -> None:
    previous, _ = neighbours(f'<div class="post-navigation"><a href="{BEFORE}" rel="prev">{words}</a></div>')

    assert previous == Link(title=title, url=BEFORE)


@pytest.mark.parametrize(
    "furniture",
    [
        f'<nav class="comments-pagination"><a class="prev" rel="prev" href="{URL}comment-page-1/#comments">Lama</a></nav>',
        f'<div id="comment-nav-below"><div class="nav-previous"><a href="{URL}?cpage=2">Komentar lama</a></div></div>',
        '<nav class="pagination"><a class="next page-numbers" href="/page/2/">Berikutnya</a></nav>',
        '<nav class="navigation"><div class="nav-previous"><a href="/kategori/kota/?paged=3" rel="prev">Lama</a></div></nav>',
        '<div class="carousel nav"><a class="next" href="/galeri/3/">Next</a><a class="prev" href="/galeri/1/">Prev</a></div>',
        '<table id="wp-calendar"><tr><td><a class="nav prev" href="/2025/12/">« Des</a></td></tr></table>',
        '<div class="post read-next"><a href="/lain/">Lain</a></div>',
        '<div id="__next" class="site-nav"><a class="nav-link" href="/kontak/">Kontak</a></div>',
        '<div class="post-navigation"><a class="prev" href="#top">Prev</a><a class="next" href="javascript:void(0)">N</a></div>',
        '<div class="post-navigation"><a class="prev" href="https://iklan.example/">Prev</a></div>',
        f'<div class="post-navigation"><a class="prev" href="{URL}?galeri=2">Prev</a></div>',
        '<ul class="nav"><li class="next"><a href="/a/">A</a></li><li class="next"><a href="/b/">B</a></li>'
        '<li class="next"><a href="/c/">C</a></li></ul>',
    ],
)
def test_pagers_galleries_calendars_and_menus_are_no_neighbours(furniture: str) -> None:
    assert neighbours(furniture) == (None, None)


def test_next_may_stand_first_and_rel_counts_more_than_a_name() -> None:
    confused = f'<div class="post-nav"><a class="prev" rel="next" href="{AFTER}">Pasar Dibuka</a></div>'

    assert neighbours(confused) == (None, Link(title="Pasar Dibuka", url=AFTER))


def test_the_head_is_the_last_hint() -> None:
    head = f'<link rel="prev" href="{BEFORE}"><link rel="next" href="https://kabar.example/lain/">'

    assert neighbours(head=head)[0] == Link(title="", url=BEFORE)
    assert neighbours(NEIGHBOURS["twentyten"], head=head)[1] == Link(title="Pasar Dibuka", url=AFTER)


@pytest.mark.parametrize("href", [f"{URL}2/", f"{URL}?page=2", f"{URL}page/2/", "/page/2/"])
def test_a_page_in_the_head_is_no_neighbour(href: str) -> None:
    assert neighbours(head=f'<link rel="next" href="{href}">') == (None, None)


def test_the_pages_of_an_article_are_no_neighbours_but_its_pages() -> None:
    links = "".join(f'<a href="{URL}{n}/" class="post-page-numbers">Halaman {n}</a>' for n in (2, 3))

    value = found(f'<div class="page-links">Halaman: <span class="post-page-numbers current">1</span>{links}</div>')

    assert value == Navigation(pages=(URL, f"{URL}2/", f"{URL}3/"))


def test_from_its_second_page_an_article_still_has_all_its_pages() -> None:
    links = f'<a href="{URL}" class="post-page-numbers">1</a> <a href="{URL}3/" class="post-page-numbers">3</a>'

    value = found(f'<p class="post-nav-links">{links}</p>', url=f"{URL}2/")

    assert value == Navigation(pages=(URL, f"{URL}2/", f"{URL}3/"))


@pytest.mark.parametrize(
    "crumbs",
    [
        '<nav class="breadcrumbs"><a href="/">Beranda</a> › <a href="/kota/">Kota</a> › Jembatan Dibuka</nav>',
        '<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li><a href="/">Beranda</a></li>'
        f'<li><a href="/kota/">Kota</a></li><li><a href="{URL}">Jembatan</a></li></ol>',
        '<nav aria-label="Breadcrumb"><ul><li><a href="/">Beranda</a></li><li><a href="/kota/">» Kota</a></li></ul></nav>',
    ],
)
def test_breadcrumbs_are_the_way_up(crumbs: str) -> None:
    value = found(crumbs)

    assert value is not None
    assert value.up == (
        Link(title="Beranda", url="https://kabar.example/"),
        Link(title="Kota", url="https://kabar.example/kota/"),
    )


def test_a_described_trail_counts_where_none_is_shown() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,'
        '"name":"Beranda","item":"https://kabar.example/"},{"@type":"ListItem","position":2,"item":{"@id":"/kota/","name":'
        f'"Kota"}}}},{{"@type":"ListItem","position":3,"name":"Jembatan","item":"{URL}"}},{{"position":4}},"x"]}}</script>'
    )

    value = found(head=head)

    assert value is not None
    assert [link.title for link in value.up] == ["Beranda", "Kota"]


def test_the_section_of_a_post_is_above_it_where_no_trail_is() -> None:
    filed = '<a href="/kota/" rel="category tag">Kota</a>, <a href="/jalan/" rel="category tag">Jalan</a>'
    trail = '<nav class="breadcrumbs"><a href="/">Beranda</a> › Jembatan Dibuka</nav>'

    value, trailed = found(filed), found(trail, filed)

    assert value is not None
    assert trailed is not None
    assert value.up == (Link(title="Kota", url="https://kabar.example/kota/"),)
    assert [link.title for link in trailed.up] == ["Beranda"]


def test_blogger_and_others_name_their_links() -> None:
    blogger = (
        f'<div class="blog-pager" id="blog-pager"><span id="blog-pager-newer-link"><a class="blog-pager-newer-link" '
        f'href="{AFTER}" title="Newer Post">Newer Post</a></span><span id="blog-pager-older-link"><a '
        f'class="blog-pager-older-link" href="{BEFORE}" title="Older Post">Older Post</a></span></div>'
    )

    assert neighbours(blogger) == (Link(title="", url=BEFORE), Link(title="", url=AFTER))


def test_without_an_address_the_page_s_own_canonical_one_counts() -> None:
    head = f'<link rel="canonical" href="{URL}">'

    previous, _ = neighbours(
        '<nav class="post-navigation"><a rel="prev" href="/2025/12/banjir-surut/">Banjir Surut</a></nav>',
        url=None,
        head=head,
    )

    assert previous == Link(title="Banjir Surut", url=BEFORE)


def test_a_page_without_ways_on_has_no_navigation() -> None:
    assert found() is None
