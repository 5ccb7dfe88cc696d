"""Reading lists in the library: what was noted of an address comes true when it is fetched, and only then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from warta.model.reading_list import Wish
from warta.model.source import Source
from warta.store import prune
from warta.store.sources import SqliteSources
from warta.store.wishes import SqliteWishes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Opener
    from warta.model.capture import LoadedArticle, Post
    from warta.store.sqlite import SqliteLibrary

RAIN = "https://news.example/2019/03/19/rain/"
READ = Wish(url=FLOOD, title="Flood", tags=("Banjir", "to do"), added_at=NOON, read=True, starred=True)
UNREAD = Wish(url=RAIN, title="Rain")


@pytest.fixture
def sources(library: SqliteLibrary) -> SqliteSources:
    return SqliteSources(library.shelf)


@pytest.fixture
def pocket(sources: SqliteSources) -> Source:
    return sources.add(Source(address="warta:list/pocket", kind="list", title="Pocket", folder="Imported"))


def take(library: SqliteLibrary, source: Source, *wishes: Wish) -> int:
    return SqliteWishes(library.shelf).take(source.id, wishes, NOON)


def keep(library: SqliteLibrary, url: str) -> LoadedArticle:
    return library.keep(builders.page(url=url), builders.article(url=url, canonical_url=url))


def fetched(library: SqliteLibrary, sources: SqliteSources, source: Source) -> None:
    """What a sync does with all that is due."""
    for entry in sources.due(source.id, NOON):
        sources.kept(entry, keep(library, entry.url).id, NOON, changed=True, again_after=0)


def posts(library: SqliteLibrary) -> dict[str, Post]:
    return {post.url: post for post in library.posts()}


def test_what_a_list_names_waits_in_its_order(library: SqliteLibrary, sources: SqliteSources, pocket: Source) -> None:
    assert take(library, pocket, READ, UNREAD) == 2

    assert [(each.url, each.title, each.state) for each in sources.entries(pocket.id)] == [
        (FLOOD, "Flood", "waiting"), (RAIN, "Rain", "waiting"),
    ]  # fmt: skip
    assert library.posts() == ()


def test_what_was_noted_comes_true_when_it_is_fetched(
    library: SqliteLibrary, sources: SqliteSources, pocket: Source
) -> None:
    take(library, pocket, READ, UNREAD)

    fetched(library, sources, pocket)

    found = posts(library)
    assert (found[FLOOD].read, found[FLOOD].starred, found[FLOOD].tags) == (True, True, ("Banjir", "to do"))
    assert (found[RAIN].read, found[RAIN].starred, found[RAIN].tags) == (False, False, ())
    [source] = sources.all()
    assert (source.listed, source.waiting, source.unread) == (2, 0, 1)


def test_of_what_is_saved_already_it_is_true_at_once(
    library: SqliteLibrary, sources: SqliteSources, pocket: Source
) -> None:
    keep(library, FLOOD)

    assert take(library, pocket, READ) == 1

    assert (posts(library)[FLOOD].read, posts(library)[FLOOD].tags) == (True, ("Banjir", "to do"))
    [source] = sources.all()
    assert (source.listed, source.waiting, source.unread) == (1, 0, 0)


def test_what_its_reader_did_since_is_not_undone_by_the_next_fetch_or_the_same_list(
    library: SqliteLibrary, sources: SqliteSources, pocket: Source
) -> None:
    take(library, pocket, READ)
    fetched(library, sources, pocket)
    library.mark_read(FLOOD, read=False)

    [entry] = sources.entries(pocket.id)
    sources.kept(entry, keep(library, FLOOD).id, NOON, changed=False, again_after=0)
    assert take(library, pocket, READ, replace(READ, url=f"{FLOOD}?utm_source=x")) == 0

    assert posts(library)[FLOOD].read is False


def test_saved_links_are_saved_from_a_damaged_library(
    library: SqliteLibrary, sources: SqliteSources, pocket: Source, path: Path, open_library: Opener
) -> None:
    keep(library, RAIN)
    take(library, pocket, READ)
    library.close()
    with path.open("r+b") as stream:
        stream.write(b"\0" * 100)

    saved = open_library()
    again = SqliteSources(saved.shelf)
    [source] = again.all()
    fetched(saved, again, source)

    assert posts(saved)[FLOOD].tags == ("Banjir", "to do")


def test_what_a_list_names_waits_though_it_was_drop_before(
    library: SqliteLibrary, sources: SqliteSources, pocket: Source
) -> None:
    library.shelf.write(prune.remove, keep(library, RAIN).id)

    take(library, pocket, UNREAD)

    assert [entry.url for entry in sources.due(pocket.id, NOON)] == [RAIN]
