"""A Lemmy post comes with the whole thread that its instance has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.extraction.sites.pages import answer, claimed, completed, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page

POST = "https://sungai.example/post/41"
PAGE = (
    '<html lang="id"><head><title>Perahu bocor - Lemmy</title></head><body><div id="app"><h1>Perahu bocor</h1>'
    '<div class="post-listing"><a class="person-listing">rina</a><div class="md-div"><p>Perahu kayu saya bocor di '
    "lambung kiri sejak hujan kemarin, dan saya mencari cara menambalnya.</p></div></div></div>"
    "<script>window.isoData = {}</script></body></html>"
)


def view(number: int, path: str, **comment: Any) -> dict[str, Any]:
    """One comment as the interface tells it."""
    facts = {
        "id": number, "content": f"Pakai **dempul** nomor {number}.", "path": path, "deleted": False,
        "removed": False, "published": f"2026-03-12T08:{number % 60:02}:00.123456Z",
    }  # fmt: skip
    creator = {"id": number, "name": f"warga{number}", "actor_id": f"https://danau.example/u/warga{number}"}
    return {"comment": facts | comment, "creator": creator, "post": {"id": 41, "creator_id": 3}}


def read(site: Callable[[str], Page]) -> tuple[Article, list[str]]:
    return completed(claimed(PAGE, POST), site)


def test_the_tree_comes_in_one_answer_with_true_parents() -> None:
    views = [view(1, "0.1"), view(2, "0.1.2"), view(3, "0.1.2.3"), view(4, "0.4")]

    article, asked = read(lambda _url: answer({"comments": views}))

    assert asked == ["https://sungai.example/api/v3/comment/list?type_=All&sort=Old&max_depth=50&post_id=41"]
    assert article.thread is not None
    assert [(c.id, c.parent, c.depth) for c in article.thread.walk()] == [
        ("1", None, 0), ("2", "1", 1), ("3", "2", 2), ("4", None, 0),
    ]  # fmt: skip
    assert (article.thread.complete, article.thread.source) == (True, "json")
    first, third = article.thread.comments[0], article.thread.comments[0].replies[0].replies[0]
    assert first.text == "Pakai dempul nomor 1."
    assert (first.author, first.author_url) == ("warga1", "https://danau.example/u/warga1")
    assert first.permalink == "https://sungai.example/comment/1"
    assert (first.by_author, third.by_author) == (False, True)


def test_what_was_deleted_or_removed_keeps_its_place_without_words() -> None:
    views = [view(1, "0.1", deleted=True), view(2, "0.1.2"), view(3, "0.3", removed=True)]

    article, _asked = read(lambda _url: answer({"comments": views}))

    assert article.thread is not None
    assert [(c.state, c.text) for c in article.thread.comments] == [("deleted", ""), ("hidden", "")]


def test_a_thread_longer_than_a_tree_is_fetched_in_flat_pages_too() -> None:
    views = [view(number, f"0.{number}") for number in range(1, 381)]

    def site(url: str) -> Page:
        if "max_depth" in url:
            return answer({"comments": views[:300]})
        if "/post?" in url:
            return answer({"post_view": {"counts": {"comments": 380}}})
        start = 380 - 50 * int(url.partition("&page=")[2].partition("&")[0])
        return answer({"comments": views[start : start + 50]})

    article, asked = read(site)

    assert len(asked) == 4
    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (380, 380, True)


def test_an_instance_without_its_interface_leaves_the_page_as_it_is() -> None:
    article, _asked = read(lambda _url: missing("sungai.example says no", 403))

    assert "Perahu kayu saya bocor" in article.text
    assert article.incomplete == ("some comments did not come: sungai.example says no",)


def test_another_page_with_such_an_address_is_none() -> None:
    assert claimed("<h1>Kabar</h1><p>Air sungai naik sejak pagi, kata warga.</p>", POST).adapters == ()
