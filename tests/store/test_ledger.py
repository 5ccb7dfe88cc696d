"""The ledger: a line for each capture, written with it, added to and never changed."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from tests.store.conftest import Noon
from warta.store.ledger import SqliteLedger
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Opener


def lines(library: SqliteLibrary) -> list[dict[str, object]]:
    return [json.loads(entry.line) for entry in SqliteLedger(library.shelf).entries()]


def test_each_line_names_the_hash_of_the_line_before(library: SqliteLibrary) -> None:
    for number in range(3):
        library.keep(builders.page(f"<p>{number}"), builders.article())

    texts = [entry.line for entry in SqliteLedger(library.shelf).entries()]

    hashes = ["0" * 64, *[sha256(text.encode()).hexdigest() for text in texts]]
    assert [json.loads(text)["previous"] for text in texts] == hashes[:3]
    head = SqliteLedger(library.shelf).head()
    assert head is not None
    assert (head.number, head.hash) == (3, hashes[3])


def test_a_line_shows_the_capture_with_what_came_next_to_it(library: SqliteLibrary) -> None:
    beside = builders.page("[]", f"{FLOOD}feed/", certificate="ab" * 32)
    page = replace(builders.page(), also=(beside,), peer="203.0.113.7", certificate="cd" * 32)
    loaded = library.keep(page, builders.article())

    [said] = lines(library)

    assert (said["kind"], said["capture"], said["line"]) == ("capture", 1, 1)
    assert (said["final_url"], said["sha256"], said["peer"]) == (FLOOD, page.sha256, "203.0.113.7")
    assert (said["text_sha256"], said["certificate"]) == (loaded.provenance.text_sha256, "cd" * 32)
    assert said["kept_at"] == NOON.isoformat()
    assert [each["certificate"] for each in said["beside"]] == ["ab" * 32]  # type: ignore[attr-defined]


def test_a_copy_found_unchanged_has_a_line_of_its_own(library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    later = NOON + timedelta(days=1)

    library.confirm(FLOOD, later)

    assert [(said["kind"], said.get("at")) for said in lines(library)] == [
        ("capture", None),
        ("unchanged", later.isoformat()),
    ]


def test_where_an_article_stands_in_the_ledger(library: SqliteLibrary) -> None:
    library.keep(builders.page("<p>1", "https://news.example/1/"), builders.article(canonical_url=None, title="One"))
    loaded = library.keep(builders.page(), builders.article())

    place = SqliteLedger(library.shelf).place(loaded.id)

    assert place is not None
    assert (place.number, json.loads(place.line)["final_url"]) == (2, FLOOD)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE ledger SET line = 'x'",
        "UPDATE ledger SET id = 9",
        "DELETE FROM ledger",
        "INSERT OR REPLACE INTO ledger (id, hash, line) VALUES (1, '', '')",
    ],
)
def test_a_line_is_never_changed_removed_or_replaced(library: SqliteLibrary, path: Path, deed: str) -> None:
    library.keep(builders.page(), builders.article())
    before = lines(library)

    with closing(sqlite3.connect(path)) as db, pytest.raises(sqlite3.IntegrityError, match="never"):
        db.execute(deed)

    assert lines(library) == before


def test_what_is_removed_keeps_its_line_and_the_next_one_shows_of_it(library: SqliteLibrary, path: Path) -> None:
    library.keep(builders.page(), builders.article())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM pages")
        db.execute("DELETE FROM captures")
    ledger = SqliteLedger(library.shelf)

    assert ledger.departed() == (frozenset({1}), frozenset({builders.page().sha256}))
    library.keep(builders.page("<p>other"), builders.article())

    first, told, last = lines(library)
    assert first["sha256"] == builders.page().sha256
    assert (told["kind"], told["captures"], told["pages"]) == ("removed", [1], [builders.page().sha256])
    assert last["kind"] == "capture"
    assert ledger.departed() == (frozenset(), frozenset())


def _keep_many(path: Path, who: int) -> None:
    library = SqliteLibrary(path, Noon())
    for number in range(12):
        url = f"https://news.example/{who}/{number}/"
        library.keep(
            builders.page(f"<p>{who} {number}", url),
            builders.article(url=url, canonical_url=url, title=f"{who} {number}"),
        )
    library.close()


def test_many_processes_write_one_chain(open_library: Opener, path: Path) -> None:
    library = open_library()
    library.info()
    method = multiprocessing.get_context("spawn")
    writers = [method.Process(target=_keep_many, args=(path, who)) for who in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)

    said = lines(library)

    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    assert [each["line"] for each in said] == list(range(1, 49))
    texts = [entry.line for entry in SqliteLedger(library.shelf).entries()]
    hashes = [sha256(text.encode()).hexdigest() for text in texts]
    assert [each["previous"] for each in said[1:]] == hashes[:-1]


def test_a_capture_older_than_what_is_shown_is_laid_aside(library: SqliteLibrary) -> None:
    now = library.keep(builders.page(), builders.article())
    then = builders.page("<p>1999", fetched_at=NOON - timedelta(days=9), imported_from="a.warc")

    filed = library.keep(then, builders.article(builders.paragraph("As it was.")))

    shown = library.find(FLOOD)
    assert shown is not None
    assert (filed.id, filed.revision) == (now.id, 1)
    assert shown.article.text == now.article.text
    assert SqliteLedger(library.shelf).fetches(now.id) == (1, 2)
    assert [*library.check()] == []
    assert [why for _url, why in library.rebuild(lambda _page: builders.article())] == [None]
    assert library.find(FLOOD) == shown


def test_an_older_capture_cannot_push_aside_a_article_that_is_not_saved(library: SqliteLibrary) -> None:
    then = builders.page("<p>1999", fetched_at=NOON - timedelta(days=9), imported_from="a.warc")

    library.keep(then, builders.article())

    found = library.find(FLOOD)
    assert found is not None
    assert found.provenance.imported_from == "a.warc"


def test_a_recovered_library_keeps_its_ledger(library: SqliteLibrary, path: Path, open_library: Opener) -> None:
    for number in range(3):
        library.keep(builders.page(f"<p>{number}"), builders.article())
    before = lines(library)
    library.close()
    with path.open("r+b") as file:
        file.write(b"\0" * 100)

    saved = open_library()

    assert saved.find(FLOOD) is not None
    assert saved.notices
    assert lines(saved) == before
