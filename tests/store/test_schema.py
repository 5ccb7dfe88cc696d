"""Migrations: all or nothing, with a copy of what was before."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from warta import urls
from warta.errors import LibraryError
from warta.model.since import Tally
from warta.model.source import Listed, Listing, Look, Source
from warta.store import schema
from warta.store.marks import SqliteMarks
from warta.store.migrations.gone import GONE
from warta.store.migrations.standings import STANDINGS
from warta.store.sources import SqliteSources

if TYPE_CHECKING:
    from tests.store.conftest import Opener
    from warta.store.migrations import Migration

FRAMES = ("ALTER TABLE articles ADD COLUMN framed INTEGER NOT NULL DEFAULT 0",)


@pytest.fixture
def old(path: Path, open_library: Opener) -> Path:
    """A closed library of today's schema, which is tomorrow's old one."""
    library = open_library()
    library.keep(builders.page(), builders.article())
    library.close()
    return path


def tomorrow(monkeypatch: pytest.MonkeyPatch, *more: Migration) -> None:
    """A warta that knows more migrations."""
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, *more))
    monkeypatch.setattr(schema, "VERSION", len(schema.MIGRATIONS))


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {row[1] for row in db.execute("PRAGMA table_info(articles)")}


def test_a_new_library_says_whose_it_is_and_of_which_schema(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_older_library_is_brought_up_with_a_copy_before(
    old: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = schema.VERSION
    tomorrow(monkeypatch, FRAMES, ("UPDATE articles SET framed = 1",))
    library = open_library()

    assert library.find(FLOOD) is not None
    assert library.info()["schema"] == schema.VERSION

    [copy] = [each for each in old.parent.iterdir() if ".schema-" in each.name]
    assert copy.name == f"library.db.schema-{today}-20190320T120000Z"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert ("framed" in columns(old), "framed" in columns(copy)) == (True, False)
    assert [copy.name in notice for notice in library.notices] == [True]


def test_a_library_of_the_first_schema_is_brought_up_whole(path: Path, open_library: Opener) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.executescript((Path(__file__).parent / "schema-1.sql").read_text("utf-8"))
    library = open_library()

    found = library.find(FLOOD)

    assert found is not None
    assert (found.article.text, found.revision, found.id) == ("Water fell.", 2, 1)
    assert [(post.title, post.read) for post in library.posts()] == [
        ("Rain for a week", False),
        ("River takes the old market", True),
    ]
    assert library.info()["schema"] == schema.VERSION
    assert [*library.check()] == []
    whole = replace(builders.page(), also=(builders.page("[]", f"{FLOOD}feed/"),))
    assert library.keep(whole, builders.article()).revision == 3
    assert [*library.check()] == []


def test_a_library_of_the_second_schema_follows_comments_from_then_on(path: Path, open_library: Opener) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.executescript((Path(__file__).parent / "schema-2.sql").read_text("utf-8"))
    library = open_library()

    before = library.find(FLOOD)
    assert before is not None
    assert (library.posts()[0].read, library.posts()[0].since) == (True, None)
    library.visit(before)
    more = builders.thread(*(before.article.thread or builders.thread()).comments, builders.comment("3", "We do."))
    here = library.keep(builders.page("<p>Water fell again."), replace(before.article, thread=more))

    assert library.since(here).changed == {"3": "new"}
    assert library.posts()[0].since == Tally(new=1)
    assert library.info()["schema"] == schema.VERSION
    assert [*library.check()] == []


def test_what_was_opened_before_panes_were_known_was_open_in_the_article(
    path: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = schema.MIGRATIONS.index(STANDINGS)
    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:before])
    monkeypatch.setattr(schema, "VERSION", before)
    library = open_library()
    library.keep(builders.page(), builders.article())
    library.shelf.write(lambda db: db.execute("INSERT INTO openings (article, at) VALUES (1, '2019-03-20T12:00:00Z')"))
    library.close()
    monkeypatch.undo()
    library = open_library()
    marks = SqliteMarks(library.shelf)

    [opening] = marks.history(9)

    assert (opening.post.url, opening.pane) == (FLOOD, "article")
    assert marks.standing(1) is None
    assert [*library.check()] == []


def test_what_was_drop_before_addresses_were_remembered_stays_away_from_other_sources(
    path: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = schema.MIGRATIONS.index(GONE)
    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:before])
    monkeypatch.setattr(schema, "VERSION", before)
    library = open_library()
    feed = Source(address="https://news.example/feed/", kind="feed", title="News")
    number = SqliteSources(library.shelf).add(feed).id
    entry = "INSERT INTO entries (source, key, url, title, guid, placed, version, talk, seen_at, state)"
    entry += " VALUES (?, ?, ?, '', '', 0, '', '', '', 'gone')"
    library.shelf.write(lambda db: db.execute(entry, (number, urls.key(FLOOD), FLOOD)))
    library.close()
    monkeypatch.undo()
    sources = SqliteSources(open_library().shelf)
    other = sources.add(replace(feed, address="https://mirror.example/feed/"))

    sources.looked(other.id, Look(when=NOON, listing=Listing(posts=(Listed(url=FLOOD),))))

    assert sources.due(other.id, NOON, again=True) == ()


def test_a_migration_that_fails_changes_nothing(
    old: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, FRAMES, ("UPDATE nowhere SET framed = 1",))

    with pytest.raises(LibraryError, match="nowhere"):
        open_library().find(FLOOD)

    assert "framed" not in columns(old)
    monkeypatch.undo()
    assert open_library().find(FLOOD) is not None


def test_a_migration_that_leaves_loose_ends_is_undone(
    old: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, ("UPDATE revisions SET article = 99",))

    with pytest.raises(LibraryError, match="cannot be brought to this version") as caught:
        open_library().find(FLOOD)

    assert caught.value.kind == "migration"
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("SELECT article FROM revisions").fetchall() == [(1,)]


def test_two_that_start_after_an_update_migrate_once(
    old: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow(monkeypatch, FRAMES)
    first, second = open_library(), open_library()

    assert first.find(FLOOD) is not None
    assert second.find(FLOOD) is not None
    assert len([each for each in old.parent.iterdir() if ".schema-" in each.name]) == 1


def test_a_full_set_of_migrations_leaves_a_sound_library(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        assert schema.complaints(db) == []
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    assert {*schema.TABLES} < tables
