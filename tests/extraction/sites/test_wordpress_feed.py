"""Where a WordPress tells no comments by REST, its feed shows whether there are more than its pages have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.extraction.sites.pages import POST, claimed, completed, missing, remark, wordpress

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page

FEED = f'<link rel="alternate" type="application/rss+xml" title="Warung » Umpan Komentar" href="{POST}feed/">'
OTHER = '<link rel="alternate" type="application/rss+xml" title="Umpan" href="https://kabar.example/feed/">'


def page(*remarks: str, rest: bool = False, total: int | None = None, feed: str = FEED) -> str:
    return wordpress(*remarks, rest=rest, total=total).replace("<head>", f"<head>{OTHER}{feed}")


def feed(*ids: int) -> Callable[[str], Page]:
    """A site that answers with a feed of these comments, and with nothing else."""
    items = "".join(
        f"<item><title>Oleh: Warga</title><link>{POST}#comment-{n}</link>"
        f'<guid isPermaLink="false">{POST}#comment-{n}</guid></item>'
        for n in ids
    )
    rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Komentar</title>{items}</channel></rss>'

    def say(url: str) -> Page:
        return builders.page(rss, url) if url.endswith("/feed/") or "feed=" in url else missing()

    return say


def told(article: Article) -> tuple[int, int | None, bool]:
    assert article.thread is not None
    return article.thread.shown, article.thread.total, article.thread.complete


def test_comments_that_only_the_feed_knows_are_counted_and_not_shown() -> None:
    article, asked = completed(claimed(page(remark(1), remark(2))), feed(1, 2, 3, 4))

    assert asked == [f"{POST}feed/"]
    assert told(article) == (2, 4, False)
    assert article.incomplete == ("the site's feed has 2 comments that its pages do not show",)


def test_a_feed_that_knows_no_more_says_nothing() -> None:
    article, _asked = completed(claimed(page(remark(1), remark(2))), feed(1, 2))

    assert told(article)[0] == 2
    assert article.incomplete == ()


def test_a_theme_that_draws_its_comments_by_a_script_is_found_out() -> None:
    article, _asked = completed(claimed(page()), feed(7))

    assert told(article) == (0, 1, False)


def test_the_feed_is_asked_for_when_rest_refuses() -> None:
    article, asked = completed(claimed(page(remark(1), rest=True)), feed(1, 2))

    assert asked[-1] == f"{POST}feed/"
    assert told(article) == (1, 2, False)


@pytest.mark.parametrize(
    "html",
    [page(remark(1), total=1), page(remark(1), feed=""), page(remark(1), feed=FEED.replace(POST, f"{POST}lain/"))],
    ids=["the page counts them", "there is none", "it is of another post"],
)
def test_otherwise_it_is_not_asked_for(html: str) -> None:
    _article, asked = completed(claimed(html), feed(1, 2))

    assert asked == []


def test_it_is_found_where_links_are_not_pretty() -> None:
    plain = FEED.replace(f"{POST}feed/", "/?feed=rss2&amp;p=7")

    _article, asked = completed(claimed(page(remark(1), feed=plain)), feed(1))

    assert asked == ["https://kabar.example/?feed=rss2&p=7"]


def test_a_feed_that_does_not_come_is_not_missed() -> None:
    article, _asked = completed(claimed(page(remark(1))), lambda _url: missing())

    assert told(article)[0] == 1
    assert article.incomplete == ()
