# ruff: noqa: E501 - markup stands as themes write it
"""The odd shapes in which WordPress themes put title, author, date and body: each post is read right, or stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from warta.extraction.pipeline import extract

URL = "https://kabar.example/2026/01/jembatan/"
STORY = "".join(
    f"<p>Jembatan gantung di desa itu dibuka kembali setelah enam bulan diperbaiki, kata kepala desa Hasan kepada warga ke-{n}.</p>"
    for n in range(5)
)
RELATED = "".join(
    f'<article class="related-post"><h3><a href="/2025/12/{n}/">Kabar lain {n}</a></h3>'
    f'<time class="published" datetime="2025-12-0{n}T08:00:00+08:00">{n} Desember 2025</time></article>'
    for n in (1, 2, 3)
)
AUTHOR = "/author/rina/"


def comments(
    time: str = '<time datetime="2026-02-02T10:00:00+08:00">2 Februari 2026</time>', body: str = "comment-content"
) -> str:
    """Two comments, whose authors and dates are not the post's."""
    each = "".join(
        f'<li id="comment-{n}" class="comment depth-1"><article id="div-comment-{n}" class="comment-body">'
        f'<footer class="comment-meta"><b class="fn"><a class="url" href="https://warga.example/">Warga {n}</a></b> {time}'
        f'</footer><div class="{body}"><p>Alhamdulillah, akhirnya kita bisa lewat lagi, ke-{n}.</p></div></article></li>'
        for n in (1, 2)
    )
    return (
        f'<div id="comments"><h2 class="comments-title">2 Balasan</h2><ol class="comment-list">{each}</ol><div id="respond">'
        '<form action="/wp-comments-post.php" method="post"><textarea name="comment"></textarea>'
        '<input type="hidden" name="comment_post_ID" value="6"></form></div></div>'
    )


UNNAMED = frozenset({"newspaper-x"})
"""Themes that do not say who wrote a post."""
UNDATED = frozenset({"astra", "newspaper-x", "twentytwentyfive"})
"""Themes that do not say when, as their defaults are; all dates on the page are of other things."""

