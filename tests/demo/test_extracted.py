"""The demo from end to end: what is served, understood, is what was written."""

from __future__ import annotations

import json
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.demo.source_text import paragraphs
from warta import extract
from warta.demo.stories import Remark, Story, stories
from warta.errors import ExtractError
from warta.model.blocks import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.demo.conftest import Reply
    from warta.demo.server import Server
    from warta.model.article import Article, Comment

SAID: dict[str, Any] = json.loads(Path(__file__).with_name("said.json").read_text(encoding="utf-8"))
EVERY = [pytest.param(story, id=story.slug) for story in stories()]
READ: dict[str, Article] = {}


@pytest.fixture
def article(story: Story, demo: Server, ask: Callable[..., Reply]) -> Article:
    """The story's page, understood once for all tests."""
    if story.slug not in READ:
        url = demo.home.rstrip("/") + story.path
        reply = ask(url)
        READ[story.slug] = extract(reply.body, url=url, headers=reply.headers.items())
    return READ[story.slug]


@pytest.mark.parametrize("story", EVERY)
def test_the_head_of_a_page_is_the_head_of_its_source(story: Story, article: Article) -> None:
    assert article.title == story.title
    assert article.authors == (story.author,)
    assert article.published == story.published
    assert article.modified == story.modified
    assert article.language == story.language
    assert article.canonical_url == article.url
    assert article.section == story.category
    assert set(article.tags) == set(story.tags)


@pytest.mark.parametrize("story", EVERY)
def test_the_text_is_the_source_and_nothing_next_to_it(story: Story, article: Article) -> None:
    assert article.text.split("\n\n") == paragraphs(story.content)


@pytest.mark.parametrize("story", EVERY)
def test_the_dateline_is_the_one_that_was_written(story: Story, article: Article) -> None:
    written = SAID[story.slug]["dateline"]

    if written is None:
        assert article.dateline is None
    else:
        assert article.dateline is not None
        told = {name: getattr(article.dateline, name) for name in written}
        assert told == written


@pytest.mark.parametrize("story", EVERY)
def test_credit_lines_are_reported_and_stay_in_the_text(story: Story, article: Article) -> None:
    written = SAID[story.slug]["credits"]

    told = [credit.raw for credit in article.credits]

    assert [raw for raw in told if not any(line in raw or raw in line for line in written)] == _of_captions(story, told)
    assert all(any(line in raw or raw in line for raw in told) for line in written)
    assert all(line in article.text for line in written)


def _of_captions(story: Story, told: list[str]) -> list[str]:
    """Credits that stand in captions: a page may tell them too."""
    captions = re.findall("<figcaption.*?</figcaption>", story.content)
    return [raw for raw in told if any(raw in caption for caption in captions)]


