"""The versions of comments on the disk: many writers, rebuilding, damage, and rows that a stranger wrote."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.builders import FLOOD, NOON, comment, paragraph, thread
from warta.errors import ExtractError, LibraryError
from warta.model.since import Tally

if TYPE_CHECKING:
    from tests.store.conftest import Opener
    from warta.model.article import Article, Comment
    from warta.model.capture import LoadedArticle, Page
    from warta.store.sqlite import SqliteLibrary

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests import builders
from warta.store.sqlite import SqliteLibrary
from warta.wiring import SystemClock

path, name = Path(sys.argv[1]), sys.argv[2]
library = SqliteLibrary(path, SystemClock())
shared = [builders.comment(str(number), f"Comment {number}.") for number in range(1, 6)]
for round in range(12):
    now = datetime.now(UTC)
    article = builders.bare_article(builders.paragraph("Water."), url=builders.FLOOD, title="Flood",
        thread=builders.thread(*shared))
    library.visit(library.keep(builders.page(f"{name} {round}", fetched_at=now), article))
"""


def story(*comments: Comment, **given: Any) -> Article:
    facts = {"url": FLOOD, "canonical_url": FLOOD, "title": "Flood", "thread": thread(*comments)}
    return builders.bare_article(paragraph("Water."), **facts | given)


def fetch(library: SqliteLibrary, minute: int, *texts: str, **given: Any) -> LoadedArticle:
    """Keep a page whose bytes are its comments, one a line, each "number words"."""
    page = builders.page("\n".join(texts), fetched_at=NOON + timedelta(minutes=minute))
    return library.keep(page, story(*said(texts), **given))


def said(texts: tuple[str, ...] | list[str]) -> list[Comment]:
    return [comment(number, words) for number, words in (text.split(" ", 1) for text in texts)]


def read_again(page: Page) -> Article:
    """The article of a page that `fetch` kept."""
    return story(*said(page.body.decode().splitlines()))


def rows(path: Path) -> list[tuple[Any, ...]]:
    """Every version that is kept, but for its number."""
    with closing(sqlite3.connect(path)) as db:
        return [row[1:] for row in db.execute("SELECT * FROM comments ORDER BY key, first_capture")]


def change(path: Path, statement: str, *given: object) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(statement, given)
        db.commit()


# --- made anew ----------------------------------------------------------------------------------------------------


def test_a_rebuild_gives_the_same_versions_and_keeps_the_visit(path: Path, library: SqliteLibrary) -> None:
    library.visit(fetch(library, 0, "1 One.", "2 Two.", "3 Three."))
    fetch(library, 20, "1 One.", "2 Too.", "3 Three.")
    fetch(library, 40, "2 Too.", "3 Three.", "4 Four.")
    before = rows(path)

    assert [*library.rebuild(read_again)] == [(FLOOD, None)]

    assert rows(path) == before
    assert library.posts()[0].since == Tally(new=1, edited=1, gone=1)
    found = library.find(FLOOD)
    assert found
    assert library.since(found).changed == {"1": "gone", "2": "edited", "4": "new"}


def test_a_rebuild_corrects_what_an_older_extractor_took_for_edits(library: SqliteLibrary) -> None:
    library.visit(fetch(library, 0, "1 One.", "2 Two."))
    page = builders.page("1 One.\n2 Two.\n3 Three.", fetched_at=NOON + timedelta(minutes=20))
    library.keep(page, story(comment("1", "One. Reply"), comment("2", "Two. Reply"), comment("3", "Three. Reply")))
    assert library.posts()[0].since == Tally(new=1, edited=2)

    [*library.rebuild(read_again)]

    assert library.posts()[0].since == Tally(new=1)


def test_versions_stay_when_an_old_page_cannot_be_read_any_more(path: Path, library: SqliteLibrary) -> None:
    library.visit(fetch(library, 0, "1 One.", "2 Two."))
    fetch(library, 20, "2 Two.")
    before = rows(path)

    def picky(page: Page) -> Article:
        if page.body.startswith(b"1"):
            raise ExtractError("nothing to read here")
        return read_again(page)

    assert [*library.rebuild(picky)] == [(FLOOD, None)]

    assert rows(path) == before


# --- time and writers ---------------------------------------------------------------------------------------------


def test_a_fetch_that_was_overtaken_takes_no_comment_away(library: SqliteLibrary) -> None:
    library.visit(fetch(library, 5, "1 One.", "2 Two.", "3 Three."))

    late = fetch(library, 4, "1 One.", "2 Two.")

    assert library.since(late).changed == {}
    assert fetch(library, 6, "1 One.", "2 Two.", "3 Three.").id == late.id
    assert library.posts()[0].since == Tally()


