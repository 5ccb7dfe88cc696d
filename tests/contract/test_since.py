"""What every library promises of comments: what is new, edited and gone since their reader was last there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.builders import FLOOD, NOON, comment, paragraph, thread
from tests.fake_library import FakeLibrary
from warta.model.since import Since, Tally
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle
    from warta.ports.library import Library

ONE = comment("1", "Stay safe.")
TWO = comment("2", "Who pays?", author="Dewi")
THREE = comment("3", "We do.", author="Joko")


class _Noon:
    def now(self) -> datetime:
        return NOON


@pytest.fixture(params=["memory", "disk"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    made: Library = FakeLibrary() if request.param == "memory" else SqliteLibrary(tmp_path / "library.db", _Noon())
    yield made
    made.close()


def fetch(library: Library, hour: int, *comments: Comment, url: str = FLOOD, **given: object) -> LoadedArticle:
    """Keep the page as it was in an hour of the day."""
    article = builders.bare_article(
        paragraph("Water."), url=url, canonical_url=url, title="Flood", thread=thread(*comments, **given)
    )
    return library.keep(builders.page(f"{hour} o'clock", url=url, fetched_at=NOON + timedelta(hours=hour)), article)


def test_where_nobody_was_before_nothing_is_new(library: Library) -> None:
    fetch(library, 1, ONE)

    here = fetch(library, 2, ONE, TWO)

    assert library.since(here) == Since()
    assert library.posts()[0].since is None


def test_what_came_changed_and_went_since_the_last_visit_is_reported(library: Library) -> None:
    library.visit(fetch(library, 1, ONE, TWO))
    fetch(library, 2, ONE, TWO)

    here = fetch(library, 3, replace(ONE, body=(paragraph("Stay very safe."),)), THREE)
    told = library.since(here)

    assert told.changed == {"1": "edited", "2": "gone", "3": "new"}
    assert told.before == {"1": "Stay safe."}
    assert told.when == NOON + timedelta(hours=1)
    [gone] = told.gone
    assert (gone.comment, gone.lately) == (replace(TWO, state="gone"), True)
    assert gone.last_seen == NOON + timedelta(hours=2)
    assert library.posts()[0].since == told.tally == Tally(new=1, edited=1, gone=1)


def test_fetching_is_no_visit(library: Library) -> None:
    library.visit(fetch(library, 1, ONE))

    fetch(library, 2, ONE, TWO)
    here = fetch(library, 3, ONE, TWO, THREE)

    assert library.since(here).changed == {"2": "new", "3": "new"}


def test_after_a_visit_nothing_is_new_and_what_is_gone_can_still_be_read(library: Library) -> None:
    library.visit(fetch(library, 1, ONE, TWO))
    here = fetch(library, 2, ONE, THREE)

    library.visit(here)
    told = library.since(here)

    assert (told.changed, told.before) == ({}, {})
    assert [(gone.comment.text, gone.lately) for gone in told.gone] == [("Who pays?", False)]
    assert library.posts()[0].since == Tally()


def test_a_mark_still_shows_what_was_new_when_the_reader_came(library: Library) -> None:
    library.visit(fetch(library, 1, ONE))
    here = fetch(library, 2, ONE, TWO)
    mark = library.since(here).mark
    library.visit(here)

    later = fetch(library, 3, ONE, TWO, THREE)

    assert library.since(later).changed == {"3": "new"}
    assert library.since(later, mark).changed == {"2": "new", "3": "new"}


def test_an_older_copy_on_the_screen_takes_no_visit_back(library: Library) -> None:
    old = fetch(library, 1, ONE)
    new = fetch(library, 2, ONE, TWO)
    library.visit(new)

    library.visit(old)

    assert library.since(new).changed == {}


def test_a_thread_can_be_held_against_any_moment(library: Library) -> None:
    fetch(library, 1, ONE)
    fetch(library, 3, ONE, TWO)
    here = fetch(library, 5, ONE, TWO, THREE)

    assert library.since(here, NOON + timedelta(hours=2)).changed == {"2": "new", "3": "new"}
    assert library.since(here, NOON + timedelta(hours=4)).changed == {"3": "new"}
    assert library.since(here, NOON + timedelta(hours=5)).changed == {}


def test_before_the_first_fetch_the_comments_own_dates_decide(library: Library) -> None:
    old = replace(ONE, posted_at=NOON - timedelta(days=9))
    young = replace(TWO, posted_at=NOON - timedelta(hours=1))
    undated = replace(THREE, posted_at=None)
    here = fetch(library, 1, old, young, undated)

    assert library.since(here, NOON - timedelta(days=1)).changed == {"2": "new", "3": "new"}


@pytest.mark.parametrize("part", [{"complete": False}, {"comments": ()}], ids=["incomplete", "emptied"])
def test_a_thread_that_came_in_part_lets_nothing_go(library: Library, part: dict[str, Any]) -> None:
    library.visit(fetch(library, 1, ONE, TWO))

    half = fetch(library, 2, ONE, **part)
    assert library.since(half).changed == {}

    whole = fetch(library, 3, ONE, TWO)
    assert library.since(whole).changed == {}


def test_of_an_empty_place_the_last_words_are_known(library: Library) -> None:
    library.visit(fetch(library, 1, ONE, TWO))
    blank = replace(TWO, body=(), author="", state="deleted")

    here = fetch(library, 2, ONE, blank)
    told = library.since(here)

    assert (told.changed, told.tally) == ({"2": "gone"}, Tally(gone=1))
    assert [(gone.comment.id, gone.comment.text, gone.lately) for gone in told.gone] == [("2", "Who pays?", True)]
    library.visit(here)
    assert [gone.comment.text for gone in library.since(here).gone] == ["Who pays?"]


def test_each_article_has_a_visit_of_its_own(library: Library) -> None:
    other = "https://news.example/other/"
    library.visit(fetch(library, 1, ONE))
    fetch(library, 1, ONE, url=other)

    fetch(library, 2, ONE, TWO)
    fetch(library, 2, ONE, TWO, url=other)

    assert {post.url: post.since for post in library.posts()} == {FLOOD: Tally(new=1), other: None}


def test_an_unsaved_page_has_no_past(library: Library) -> None:
    loose = builders.loaded(builders.article())

    library.visit(loose)

    assert library.since(loose) == Since()
    assert library.since(loose, NOON).changed == {}