@pytest.mark.parametrize("story", EVERY)
def test_quotes_have_the_speakers_who_the_story_names(story: Story, article: Article) -> None:
    told = [[quote.text.strip(), quote.speaker] for quote in article.quotes if quote.speaker]

    assert told == SAID[story.slug]["quotes"]
    for quote in article.quotes:
        assert text_of(article.blocks[quote.block])[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("story", EVERY)
def test_the_neighbours_are_the_posts_before_and_after(story: Story, article: Article, demo: Server) -> None:
    row = stories()
    place = row.index(story)
    home = demo.home.rstrip("/")
    beside = [
        (home + post.path, post.title) for post in chain(row[max(0, place - 1) : place], row[place + 1 : place + 2])
    ]

    assert article.navigation is not None
    told = [link for link in (article.navigation.previous, article.navigation.next) if link]

    assert (article.navigation.previous is None) == (place == 0)
    assert (article.navigation.next is None) == (place == len(row) - 1)
    assert [(link.url, link.title) for link in told] == beside


@pytest.mark.parametrize("story", EVERY)
def test_the_thread_is_the_one_that_was_written(story: Story, article: Article, demo: Server) -> None:
    written = list(_flat(story.thread))
    told = list(article.thread.walk()) if article.thread else []

    assert [_told(comment) for comment in told] == written
    assert all(_is_when(comment, story) for comment in told)
    if article.thread and written:
        assert article.thread.total == len(written)
        assert article.thread.complete
        assert told[0].permalink == f"{demo.home.rstrip('/')}{story.path}#comment-{told[0].id}"


def _flat(remarks: tuple[Remark, ...], parent: str | None = None) -> Iterator[tuple[object, ...]]:
    """What a reader must learn of each remark, in reading order."""
    for remark in remarks:
        if not remark.held:
            words = "\n\n".join(remark.paragraphs).replace("<em>", "").replace("</em>", "")
            link = remark.link or None
            yield str(remark.id), parent, remark.depth - 1, remark.author, link, words, remark.kind, remark.by_author
            yield from _flat(remark.replies, str(remark.id))


def _told(comment: Comment) -> tuple[object, ...]:
    """The same of a comment that was found."""
    who = comment.author, comment.author_url
    return comment.id, comment.parent, comment.depth, *who, comment.text, comment.kind, comment.by_author


def _is_when(comment: Comment, story: Story) -> bool:
    """A comment's time is that of its source."""
    return comment.posted_at == next(remark.at for remark in story.visible_comments() if str(remark.id) == comment.id)


@pytest.mark.parametrize("story", EVERY)
def test_the_form_asks_for_what_the_page_asks_for(story: Story, article: Article, demo: Server) -> None:
    if story.comments != "open":
        assert article.form is None or article.form.closed
        return

    assert article.form is not None
    fields = {field.name: field for field in article.form.fields}
    assert article.form.action == f"{demo.home}wp-comments-post.php"
    assert article.form.method.lower() == "post"
    assert article.form.heading == {"id": "Tinggalkan Balasan", "en": "Leave a Reply"}[story.language]
    assert {name for name, field in fields.items() if field.required} == {"comment", "author", "email"}
    assert {name for name, field in fields.items() if field.type == "hidden"} == {"comment_post_ID", "comment_parent"}
    assert fields["comment_post_ID"].value == str(story.number)
    assert fields["url"].visible
    assert {"id": "Alamat email Anda", "en": "Your email address"}[story.language] in article.form.note


@pytest.mark.parametrize("story", [story for story in EVERY if story.values[0].comments == "closed"])  # type: ignore[union-attr]
def test_a_closed_thread_is_reported_as_closed(story: Story, article: Article) -> None:
    assert article.thread is not None
    assert article.thread.closed


def test_the_market_has_its_figure_list_quotations_and_links(demo: Server, ask: Callable[..., Reply]) -> None:
    found = extract(ask(demo.url).body, url=demo.url)

    (picture,) = [image for image in found.images if image.url.endswith("/gambar/pasar.png")]
    assert picture.caption.startswith("Pedagang jeruk dan kue menunggu pembeli di Teluk Keladan.")
    assert "Rufaidah Noor/Kabar Jukung" in picture.credit
    kinds = [type(block).__name__ for block in found.blocks]
    assert {kind: kinds.count(kind) for kind in ("Figure", "Heading", "Listing", "Quotation")} == {
        "Figure": 1, "Heading": 1, "Listing": 1, "Quotation": 2,
    }  # fmt: skip
    assert [getattr(block, "pull", None) for block in found.blocks].count(True) == 1
    assert {link.url for link in found.links} == {
        "https://sungai.example/balai",
        f"{demo.home}2025/01/20/jadwal-festival-jukung-hias/",
    }


def test_code_keeps_its_indents_and_nested_lists_their_levels(demo: Server, ask: Callable[..., Reply]) -> None:
    gauge = _found(demo, ask, "students-build-a-river-gauge")
    festival = _found(demo, ask, "jadwal-festival-jukung-hias")

    (code,) = [block for block in gauge.blocks if type(block).__name__ == "Code"]
    first = next(block for block in festival.blocks if type(block).__name__ == "Listing")

    assert '\n    rise = levels[-1] - levels[0]\n    if levels[-1] > 3.2:\n        return "leave' in getattr(
        code, "text", ""
    )
    assert [item.level for item in getattr(first, "items", ())] == [0, 1, 1, 2, 2, 1, 0, 1, 1]


def _found(demo: Server, ask: Callable[..., Reply], slug: str) -> Article:
    url = demo.home.rstrip("/") + next(story.path for story in stories() if story.slug == slug)
    return extract(ask(url).body, url=url)


def test_the_front_page_is_no_article_but_lists_every_one(demo: Server, ask: Callable[..., Reply]) -> None:
    with pytest.raises(ExtractError) as caught:
        extract(ask(demo.home).body, url=demo.home)

    home = demo.home.rstrip("/")
    assert caught.value.kind == "listing"
    assert set(caught.value.links) == {(story.title, home + story.path) for story in stories()}
