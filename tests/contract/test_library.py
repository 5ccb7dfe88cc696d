"""What every library promises, the one in memory and the one on disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from tests.fake_library import FakeLibrary
from warta.errors import ExtractError
from warta.model.article import Evidence, Navigation
from warta.model.capture import Validators
from warta.render.json import article_to_json
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.ports.library import Library

RAIN = "https://news.example/2019/03/19/rain/"
LATER = NOON + timedelta(days=1)


class _Noon:
    def now(self) -> datetime:
        return NOON


@pytest.fixture(params=["memory", "disk"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    made: Library = FakeLibrary() if request.param == "memory" else SqliteLibrary(tmp_path / "library.db", _Noon())
    yield made
    made.close()


def story(text: str = "Water.", url: str = FLOOD, **given: object) -> Article:
    """A story of one paragraph."""
    facts = {"url": url, "canonical_url": url, "title": "Flood"} | given
    return builders.bare_article(builders.paragraph(text), **facts)


def test_what_was_saved_is_found_again_whole(library: Library) -> None:
    article = builders.article()

    kept = library.keep(builders.page(), article)
    found = library.find(FLOOD)

    assert found is not None
    assert (found.article, found.provenance) == (article, kept.provenance)
    assert (found.id, found.revision, found.from_library) == (kept.id, 1, True)


def test_the_plain_data_of_what_was_saved_is_what_its_reading_would_be_written_as(library: Library) -> None:
    library.keep(builders.page(), builders.article())
    found = library.find(FLOOD)

    assert found is not None
    assert library.find_json(FLOOD) == library.find_json(str(found.id)) == article_to_json(found)
    assert library.find_json("https://news.example/never/") is None


def test_what_came_next_to_a_page_is_there_when_its_article_is_made_anew(library: Library) -> None:
    answer = builders.page('[{"id": 1}]', f"{FLOOD}?page=2", response_headers=(("X-WP-Total", "1"),))
    missing = builders.page(b"", f"{FLOOD}3/", status=404, incomplete=("no such page",))
    library.keep(replace(builders.page(), also=(answer, missing)), story())
    given: list[Page] = []

    def again(page: Page) -> Article:
        given.append(page)
        return story()

    [*library.rebuild(again)]

    assert [page.also for page in given] == [(answer, missing)]
    assert library.page(answer.sha256) == answer.body
    assert [*library.check()] == []


def test_another_page_of_the_article_may_change_its_text_too(library: Library) -> None:
    joined = Navigation(pages_joined=2)
    for text in ("One. Two.", "One. Three.", "One. Three."):
        library.keep(builders.page(), story(text, navigation=joined))

    found = library.find(FLOOD)

    assert found is not None
    assert found.revision == 2


def test_keeping_shows_the_number_and_that_it_is_fresh(library: Library) -> None:
    kept = library.keep(builders.page(), builders.article())

    assert (kept.id, kept.revision, kept.from_library, kept.trouble) == (1, 1, False, "")


@pytest.mark.parametrize(
    "spelling",
    [
        "https://NEWS.example/2019/03/20/flood",
        "https://news.example:443/2019/03/20/flood/#comments",
        "https://news.example/2019/03/20/flood/?utm_source=x",
        "news.example/2019/03/20/flood/",
        "1",
    ],
)
def test_any_spelling_of_an_address_finds_it_and_its_number_too(library: Library, spelling: str) -> None:
    library.keep(builders.page(), builders.article())

    assert library.find(spelling) is not None


def test_requested_final_and_canonical_address_lead_to_one_article(library: Library) -> None:
    page = builders.page(requested_url="https://short.example/x", final_url=FLOOD + "?page=amp")

    kept = library.keep(page, story())

    found = [library.find(each) for each in ("https://short.example/x", FLOOD + "?page=amp", FLOOD)]
    assert [each.id for each in found if each] == [kept.id] * 3


@pytest.mark.parametrize("address", ["https://news.example/other/", "2", "0", "٣", "²", "9" * 40, "", "a b\ud800"])
def test_what_was_never_saved_is_not_found(library: Library, address: str) -> None:
    library.keep(builders.page(), builders.article())

    assert library.find(address) is None


def test_an_empty_library_finds_nothing_and_is_sound(library: Library) -> None:
    assert library.find(FLOOD) is None
    assert library.posts() == ()
    assert library.page("0" * 64) is None
    assert library.seen(FLOOD) is None
    assert [*library.check()] == []


def test_the_same_text_is_the_same_revision_though_the_page_changed(library: Library) -> None:
    library.keep(builders.page("<p>Water. <aside>Buy soap"), story())

    kept = library.keep(builders.page("<p>Water. <aside>Buy tea"), story())

    assert kept.revision == 1
    assert library.info()["pages"] == 2


def test_a_changed_text_is_a_new_revision(library: Library) -> None:
    library.keep(builders.page("<p>Water."), story("Water."))

    kept = library.keep(builders.page("<p>Mud."), story("Mud."))
    found = library.find(FLOOD)

    assert (kept.id, kept.revision) == (1, 2)
    assert found is not None
    assert (found.revision, found.article.text) == (2, "Mud.")


def test_a_text_that_comes_back_is_a_revision_again(library: Library) -> None:
    kept = [library.keep(builders.page(f"<p>{text}"), story(text)) for text in ("Water.", "Mud.", "Water.")]

    assert [each.revision for each in kept] == [1, 2, 3]


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "River takes two markets"},
        {"subtitle": "Nobody was warned"},
        {"authors": ("Rina Hadi", "Bayu Putra")},
    ],
)
def test_a_changed_head_over_the_same_text_is_a_new_revision(library: Library, changed: dict[str, Any]) -> None:
    library.keep(builders.page("<h1>One</h1>"), builders.article())
    library.keep(builders.page("<h1>Two</h1>"), builders.article(**changed))

    kept = library.keep(builders.page("<h1>Two</h1><aside>Buy tea"), builders.article(**changed))

    pages = [library.shown(each) for each in library.revisions(FLOOD)]
    assert kept.revision == 2
    assert [page.body for page in pages if page] == [b"<h1>One</h1>", b"<h1>Two</h1>"]


def test_what_stands_next_to_a_article_is_no_revision_of_it(library: Library) -> None:
    library.keep(builders.page("<p>a"), builders.article())

    kept = library.keep(
        builders.page("<p>b"), builders.article(modified=NOON + timedelta(days=1), tags=("mud",), summary="Mud.")
    )

    assert kept.revision == 1


def test_a_changed_date_that_machines_are_reported_is_a_revision_though_it_lies_whole_hours_back(
    library: Library,
) -> None:
    told = (Evidence(field="published", method="meta"),)
    library.keep(builders.page("<p>a"), builders.article(evidence=told))

    kept = library.keep(builders.page("<p>b"), builders.article(published=NOON - timedelta(hours=1), evidence=told))

    assert kept.revision == 2


def test_a_date_that_is_counted_back_from_the_fetch_is_no_revision(library: Library) -> None:
    for ago, fetched_at in ((timedelta(hours=2), NOON), (timedelta(days=3), NOON + timedelta(days=3, minutes=50))):
        page = builders.page(f"<p>{ago} ago", fetched_at=fetched_at.replace(microsecond=5))
        library.keep(page, builders.article(published=fetched_at - ago))

    kept = library.keep(builders.page("<p>by day", fetched_at=LATER + timedelta(days=9)), builders.article())

    assert kept.revision == 1


def test_the_same_bytes_read_otherwise_are_no_revision(library: Library) -> None:
    library.keep(builders.page(), story("Water."))

    kept = library.keep(builders.page(), story("Water, better read."))

    assert (kept.revision, library.info()["pages"]) == (1, 1)


def test_raw_bytes_come_back_by_their_hash(library: Library) -> None:
    page = builders.page(b"\xff\xfe\x00 not text \x1b[31m")

    library.keep(page, story())

    assert library.page(page.sha256) == page.body


def test_a_page_that_was_found_unchanged_was_seen_then(library: Library) -> None:
    page = builders.page()
    library.keep(page, story())

    library.confirm(FLOOD, LATER)

    assert library.seen(FLOOD + "#top") == LATER
    found = library.find(FLOOD)
    assert found is not None
    assert found.provenance.fetched_at == page.fetched_at


def test_an_older_confirmation_takes_nothing_back(library: Library) -> None:
    page = builders.page()
    library.keep(page, story())

    library.confirm(FLOOD, page.fetched_at - timedelta(days=1))
    library.confirm("https://news.example/never/", LATER)

    assert library.seen(FLOOD) == library.seen("1") == page.fetched_at


def test_an_address_that_a_page_only_claims_was_never_seen(library: Library) -> None:
    library.keep(builders.page(url=FLOOD + "?page=amp"), story())

    assert library.find(FLOOD) is not None
    assert library.seen(FLOOD) is None
    assert library.validators(FLOOD) is None


def test_validators_are_those_of_the_newest_page(library: Library) -> None:
    library.keep(builders.page("old", response_headers=(("ETag", '"1"'),)), story("old"))
    library.keep(builders.page("new", response_headers=(("etag", '"2"'), ("Last-Modified", "Wed"))), story("new"))

    assert library.validators(FLOOD) == Validators(etag='"2"', last_modified="Wed")


def test_a_page_without_validators_has_none(library: Library) -> None:
    library.keep(builders.page(), story())

    assert library.validators(FLOOD) is None
    assert library.validators("https://news.example/never/") is None


def test_a_page_that_was_cut_has_to_be_fetched_whole(library: Library) -> None:
    library.keep(builders.page(response_headers=(("ETag", '"1"'),), truncated=True), story())

    assert library.validators(FLOOD) is None


def test_a_post_shows_what_a_list_needs(library: Library) -> None:
    library.keep(builders.page(), builders.article())

    [post] = library.posts()

    assert (post.id, post.url, post.title, post.site) == (1, FLOOD, "River takes the old market", "The Example")
    assert (post.published, post.comments, post.read) == (NOON, 2, False)
    assert post.words == 34


def test_unread_posts_come_first_and_newer_before_older(library: Library) -> None:
    for number in range(4):
        url = f"https://news.example/{number}/"
        library.keep(builders.page(url=url), story(str(number), url, published=NOON - timedelta(days=number)))

    library.mark_read("https://news.example/0/")
    library.mark_read("4")
    library.mark_read("4", read=False)
    library.mark_read("https://news.example/never/")

    assert [post.id for post in library.posts()] == [2, 3, 4, 1]
    assert [post.read for post in library.posts()] == [False, False, False, True]
    assert [post.id for post in library.posts(limit=2)] == [2, 3]


def test_a_query_narrows_by_every_word_in_title_site_or_address(library: Library) -> None:
    library.keep(builders.page(url=FLOOD), story(url=FLOOD, title="Überschwemmung am Fluss", site="Beispiel"))
    library.keep(builders.page("b", url=RAIN), story("b", RAIN, title="Rain for a week", site="The Example"))

    assert [post.id for post in library.posts("überschwemmung BEISPIEL")] == [1]
    assert [post.id for post in library.posts("2019 example")] == [2, 1]
    assert library.posts("fluss rain") == ()
    assert library.posts("100% _ \" ' \ud800") == ()


def test_a_read_post_stays_read_when_it_is_fetched_again(library: Library) -> None:
    library.keep(builders.page("a"), story("a"))
    library.mark_read(FLOOD)

    library.keep(builders.page("b"), story("b"))

    assert library.posts()[0].read


def test_info_counts_what_is_there(library: Library) -> None:
    library.keep(builders.page("a"), story("a"))
    library.keep(builders.page("b", fetched_at=LATER), story("b"))

    info = library.info()

    assert (info["pages"], info["articles"], info["revisions"], info["bytes"]) == (2, 1, 2, 2)
    assert (info["oldest"], info["newest"]) == ((NOON + timedelta(hours=2)).isoformat(), LATER.isoformat())
    assert {"path", "schema", "bytes_on_disk"} <= {*info}


def test_a_rebuild_reads_every_page_again(library: Library) -> None:
    page = builders.page("<p>Water.")
    library.keep(page, story("Wat"))

    def better(page: Page) -> Article:
        return story(page.body.decode())

    assert [*library.rebuild(better)] == [(FLOOD, None)]
    found = library.find(FLOOD)
    assert found is not None
    assert (found.article.text, found.provenance.response_headers) == ("<p>Water.", page.response_headers)


def test_an_article_that_the_new_extractor_refuses_stays_as_it_was(library: Library) -> None:
    library.keep(builders.page("a", url=FLOOD), story("a", FLOOD))
    library.keep(builders.page("b", url=RAIN), story("b", RAIN))

    def picky(page: Page) -> Article:
        if page.body == b"a":
            raise ExtractError("nothing to read here")
        return story("better", RAIN)

    assert [*library.rebuild(picky)] == [(FLOOD, "nothing to read here"), (RAIN, None)]
    assert [post.words for post in library.posts()] == [1, 1]
    found = library.find(FLOOD)
    assert found is not None
    assert found.article.text == "a"


def test_a_closed_library_opens_again_when_asked(library: Library) -> None:
    library.keep(builders.page(), story())
    library.close()

    assert library.find(FLOOD) is not None


def test_each_text_of_a_article_is_a_revision_with_the_time_it_was_seen(library: Library) -> None:
    library.keep(builders.page("<p>Water.", fetched_at=NOON), story("Water."))
    library.keep(builders.page("<p>Mud.", fetched_at=LATER), story("Mud."))
    library.keep(builders.page("<p>Mud!", fetched_at=LATER + timedelta(days=1)), story("Mud."))

    first, second = library.revisions(FLOOD)

    assert (first.number, first.first_seen, first.last_seen) == (1, NOON, NOON)
    assert (second.number, second.first_seen, second.last_seen) == (2, LATER, LATER + timedelta(days=1))
    assert first.text_sha256 != second.text_sha256
    pages = [library.shown(each) for each in (first, second)]
    assert [page.body for page in pages if page] == [b"<p>Water.", b"<p>Mud."]


def test_an_unsaved_page_has_no_revisions(library: Library) -> None:
    assert library.revisions(RAIN) == ()
    assert library.revisions("7") == ()
