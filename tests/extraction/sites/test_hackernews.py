"""A Hacker News thread that goes on over more pages comes whole in one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.extraction.sites.pages import answer, claimed, completed, missing

if TYPE_CHECKING:
    from warta.model.article import Article

ITEM = "https://news.ycombinator.com/item?id=77"


def row(number: int, indent: int = 0) -> str:
    """One comment as the site prints it."""
    return (
        f'<tr class="athing comtr" id="{number}"><td><table><tr><td class="ind" indent="{indent}"></td>'
        f'<td class="default"><a class="hnuser" href="user?id=warga{number}">warga{number}</a>'
        f'<span class="age" title="2026-03-12T08:00:00">1 hour ago</span>'
        f'<div class="comment"><div class="commtext c00">The ferry was late, remark {number}.</div></div></td></tr>'
        "</table></td></tr>"
    )


def page(*rows: str, total: int = 0, more: bool = False) -> str:
    """A story's page."""
    link = '<a href="item?id=77&p=2" class="morelink" rel="next">More</a>' if more else ""
    return (
        '<html lang="en"><head><title>A ferry for the river | Hacker News</title></head><body>'
        '<table id="hnmain"><tr><td><table class="fatitem"><tr class="athing" id="77"><td class="title">'
        '<span class="titleline"><a href="https://kabar.example/ferry">A ferry for the river</a></span></td></tr>'
        f'<tr><td class="subtext"><a class="hnuser">rina</a> <a href="item?id=77">{total}&nbsp;comments</a></td></tr>'
        '<tr><td><div class="toptext">We built a small ferry and would like to know what you think.</div></td></tr>'
        f'</table><table class="comment-tree">{"".join(rows)}</table>{link}</td></tr></table></body></html>'
    )


def item(number: int, *children: dict[str, Any], **given: Any) -> dict[str, Any]:
    """One comment as the search service tells it."""
    facts: dict[str, Any] = {
        "id": number, "type": "comment", "author": f"warga{number}", "created_at_i": 1_773_300_000 + number,
        "text": f"The ferry was late, remark {number}.<p>Second line.", "parent_id": 77, "story_id": 77,
    }  # fmt: skip
    return facts | {"children": list(children)} | given


def whole(*children: dict[str, Any]) -> dict[str, Any]:
    return {"id": 77, "type": "story", "author": "rina", "title": "A ferry", "children": list(children)}


def read(told: object) -> tuple[Article, list[str]]:
    held = claimed(page(row(100), row(101, 1), total=5, more=True), ITEM)
    return completed(held, lambda _url: answer(told))


def test_a_page_that_goes_on_asks_for_all_of_it_at_once() -> None:
    tree = item(100, item(101, item(104), author="rina"), item(103))

    article, asked = read(whole(tree, item(102)))

    assert asked == ["https://hn.algolia.com/api/v1/items/77"]
    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (5, 5, True)
    assert article.thread.source == "json"
    assert {c.id: c.parent for c in article.thread.walk()} == {
        "100": None, "101": "100", "104": "101", "103": "100", "102": None,
    }  # fmt: skip
    [second] = [c for c in article.thread.walk() if c.id == "101"]
    assert (second.by_author, second.permalink) == (True, "https://news.ycombinator.com/item?id=101")
    assert second.text == "The ferry was late, remark 101.\n\nSecond line."


def test_the_last_page_of_a_thread_asks_for_all_of_it_too() -> None:
    last, first = (claimed(page(row(100), total=5), f"{ITEM}&p={number}") for number in (2, 1))

    assert [want.url for want in last.wanted()] == ["https://hn.algolia.com/api/v1/items/77"]
    assert first.wanted() == ()


def test_a_page_that_is_whole_asks_nobody() -> None:
    held = claimed(page(row(100), row(101, 1), total=2), ITEM)

    assert held.wanted() == ()
    assert held.merged().incomplete == ()


def test_a_comment_that_is_gone_keeps_its_place() -> None:
    article, _asked = read(whole(item(100, item(101), item(104), item(105), item(106), author=None, text=None)))

    assert article.thread is not None
    [gone] = article.thread.comments
    assert (gone.state, gone.text, len(gone.replies)) == ("deleted", "", 4)


def test_without_an_answer_the_page_says_how_many_are_missing() -> None:
    held = claimed(page(row(100), row(101, 1), total=5, more=True), ITEM)

    article, _asked = completed(held, lambda _url: missing("hn.algolia.com did not answer", 0))

    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (2, 5, False)
    assert article.incomplete == ("3 comments did not come: hn.algolia.com did not answer",)


def test_an_answer_about_another_story_is_none() -> None:
    article, _asked = read(whole(item(100)) | {"id": 78})

    assert article.thread is not None
    assert (article.thread.shown, article.thread.complete) == (2, False)
    assert article.incomplete == ("3 comments did not come: the answer is damaged",)


def test_only_the_site_itself_is_one() -> None:
    held = claimed(page(row(100), total=5, more=True), "https://kabar.example/item?id=77")

    assert held.wanted() == ()
