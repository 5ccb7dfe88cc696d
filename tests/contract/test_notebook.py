"""What every notebook promises: notes under any address of their story, whose texts stay with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from tests.fake_library import FakeLibrary
from tests.fake_notebook import FakeNotebook
from tests.fakes import FakeClock
from warta.compare.anchors import anchor
from warta.extraction.record import sha256
from warta.model.notes import Note, Place
from warta.store.notes import SqliteNotebook
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.ports.library import Library
    from warta.ports.notes import Notebook

TEXT = "The water came at night. Nobody was warned."
LATER = "On Monday the water came at night. Nobody was warned."


class Shelf(NamedTuple):
    """A notebook and the library it lies in."""

    book: Notebook
    library: Library


@pytest.fixture(params=["memory", "disk"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    if request.param == "memory":
        kept = FakeLibrary()
        yield Shelf(FakeNotebook(kept), kept)
        return
    library = SqliteLibrary(tmp_path / "library.db", FakeClock())
    yield Shelf(SqliteNotebook(library.shelf), library)
    library.close()


def note(words: str = "Ask the mayor.", url: str = FLOOD) -> Note:
    return Note(
        id=0, url=url, title="Flood", revision=1, text_sha256=sha256(TEXT.encode()), seen_at=NOON,
        anchor=anchor(TEXT, 4, 9), words=words, created_at=NOON, changed_at=NOON,
    )  # fmt: skip


def test_a_note_comes_back_as_it_was_given_with_its_text(shelf: Shelf) -> None:
    made = shelf.book.add(note(), TEXT)

    assert made == replace(note(), id=made.id)
    assert shelf.book.find(made.id) == made
    assert shelf.book.text(made.text_sha256) == TEXT


def test_notes_are_found_under_any_address_of_their_article_and_its_number(shelf: Shelf) -> None:
    kept = shelf.library.keep(
        replace(builders.page("<p>Water.", FLOOD), requested_url="https://short.example/x"), builders.article()
    )
    first, second = shelf.book.add(note("One."), TEXT), shelf.book.add(note("Two."), TEXT)

    for address in (FLOOD, f"{FLOOD}?utm_source=x", "https://short.example/x", str(kept.id)):
        assert shelf.book.of(address) == (first, second)
    assert shelf.book.of("https://news.example/other/") == ()
    assert shelf.book.of(str(kept.id + 1)) == ()


def test_a_note_on_what_is_no_longer_saved_is_still_there(shelf: Shelf) -> None:
    made = shelf.book.add(note(url="https://gone.example/"), TEXT)

    assert shelf.book.of("https://gone.example/") == (made,)
    assert shelf.book.all() == (made,)


def test_all_notes_stand_newest_first(shelf: Shelf) -> None:
    made = [shelf.book.add(note(words), TEXT) for words in ("One.", "Two.", "Three.")]

    assert shelf.book.all() == tuple(reversed(made))


def test_a_note_is_reworded_and_a_note_that_is_not_there_is_none(shelf: Shelf) -> None:
    made = shelf.book.add(note(), TEXT)
    later = NOON + timedelta(hours=1)

    changed = shelf.book.reword(made.id, "Asked.", later)

    assert changed == replace(made, words="Asked.", changed_at=later)
    assert shelf.book.reword(made.id + 1, "?", later) is None


def test_a_removed_note_comes_back_under_its_number_and_no_other_gets_it(shelf: Shelf) -> None:
    made = shelf.book.add(note(), TEXT)
    shelf.book.remove(made.id)
    other = shelf.book.add(note("Other."), TEXT)

    assert shelf.book.find(made.id) is None
    assert other.id != made.id
    assert shelf.book.add(made, TEXT) == made
    assert shelf.book.text(made.text_sha256) == TEXT


def test_where_a_note_was_last_found_is_remembered_with_that_text(shelf: Shelf) -> None:
    made = shelf.book.add(note(), TEXT)
    place = Place(text_sha256=sha256(LATER.encode()), start=14, end=19)

    shelf.book.move({made.id: place}, LATER)

    assert shelf.book.find(made.id) == replace(made, last=place)
    assert shelf.book.text(place.text_sha256) == LATER
    assert shelf.book.text(made.text_sha256) == TEXT
