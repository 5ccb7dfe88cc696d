"""A Ghost draws its comments by a script; those that anybody may read come from the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.extraction.sites.pages import STORY, answer, claimed, completed, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page

POST = "https://surat.example/pasar-malam/"
API = "https://surat.example/members/api/comments"


def page(site: str = "https://surat.example/") -> str:
    return (
        f'<html lang="id"><head><title>Pasar Malam</title></head><body><article><h1>Pasar Malam</h1>{STORY}</article>'
        f'<script defer src="https://cdn.example/comments-ui.min.js" data-ghost-comments="{site}" data-key="k"'
        ' data-post-id="64ec6b94552b1f70f5d1e198" data-comments-enabled="all"></script></body></html>'
    )


def comment(number: int, *replies: dict[str, Any], **given: Any) -> dict[str, Any]:
    """One comment as the members' interface tells it."""
    facts: dict[str, Any] = {
        "id": f"c{number}", "status": "published", "html": f"<p>Ramai sekali, ke-{number}.</p>",
        "created_at": f"2026-03-12T08:{number % 60:02}:00.000Z", "member": {"name": f"Warga {number}"},
        "replies": list(replies), "count": {"replies": len(replies), "likes": 0},
    }  # fmt: skip
    return facts | given


def listed(*comments: dict[str, Any], pages: int = 1) -> Page:
    return answer({"comments": comments, "meta": {"pagination": {"page": 1, "pages": pages, "total": len(comments)}}})


def read(site: Callable[[str], Page]) -> tuple[Article, list[str]]:
    return completed(claimed(page(), POST), site)


def test_comments_come_with_their_replies() -> None:
    inner = comment(3, in_reply_to_id="c2")

    article, asked = read(lambda _url: listed(comment(1, comment(2), inner), comment(4)))

    assert asked == [f"{API}/post/64ec6b94552b1f70f5d1e198/?limit=100&page=1"]
    assert article.thread is not None
    assert [(c.id, c.parent) for c in article.thread.walk()] == [
        ("c1", None), ("c2", "c1"), ("c3", "c2"), ("c4", None),
    ]  # fmt: skip
    assert (article.thread.total, article.thread.complete, article.incomplete) == (4, True, ())
    assert article.thread.comments[0].author == "Warga 1"


def test_replies_that_were_left_out_are_asked_for() -> None:
    def site(url: str) -> Page:
        replies = [comment(number) for number in (2, 3, 4, 5)]
        if "/replies/" in url:
            return listed(*replies)
        return listed(comment(1, *replies[:3], count={"replies": 4}))

    article, asked = read(site)

    assert asked[1:] == [f"{API}/c1/replies/?limit=100"]
    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (5, 5, True)


def test_pages_are_asked_for_as_the_first_one_says() -> None:
    article, asked = read(lambda url: listed(comment(int(url.rpartition("=")[2])), pages=3))

    assert len(asked) == 3
    assert article.thread is not None
    assert article.thread.shown == 3


def test_what_is_for_members_only_is_told() -> None:
    article, _asked = read(lambda _url: missing("surat.example wants a login", 401))

    assert article.incomplete == (
        "some comments did not come: surat.example wants a login",
        "its comments live at https://surat.example/ (Ghost, for its members)",
    )


def test_a_ghost_of_another_site_is_not_asked() -> None:
    assert claimed(page("https://lain.example/"), POST).wanted() == ()
