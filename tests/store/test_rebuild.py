"""A better extractor makes every article anew, in small steps that can be broken off."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD
from warta.errors import ExtractError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Opener
    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.store.sqlite import SqliteLibrary


def story(text: str, url: str = FLOOD) -> Article:
    return builders.bare_article(builders.paragraph(text), url=url, canonical_url=url, title="Flood")


def body(page: Page) -> Article:
    """An extractor: the story is the page up to the first |."""
    return story(page.body.decode().partition("|")[0], page.final_url)


def keep(library: SqliteLibrary, *pages: str, url: str = FLOOD) -> None:
    """Keep pages that an older extractor took whole."""
    for page in pages:
        library.keep(builders.page(page, url=url), story(page, url))


def revisions(path: Path) -> list[tuple[int, int, int]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT number, first_capture, last_capture FROM revisions ORDER BY number").fetchall()


def test_revisions_that_were_only_adverts_become_one(path: Path, library: SqliteLibrary) -> None:
    keep(library, "Water.|soap", "Water.|tea", "Mud.|tea", "Mud.|salt")
    assert [number for number, _first, _last in revisions(path)] == [1, 2, 3, 4]

    assert [*library.rebuild(body)] == [(FLOOD, None)]

    assert revisions(path) == [(1, 1, 2), (2, 3, 4)]
    found = library.find(FLOOD)
    assert found is not None
    assert (found.article.text, found.revision) == ("Mud.", 2)
    assert [*library.check()] == []


def test_a_change_that_was_overlooked_becomes_a_revision(path: Path, library: SqliteLibrary) -> None:
    for text in ("Water.", "Mud."):
        library.keep(builders.page(text), story("…"))

    [*library.rebuild(body)]

    assert revisions(path) == [(1, 1, 1), (2, 2, 2)]


def headed(page: Page) -> Article:
    """An extractor: the headline is the page up to the first |."""
    return builders.bare_article(builders.paragraph("Water."), url=FLOOD, title=page.body.decode().partition("|")[0])


def test_a_headline_that_was_overlooked_becomes_a_revision_and_who_had_seen_it_has(
    path: Path, library: SqliteLibrary
) -> None:
    for text in ("Flood|soap", "Flood|tea", "Mud|tea"):
        library.keep(builders.page(text), story("…"))
    library.mark_read(FLOOD)

    [*library.rebuild(headed)]

    [post] = library.posts()
    assert revisions(path) == [(1, 1, 2), (2, 3, 3)]
    assert (post.title, post.changed) == ("Mud", False)


def test_a_change_is_reported_though_a_rebuild_left_fewer_revisions(library: SqliteLibrary) -> None:
    keep(library, "Water.|soap", "Water.|tea")
    library.mark_read(FLOOD)
    [*library.rebuild(body)]

    library.keep(builders.page("Mud."), story("Mud."))

    [post] = library.posts()
    assert post.changed


def test_an_old_page_that_cannot_be_read_any_more_goes_with_the_next(path: Path, library: SqliteLibrary) -> None:
    keep(library, "broken", "Water.", "Mud.")

    def picky(page: Page) -> Article:
        if page.body == b"broken":
            raise ExtractError("nothing to read here")
        return body(page)

    assert [*library.rebuild(picky)] == [(FLOOD, None)]
    assert revisions(path) == [(1, 1, 2), (2, 3, 3)]


def test_what_was_read_stays_read_and_keeps_its_number(library: SqliteLibrary) -> None:
    keep(library, "Water.|soap")
    library.mark_read(FLOOD)

    [*library.rebuild(body)]

    [post] = library.posts()
    assert (post.id, post.read, post.words) == (1, True, 1)


def test_a_rebuild_that_was_broken_off_goes_on_where_it_stopped(library: SqliteLibrary, open_library: Opener) -> None:
    urls = [f"https://news.example/{number}/" for number in range(5)]
    for url in urls:
        keep(library, url, url=url)
    seen = []
    for url, _why in library.rebuild(body):
        seen.append(url)
        if len(seen) == 3:
            break

    rest = [url for url, _why in open_library().rebuild(body)]
    again = [url for url, _why in library.rebuild(body)]

    assert (seen + rest, again) == (urls, urls)


def test_a_page_that_is_gone_leaves_its_article(path: Path, library: SqliteLibrary) -> None:
    keep(library, "Water.|soap")
    library.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM pages")
        db.commit()

    assert [*library.rebuild(body)] == [(FLOOD, "its page is not kept")]
    assert library.find(FLOOD) is not None
    assert [*library.check()] == ["1 fetches have no page"]


def test_a_fetch_during_the_rebuild_is_not_overwritten(library: SqliteLibrary, open_library: Opener) -> None:
    keep(library, "Water.|soap")
    other = open_library()
    before = other.find(FLOOD)

    def meanwhile(page: Page) -> Article:
        if other.find(FLOOD) == before:
            keep(other, "Mud.")
        return body(page)

    assert [*library.rebuild(meanwhile)] == [(FLOOD, None)]
    found = library.find(FLOOD)
    assert found is not None
    assert found.article.text == "Mud."


def test_an_extractor_that_breaks_loses_nothing(library: SqliteLibrary) -> None:
    keep(library, "Water.|soap")

    def broken(page: Page) -> Article:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        [*library.rebuild(broken)]

    assert library.find(FLOOD) is not None
    assert [*library.rebuild(body)] == [(FLOOD, None)]


def test_the_extractor_is_given_the_page_as_it_came(library: SqliteLibrary) -> None:
    page = builders.page(
        b"\xff raw",
        requested_url="https://short.example/x",
        final_url=FLOOD,
        request_headers=(("Accept", "text/html"),),
        truncated=True,
        incomplete=("max-bytes",),
    )
    library.keep(page, story("x"))
    given = []

    def look(page: Page) -> Article:
        given.append(page)
        return story("x")

    [*library.rebuild(look)]

    assert given == [page]
