from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from warta.demo.pages_html import article, open_site
from warta.demo.stories import Story, stories

SITE = open_site("http://127.0.0.1:8000/", stories())
BY_SLUG = {story.slug: story for story in stories()}
MARKET = BY_SLUG["pasar-terapung-buka-lebih-pagi"]
DRESSED = [pytest.param(theme, id=theme) for theme in ("classic", "block", "plain")]


def _with(story: Story) -> str:
    """The page of a story that takes the place of the market's."""
    site = replace(SITE, stories=tuple(story if post == MARKET else post for post in SITE.stories))
    return article(site, story)


@pytest.mark.parametrize("theme", DRESSED)
def test_a_comment_that_is_held_is_in_no_theme(theme: str) -> None:
    page = _with(replace(MARKET, theme=theme))

    assert "Promo Murah" not in page
    assert len(re.findall(r'id="comment-\d+"', page)) == 60


@pytest.mark.parametrize("theme", DRESSED)
def test_an_open_thread_ends_with_the_fields_that_wordpress_asks_for(theme: str) -> None:
    page = _with(replace(MARKET, theme=theme))

    form = page[page.index('id="respond"') :]
    for name in ("author", "email", "url", "comment", "comment_post_ID", "comment_parent"):
        assert re.search(rf"name=[\"']{name}[\"']", form)
    assert "Tinggalkan Balasan" in form


@pytest.mark.parametrize("theme", DRESSED)
def test_a_closed_thread_has_no_form(theme: str) -> None:
    page = _with(replace(MARKET, theme=theme, comments="closed"))

    assert 'id="respond"' not in page
    assert ("Komentar ditutup." in page) == (theme != "block")


@pytest.mark.parametrize("theme", DRESSED)
def test_a_story_without_a_thread_says_nothing_of_comments(theme: str) -> None:
    page = _with(replace(MARKET, theme=theme, comments="none", thread=()))

    assert 'id="comments"' not in page
    assert 'id="respond"' not in page


@pytest.mark.parametrize("theme", DRESSED)
def test_a_title_is_text_wherever_a_theme_puts_it(theme: str) -> None:
    page = _with(replace(MARKET, theme=theme, title='5 < 6 & "enam" </script>'))

    assert "5 &lt; 6 &amp; &quot;enam&quot; &lt;/script&gt;" in page
    assert page.count("</script>") == (1 if theme == "plain" else 0)


def test_the_authors_own_replies_are_marked_as_wordpress_marks_them() -> None:
    page = article(SITE, MARKET)

    assert page.count(" byuser comment-author-rufaidah-noor bypostauthor ") == 2
    assert '<li id="comment-10655" class="pingback odd alt depth-1">' in page


def test_the_plain_theme_shows_machines_what_it_shows_people() -> None:
    story = BY_SLUG["harga-beras-tiga-pasar-turun"]

    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', article(SITE, story))

    assert found
    told = json.loads(found[1])
    assert told["headline"] == story.title
    assert told["datePublished"] == "2025-01-15T16:30:00+08:00"
    assert told["author"][0]["name"] == "Wahyu Pradipta"


@pytest.mark.parametrize("story", [pytest.param(story, id=story.slug) for story in stories()])
def test_no_page_shows_a_part_that_was_not_filled_in(story: Story) -> None:
    page = article(SITE, story)

    assert "$" not in page
    assert not re.search(r"post:\d", page)
