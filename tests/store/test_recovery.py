"""A damaged library: set aside byte for byte, its readable rows saved, and the reader told."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests import builders
from warta.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Opener
    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.store.sqlite import SqliteLibrary

STORIES = 40
PAGE = 4096


def address(number: int) -> str:
    return f"https://news.example/{number}/"


def story(number: int) -> Article:
    """A story of its own length, so that tables have many pages."""
    words = " ".join(f"{number}-{at}" for at in range(60 + number))
    url = address(number)
    return builders.bare_article(builders.paragraph(words), url=url, canonical_url=url, title=f"Story {number}")


def page_of(number: int) -> Page:
    noise = random.Random(number).randbytes(3000).hex()
    return builders.page(f"<p>{number} {noise}", url=address(number))


def extract_again(page: Page) -> Article:
    return story(int(page.final_url.rstrip("/").rpartition("/")[2]))


@pytest.fixture
def filled(path: Path, open_library: Opener) -> Path:
    """A closed library of forty stories."""
    library = open_library()
    for number in range(1, STORIES + 1):
        library.keep(page_of(number), story(number))
    library.close()
    return path


def write_over(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def found(library: SqliteLibrary) -> list[int]:
    """The stories that are there, and are what was kept."""
    there = [number for number in range(1, STORIES + 1) if library.find(address(number))]
    assert all((loaded := library.find(address(n))) and loaded.article == story(n) for n in there)
    return there


def aside(path: Path) -> list[Path]:
    return [each for each in path.parent.iterdir() if each.name.startswith("library.db.corrupt-")]


@pytest.mark.parametrize(
    "damage", [os.urandom(100), bytes(100), b"not a database\n" * 7], ids=["random", "zero", "text"]
)
def test_under_an_overwritten_header_every_article_is_saved(filled: Path, open_library: Opener, damage: bytes) -> None:
    write_over(filled, 0, damage)
    before = filled.read_bytes()
    library = open_library()

    assert found(library) == [*range(1, STORIES + 1)]

    [damaged] = aside(filled)
    assert damaged.read_bytes() == before
    assert damaged.name == "library.db.corrupt-20190320T120000Z"
    assert [f"{STORIES} articles were saved" in notice for notice in library.notices] == [True]


def test_without_its_first_page_every_article_is_saved(filled: Path, open_library: Opener) -> None:
    write_over(filled, 0, os.urandom(PAGE))
    library = open_library()

    assert found(library) == [*range(1, STORIES + 1)]
    assert [*library.check()] == []


def test_of_a_file_cut_in_half_the_rest_is_saved_and_rebuilt_from_its_pages(filled: Path, open_library: Opener) -> None:
    founded = filled.with_name("founded.db")
    open_library(founded).posts()  # a file begins with one page a table
    middle = (founded.stat().st_size + filled.stat().st_size) // 2
    os.truncate(filled, middle // PAGE * PAGE)
    library = open_library()

    saved = found(library)
    rebuilt = [*library.rebuild(extract_again)]

    assert aside(filled)
    assert {*found(library)} >= {*saved}
    assert len(found(library)) > STORIES // 5
    assert {why for _url, why in rebuilt} <= {None, "its page is not kept"}
    assert [line for line in library.check() if "no page" not in line] == []


@pytest.mark.parametrize("seed", range(6))
def test_random_pages_cost_no_more_than_what_stood_on_them(filled: Path, open_library: Opener, seed: int) -> None:
    chance = random.Random(seed)
    count = filled.stat().st_size // PAGE
    for number in chance.sample(range(1, count), 3):
        write_over(filled, number * PAGE, chance.randbytes(PAGE))
    before = filled.read_bytes()
    library = open_library()

    [*library.rebuild(extract_again)]

    assert len(found(library)) >= STORIES // 2  # a page holds twenty fetches, and a root all the texts
    assert [each.read_bytes() for each in aside(filled)] == [before]
    with closing(sqlite3.connect(filled)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_page_whose_bytes_changed_is_reported_and_not_given_out(filled: Path, open_library: Opener) -> None:
    kept = page_of(7)
    with closing(sqlite3.connect(filled)) as db:
        db.execute("UPDATE pages SET body = zeroblob(length(body)) WHERE sha256 = ?", (kept.sha256,))
        db.commit()
    library = open_library()

    with pytest.raises(LibraryError, match="damaged"):
        library.page(kept.sha256)

    assert [line[:17] for line in library.check()] == [f"page {kept.sha256[:12]}"]


def test_a_zero_length_file_is_a_new_library(filled: Path, open_library: Opener) -> None:
    os.truncate(filled, 0)
    library = open_library()

    assert found(library) == []
    library.keep(page_of(1), story(1))
    assert found(library) == [1]


def test_a_random_wal_next_to_it_harms_nothing(filled: Path, open_library: Opener) -> None:
    filled.with_name("library.db-wal").write_bytes(os.urandom(9 * PAGE))
    library = open_library()

    assert found(library) == [*range(1, STORIES + 1)]
    assert [*library.check()] == []
    assert library.notices == []


def test_what_is_no_database_at_all_is_set_aside(path: Path, library: SqliteLibrary) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage")

    kept = library.keep(page_of(1), story(1))

    assert kept.id == 1
    assert [each.read_bytes() for each in aside(path)] == [b"garbage"]


def test_two_damaged_files_of_one_second_are_both_saved(path: Path, open_library: Opener) -> None:
    path.parent.mkdir()
    for damage in (b"one", b"two"):
        path.write_bytes(damage)
        library = open_library()
        assert library.posts() == ()
        library.close()

    assert sorted(each.read_bytes() for each in aside(path)) == [b"one", b"two"]


def test_two_that_meet_the_same_damage_set_it_aside_once(filled: Path, open_library: Opener) -> None:
    write_over(filled, 0, bytes(100))
    first, second = open_library(), open_library()

    assert found(first) == found(second) == [*range(1, STORIES + 1)]
    assert len(aside(filled)) == 1
    assert (len(first.notices), len(second.notices)) == (1, 0)


def test_damage_that_appears_under_an_open_library_is_met_too(path: Path, library: SqliteLibrary) -> None:
    for number in range(1, STORIES + 1):
        library.keep(page_of(number), story(number))
    library.close()
    assert library.find(address(1))
    for number in range(1, path.stat().st_size // PAGE):
        write_over(path, number * PAGE, bytes(PAGE))

    kept = library.keep(page_of(1), story(1))

    assert library.find(str(kept.id)) is not None
    assert len(aside(path)) == 1


def test_looking_for_damage_changes_nothing(filled: Path, open_library: Opener) -> None:
    write_over(filled, 0, bytes(100))
    before = filled.read_bytes()

    [line] = open_library().check()

    assert "not a database" in line
    assert filled.read_bytes() == before
    assert aside(filled) == []


def test_a_page_of_an_index_that_was_lost_is_mended_by_a_rebuild(filled: Path, open_library: Opener) -> None:
    with closing(sqlite3.connect(filled)) as db:
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles_in_order'").fetchone()[0]
    write_over(filled, (root - 1) * PAGE, bytes(PAGE))
    library = open_library()
    assert [*library.check()] != []

    rebuilt = [*library.rebuild(extract_again)]

    assert (len(rebuilt), [*library.check()]) == (STORIES, [])
    assert len(library.posts()) == STORIES
