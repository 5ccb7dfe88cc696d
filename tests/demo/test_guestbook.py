"""The demo takes comments as WordPress does: shown, held, refused, each in its own way."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

import pytest

from warta.demo.pages_html import Site, article, open_site
from warta.demo.site import take
from warta.demo.stories import HERE, Story, stories

NOW = datetime(2026, 3, 5, 10, 0, tzinfo=HERE)
HOME = "http://127.0.0.1:8000/"
FILLED = {"comment": "Halo", "author": "Ada", "email": "ada@surat.example", "comment_post_ID": "106"}


@pytest.fixture
def site() -> Site:
    return open_site(HOME, stories())


def form(**other: str) -> bytes:
    return urlencode(FILLED | other).encode()


def story(site: Site, number: int = 106) -> Story:
    return next(story for story in site.stories if story.number == number)


def shown(site: Site) -> str:
    return article(site, story(site))


def test_a_comment_is_shown_with_its_words_and_never_its_address(site: Site) -> None:
    answer, after = take(site, form(comment="Satu <b>\n\nDua\nTiga"), NOW)

    said = list(story(after).visible_comments())[-1]
    assert (answer.status, answer.location) == (302, f"{after.url(story(after))}#comment-{said.id}")
    assert said.paragraphs == ("Satu &lt;b&gt;", "Dua<br>Tiga")
    assert "ada@surat.example" not in shown(after)
    assert said.id not in {remark.id for each in site.stories for remark in each.visible_comments()}


def test_a_reply_stands_under_what_it_answers(site: Site) -> None:
    parent = next(remark for remark in story(site).visible_comments() if remark.depth == 3)

    _, after = take(site, form(comment_parent=str(parent.id)), NOW)

    found = next(remark for remark in story(after).visible_comments() if remark.id == parent.id)
    assert [(reply.author, reply.depth) for reply in found.replies][-1] == ("Ada", 4)
    assert len(list(story(after).visible_comments())) == len(list(story(site).visible_comments())) + 1


def test_a_reply_to_nobody_is_a_comment_of_its_own(site: Site) -> None:
    _, after = take(site, form(comment_parent="999999"), NOW)

    assert story(after).thread[-1].author == "Ada"


def test_what_holds_a_link_waits_unseen(site: Site) -> None:
    answer, after = take(site, form(comment="Lihat http://tempat.example/"), NOW)

    assert answer.location is not None
    assert "?unapproved=" in answer.location
    assert "&moderation-hash=" in answer.location
    assert "tempat.example" not in shown(after)


@pytest.mark.parametrize(
    ("other", "status", "said"),
    [
        ({"comment": "  "}, 200, "ketikkan komentar"),
        ({"author": ""}, 200, "wajib diisi"),
        ({"email": ""}, 200, "wajib diisi"),
        ({"comment_post_ID": "999"}, 403, "ditutup"),
    ],
)
def test_what_is_not_taken_is_reported_in_the_sites_words(
    site: Site, other: dict[str, str], status: int, said: str
) -> None:
    answer, after = take(site, form(**other), NOW)

    assert (answer.status, after) == (status, site)
    assert said in answer.body.decode()
    assert "wp-die-message" in answer.body.decode()


def test_a_story_that_is_closed_takes_nothing(site: Site) -> None:
    closed = next(each for each in site.stories if each.comments != "open")

    answer, after = take(site, form(comment_post_ID=str(closed.number)), NOW)

    assert (answer.status, after) == (403, site)


def test_the_same_words_twice_are_a_duplicate(site: Site) -> None:
    _, once = take(site, form(), NOW)

    answer, twice = take(once, form(), NOW)

    assert (answer.status, twice) == (409, once)
