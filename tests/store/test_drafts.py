"""Two outboxes become one: no word is lost, no reply is there twice, and what was sent is never a draft again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD
from tests.store.conftest import Noon
from warta.store import drafts
from warta.store.outbox import SqliteOutbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EARLY, LATE = "2026-03-01T10:00:00+00:00", "2026-03-01T11:00:00+00:00"
SENT = ("public", "held", "unconfirmed", "unknown")


def row(state: str = "draft", text: str = "Stay safe.", *, changed: str = EARLY, begun: str = EARLY) -> drafts.Row:
    blank: drafts.Row = dict.fromkeys(drafts.NAMES[1:], "")
    times = {"created_at": begun, "changed_at": changed, "sent_at": changed if state in SENT else None}
    return blank | {"url": FLOOD, "text": text, "parent": "7", "state": state} | times


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[SqliteOutbox]:
    made = SqliteOutbox(tmp_path / "outbox.db", Noon())
    yield made
    made.close()


def merged(outbox: SqliteOutbox, mine: drafts.Row, theirs: drafts.Row) -> list[tuple[str, str]]:
    """State and words of what is there after an import, and after the same import once more."""
    outbox.merge([mine])
    outbox.merge([theirs])
    found = [(each.state, each.text) for each in outbox.all()]
    assert outbox.merge([theirs]) == 0
    assert [(each.state, each.text) for each in outbox.all()] == found
    return found


@pytest.mark.parametrize("sent", SENT)
@pytest.mark.parametrize("unsent", ["draft", "queued", "refused"])
def test_what_was_sent_on_either_side_is_sent(outbox: SqliteOutbox, sent: str, unsent: str) -> None:
    assert merged(outbox, row(sent), row(unsent, changed=LATE)) == [(sent, "Stay safe.")]


@pytest.mark.parametrize("sent", SENT)
@pytest.mark.parametrize("unsent", ["draft", "queued", "refused"])
def test_what_was_sent_there_is_no_draft_here(outbox: SqliteOutbox, sent: str, unsent: str) -> None:
    assert merged(outbox, row(unsent, changed=LATE), row(sent)) == [(sent, "Stay safe.")]


def test_what_was_on_its_way_there_may_have_arrived(outbox: SqliteOutbox) -> None:
    assert merged(outbox, row("draft"), row("sending")) == [("unknown", "Stay safe.")]


def test_what_is_on_its_way_here_is_let_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute(f"CREATE TABLE drafts ({', '.join(drafts.NAMES)})")
        drafts.merge(db, [row("draft")])
        db.execute("UPDATE drafts SET id = 1, state = 'sending'")

        assert drafts.merge(db, [row("public", changed=LATE)]) == 0
        assert drafts.rows(db)[0]["state"] == "sending"


@pytest.mark.parametrize(("mine", "theirs", "stays"), [(EARLY, LATE, "New."), (LATE, EARLY, "Old.")])
def test_of_two_wordings_the_last_one_stays(outbox: SqliteOutbox, mine: str, theirs: str, stays: str) -> None:
    assert merged(outbox, row(text="Old.", changed=mine), row(text="New.", changed=theirs)) == [("draft", stays)]


def test_the_first_words_of_what_was_sent_do_not_come_back(outbox: SqliteOutbox) -> None:
    assert merged(outbox, row("public", "New.", changed=LATE), row("queued", "Old.")) == [("public", "New.")]


def test_words_that_were_written_after_another_wording_was_sent_are_saved(outbox: SqliteOutbox) -> None:
    found = merged(outbox, row("draft", "Mine.", changed=LATE), row("public", "Theirs."))

    assert found == [("draft", "Mine."), ("public", "Theirs.")]


def test_what_became_of_it_is_not_forgotten_again(outbox: SqliteOutbox) -> None:
    assert merged(outbox, row("public"), row("unknown", changed=LATE)) == [("public", "Stay safe.")]


def test_another_reply_to_the_same_comment_is_another_one(outbox: SqliteOutbox) -> None:
    found = merged(outbox, row(text="Once."), row(text="Twice.", begun=LATE, changed=LATE))

    assert found == [("draft", "Once."), ("draft", "Twice.")]


def test_a_state_that_nobody_knows_is_never_sent_from_here(outbox: SqliteOutbox) -> None:
    outbox.merge([row("teleported")])

    assert [each.state for each in outbox.all()] == ["unknown"]


def test_an_outbox_next_to_a_library_comes_with_it_and_any_other_file_does_not(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with closing(sqlite3.connect(library)) as db, db:
        db.execute("CREATE TABLE x (y)")
    beside = SqliteOutbox(tmp_path / "outbox.db", Noon())
    beside.merge([row("held")])
    beside.close()
    drafts.carry(library, [row("queued", "Carried.")])

    assert [each["text"] for each in drafts.of_library(library)] == ["Carried.", "Stay safe."]

    with closing(sqlite3.connect(tmp_path / "outbox.db")) as db:
        db.execute("PRAGMA application_id = 7")
    assert [each["text"] for each in drafts.of_library(library)] == ["Carried."]
