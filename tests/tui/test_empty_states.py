from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import article, loaded, thread
from warta.errors import FetchError
from warta.render.pieces import Links
from warta.tui.state.reading import Failed, Idle, Loading, PageState, Shown
from warta.tui.views.empty_states import article_empty_state, copy_age, moment_label, no_comments, status_text

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FAILED = Failed(address="https://a.example/", error=FetchError("a.example did not answer"))


def words(state: PageState) -> str:
    return "\n".join(piece.text for piece in article_empty_state(state, Links()))


def test_loading_says_what_and_for_how_long() -> None:
    assert "https://a.example/x" in words(Loading(address="https://a.example/x", seconds=4))
    assert "4 s" in words(Loading(address="https://a.example/x", seconds=4))


def test_idle_says_how_much_is_saved() -> None:
    assert "1 article saved" in words(Idle(kept=1))
    assert "100,000 articles saved" in words(Idle(kept=100_000))
    assert "The library is empty" in words(Idle())


def test_nothing_is_shown_in_the_articles_place_when_it_is_there() -> None:
    assert article_empty_state(Shown(), Links()) == []


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (Loading(address="x"), ("Loading …", False)),
        (Loading(address="x", seconds=3), ("Loading … 3 s. Press Esc to cancel", False)),
        (FAILED, ("a.example did not answer · Press r to try again", True)),
        (Shown(), ("the disk is full", True)),
    ],
)
def test_the_last_line_shows_the_state(state: PageState, line: tuple[str, bool]) -> None:
    assert status_text(state, loaded(trouble="the disk is full")) == line


def test_a_fresh_page_has_no_mark_and_a_copy_has_its_age() -> None:
    kept = loaded(from_library=True)

    assert copy_age(Shown(), loaded(), NOW) == ("", False)
    assert copy_age(Shown(), kept, NOW)[0].startswith("saved 20 Mar 2019")
    assert copy_age(FAILED, kept, NOW)[0].startswith("offline, saved 20 Mar 2019")
    assert copy_age(FAILED, None, NOW) == ("", False)


def test_a_moment_of_today_is_reported_by_its_hour() -> None:
    assert moment_label(NOW, NOW) == f"{NOW.astimezone():%H:%M}"
    assert "2026" not in moment_label(NOW - timedelta(days=40), NOW)
    assert moment_label(NOW - timedelta(days=400), NOW).endswith("2025")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "No comments on this page"),
        (thread(closed=True), "comments are closed"),
        (thread(total=3), "3 comments according to the site"),
        (thread(), "No comments yet"),
    ],
)
def test_a_pane_without_comments_says_why(given: object, said: str) -> None:
    held = loaded(article(thread=given))

    assert said in no_comments(held, held.article.thread)[0].text


def test_before_an_article_the_comments_say_so_and_where_the_posts_are() -> None:
    said, advice = no_comments(None, None)

    assert said.text == "No article open"
    assert "2" in advice.text
    assert "Go to the posts" in advice.text
