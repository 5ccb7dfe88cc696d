"""A Blogger post comes with all comments of its feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.extraction.sites.pages import STORY, answer, claimed, completed, missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page

POST = "https://dapur-kita.example/2026/03/sambal.html"
PAGE = (
    "<html lang='id'><head><title>Sambal</title><link rel='alternate' type='application/atom+xml' "
    "title='Dapur - Atom' href='https://dapur-kita.example/feeds/8800123/comments/default' /></head><body>"
    f"<h3 class='post-title entry-title'>Sambal</h3><div class='post-body entry-content'>{STORY}</div></body></html>"
)
FIRST = "https://dapur-kita.example/feeds/8800123/comments/default?alt=json&max-results=150&start-index=1"


def entry(number: int, parent: int | None = None) -> dict[str, Any]:
    """One comment as the feed tells it."""
    links = [{"rel": "alternate", "type": "text/html", "href": f"{POST}?showComment=1#c{number}"}]
    if parent:
        links.append({"rel": "related", "href": f"https://www.blogger.com/feeds/55/8800123/comments/default/{parent}"})
    return {
        "id": {"$t": f"tag:blogger.com,1999:blog-55.post-{number}"},
        "published": {"$t": f"2026-03-12T08:{number % 60:02}:00.000+08:00"},
        "content": {"type": "html", "$t": f"Pedas sekali, ke-{number}.<br />Terima kasih."},
        "link": links,
        "author": [
            {"name": {"$t": f"Warga {number}"}, "uri": {"$t": f"https://www.blogger.com/profile/{number}"}},
        ],
        "thr$in-reply-to": {"ref": "tag:blogger.com,1999:blog-55.post-8800123", "href": POST},
    }


def feed(entries: list[dict[str, Any]], total: int) -> Page:
    return answer({"feed": {"openSearch$totalResults": {"$t": str(total)}, "entry": entries}})


def read(site: Callable[[str], Page]) -> tuple[Article, list[str]]:
    return completed(claimed(PAGE, POST), site)


def test_a_reply_hangs_on_what_it_answers() -> None:
    article, asked = read(lambda _url: feed([entry(3), entry(2, parent=1), entry(1)], 3))

    assert asked == [FIRST]
    assert article.thread is not None
    assert [(c.id, c.parent) for c in article.thread.walk()] == [("1", None), ("2", "1"), ("3", None)]
    assert (article.thread.total, article.thread.complete, article.thread.source) == (3, True, "feed")
    first = article.thread.comments[0]
    assert (first.author, first.author_url) == ("Warga 1", "https://www.blogger.com/profile/1")
    assert (first.text, first.permalink) == ("Pedas sekali, ke-1.\nTerima kasih.", f"{POST}?showComment=1#c1")


def test_a_long_feed_comes_in_parts() -> None:
    every = [entry(number) for number in range(1, 301)]

    def site(url: str) -> Page:
        start = int(url.rpartition("=")[2]) - 1
        return feed(every[start : start + 150], 300)

    article, asked = read(site)

    assert [url.rpartition("=")[2] for url in asked] == ["1", "151"]
    assert article.thread is not None
    assert (article.thread.shown, article.thread.complete) == (300, True)


def test_words_that_were_taken_away_are_told() -> None:
    gone = [{"name": "blogger.contentRemoved", "value": "true"}]

    article, _asked = read(lambda _url: feed([entry(1) | {"gd$extendedProperty": gone}], 1))

    assert article.thread is not None
    assert [(c.state, c.text) for c in article.thread.comments] == [("deleted", "")]


def test_a_part_that_does_not_come_is_counted() -> None:
    every = [entry(number) for number in range(1, 151)]

    article, _asked = read(lambda url: feed(every, 180) if url == FIRST else missing("dapur-kita.example is busy", 503))

    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (150, 180, False)
    assert article.incomplete == ("30 comments did not come: dapur-kita.example is busy",)


def test_what_the_filter_removed_is_counted() -> None:
    one = entry(1) | {"content": {"$t": "Pedas\u202e sekali"}}

    article, _asked = read(lambda _url: feed([one], 1))

    assert article.thread is not None
    assert (article.thread.text, dict(article.hidden)) == ("Pedas sekali", {"bidi": 1})