POSTS = {
    "twentyten": (
        '<div id="content" role="main"><div id="post-6" class="post-6 post type-post hentry"><h1 class="entry-title">Jembatan '
        'Dibuka</h1><div class="entry-meta"><span class="meta-prep">Dipublikasikan pada</span> <a href="/2026/01/jembatan/" '
        'title="08:15" rel="bookmark"><span class="entry-date">20 Januari 2026</span></a> <span class="meta-sep">oleh</span> '
        f'<span class="author vcard"><a class="url fn n" href="{AUTHOR}">Rina Hadi</a></span></div><div class="entry-content">'
        f"{STORY}</div></div>{comments()}</div>"
    ),
    "twentytwenty": (
        '<main id="site-content"><article class="post-6 post" id="post-6"><header class="entry-header"><h1 class="entry-title">'
        'Jembatan Dibuka</h1><ul class="post-meta"><li class="post-author meta-wrapper"><span class="meta-text">Oleh '
        f'<a href="{AUTHOR}">Rina Hadi</a></span></li><li class="post-date meta-wrapper"><span class="meta-text">'
        '<a href="/2026/01/jembatan/">20 Januari 2026</a></span></li></ul></header><div class="post-inner"><div '
        f'class="entry-content">{STORY}</div></div><div class="comments-wrapper">'
        f"{comments(body='comment-content entry-content')}</div></article></main>"
    ),
    "twentytwentythree": (
        f'<main><h1 class="wp-block-post-title">Jembatan Dibuka</h1><div class="entry-content wp-block-post-content">{STORY}'
        '</div><div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2026-01-20T08:15:00+08:00">20 '
        'Januari 2026</time></div><div class="wp-block-post-author"><p class="wp-block-post-author__name">Rina Hadi</p></div>'
        f"</div>{comments()}</main>"
    ),
    "twentytwentyfive": (
        '<main class="wp-block-group"><h1 class="wp-block-post-title">Jembatan Dibuka</h1><div class="wp-block-group"><p>Ditulis '
        f'oleh</p><p class="wp-block-post-author-name"><a class="wp-block-post-author-name__link" href="{AUTHOR}">Rina Hadi</a>'
        f'</p></div><div class="entry-content wp-block-post-content">{STORY}</div>{comments()}</main>'
    ),
    "astra": (
        '<main id="main"><article class="post-6" id="post-6" itemtype="https://schema.org/CreativeWork" itemscope><header '
        'class="entry-header"><h1 class="entry-title" itemprop="headline">Jembatan Dibuka</h1><div class="entry-meta"><span '
        'class="comments-link"><a href="#comments">2 Komentar</a></span> / Oleh <span class="posts-author author vcard" '
        'itemtype="https://schema.org/Person" itemscope itemprop="author"><a class="url fn n" itemprop="url" rel="author" '
        f'href="{AUTHOR}"><span class="author-name" itemprop="name">Rina Hadi</span></a></span></div></header><div '
        f'class="entry-content clear" itemprop="text">{STORY}</div></article>{comments()}</main>'
    ),
    "hueman": (
        '<section class="content"><article class="post-6 post"><div class="post-inner group"><h1 class="post-title entry-title">'
        f'Jembatan Dibuka</h1><p class="post-byline">oleh <span class="vcard author"><span class="fn"><a href="{AUTHOR}" '
        'rel="author">Rina Hadi</a></span></span> &middot; <span class="published">20 Januari 2026</span></p><div class="entry '
        f'themeform"><div class="entry-inner">{STORY}</div></div></div></article><h4 class="heading">Anda mungkin juga suka</h4>'
        f'<ul class="related-posts">{RELATED}</ul>{comments()}</section>'
    ),
    "colormag": (
        '<main id="cm-primary"><article id="post-6" class="post-6"><div class="cm-post-content"><header class="cm-entry-header">'
        '<h1 class="cm-entry-title">Jembatan Dibuka</h1></header><div class="cm-below-entry-meta"><span class="cm-post-date">'
        '<a href="/2026/01/jembatan/" rel="bookmark"><time class="entry-date published updated" datetime="2026-01-20T08:15:00'
        f'+08:00">20 Januari 2026</time></a></span><span class="cm-author cm-vcard"><a class="url fn n" href="{AUTHOR}">Rina '
        f'Hadi</a></span></div><div class="cm-entry-summary">{STORY}</div></div></article><div class="related-posts-wrapper">'
        f"{RELATED}</div>{comments()}</main>"
    ),
    "newspack": (
        '<main id="main"><header class="entry-header"><h1 class="entry-title">Jembatan Dibuka</h1><div class="entry-subhead">'
        '<span class="byline"><span class="author-prefix">oleh</span> <span class="author vcard"><a class="url fn n" '
        f'href="{AUTHOR}">Rina Hadi</a></span></span><span class="posted-on"><time class="entry-date published" '
        'datetime="2026-01-20T08:15:00+08:00">20 Januari 2026</time></span></div></header><article id="post-6"><div '
        f'class="entry-content">{STORY}</div><div class="author-bio"><h2>Rina Hadi</h2><p>Rina Hadi menulis tentang desa.</p>'
        f"</div></article>{comments()}</main>"
    ),
    "newspaper-x": (
        '<main><article id="post-6"><header class="entry-header"><h2 class="entry-title">Jembatan Dibuka</h2></header><div '
        f'class="entry-content">{STORY}</div></article><div class="newspaper-x-related-posts"><h3>Berita terkait</h3>{RELATED}'
        f"</div>{comments()}</main>"
    ),
    "oceanwp": (
        '<main id="main"><article id="post-6"><header class="entry-header clr"><h2 class="single-post-title entry-title" '
        'itemprop="headline">Jembatan Dibuka</h2></header><ul class="meta ospm-default clr"><li class="meta-author" '
        f'itemprop="name"><span>Penulis pos:</span><a href="{AUTHOR}" title="Pos oleh Rina Hadi" rel="author" '
        'itemprop="author">Rina Hadi</a></li><li class="meta-date" itemprop="datePublished"><span>Pos dipublikasikan:</span>20 '
        f'Januari 2026</li></ul><div class="entry-content clr" itemprop="text">{STORY}</div><section id="related-posts"><h3>Anda '
        f"Mungkin Juga Suka</h3>{RELATED}</section>{comments(time='')}</article></main>"
    ),
}


@pytest.mark.parametrize("theme", POSTS)
def test_a_post_of_a_theme_is_read_right_or_stays_unknown(theme: str) -> None:
    html = (
        "<!doctype html><html lang='id-ID'><head><title>Jembatan Dibuka &#8211; Kabar Desa</title>"
        f"<link rel='canonical' href='{URL}'></head><body class='single single-post postid-6'><header>"
        f"<p class='site-title'><a href='/'>Kabar Desa</a></p></header>{POSTS[theme]}<footer class='site-footer'>"
        "<p>Kabar Desa, dibuat dengan WordPress.</p></footer></body></html>"
    )

    article = extract(html, url=URL)

    assert article.title == "Jembatan Dibuka"
    assert article.authors == (() if theme in UNNAMED else ("Rina Hadi",))
    assert (article.published.date() if article.published else None) == (
        None if theme in UNDATED else date(2026, 1, 20)
    )
    assert len(article.blocks) == 5
    assert all("Jembatan gantung" in line for line in article.text.split("\n\n"))
    assert article.thread is not None
    assert [comment.author for comment in article.thread.walk()] == ["Warga 1", "Warga 2"]
