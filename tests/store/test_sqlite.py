"""The library in one file: from any thread, with what it was told, however strange."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD
from warta.errors import LibraryError
from warta.extraction.pipeline import VERSION
from warta.model.capture import Validators

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Opener
    from warta.store.sqlite import SqliteLibrary


def change(path: Path, statement: str, *given: object) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(statement, given)
        db.commit()


def test_nothing_is_opened_before_it_is_asked(path: Path, library: SqliteLibrary) -> None:
    library.close()

    assert not path.parent.exists()


def test_any_thread_may_keep_and_find(library: SqliteLibrary) -> None:
    complaints: list[LibraryError] = []

    def work(name: str) -> None:
        try:
            for number in range(20):
                url = f"https://{name}.example/{number}"
                library.keep(builders.page(url, url=url), builders.bare_article(builders.paragraph(url), title=url))
                assert library.find(url) is not None
        except LibraryError as error:
            complaints.append(error)

    threads = [Thread(target=work, args=(name,)) for name in ("red", "green", "blue")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert complaints == []
    assert len(library.posts()) == 60


def test_what_one_keeps_another_finds(library: SqliteLibrary, open_library: Opener) -> None:
    other = open_library()
    assert other.find(FLOOD) is None

    library.keep(builders.page(), builders.article())

    assert other.find(FLOOD) is not None


def test_the_same_bytes_take_one_row_and_every_fetch_its_own(path: Path, library: SqliteLibrary) -> None:
    for _time in range(3):
        library.keep(builders.page(), builders.article())

    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT (SELECT count(*) FROM pages), (SELECT count(*) FROM captures)").fetchone() == (1, 3)


def test_a_confirmation_stands_in_the_record_of_the_fetch(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())

    library.confirm(FLOOD, builders.NOON.replace(year=2020))

    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT confirmed_at FROM captures").fetchone() == ("2020-03-20T12:00:00+00:00",)


def test_a_number_was_seen_when_any_of_its_addresses_was(library: SqliteLibrary) -> None:
    page = builders.page()
    library.keep(page, builders.article())

    assert library.seen("1") == page.fetched_at
    assert library.seen("2") is None


@pytest.mark.parametrize("value", ['"a\r\nX-Evil: 1"', "\x1b[31m", "é"])
def test_a_validator_that_no_request_may_carry_is_not_given_out(library: SqliteLibrary, value: str) -> None:
    headers = (("ETag", value), ("Last-Modified", "Wed, 20 Mar 2019 12:00:00 GMT"))
    library.keep(builders.page(response_headers=headers), builders.article())

    assert library.validators(FLOOD) == Validators(last_modified="Wed, 20 Mar 2019 12:00:00 GMT")


def test_validators_of_a_page_that_is_not_shown_any_more_are_not_used(library: SqliteLibrary) -> None:
    own = builders.page("a", url=FLOOD, response_headers=(("ETag", '"a"'),))
    amp = builders.page("b", url=FLOOD + "amp/", response_headers=(("ETag", '"b"'),))
    library.keep(own, builders.article())
    library.keep(amp, builders.article())

    assert library.validators(FLOOD) is None
    assert library.validators(FLOOD + "amp/") == Validators(etag='"b"')


def test_a_row_that_cannot_be_read_is_one_clear_line(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    change(path, "UPDATE readings SET json = zeroblob(9)")

    with pytest.raises(LibraryError, match="damaged") as caught:
        library.find(FLOOD)

    assert "rebuild" in caught.value.hint
    assert [*library.check()] == ["article 1: the row cannot be unpacked"]
    assert [*library.rebuild(lambda _page: builders.article())] == [(FLOOD, None)]
    assert library.find(FLOOD) is not None


def test_a_date_that_is_none_is_one_clear_line(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    change(path, "UPDATE addresses SET seen_at = 'noon'")

    with pytest.raises(LibraryError, match="damaged"):
        library.seen(FLOOD)


def test_a_list_shows_no_escapes_that_a_stranger_wrote_into_it(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    hostile = "\x1b]0;owned\x07Fl\u202eood\nagain"
    change(path, "UPDATE articles SET title = ?, site = ?, url = ?", hostile, hostile, hostile)

    [post] = library.posts()

    assert (post.title, post.site, post.url) == ("Flood again",) * 3


def test_a_line_of_nonsense_is_left_out_of_the_list(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page("a", url="https://news.example/a"), builders.article(title="A"))
    library.keep(builders.page("b", url="https://news.example/b"), builders.bare_article(title="B"))
    change(path, "UPDATE articles SET published = 'noon' WHERE id = 1")

    assert [post.title for post in library.posts()] == ["B"]


def test_info_shows_which_extractors_made_the_articles(library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())

    info = library.info()

    assert info["extractors"] == [f"warta/{VERSION}"]
    assert (info["captures"], info["unread"]) == (1, 1)


def test_looking_something_up_loads_nothing_heavy(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    library.close()
    program = (
        "import sys; from datetime import datetime; from pathlib import Path;"
        "from warta.store.sqlite import SqliteLibrary;"
        f"library = SqliteLibrary(Path({str(path)!r}), datetime); library.seen({FLOOD!r});"
        f"assert library.find({FLOOD!r}).article.title; print(*sys.modules)"
    )

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    heavy = {"asyncio", "httpx", "textual", "selectolax", "backports.zstd", "hashlib", "platformdirs"}
    assert heavy & {*loaded} == set()


def test_text_that_is_none_is_damage(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    change(path, "UPDATE articles SET title = CAST(x'ff' AS TEXT)")

    assert [post.title for post in library.posts()] == ["River takes the old market"]
    assert len(library.notices) == 1


def test_a_schema_that_lost_a_column_is_damage(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    change(path, "ALTER TABLE articles RENAME COLUMN folded TO f\u00fclded")

    assert [post.title for post in library.posts("river")] == ["River takes the old market"]
    assert len(library.notices) == 1


def test_headers_that_are_none_are_one_clear_line(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    change(path, "UPDATE captures SET response_headers = '[1, 2]'")

    with pytest.raises(LibraryError, match="damaged"):
        library.validators(FLOOD)


def test_a_damaged_library_of_a_newer_warta_is_left_alone(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    change(path, "ALTER TABLE articles RENAME COLUMN folded TO words_of_it")
    change(path, "PRAGMA user_version = 999")
    library.close()

    with pytest.raises(LibraryError, match="newer"):
        library.posts("river")

    assert [each.name for each in path.parent.iterdir() if "corrupt" in each.name] == []
