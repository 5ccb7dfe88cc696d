# ruff: noqa: E501 - markup stands as themes write it
"""Pages as WordPress themes write them: one story, its neighbours and five comments, in each theme's own shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://kabar.example/2026/01/jembatan/"
STORY = "Jembatan gantung itu dibuka lagi pada hari Senin setelah sebelas bulan diperbaiki oleh warga."
FORM = (
    '<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Tinggalkan Balasan</h3>'
    '<form action="https://kabar.example/wp-comments-post.php" method="post" id="commentform" class="comment-form">'
    '<p class="comment-form-comment"><label for="comment">Komentar</label><textarea id="comment" name="comment"></textarea>'
    '</p><input type="hidden" name="comment_post_ID" value="6"></form></div>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment that a page is written with."""

    id: int
    author: str
    text: str
    parent: int | None = None
    site: str = ""
    day: int = 2
    names: str = ""
    kind: str = "comment"


REMARKS = (
    Remark(id=11, author="Budi", text="Semoga lekas dibuka.", site="https://budi.example/"),
    Remark(id=12, author="Sari K.", text="Sudah dibuka tadi pagi.", parent=11, day=3),
    Remark(id=15, author="Rahmi", text="Terima kasih kabarnya.", parent=12, day=4, names=" bypostauthor"),
    Remark(id=13, author="Joko", text="Berapa biayanya?", day=5),
    Remark(id=14, author="Blog Sungai", text="", site="https://blog.example/1", day=6, kind="pingback"),
)


def _link(remark: Remark) -> str:
    return (
        f'<a href="{remark.site}" class="url" rel="ugc external nofollow">{remark.author}</a>'
        if remark.site
        else remark.author
    )


def _when(remark: Remark) -> str:
    return f'<time datetime="2026-01-0{remark.day}T08:00:00+07:00">Januari {remark.day}, 2026 pukul 8:00 am</time>'


def _at(remark: Remark) -> str:
    return f'<a href="{URL}#comment-{remark.id}">{_when(remark)}</a>'


def _reply(remark: Remark) -> str:
    return (
        f'<div class="reply"><a rel="nofollow" class="comment-reply-link" href="{URL}?replytocom={remark.id}#respond" '
        f'data-commentid="{remark.id}" data-postid="6" data-replyto="Balasan untuk {remark.author}">Balas</a></div>'
    )


def _ping(remark: Remark) -> str:
    return f'<div class="comment-body">Pingback: {_link(remark)} <span class="edit-link"></span></div>'


def _classes(remark: Remark, depth: int) -> str:
    return f"{remark.kind}{remark.names} even thread-even depth-{depth}"


def _below(remark: Remark, depth: int, one: Callable[[Remark, int, str], str], wrap: str) -> str:
    inner = "".join(
        one(reply, depth + 1, _below(reply, depth + 1, one, wrap)) for reply in REMARKS if reply.parent == remark.id
    )
    return wrap.format(inner) if inner else ""


def _all(one: Callable[[Remark, int, str], str], wrap: str) -> str:
    return "".join(one(remark, 1, _below(remark, 1, one, wrap)) for remark in REMARKS if remark.parent is None)


def _twentyten(remark: Remark, depth: int, below: str) -> str:
    if remark.kind != "comment":
        return f'<li class="post pingback" id="comment-{remark.id}"><p>Pingback: {_link(remark)}</p></li>'
    return (
        f'<li class="{_classes(remark, depth)}" id="li-comment-{remark.id}"><div id="comment-{remark.id}">'
        f'<div class="comment-author vcard"><img class="avatar" alt=""><cite class="fn">{_link(remark)}</cite> '
        f'<span class="says">berkata:</span></div><div class="comment-meta commentmetadata">'
        f'<a href="{URL}#comment-{remark.id}">0{remark.day}/01/2026 pukul 08:00</a></div>'
        f'<div class="comment-body"><p>{remark.text}</p></div>{_reply(remark)}</div>{below}</li>'
    )


def _twentytwelve(remark: Remark, depth: int, below: str) -> str:
    if remark.kind != "comment":
        return f'<li class="{_classes(remark, depth)}" id="comment-{remark.id}"><p>Pingback: {_link(remark)}</p></li>'
    return (
        f'<li class="{_classes(remark, depth)}" id="li-comment-{remark.id}"><article id="comment-{remark.id}" '
        f'class="comment"><header class="comment-meta comment-author vcard"><cite><b class="fn">{_link(remark)}</b> '
        f'</cite>{_at(remark)}</header><section class="comment-content comment"><p>{remark.text}</p></section>'
        f"{_reply(remark)}</article>{below}</li>"
    )


