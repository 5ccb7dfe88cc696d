"""Sources and the posts they list: what is counted, what is due, what is told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from warta.model.capture import Validators
from warta.model.source import Listed, Listing, Look, Source
from warta.store import prune
from warta.store.sources import SqliteSources

if TYPE_CHECKING:
    from warta.model.source import Entry
    from warta.store.sqlite import SqliteLibrary

RAIN = "https://news.example/2019/03/19/rain/"
LATER = NOON + timedelta(days=1)
HOUR = 3_600.0


@pytest.fixture
def sources(library: SqliteLibrary) -> SqliteSources:
    return SqliteSources(library.shelf)


@pytest.fixture
def followed(sources: SqliteSources) -> Source:
    return sources.add(
        Source(address="https://news.example/feed/", kind="feed", title="News", home="https://news.example/")
    )


def listed(*posts: Listed, **given: object) -> Look:
    facts = {"when": NOON, "listing": Listing(posts=posts)} | given
    return Look(**facts)  # type: ignore[arg-type] # by name


def post(url: str = FLOOD, **given: object) -> Listed:
    return Listed(url=url, title=f"The story of {url}", **given)  # type: ignore[arg-type] # by name


def the_one(sources: SqliteSources, source: Source) -> Entry:
    [entry] = sources.entries(source.id)
    return entry


def counts(sources: SqliteSources) -> tuple[int, int, int]:
    [source] = sources.all()
    return source.listed, source.waiting, source.unread


def test_a_source_is_followed_once_however_its_address_is_spelled(sources: SqliteSources, followed: Source) -> None:
    again = sources.add(replace(followed, id=0, address="HTTPS://news.example/feed", title="Other"))

    assert again == followed
    assert [source.title for source in sources.all()] == ["News"]


def test_what_a_source_lists_waits_until_it_is_saved_and_is_unread_until_it_is_read(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    assert sources.looked(followed.id, listed(post(FLOOD), post(RAIN))) == 2
    assert counts(sources) == (2, 2, 0)

    kept = library.keep(builders.page(), builders.article())
    entry = next(each for each in sources.due(followed.id, NOON) if each.url == FLOOD)
    sources.kept(entry, kept.id, NOON, changed=True, again_after=HOUR)
    assert counts(sources) == (2, 1, 1)

    library.mark_read(FLOOD)
    assert counts(sources) == (2, 1, 0)

    library.mark_read(FLOOD, read=False)
    assert counts(sources) == (2, 1, 1)

    sources.remove(followed.id)
    assert sources.all() == ()
    assert library.find(FLOOD) is not None


def test_a_post_is_known_by_the_title_of_the_source_that_brought_it(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    library.keep(builders.page(), builders.article())
    [post_alone] = library.posts()
    assert (post_alone.source, post_alone.known_as) == ("", post_alone.site)

    sources.looked(followed.id, listed(post(FLOOD)))
    assert library.posts()[0].known_as == "News"

    sources.change(replace(followed, title="Kabar"))
    assert library.posts()[0].known_as == "Kabar"

    sources.change(replace(followed, title="news.example"))
    assert library.posts()[0].known_as == post_alone.site


def test_what_was_read_before_a_source_listed_it_is_not_fetched_for_it(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    library.keep(builders.page(), builders.article())
    library.mark_read(FLOOD)

    sources.looked(followed.id, listed(post(FLOOD)))

    assert counts(sources) == (1, 0, 0)
    assert (the_one(sources, followed).state, the_one(sources, followed).article) == ("kept", 1)


def test_a_post_that_its_source_lists_otherwise_is_fetched_again(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    sources.looked(followed.id, listed(post(version="1", talk="4")))
    kept = library.keep(builders.page(), builders.article())
    sources.kept(the_one(sources, followed), kept.id, NOON, changed=True, again_after=0)
    assert sources.due(followed.id, LATER) == ()

    sources.looked(followed.id, listed(post(version="1", talk="4"), when=LATER))
    assert sources.due(followed.id, LATER) == ()

    for other in (post(version="2", talk="4"), post(version="2", talk="5")):
        sources.looked(followed.id, listed(other, when=LATER))
        [due] = sources.due(followed.id, LATER)
        sources.kept(due, kept.id, LATER, changed=True, again_after=0)


def test_a_post_that_moved_is_known_by_its_guid(sources: SqliteSources, followed: Source) -> None:
    sources.looked(followed.id, listed(post(FLOOD, guid="news 7")))

    assert sources.looked(followed.id, listed(post(RAIN, guid="news 7"))) == 0

    assert the_one(sources, followed).url == RAIN


def test_a_post_is_refreshed_less_and_less_often_while_nothing_changes(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    sources.looked(followed.id, listed(post()))
    kept = library.keep(builders.page(), builders.article())
    waits = []
    for changed in (True, False, False, True):
        sources.kept(the_one(sources, followed), kept.id, NOON, changed=changed, again_after=HOUR)
        due_at = the_one(sources, followed).due_at
        assert due_at is not None
        waits.append((due_at - NOON).total_seconds() / HOUR)

    assert waits == [1, 2, 4, 1]


def test_what_fails_is_tried_later_each_time_and_what_crashed_not_before_it_changes(
    sources: SqliteSources, followed: Source
) -> None:
    sources.looked(followed.id, listed(post(version="1")))
    waits = []
    for _try in range(3):
        sources.failed(the_one(sources, followed), "it is gone", NOON)
        entry = the_one(sources, followed)
        assert (entry.state, entry.trouble, entry.due_at is not None) == ("failed", "it is gone", True)
        waits.append(((entry.due_at or NOON) - NOON).total_seconds())
    assert waits == [600, 1200, 2400]

    sources.failed(the_one(sources, followed), "it crashed", NOON, aside=True)
    assert sources.due(followed.id, NOON + timedelta(days=100)) == ()
    assert sources.due(followed.id, NOON, again=True) != ()

    sources.looked(followed.id, listed(post(version="2"), when=LATER))
    assert [each.state for each in sources.due(followed.id, LATER)] == ["waiting"]


def test_validators_come_with_the_posts_they_vouch_for(sources: SqliteSources, followed: Source) -> None:
    assert sources.validators(followed.id) is None

    sources.looked(followed.id, listed(post(), validators=Validators(etag='"1"')))
    sources.looked(followed.id, listed(listing=None, when=LATER))

    assert sources.validators(followed.id) == Validators(etag='"1"')
    assert sources.all()[0].checked_at == LATER


def test_a_source_that_gets_another_address_forgets_what_it_shown_to_the_old_one(
    sources: SqliteSources, followed: Source
) -> None:
    sources.looked(followed.id, listed(post(), validators=Validators(etag='"1"')))

    moved = sources.change(replace(followed, address="https://news.example/atom/", folder="Kalimantan"))

    assert (moved.address, moved.folder) == ("https://news.example/atom/", "Kalimantan")
    assert sources.validators(followed.id) is None


def test_a_date_of_the_future_does_not_stand_before_all_others(sources: SqliteSources, followed: Source) -> None:
    sources.looked(followed.id, listed(post(FLOOD, published=NOON + timedelta(days=9999))))
    sources.looked(followed.id, listed(post(RAIN), when=LATER))

    assert [entry.url for entry in sources.entries(followed.id)] == [RAIN, FLOOD]


def test_an_article_that_is_removed_is_not_fetched_again(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    sources.looked(followed.id, listed(post()))
    kept = library.keep(builders.page(), builders.article())
    sources.kept(the_one(sources, followed), kept.id, NOON, changed=True, again_after=HOUR)

    library.shelf.write(lambda db: db.execute("UPDATE captures SET article = NULL"))
    library.shelf.write(lambda db: db.execute("DELETE FROM articles WHERE id = ?", (kept.id,)))

    assert (the_one(sources, followed).state, the_one(sources, followed).article) == ("gone", None)
    assert counts(sources) == (1, 0, 0)
    assert sources.due(followed.id, LATER, again=True) == ()


def let_go(library: SqliteLibrary, sources: SqliteSources, followed: Source) -> None:
    """The post of a source was kept, and pruned."""
    sources.looked(followed.id, listed(post()))
    kept = library.keep(builders.page(), builders.article())
    sources.kept(the_one(sources, followed), kept.id, NOON, changed=True, again_after=HOUR)
    library.shelf.write(prune.remove, kept.id)


def test_a_post_that_was_drop_is_fetched_for_no_other_source(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    let_go(library, sources, followed)
    other = sources.add(replace(followed, id=0, address="https://mirror.example/feed/"))

    sources.looked(other.id, listed(post(), post(RAIN)))

    assert [entry.url for entry in sources.due(other.id, LATER)] == [RAIN]
    assert [entry.url for entry in sources.due(other.id, LATER, again=True)] == [RAIN]


def test_a_post_that_was_drop_stays_away_when_its_source_is_followed_anew(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    let_go(library, sources, followed)
    sources.remove(followed.id)
    again = sources.add(replace(followed, id=0))

    sources.looked(again.id, listed(post()))

    assert (the_one(sources, again).state, sources.due(again.id, LATER)) == ("gone", ())
    assert counts(sources) == (1, 0, 0)


def test_a_post_that_was_drop_and_read_again_is_saved_for_every_source(
    library: SqliteLibrary, sources: SqliteSources, followed: Source
) -> None:
    let_go(library, sources, followed)
    kept = library.keep(builders.page(), builders.article())
    other = sources.add(replace(followed, id=0, address="https://mirror.example/feed/"))

    sources.looked(other.id, listed(post()))

    assert (the_one(sources, other).state, the_one(sources, other).article) == ("kept", kept.id)
