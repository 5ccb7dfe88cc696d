"""A question comes with all its answers and the comments on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.extraction.sites.pages import answer, claimed, completed, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page

QUESTION = "https://boats.stackexchange.com/questions/9/how-do-i-seal-a-leak"
WHERE = "?site=boats.stackexchange.com&filter=withbody&order=asc&sort=creation&pagesize=100&page=1"


def shown(kind: str, number: int, words: str) -> str:
    """A post as the site prints it."""
    return (
        f'<div id="{kind}-{number}" class="{kind}"><div class="js-post-body"><p>{words}</p></div>'
        f'<div class="user-details"><a href="/users/{number}">warga{number}</a></div></div>'
    )


PAGE = (
    '<html lang="en"><head><title>How do I seal a leak? - Boats</title></head><body><h1>How do I seal a leak?</h1>'
    + shown("question", 9, "My wooden boat leaks on the port side since the last rain. What do I seal it with?")
    + shown("answer", 20, "Putty and hemp fibre, and let it dry for two days before you paint it.")
    + "</body></html>"
)


def row(name: str, number: int, **given: Any) -> dict[str, Any]:
    """An answer or a comment as the interface tells it."""
    facts: dict[str, Any] = {
        f"{name}_id": number, "creation_date": 1_773_300_000 + number, "body": f"<p>Use putty, {name} {number}.</p>",
        "owner": {"display_name": f"O&#39;Warga {number}", "link": f"https://boats.stackexchange.com/users/{number}"},
    }  # fmt: skip
    return facts | given


def site(url: str) -> Page:
    if "/answers" in url:
        return answer({"items": [row("answer", 20), row("answer", 21)], "has_more": False})
    return answer({"items": [row("comment", 30, post_id=21), row("comment", 31, post_id=9)], "has_more": False})


def read(of: Callable[[str], Page]) -> tuple[Article, list[str]]:
    return completed(claimed(PAGE, QUESTION), of)


def test_answers_come_with_the_comments_on_them() -> None:
    article, asked = read(site)

    assert asked == [
        f"https://api.stackexchange.com/2.3/questions/9/answers{WHERE}",
        f"https://api.stackexchange.com/2.3/posts/9;20;21/comments{WHERE}",
    ]
    assert article.thread is not None
    assert [(c.id, c.parent, c.kind) for c in article.thread.walk()] == [
        ("20", None, "answer"), ("21", None, "answer"), ("30", "21", "comment"), ("31", None, "comment"),
    ]  # fmt: skip
    assert (article.thread.complete, article.incomplete) == (True, ())
    first = article.thread.comments[0]
    assert (first.author, first.permalink) == ("O'Warga 20", "https://boats.stackexchange.com/a/20")
    assert "wooden boat leaks" in article.text


def test_without_the_interface_the_answers_of_the_page_stay() -> None:
    article, _asked = read(lambda _url: missing("api.stackexchange.com refuses it", 400))

    assert article.thread is not None
    [only] = article.thread.comments
    assert (only.kind, only.author) == ("answer", "warga20")
    assert "Putty and hemp fibre" in only.text
    assert article.thread.complete is False
    assert article.incomplete == ("some comments did not come: api.stackexchange.com refuses it",)


def test_comments_hang_on_the_answers_of_the_page_when_those_of_the_interface_fail() -> None:
    def half(url: str) -> Page:
        if "/answers" in url:
            return missing("api.stackexchange.com refuses it", 400)
        return answer({"items": [row("comment", 30, post_id=20)], "has_more": False})

    article, _asked = read(half)

    assert article.thread is not None
    assert [(c.id, c.parent) for c in article.thread.walk()] == [("20", None), ("30", "20")]


def test_there_is_a_second_page_where_the_first_says_so() -> None:
    def long(url: str) -> Page:
        if "/answers" in url:
            first = url.endswith("page=1")
            return answer({"items": [row("answer", 20 if first else 21)], "has_more": first})
        return answer({"items": []})

    article, asked = read(long)

    assert [url.endswith("page=2") for url in asked] == [False, True, False]
    assert article.thread is not None
    assert (article.thread.shown, article.thread.complete) == (2, True)


def test_a_site_that_asks_us_to_wait_is_not_asked_again() -> None:
    def busy(url: str) -> Page:
        if "/answers" in url:
            return answer({"items": [row("answer", 20)], "has_more": True, "backoff": 10})
        return answer({"items": []})

    article, asked = read(busy)

    assert len(asked) == 2
    assert article.thread is not None
    assert article.thread.complete is False
    assert article.incomplete == ("some comments did not come: the site has more of them than are asked for",)


def test_a_site_that_only_looks_like_one_asks_nobody() -> None:
    assert claimed(PAGE, QUESTION.replace("stackexchange.com", "example")).wanted() == ()