def _classic(remark: Remark, depth: int, below: str) -> str:
    body = _ping(remark) if remark.kind != "comment" else (
        f'<article id="div-comment-{remark.id}" class="comment-body"><footer class="comment-meta"><div class="comment-author '
        f'vcard"><cite class="fn">{_link(remark)}</cite> <span class="says">berkata:</span></div><div class="comment-metadata">'
        f'{_at(remark)}</div></footer><div class="comment-content"><p>{remark.text}</p></div>{_reply(remark)}</article>'
    )  # fmt: skip
    return f'<li id="comment-{remark.id}" class="{_classes(remark, depth)}">{body}{below}</li>'


def _twentytwenty(remark: Remark, depth: int, below: str) -> str:
    return (
        f'<div id="comment-{remark.id}" class="{_classes(remark, depth)}"><article id="div-comment-{remark.id}" '
        f'class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><span class="fn">{_link(remark)}'
        f'</span><span class="screen-reader-text says">berkata:</span></div><div class="comment-metadata">{_at(remark)}</div>'
        f'</footer><div class="comment-content entry-content"><p>{remark.text}</p></div><footer class="comment-footer-meta">'
        f"{_reply(remark)}</footer></article>{below}</div>"
    )


def _block(remark: Remark, depth: int, below: str) -> str:
    return (
        f'<li id="comment-{remark.id}" class="{_classes(remark, depth)}"><div class="wp-block-columns"><div class="wp-block-'
        f'column"><div class="wp-block-comment-author-name">{_link(remark)}</div><div class="wp-block-comment-date">'
        f'<time datetime="2026-01-0{remark.day}T08:00:00+07:00"><a href="{URL}comment-page-1/#comment-{remark.id}">Januari '
        f'{remark.day}, 2026</a></time></div><div class="wp-block-comment-content"><p>{remark.text}</p></div>'
        f'<div class="wp-block-comment-reply-link">{_reply(remark)}</div></div></div>{below}</li>'
    )


def _astra(remark: Remark, depth: int, below: str) -> str:
    return (
        f'<li class="{_classes(remark, depth)}" id="li-comment-{remark.id}"><article id="comment-{remark.id}" '
        f'class="ast-comment"><div class="ast-comment-info"><header class="ast-comment-meta ast-row comment-author vcard">'
        f'<div class="ast-comment-cite-wrap"><cite><b class="fn">{_link(remark)}</b></cite></div>'
        f'<div class="ast-comment-time"><span class="timendate">{_at(remark)}</span></div></header></div>'
        f'<section class="ast-comment-content comment"><p>{remark.text}</p><div class="ast-comment-edit-reply-wrap">'
        f'<span class="ast-reply-link">{_reply(remark)}</span></div></section></article>{below}</li>'
    )


def _hueman(remark: Remark, depth: int, below: str) -> str:
    return (
        f'<li class="{_classes(remark, depth)}" id="comment-{remark.id}"><div id="div-comment-{remark.id}" '
        f'class="comment-body"><div class="comment-author vcard"><cite class="fn">{_link(remark)}</cite> '
        f'<span class="says">berkata:</span></div><div class="comment-meta commentmetadata">{_at(remark)}</div>'
        f"<p>{remark.text}</p>{_reply(remark)}</div>{below}</li>"
    )


def _newspack(remark: Remark, depth: int, below: str) -> str:
    return (
        f'<li id="comment-{remark.id}" class="{_classes(remark, depth)}"><article id="div-comment-{remark.id}" '
        f'class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn"></b>'
        f'<b class="fn">{_link(remark)}</b> <span class="screen-reader-text says">berkata:</span></div>'
        f'<div class="comment-metadata">{_at(remark)}</div></footer><div class="comment-content"><p>{remark.text}</p></div>'
        f"</article>{_reply(remark)}{below}</li>"
    )


