"""Which pages are one story, and whose words an address may show."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD
from warta.store.articles import claim

if TYPE_CHECKING:
    from pathlib import Path

    from warta.model.article import Article
    from warta.model.capture import LoadedArticle
    from warta.store.sqlite import SqliteLibrary

AMP = "https://amp.news.example/2019/03/20/flood/amp/"


def story(text: str = "Water.", canonical: str | None = None, **given: object) -> Article:
    facts = {"canonical_url": canonical, "title": "Flood"} | given
    return builders.bare_article(builders.paragraph(text), **facts)


def text_at(library: SqliteLibrary, address: str) -> str | None:
    loaded: LoadedArticle | None = library.find(address)
    return loaded.article.text if loaded else None


def test_a_page_for_small_screens_is_the_same_article(library: SqliteLibrary) -> None:
    library.keep(builders.page("full", url=FLOOD), story("Water.", FLOOD))

    kept = library.keep(builders.page("amp", url=AMP), story("Water. Read on.", FLOOD))

    assert (kept.id, kept.revision) == (1, 2)
    assert len(library.posts()) == 1


def test_a_page_cannot_put_its_words_under_an_address_of_another_site(library: SqliteLibrary) -> None:
    library.keep(builders.page("real", url=FLOOD), story("Water.", FLOOD))

    library.keep(builders.page("fake", url="https://evil.example/"), story("Lies.", FLOOD))
    library.keep(builders.page("fake", url="https://evil.example/2"), story("Lies.", "https://news.example/new/"))

    assert text_at(library, FLOOD) == "Water."
    assert text_at(library, "https://news.example/new/") is None


def test_a_site_that_gives_every_article_one_address_keeps_them_apart(library: SqliteLibrary) -> None:
    for number in (1, 2):
        url = f"https://news.example/{number}/"
        article = story(f"Story {number}.", "https://news.example/all/", title=f"Story {number}")
        library.keep(builders.page(str(number), url=url), article)

    assert text_at(library, "https://news.example/1/") == "Story 1."
    assert text_at(library, "https://news.example/2/") == "Story 2."
    assert len(library.posts()) == 2


def test_an_address_belongs_to_the_page_that_was_fetched_there(library: SqliteLibrary) -> None:
    library.keep(builders.page("a", url=FLOOD + "?a=1"), story("Claims it.", FLOOD, title="Claim"))

    library.keep(builders.page("b", url=FLOOD), story("Owns it.", title="Own"))

    assert text_at(library, FLOOD) == "Owns it."
    assert text_at(library, FLOOD + "?a=1") == "Claims it."


def test_a_article_that_moved_keeps_its_number(library: SqliteLibrary) -> None:
    library.keep(builders.page("a", url=FLOOD), story("Water."))

    moved = builders.page("b", requested_url=FLOOD, final_url="https://news.example/archive/flood/")
    kept = library.keep(moved, story("Water rose."))

    assert (kept.id, kept.revision) == (1, 2)
    assert text_at(library, FLOOD) == "Water rose."


def test_an_address_that_leads_elsewhere_now_shows_what_it_leads_to(library: SqliteLibrary) -> None:
    front = "https://news.example/latest/"
    for number in (1, 2):
        page = builders.page(str(number), requested_url=front, final_url=f"https://news.example/{number}/")
        library.keep(page, story(f"Story {number}.", title=f"Story {number}"))

    assert text_at(library, front) == "Story 2."
    assert text_at(library, "https://news.example/1/") == "Story 1."


def test_a_page_without_an_address_is_saved_under_its_number(library: SqliteLibrary) -> None:
    kept = library.keep(builders.page(url=""), story())

    assert text_at(library, str(kept.id)) == "Water."


@pytest.mark.parametrize(
    ("final", "canonical", "own"),
    [
        (FLOOD, FLOOD, True),
        (AMP, FLOOD, True),
        ("https://www.news.example/a", "https://m.news.example/a", True),
        ("https://news.example/", "https://news.example/", True),
        (FLOOD, "https://news.example/", False),
        (FLOOD, "https://news.example", False),
        (FLOOD, "https://other.example/2019/03/20/flood/", False),
        (FLOOD, "javascript:alert(1)", False),
        (FLOOD, "", False),
        (FLOOD, None, False),
        ("", FLOOD, False),
    ],
)
def test_a_page_may_claim_an_address_of_its_own_site(final: str, canonical: str | None, own: bool) -> None:
    assert claim(final, canonical) == (canonical if own else "")


def test_a_date_in_the_future_does_not_hold_the_first_place(library: SqliteLibrary) -> None:
    from datetime import timedelta

    from tests.builders import NOON

    century = NOON.replace(year=9999)
    library.keep(builders.page("a", url="https://news.example/a"), story(published=century, title="Ad"))
    later = builders.page("b", url="https://news.example/b", fetched_at=NOON + timedelta(days=1))
    library.keep(later, story(title="News"))

    assert [post.title for post in library.posts()] == ["News", "Ad"]


def test_a_thread_that_claims_more_comments_than_there_are_numbers_is_saved(library: SqliteLibrary) -> None:
    library.keep(builders.page(), story(thread=builders.thread(total=10**30), canonical=FLOOD))

    assert library.posts()[0].comments == 10**9


def test_lone_surrogates_reach_the_disk_as_characters(library: SqliteLibrary) -> None:
    page = builders.page(url=FLOOD, requested_url="https://news.example/\ud800", response_headers=(("X", "\udfff"),))

    library.keep(page, story(title="\ud800", site="\udc00"))

    assert library.posts()[0].title == "?"
    assert text_at(library, FLOOD) == "Water."


def test_a_headline_that_another_extractor_read_is_no_revision(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page("<p>Water.<aside>Soap"), story(title="Flood - The Example"))
    library.close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE articles SET extractor = 'warta/1'")

    better = library.keep(builders.page("<p>Water.<aside>Tea"), story(title="Flood"))
    changed = library.keep(builders.page("<p>Water.<aside>Salt"), story(title="Mud"))

    assert (better.revision, changed.revision) == (1, 2)


def test_a_article_whose_saved_words_are_damaged_is_saved_again(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page("<p>Water.<aside>Soap"), story())
    library.close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE readings SET json = x'00'")

    kept = library.keep(builders.page("<p>Water.<aside>Tea"), story(title="Mud"))

    assert (kept.id, kept.revision) == (1, 1)