def test_a_clock_that_was_put_back_stops_nothing(library: SqliteLibrary) -> None:
    library.visit(fetch(library, 60 * 24 * 365, "1 One.", "2 Two."))

    here = fetch(library, 0, "1 One.", "3 Three.")

    assert library.since(here).changed == {"2": "gone", "3": "new"}


def test_many_writers_agree_on_one_version_of_each_comment(path: Path, open_library: Opener) -> None:
    environ = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name], cwd=ROOT, env=environ) for name in ("a", "b", "c")]

    assert [writer.wait(60) for writer in writers] == [0, 0, 0]

    library = open_library()
    assert [(row[1], row[8]) for row in rows(path)] == [(str(number), None) for number in range(1, 6)]
    assert library.posts()[0].since == Tally()
    assert [*library.check()] == []


# --- the file -----------------------------------------------------------------------------------------------------


def test_versions_go_with_their_article(path: Path, library: SqliteLibrary) -> None:
    fetch(library, 0, "1 One.")
    library.close()
    change(path, "UPDATE captures SET article = NULL")

    change(path, "DELETE FROM articles")

    assert rows(path) == []


def test_under_a_destroyed_header_versions_and_visits_are_saved(path: Path, open_library: Opener) -> None:
    library = open_library()
    library.visit(fetch(library, 0, "1 One.", "2 Two."))
    fetch(library, 20, "1 Uno.")
    before = rows(path)
    library.close()
    with path.open("r+b") as file:
        file.write(os.urandom(100))

    again = open_library()
    found = again.find(FLOOD)

    assert found
    assert again.since(found).changed == {"1": "edited", "2": "gone"}
    assert rows(path) == before
    assert [*again.check()] == []


def test_after_fetches_were_lost_what_comes_next_is_new_still(path: Path, open_library: Opener) -> None:
    library = open_library()
    for minute in range(0, 80, 20):
        library.visit(fetch(library, minute, "1 One."))
    library.close()
    change(path, "DELETE FROM revisions")
    change(path, "UPDATE addresses SET capture = 1")
    change(path, "UPDATE articles SET capture = 1")
    change(path, "DELETE FROM captures WHERE id > 1")
    with path.open("r+b") as file:
        file.write(os.urandom(100))

    again = open_library()
    here = fetch(again, 100, "1 One.", "2 Two.")

    assert again.since(here).changed == {"2": "new"}


def test_a_version_that_cannot_be_read_is_reported_and_no_crash(path: Path, library: SqliteLibrary) -> None:
    library.visit(fetch(library, 0, "1 One.", "2 Two."))
    here = fetch(library, 20, "2 Two.")
    library.close()
    change(path, "UPDATE comments SET json = ? WHERE key = '1'", b"not deflated")

    assert [line for line in library.check() if "version 1 of a comment" in line]
    with pytest.raises(LibraryError) as caught:
        library.since(here)
    assert caught.value.kind == "damaged"


@pytest.mark.parametrize("data", [b"[]", b"3", b'{"id": 1}', b'"x"', b'[["id", "x"]]'])
def test_rows_of_another_shape_are_no_comments(path: Path, library: SqliteLibrary, data: bytes) -> None:
    fetch(library, 0, "1 One.", "2 Two.")
    here = fetch(library, 20, "2 Two.")
    library.close()
    change(path, "UPDATE comments SET json = ? WHERE key = '1'", zlib.compress(data))

    with pytest.raises(LibraryError):
        library.since(here)


def test_of_very_many_that_are_gone_the_last_are_reported(library: SqliteLibrary) -> None:
    fetch(library, 0, "0 Zero.", *[f"{number} Words." for number in range(1, 1501)])
    fetch(library, 20, "0 Zero.", *[f"{number} Words." for number in range(401, 1501)])

    here = fetch(library, 40, "0 Zero.")

    gone = library.since(here).gone
    assert [each.comment.id for each in gone] == [str(number) for number in [*range(1, 1501)][500:]]


def test_words_that_a_stranger_wrote_into_the_file_are_filtered(path: Path, library: SqliteLibrary) -> None:
    fetch(library, 0, "1 One.", "2 Two.")
    here = fetch(library, 20, "2 Two.")
    library.close()
    with closing(sqlite3.connect(path)) as db:
        (json,) = db.execute("SELECT json FROM comments WHERE key = '1'").fetchone()
    change(
        path,
        "UPDATE comments SET json = ? WHERE key = '1'",
        zlib.compress(zlib.decompress(json).replace(b"One.", b"\\u001b]0;x\\u0007\\u202eOne.")),
    )

    [gone] = library.since(here).gone

    assert gone.comment.text.endswith("One.")
    assert gone.comment.text.isprintable()