def _oceanwp(remark: Remark, depth: int, below: str) -> str:
    return (
        f'<li id="comment-{remark.id}" class="comment-container{" pingback" if remark.kind != "comment" else ""}">'
        f'<article class="{_classes(remark, depth)}"><div class="comment-content"><div class="comment-author">'
        f'<h3 class="comment-link">{_link(remark)}</h3><span class="comment-meta commentmetadata"><span class="comment-date">'
        f'{remark.day} Januari 2026 8:00</span></span></div><div class="clr"></div><div class="comment-entry"><div '
        f'class="comment-content"><p>{remark.text}</p></div><div class="reply comment-reply-link-div">{_reply(remark)}</div>'
        f"</div></div></article>{below}</li>"
    )


THREADS: dict[str, str] = {
    "twentyten": f'<div id="comments"><h3 id="comments-title">5 tanggapan untuk <em>Jembatan</em></h3>'
    f'<ol class="commentlist">{_all(_twentyten, "<ul class=children>{}</ul>")}</ol>{FORM}</div>',
    "twentytwelve": f'<div id="comments" class="comments-area"><h2 class="comments-title">5 pemikiran di “<span>7 Jembatan'
    f'</span>”</h2><ol class="commentlist">{_all(_twentytwelve, "<ol class=children>{}</ol>")}</ol>{FORM}</div>',
    "twentytwenty": f'<div class="comments-wrapper section-inner"><div class="comments" id="comments"><div '
    f'class="comments-header"><h2 class="comment-reply-title">5 balasan pada “Jembatan”</h2></div><div class="comments-inner">'
    f'{_all(_twentytwenty, "{}")}</div></div>{FORM}</div>',
    "twentytwentythree": f'<div class="wp-block-comments"><h2 id="comments" class="wp-block-comments-title">5 tanggapan '
    f'untuk “Jembatan”</h2><ol class="wp-block-comment-template">{_all(_block, "<ol>{}</ol>")}</ol>{FORM}</div>',
    "astra": f'<div id="comments" class="comments-area comment-form-position-below"><div class="comments-count-wrapper">'
    f'<h3 class="comments-title">5 pemikiran pada “Jembatan”</h3></div><ol class="ast-comment-list">'
    f'{_all(_astra, "<ol class=children>{}</ol>")}</ol>{FORM}</div>',
    "hueman": f'<section id="comments" class="themeform"><h3 class="heading">5 Balasan</h3><div id="commentlist-container">'
    f'<ol class="commentlist">{_all(_hueman, "<ul class=children>{}</ul>")}</ol></div>{FORM}</section>',
    "colormag": f'<div id="comments" class="comments-area"><h3 class="comments-title">5 komentar</h3>'
    f'<ul class="comment-list">{_all(_twentytwelve, "<ol class=children>{}</ol>")}</ul>{FORM}</div>',
    "newspack": f'<div id="comments" class="comments-area"><div class="comments-title-wrap"><h2 class="comments-title">'
    f'5 Comments</h2></div><ol class="comment-list">{_all(_newspack, "<ol class=children>{}</ol>")}</ol>{FORM}</div>',
    "oceanwp": f'<section id="comments" class="comments-area clr has-comments"><h3 class="theme-heading comments-title">'
    f'<span class="text">This Post Has 5 Comments</span></h3><ol class="comment-list">'
    f'{_all(_oceanwp, "<ul class=children>{}</ul>")}</ol>{FORM}</section>',
    "generatepress": f'<div id="comments"><h2 class="comments-title">5 pemikiran pada “Jembatan”</h2>'
    f'<ol class="comment-list">{_all(_classic, "<ul class=children>{}</ul>")}</ol>{FORM}</div>',
}  # fmt: skip

