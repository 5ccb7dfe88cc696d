"""Notes in the library's file: what no note needs goes, what was damaged is told, a stranger's row is filtered."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD, HOSTILE, article, page
from tests.contract.test_notebook import LATER, TEXT, note
from warta.errors import LibraryError
from warta.extraction.record import sha256
from warta.model.notes import Place
from warta.store.notes import SqliteNotebook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Opener
    from warta.store.sqlite import SqliteLibrary


@pytest.fixture
def book(library: SqliteLibrary) -> SqliteNotebook:
    return SqliteNotebook(library.shelf)


def texts(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        counted: int = db.execute("SELECT count(*) FROM noted_texts").fetchone()[0]
    return counted


def test_a_text_is_saved_once_and_goes_with_its_last_note(book: SqliteNotebook, path: Path) -> None:
    one, two = book.add(note("One."), TEXT), book.add(note("Two."), TEXT)
    assert texts(path) == 1

    book.remove(one.id)
    assert texts(path) == 1
    book.remove(two.id)

    assert texts(path) == 0


def test_a_text_that_notes_have_moved_on_from_goes(book: SqliteNotebook, path: Path) -> None:
    made = book.add(note(), TEXT)
    book.move({made.id: Place(text_sha256=sha256(LATER.encode()), start=14, end=19)}, LATER)

    book.move({made.id: Place(text_sha256=sha256(b"The water."), start=4, end=9)}, "The water.")

    assert texts(path) == 2
    assert book.text(sha256(LATER.encode())) is None


def test_a_flipped_byte_of_a_text_is_reported(book: SqliteNotebook, path: Path) -> None:
    made = book.add(note(), TEXT)
    with closing(sqlite3.connect(path)) as db:
        (body,) = db.execute("SELECT body FROM noted_texts").fetchone()
        db.execute("UPDATE noted_texts SET body = ?", (body[:-3] + bytes([body[-3] ^ 1]) + body[-2:],))
        db.commit()

    with pytest.raises(LibraryError):
        book.text(made.text_sha256)


def test_a_row_of_a_stranger_is_filtered(book: SqliteNotebook, path: Path) -> None:
    made = book.add(note(), TEXT)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE notes SET title = ?, words = ?, exact = ?, url = ?", (HOSTILE,) * 4)
        db.commit()

    found = book.find(made.id)

    assert found is not None
    assert [found.title, found.words, found.anchor.exact, found.url] == ["ABCDEFGH"] * 4


def test_notes_are_saved_from_a_damaged_library(library: SqliteLibrary, path: Path, open_library: Opener) -> None:
    library.keep(page(), article())
    made = SqliteNotebook(library.shelf).add(note(), TEXT)
    library.close()
    with path.open("r+b") as stream:
        stream.write(b"\0" * 100)

    saved = SqliteNotebook(open_library().shelf)

    assert saved.of(FLOOD) == (made,)
    assert saved.text(made.text_sha256) == TEXT
