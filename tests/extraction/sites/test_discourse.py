"""A Discourse topic comes with the posts beyond its first screen."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from tests.extraction.sites.pages import answer, claimed, completed, missing

if TYPE_CHECKING:
    from warta.model.capture import Page

TOPIC = "https://forum.example/t/perahu-bocor/12"
QUESTION = "Perahu kayu saya bocor di lambung kiri. Apa yang sebaiknya saya pakai untuk menambalnya?"


def post(number: int, **given: Any) -> dict[str, Any]:
    facts = {
        "id": 1000 + number,
        "post_number": number,
        "username": f"warga{number}",
        "created_at": "2025-03-02T08:15:00Z",
        "cooked": f"<p>{QUESTION if number == 1 else f'Jawaban nomor {number}: pakai dempul dan serat rami.'}</p>",
        "post_type": 1,
    }
    return facts | given


def topic(last: int, shown: int = 20) -> str:
    """A topic's page as the program writes it: the first posts and the numbers of all."""
    stream = {"posts": [post(n) for n in range(1, shown + 1)], "stream": [1000 + n for n in range(1, last + 1)]}
    data = json.dumps({"topic_12": json.dumps({"post_stream": stream})})
    return (
        f'<html><head><title>Perahu bocor</title><meta name="generator" content="Discourse 3.4"></head>'
        f'<body><div id="data-preloaded" data-preloaded="{escape(data)}"></div></body></html>'
    )


def posts(url: str) -> Page:
    """The posts whose numbers are asked for, the last one answering the second."""
    numbers = [int(pair.partition("=")[2]) - 1000 for pair in url.partition("?")[2].split("&")]
    return answer({"post_stream": {"posts": [post(n, reply_to_post_number=2 if n == 250 else None) for n in numbers]}})


def test_the_posts_beyond_the_first_screen_are_asked_for_by_the_hundred() -> None:
    article, asked = completed(claimed(topic(250), TOPIC), posts)

    assert len(asked) == 3
    assert all(url.startswith("https://forum.example/t/12/posts.json?post_ids[]=") for url in asked)
    assert QUESTION in article.text
    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (249, 249, True)
    last = next(comment for comment in article.thread.walk() if comment.id == "1250")
    assert (last.parent, last.permalink) == ("1002", f"{TOPIC}/250")


def test_posts_that_do_not_come_are_counted() -> None:
    article, _asked = completed(claimed(topic(250), TOPIC), lambda _url: missing("forum.example is too busy", 429))

    assert article.thread is not None
    assert (article.thread.shown, article.thread.total, article.thread.complete) == (19, 249, False)
    assert article.incomplete == ("230 posts of the topic did not come: forum.example is too busy",)


def test_a_topic_that_is_whole_asks_for_nothing() -> None:
    assert claimed(topic(20), TOPIC).wanted() == ()


def test_what_the_filter_removed_is_counted_once() -> None:
    def hostile(url: str) -> Page:
        return answer(json.loads(posts(url).body.decode().replace("dempul", "dem\\u202epul")))

    here = topic(21).replace("serat", "se\u202erat")

    article, _asked = completed(claimed(here, TOPIC), hostile)

    assert article.thread is not None
    assert article.thread.shown == 20
    assert dict(article.hidden) == {"bidi": 20}
