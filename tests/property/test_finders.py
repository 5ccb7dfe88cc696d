# ruff: noqa: E501 - markup stands as sites write it
"""Whatever a page holds, the finders of navigation, comments and forms end, and point at nodes that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from warta.extraction import comments, form, navigation
from warta.extraction.dom import parse
from warta.extraction.text import DROPPED

if TYPE_CHECKING:
    from warta.model.article import Thread

URL = "https://kabar.example/jembatan/"

PIECES = (
    "<div>", "</div>", "<ol class=children>", "</ol>", "</li>", "<li id=comment-7 class='comment bypostauthor depth-2'>",
    "<li class=comment id=c7000000>", "<article class=comment-item data-id=3 data-parent-id=2>", "</article>", "<dt id=c7000001>",
    "<b class=fn>Bud\x1b[2Ji</b>", "<div class=comment-author>", "<time datetime=2026-13-99>2 Jan</time>", "<span class=date>kemarin</span>",
    "<div class=comment-content>", "<p>Kata\u202e \x9b31m kata.</p>", "<a class=comment-reply-link href=#respond>Balas</a>",
    "<a href='//[::' rel=prev>Lama</a>", "<a rel=next href=/baru/>Baru \u2192</a>", "<nav class='post-navigation breadcrumb'>", "</nav>",
    "<a class=post-page-numbers href=2/>2</a>", "<div id=respond class=comment-respond>", "<form method=post action=/wp-comments-post.php>",
    "<form method=post class=comment-form>", "</form>", "<textarea name=comment>", "</textarea>", "<label for=a>Nama \x1b]0;x\x07*",
    "<input id=a name=author required>", "<select name=k><option>", "<h2 class=comments-title>12 komentar</h2>", "<p class=no-comments>Tutup.</p>",
    "<div itemscope itemtype=https://schema.org/Comment>", "<meta itemprop=dateCreated content=99999999999>", "<h1>Judul</h1>",
    '<script type="application/ld+json">{"@type":"NewsArticle","commentCount":-1,"comment":[{"@type":"Comment","comment":[1]}]}</script>',
)  # fmt: skip

soups = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
families = st.integers(1, 40).flatmap(
    lambda count: st.tuples(
        *(st.one_of(st.none(), st.integers(0, place - 1)) if place else st.none() for place in range(count))
    )
)


def strings(thread: Thread) -> list[str]:
    return [text for c in thread.walk() for text in (c.id, c.author, c.text, c.permalink or "", c.author_url or "")]


def clean(text: str) -> bool:
    return not any(first <= ord(character) <= last for character in text for first, last in DROPPED)


@given(soups, st.sampled_from((URL, None)))
def test_any_markup_is_read_to_its_end_and_nothing_forbidden_comes_out(soup: str, url: str | None) -> None:
    tree = parse(f"<html lang=id><body>{soup}</body></html>")

    around, thread, reply = navigation.find(tree, url), comments.find(tree, url), form.find(tree, url)

    claimed = around.nodes | thread.nodes | reply.nodes
    assert all(0 < node < len(tree) and tree.tags[node] not in {"html", "body", "h1"} for node in claimed)
    told = strings(thread.value) if thread.value else []
    if around.value:
        told += [link.title + link.url for link in (around.value.previous, around.value.next, *around.value.up) if link]
    if reply.value:
        told += [reply.value.action, reply.value.heading, reply.value.note]
        told += [text for f in reply.value.fields for text in (f.name, f.label, f.type, f.value)]
    assert all(clean(text) for text in told)


@given(families)
def test_nested_comments_have_the_parents_they_were_written_with(parents: tuple[int | None, ...]) -> None:
    replies: dict[int | None, list[int]] = {}
    for place, parent in enumerate(parents):
        replies.setdefault(parent, []).append(place)
    written: list[str] = []
    waiting: list[int | str] = [*reversed(replies[None])]
    while waiting:
        match waiting.pop():
            case str(markup):
                written.append(markup)
            case place:
                written.append(
                    f'<li id="comment-{place}"><b class="fn">A{place}</b><div class="comment-content"><p>K{place}</p></div><ol>'
                )
                waiting += ["</ol></li>", *reversed(replies.get(place, []))]

    found = comments.find(parse(f'<div id="comments"><ol>{"".join(written)}</ol></div>'), URL).value

    assert found is not None
    told = {comment.id: (comment.parent, comment.author, comment.text) for comment in found.walk()}
    assert told == {
        str(place): (None if parent is None else str(parent), f"A{place}", f"K{place}")
        for place, parent in enumerate(parents)
    }


@given(families)
def test_levels_alone_give_the_same_family(parents: tuple[int | None, ...]) -> None:
    depths: list[int] = []
    for parent in parents:
        depths.append(1 if parent is None else depths[parent] + 1)
    items = "".join(
        f'<div class="comment depth-{depth}" id="comment-{place}"><b class="fn">A</b><div class="comment-text">K</div></div>'
        for place, depth in enumerate(depths)
    )

    found = comments.find(parse(f'<div id="comments">{items}</div>'), URL).value

    assert found is not None
    for comment in found.walk():
        before = [place for place in range(int(comment.id)) if depths[place] < depths[int(comment.id)]]
        assert comment.parent == (str(before[-1]) if before and len(depths) > 1 else None)
