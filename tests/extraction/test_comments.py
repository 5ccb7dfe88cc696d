# ruff: noqa: E501 - markup stands as sites write it
"""Comment threads are read whole in every shape: who, when, what, whom they answer; and nothing that is no comment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from tests.extraction.themes import FORM, REMARKS, STORY, THREADS, URL, page
from warta.extraction import comments
from warta.extraction.dom import Tree, parse
from warta.extraction.found import within
from warta.model.blocks import Paragraph

if TYPE_CHECKING:
    from warta.model.article import Comment, Thread

WIB = timezone(timedelta(hours=7))
DATED = [theme for theme in THREADS if theme not in {"twentyten", "oceanwp"}]


def thread(*parts: str, url: str | None = URL, head: str = "") -> Thread:
    value = comments.find(parse(page(*parts, head=head)), url).value
    assert value is not None
    return value


def found(*parts: str, url: str | None = URL) -> Thread | None:
    return comments.find(parse(page(*parts)), url).value


def by_id(value: Thread) -> dict[str, Comment]:
    return {comment.id: comment for comment in value.walk()}


def words_left(tree: Tree, nodes: frozenset[int]) -> str:
    return " ".join(tree.texts[i] for i in range(len(tree)) if tree.texts[i] and not within(tree, i, nodes))


@pytest.mark.parametrize("theme", THREADS)
def test_every_comment_has_its_author_words_and_parent(theme: str) -> None:
    value = thread(THREADS[theme])

    told = {c.id: (c.author, c.text, c.parent, c.depth) for c in value.walk()}
    assert told == {
        "11": ("Budi", "Semoga lekas dibuka.", None, 0),
        "12": ("Sari K.", "Sudah dibuka tadi pagi.", "11", 1),
        "15": ("Rahmi", "Terima kasih kabarnya.", "12", 2),
        "13": ("Joko", "Berapa biayanya?", None, 0),
        "14": ("Blog Sungai", "", None, 0),
    }
    assert list(told) == ["11", "12", "15", "13", "14"]


@pytest.mark.parametrize("theme", THREADS)
def test_kinds_addresses_and_the_author_of_the_post_are_told(theme: str) -> None:
    told = by_id(thread(THREADS[theme]))

    assert {told[str(r.id)].kind for r in REMARKS if r.kind == "comment"} == {"comment"}
    assert [c.id for c in told.values() if c.by_author] == ["15"]
    assert told["11"].author_url == "https://budi.example/"
    assert told["13"].author_url is None
    assert all((c.permalink or "").endswith(f"#comment-{c.id}") for c in told.values())


@pytest.mark.parametrize("theme", THREADS)
def test_a_pingback_is_known_by_its_class(theme: str) -> None:
    ping = by_id(thread(THREADS[theme]))["14"]

    assert (ping.kind, ping.author, ping.author_url) == ("pingback", "Blog Sungai", "https://blog.example/1")


@pytest.mark.parametrize("theme", DATED)
def test_dates_for_machines_keep_their_zone(theme: str) -> None:
    assert by_id(thread(THREADS[theme]))["12"].posted_at == datetime(2026, 1, 3, 8, tzinfo=WIB)


@pytest.mark.parametrize("theme", ["twentyten", "oceanwp"])
def test_dates_in_words_are_read_too(theme: str) -> None:
    posted = by_id(thread(THREADS[theme]))["12"].posted_at

    assert posted is not None
    assert posted.astimezone(UTC).replace(tzinfo=None) == datetime(2026, 1, 3, 8)  # noqa: DTZ001 - compared as written


@pytest.mark.parametrize("theme", THREADS)
def test_the_heading_gives_the_number_and_the_section_is_claimed_whole(theme: str) -> None:
    tree = parse(page(THREADS[theme]))

    result = comments.find(tree, URL)

    assert result.value is not None
    assert (result.value.total, result.value.complete, result.value.closed) == (5, True, False)
    left = words_left(tree, result.nodes)
    assert STORY in left
    for word in ("Budi", "Balas", "tanggapan", "komentar", "Comments", "Komentar", "Tinggalkan"):
        assert word not in left


@pytest.mark.parametrize(
    "pager",
    [
        f'<nav class="navigation comments-pagination"><a class="next page-numbers" href="{URL}comment-page-2/#comments">Baru</a></nav>',
        f'<div class="navigation"><a href="{URL}?cpage=1#comments">lama</a></div>',
        f'<nav class="wp-block-comments-pagination"><a href="{URL}comment-page-3/#comments">3</a></nav>',
    ],
)
def test_a_pager_of_comments_says_that_there_are_more(pager: str) -> None:
    assert thread(THREADS["hueman"].replace("</section>", f"{pager}</section>")).complete is False


def test_the_page_that_a_pager_stands_on_is_not_another_one() -> None:
    here = f'<nav class="comments-pagination"><a href="{URL}comment-page-2/#comments">2</a></nav>'

    assert thread(THREADS["hueman"] + here, url=f"{URL}comment-page-2/").complete is True


def test_permalinks_with_a_page_number_are_no_pager() -> None:
    assert thread(THREADS["twentytwentythree"]).complete is True


def test_fewer_comments_than_the_heading_says_are_not_all() -> None:
    value = thread(THREADS["colormag"].replace("5 komentar", "1.205 komentar"))

    assert (value.total, value.shown, value.complete) == (1205, 5, False)


def test_a_number_in_the_title_is_no_number_of_comments() -> None:
    value = thread(THREADS["colormag"].replace("5 komentar", "Satu komentar pada “12 Jembatan”"))

    assert value.total is None


@pytest.mark.parametrize(
    "note",
    [
        '<p class="no-comments">Komentar ditutup.</p>',
        '<p class="nocomments">Kommentare sind geschlossen.</p>',
        '<p class="comments-closed">Terima kasih.</p>',
        "<p>Comments are closed.</p>",
    ],
)
def test_a_closed_thread_is_told(note: str) -> None:
    assert thread(THREADS["twentyten"].replace(FORM, note)).closed is True


def test_a_thread_with_a_form_or_with_none_yet_is_not_closed() -> None:
    assert thread(THREADS["twentyten"]).closed is False
    assert thread(f'<div id="comments"><p class="no-comments">Belum ada komentar</p>{FORM}</div>').closed is False


def test_room_for_comments_without_any_is_an_empty_thread() -> None:
    value = thread(f'<div id="comments" class="comments-area">{FORM}</div>')

    assert (value.comments, value.complete, value.closed) == ((), True, False)


def test_a_page_without_comments_has_no_thread() -> None:
    recent = (
        '<aside class="widget widget_recent_comments"><ol class="wp-block-latest-comments">'
        + 4
        * '<li class="wp-block-latest-comments__comment"><a class="author" href="/a">Budi</a> pada <a href="/b">Banjir</a></li>'
        + "</ol></aside>"
    )
    widget = '<div id="disqus_thread"><noscript>Please enable JavaScript to view the comments.</noscript></div>'

    assert found() is None
    assert found(recent) is None
    assert found(widget) is None


def test_a_comment_that_waits_is_pending_and_its_note_is_not_its_words() -> None:
    held = THREADS["generatepress"].replace(
        '<div class="comment-content"><p>Berapa',
        '<em class="comment-awaiting-moderation">Komentar Anda menunggu moderasi.</em><div class="comment-content"><p>Berapa',
    )

    comment = by_id(thread(held))["13"]

    assert (comment.state, comment.text) == ("pending", "Berapa biayanya?")


def test_a_body_keeps_its_paragraphs_quotations_and_links() -> None:
    rich = THREADS["generatepress"].replace(
        "<p>Berapa biayanya?</p>",
        '<blockquote><p>Dibuka Senin</p></blockquote><p>Benar? Lihat <a href="/kota/">ini</a>.</p><p>Salam</p>',
    )

    body = by_id(thread(rich))["13"].body

    assert [type(block).__name__ for block in body] == ["Quotation", "Paragraph", "Paragraph"]
    assert isinstance(body[1], Paragraph)
    assert body[1].spans[1].href == "https://kabar.example/kota/"


def test_no_escape_survives_in_names_or_words() -> None:
    hostile = (
        THREADS["generatepress"].replace("Joko", "Jo\x1b]0;X\x07ko\u202e").replace("Berapa", "Be\u200brapa&#27;[2J")
    )

    comment = by_id(thread(hostile))["13"]

    assert (comment.author, comment.text) == ("Joko", "Berapa biayanya?")


BLOGGER = (
    '<div class="comments" id="comments"><h4>3 comments:</h4><div class="comments-content"><div id="comment-holder">'
    '<div class="comment-thread toplevel-thread"><ol id="top-ra">{}</ol></div></div></div></div>'
)
BLOGGER_ITEM = (
    '<li class="comment" id="c{id}"><div class="avatar-image-container"><img src="a.png" alt=""></div><div class="comment-block">'
    '<div class="comment-header"><cite class="user"><a href="https://profil.example/{id}" rel="nofollow">{name}</a></cite>'
    '<span class="icon user"></span><span class="datetime secondary-text"><a rel="nofollow" href="https://kabar.example/a.html?'
    'showComment=1#c{id}">January {day}, 2026 at 8:00 AM</a></span></div><p class="comment-content">{text}</p>'
    '<span class="comment-actions secondary-text"><a class="comment-reply" data-comment-id="{id}">Reply</a></span></div>'
    '<div class="comment-replies"><div class="comment-thread inline-thread"><span class="thread-toggle"><span class="thread-count">'
    '<a>Replies</a></span></span><ol class="thread-chrome">{below}</ol></div></div></li>'
)


def blogger(number: int, name: str, text: str, below: str = "") -> str:
    return BLOGGER_ITEM.format(id=5713000 + number, name=name, text=text, day=number, below=below)


def test_blogger_threads_are_read() -> None:
    inner = blogger(2, "Sari", "Dua.")

    value = thread(BLOGGER.format(blogger(1, "Budi", "Satu.", inner) + blogger(3, "Joko", "Tiga.")))

    assert [(c.id, c.author, c.text, c.parent) for c in value.walk()] == [
        ("5713001", "Budi", "Satu.", None),
        ("5713002", "Sari", "Dua.", "5713001"),
        ("5713003", "Joko", "Tiga.", None),
    ]
    assert value.total == 3
    assert value.comments[0].posted_at == datetime(2026, 1, 1, 8, tzinfo=UTC)


def test_old_blogger_lists_are_read() -> None:
    items = "".join(
        f'<dt class="comment-author" id="c571300{n}"><a href="https://profil.example/{n}">{name}</a> said...</dt>'
        f'<dd class="comment-body"><p>Kata {name}.</p></dd><dd class="comment-footer"><span class="comment-timestamp">'
        f'<a href="#c571300{n}" title="comment permalink">January {n}, 2026 at 8:00 AM</a></span></dd>'
        for n, name in enumerate(("Budi", "Sari"), 1)
    )

    value = thread(f'<div id="comments"><h4>2 comments:</h4><dl id="comments-block">{items}</dl></div>')

    assert [(c.author, c.text, c.posted_at and c.posted_at.day) for c in value.walk()] == [
        ("Budi", "Kata Budi.", 1),
        ("Sari", "Kata Sari.", 2),
    ]


def test_schema_org_microdata_is_read() -> None:
    one = (
        '<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope '
        'itemtype="https://schema.org/Person"><span itemprop="name">{0}</span></span><meta itemprop="dateCreated" '
        'content="2026-01-02T08:00:00+07:00"><div itemprop="text"><p>Kata {0}.</p></div></div>'
    )

    value = thread(f'<section class="comments">{one.format("Budi")}{one.format("Sari")}</section>')

    assert [(c.author, c.text, c.posted_at) for c in value.walk()] == [
        ("Budi", "Kata Budi.", datetime(2026, 1, 2, 8, tzinfo=WIB)),
        ("Sari", "Kata Sari.", datetime(2026, 1, 2, 8, tzinfo=WIB)),
    ]


def test_json_ld_speaks_where_the_page_itself_shows_no_comments() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"J","commentCount":3,"comment":['
        '{"@type":"Comment","text":"Satu.\\nLagi.","dateCreated":"2026-01-02T08:00:00+07:00","author":{"@type":"Person",'
        '"name":"Budi\\u001b[2J"},"comment":[{"@type":"Comment","text":"Dua.","author":"Sari"}]}]}</script>'
    )

    value = thread(head=head)

    assert [(c.author, c.text, c.depth) for c in value.walk()] == [("Budi", "Satu.\n\nLagi.", 0), ("Sari", "Dua.", 1)]
    assert (value.source, value.total, value.complete) == ("schema", 3, False)


def test_repeated_blocks_called_comments_are_read() -> None:
    one = '<div class="comment-item" data-id="{n}"><b class="username">{name}</b> <span class="date">{n} Januari 2026</span><div class="text">Kata {name}.</div><a class="reply-link" href="#">Balas</a></div>'
    items = "".join(one.format(n=n, name=name) for n, name in enumerate(("Budi", "Sari", "Joko"), 1))

    value = thread(f'<div class="komentar-wrap"><h3>Komentar (3)</h3>{items}</div>')

    assert [(c.id, c.author, c.text, c.posted_at and c.posted_at.day) for c in value.walk()] == [
        ("1", "Budi", "Kata Budi.", 1),
        ("2", "Sari", "Kata Sari.", 2),
        ("3", "Joko", "Kata Joko.", 3),
    ]
    assert value.total == 3


def test_items_of_a_list_of_comments_need_no_names_of_their_own() -> None:
    items = "".join(
        f"<li><strong>{name}</strong><time datetime='2026-01-02'>2 Jan</time><p>Kata {name}.</p></li>"
        for name in ("Budi", "Sari", "Joko")
    )

    value = thread(f'<section id="comments"><h2>Komentar</h2><ul>{items}</ul></section>')

    assert [(c.author, c.text) for c in value.walk()] == [(n, f"Kata {n}.") for n in ("Budi", "Sari", "Joko")]


def test_levels_tell_the_parents_where_the_markup_is_flat() -> None:
    one = '<div class="comment depth-{level}" id="comment-{n}"><cite class="fn">A{n}</cite><div class="comment-text">Kata {n}.</div></div>'
    items = "".join(one.format(level=level, n=n) for n, level in enumerate((1, 2, 3, 2, 1), 1))

    value = thread(f'<div id="comments">{items}</div>')

    assert [(c.id, c.parent) for c in value.walk()] == [
        ("1", None),
        ("2", "1"),
        ("3", "2"),
        ("4", "1"),
        ("5", None),
    ]


def test_a_comment_that_names_its_parent_is_believed() -> None:
    one = '<div class="comment" id="comment-{n}" data-parent-id="{parent}"><cite class="fn">A{n}</cite><div class="comment-text">Kata.</div></div>'

    value = thread(
        f'<div id="comments">{one.format(n=1, parent="")}{one.format(n=2, parent=1)}{one.format(n=3, parent=99)}</div>'
    )

    assert [(c.id, c.parent, c.depth) for c in value.walk()] == [("1", None, 0), ("2", "1", 1), ("3", None, 0)]


def test_a_thread_of_two_thousand_levels_is_a_tree_of_a_hundred() -> None:
    one = '<div class="comment depth-{n}" id="comment-{n}"><cite class="fn">A{n}</cite><div class="comment-text">Kata.</div></div>'

    value = thread(f'<div id="comments">{"".join(one.format(n=n) for n in range(1, 2001))}</div>')

    told = by_id(value)
    assert value.shown == 2000
    assert (told["2000"].parent, told["2000"].depth) == ("1999", 1999)
    levels, row = 0, value.comments
    while row:
        levels, row = levels + 1, tuple(reply for comment in row for reply in comment.replies)
    assert levels == 81
    assert 3 * levels < 250  # jq 1.6 reads 256 levels, and its levels are arrays, objects and keys


def test_nested_elements_far_beyond_any_recursion_are_read() -> None:
    opened = "".join(
        f'<li id="comment-{n}" class="comment"><b class="fn">A{n}</b><div class="comment-content">Kata {n}.</div><ol>'
        for n in range(3000)
    )

    value = thread(f'<div id="comments"><ol>{opened}</ol></div>')

    assert value.shown >= 300
    assert by_id(value)["299"].parent == "298"


def test_a_story_that_shares_its_part_with_the_comments_is_not_claimed() -> None:
    items = "".join(
        f'<li id="comment-{n}"><b class="fn">A{n}</b><div class="comment-content"><p>Kata.</p></div></li>'
        for n in range(1, 4)
    )
    tree = parse(
        f'<body class="has-comments"><div class="comments-open"><h1>J</h1>{f"<p>{STORY}</p>" * 8}<ol>{items}</ol></div></body>'
    )

    result = comments.find(tree, URL)

    left = words_left(tree, result.nodes)
    assert STORY in left
    assert "Kata." not in left


def test_the_replies_of_a_forum_are_its_thread_and_the_first_post_is_the_story() -> None:
    posts = "".join(
        f'<div id="post_{n}" itemprop="comment" itemscope itemtype="http://schema.org/Comment"><span itemprop="author"><span '
        f'itemprop="name">A{n}</span></span><div itemprop="text">Kata {n}.</div></div>'
        for n in range(2, 5)
    )
    tree = parse(
        '<body><div itemscope itemtype="http://schema.org/DiscussionForumPosting"><h1>J</h1><div class="posts">'
        f'<div id="post_1"><p>{STORY}</p></div>{posts}</div></div></body>'
    )

    result = comments.find(tree, URL)

    assert result.value is not None
    assert [comment.text for comment in result.value.walk()] == ["Kata 2.", "Kata 3.", "Kata 4."]
    assert words_left(tree, result.nodes) == f"J {STORY}"


def test_a_heading_that_is_a_comments_own_first_words_is_told_once() -> None:
    said = "Pasar terapung sebaiknya dibuka lebih pagi, sebelum tongkang lewat."
    comment = (
        "<article class=comment id=comment-{n}><p class=comment__author>Udin</p><div class=comment__content>"
        "<h3 class=comment__title><a href=/c#comment-{n}>{title}</a></h3><div class=text>{said}</div></div></article>"
    )
    own, given = (
        comment.format(n=1, title="Pasar terapung sebaiknya", said=said),
        comment.format(n=2, title="Usul", said=said),
    )
    value = thread(f"<h1>Pasar</h1><p>{said * 3}</p><section class=comments><h2>Comments</h2>{own}{given}</section>")

    assert [each.text for each in value.comments] == [said, f"Usul\n\n{said}"]


def test_the_mark_between_author_and_date_is_no_word_of_a_comment() -> None:
    comment = "<div class=comment id=c{n}><a class=author>Udin</a>, <time datetime=2025-03-0{n}>2 Mar</time> <p>{said}</p></div>"
    value = thread("".join(comment.format(n=n, said=f"Usul {n} yang baik.") for n in (1, 2, 3)))

    assert [each.text for each in value.comments] == [f"Usul {n} yang baik." for n in (1, 2, 3)]


def test_a_list_that_is_called_one_of_replies_is_a_thread() -> None:
    reply = (
        "<li class=content-item><a class=author>Udin</a> <time datetime=2025-03-0{n}>2 Mar</time><div>{said}</div></li>"
    )
    replies = "".join(reply.format(n=n, said=f"Usul {n} yang baik.") for n in (1, 2, 3))
    value = thread(f"<div class=threaded-reply-list><ul>{replies}</ul></div>")

    assert [each.text for each in value.comments] == [f"Usul {n} yang baik." for n in (1, 2, 3)]