BEFORE, AFTER = "https://kabar.example/2025/12/banjir-surut/", "https://kabar.example/2026/02/pasar-dibuka/"
NEIGHBOURS: dict[str, str] = {
    "twentyten": 2 * (
        f'<div class="navigation"><div class="nav-previous"><a href="{BEFORE}" rel="prev"><span class="meta-nav">&larr;</span> '
        f'Banjir Surut</a></div><div class="nav-next"><a href="{AFTER}" rel="next">Pasar Dibuka <span class="meta-nav">&rarr;'
        f'</span></a></div></div>'
    ),
    "twentytwelve": f'<nav class="nav-single"><h3 class="assistive-text">Navigasi pos</h3><span class="nav-previous">'
    f'<a href="{BEFORE}" rel="prev"><span class="meta-nav">&larr;</span> Banjir Surut</a></span> <span class="nav-next">'
    f'<a href="{AFTER}" rel="next">Pasar Dibuka <span class="meta-nav">&rarr;</span></a></span></nav>',
    "twentyseventeen": f'<nav class="navigation post-navigation" aria-label="Pos"><h2 class="screen-reader-text">Navigasi pos'
    f'</h2><div class="nav-links"><div class="nav-previous"><a href="{BEFORE}" rel="prev"><span class="screen-reader-text">'
    f'Pos sebelumnya</span><span aria-hidden="true" class="nav-subtitle">Sebelumnya</span> <span class="nav-title"><span '
    f'class="nav-title-icon-wrapper"></span>Banjir Surut</span></a></div><div class="nav-next"><a href="{AFTER}" rel="next">'
    f'<span class="screen-reader-text">Pos berikutnya</span><span aria-hidden="true" class="nav-subtitle">Berikutnya</span> '
    f'<span class="nav-title">Pasar Dibuka</span></a></div></div></nav>',
    "twentytwenty": f'<nav class="pagination-single section-inner" aria-label="Pos"><div class="pagination-single-inner">'
    f'<a class="previous-post" href="{BEFORE}"><span class="arrow" aria-hidden="true">&larr;</span><span class="title">'
    f'<span class="title-inner">Banjir Surut</span></span></a><a class="next-post" href="{AFTER}"><span class="arrow">&rarr;'
    f'</span><span class="title"><span class="title-inner">Pasar Dibuka</span></span></a></div></nav>',
    "twentytwentyfive": f'<nav class="wp-block-group alignwide" aria-label="Navigasi pos"><div class="post-navigation-link-'
    f'previous wp-block-post-navigation-link"><span class="wp-block-post-navigation-link__arrow-previous is-arrow-arrow">←'
    f'</span><a href="{BEFORE}" rel="prev">Banjir Surut</a></div><div class="post-navigation-link-next wp-block-post-'
    f'navigation-link"><a href="{AFTER}" rel="next">Pasar Dibuka</a><span>→</span></div></nav>',
    "generatepress": f'<nav id="nav-below" class="post-navigation" aria-label="Pos"><div class="nav-previous"><span '
    f'class="prev"><a href="{BEFORE}" rel="prev">Banjir Surut</a></span></div><div class="nav-next"><span class="next">'
    f'<a href="{AFTER}" rel="next">Pasar Dibuka</a></span></div></nav>',
    "colormag": f'<ul class="default-wp-page"><li class="previous"><a href="{BEFORE}" rel="prev"><span class="meta-nav">'
    f'&larr;</span> Banjir Surut</a></li><li class="next"><a href="{AFTER}" rel="next">Pasar Dibuka <span class="meta-nav">'
    f'&rarr;</span></a></li></ul>',
    "hueman": f'<ul class="post-nav group"><li class="next"><strong>Selanjutnya&nbsp;</strong><a href="{AFTER}" rel="next">'
    f'<i class="fas fa-chevron-right"></i><span>Pasar Dibuka</span></a></li><li class="previous"><strong>Sebelumnya&nbsp;'
    f'</strong><a href="{BEFORE}" rel="prev"><i class="fas"></i><span>Banjir Surut</span></a></li></ul>',
    "storefront": f'<nav id="post-navigation" class="navigation post-navigation" role="navigation"><div class="nav-links">'
    f'<div class="nav-previous"><a href="{BEFORE}" rel="prev"><span class="screen-reader-text">Previous post: </span>Banjir '
    f'Surut</a></div><div class="nav-next"><a href="{AFTER}" rel="next"><span class="screen-reader-text">Next post: </span>'
    f'Pasar Dibuka</a></div></div></nav>',
}  # fmt: skip


def page(*parts: str, head: str = "") -> str:
    """A post's page with these parts after its story."""
    return (
        f'<!doctype html><html lang="id"><head><title>Jembatan Dibuka</title>{head}</head><body class="single-post postid-6">'
        f'<header><nav class="main-menu"><a href="/">Beranda</a> <a href="/ekonomi/">Ekonomi</a></nav></header><main>'
        f'<article id="post-6"><h1 class="entry-title">Jembatan Dibuka</h1><div class="entry-content"><p>{STORY}</p>'
        f"<p>{STORY}</p></div></article>{''.join(parts)}</main></body></html>"
    )
