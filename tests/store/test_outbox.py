"""The outbox keeps every word, tells what became of it, and gives a reply to one sender only."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD, NOON
from tests.hostile.forms import FormSite
from tests.store.conftest import Noon
from warta.errors import ConfigError, LibraryError
from warta.model.reply import Draft, Verdict
from warta.store.outbox import SqliteOutbox

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DRAFT = Draft(url=FLOOD, text="Stay safe.", parent="7", title="River takes the old market")
WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from warta.model.reply import Draft, Signature
from warta.settings import Reader, Settings
from warta import wiring
from warta.errors import WartaError

services = wiring.services(Settings(timeout=20, reader=Reader(name="Ada", email="ada.rahasia@contoh.example")))
say = open(1, "wb", 0).write
name, address = sys.argv[1:]
for number in range(10_000):
    draft = services.rooms.replies.compose(address, f"{name}-{number}")
    say(f"kept {draft.text}\\n".encode())
    async def whole():
        review = await services.rooms.replies.review(draft, services.rooms.replies.signed())
        return await services.rooms.replies.send(review)
    if number % 3:
        done = asyncio.run(whole())
        asyncio.run(services.close())
        services._fetcher = None
        say(f"{done.state} {done.text}\\n".encode())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warta" / "outbox.db"


@pytest.fixture
def outbox(path: Path) -> Iterator[SqliteOutbox]:
    made = SqliteOutbox(path, Noon())
    yield made
    made.close()


def test_a_look_into_an_outbox_that_was_never_used_makes_no_file(outbox: SqliteOutbox, path: Path) -> None:
    assert outbox.all() == ()
    assert not path.exists()


def test_a_draft_comes_back_as_it_was_saved(outbox: SqliteOutbox, path: Path) -> None:
    kept = outbox.save(DRAFT)

    other = SqliteOutbox(path, Noon())
    found = other.find(kept.id)
    other.close()
    assert found == kept == replace(DRAFT, id=1, created_at=NOON, changed_at=NOON)


def test_what_a_page_says_of_a_draft_changes_none_of_its_words(outbox: SqliteOutbox) -> None:
    kept = outbox.save(DRAFT)
    outbox.save(replace(kept, text="Stay dry."))

    told = outbox.entitle(kept.id, title="River leaves", action="https://news.example/post")

    assert (told.text, told.title, told.action) == ("Stay dry.", "River leaves", "https://news.example/post")
    assert outbox.find(kept.id) == told


def test_a_draft_takes_new_words_until_it_is_sent(outbox: SqliteOutbox) -> None:
    kept = outbox.save(DRAFT)

    changed = outbox.save(replace(kept, text="Stay dry."))
    with outbox.claim(kept.id) as claim:
        claim.settle(Verdict(state="held", comment_id="9"))

    assert (changed.id, changed.text) == (kept.id, "Stay dry.")
    with pytest.raises(ConfigError, match="was sent already: it is held"):
        outbox.save(replace(kept, text="Too late."))
    assert [draft.text for draft in outbox.all()] == ["Stay dry."]


def test_what_is_being_sent_is_reported_to_everybody_and_taken_by_nobody_else(outbox: SqliteOutbox, path: Path) -> None:
    kept = outbox.save(DRAFT)
    other = SqliteOutbox(path, Noon())

    with outbox.claim(kept.id) as claim:
        seen = other.find(kept.id)
        with pytest.raises(LibraryError, match="another reply is being sent") as busy, other.claim(kept.id):
            pass
        with pytest.raises(ConfigError, match="is being sent"):
            other.remove(kept.id)
        claim.settle(Verdict(state="public", comment_id="9", permalink=f"{FLOOD}#comment-9"))
    with pytest.raises(ConfigError, match="was sent already: it is public"), other.claim(kept.id):
        pass

    assert seen is not None
    assert (seen.state, seen.sent_at) == ("sending", NOON)
    assert busy.value.kind == "busy"
    other.close()


def test_a_sender_that_fails_leaves_its_reply_unknown_and_only_again_takes_it(outbox: SqliteOutbox) -> None:
    kept = outbox.save(DRAFT)

    with pytest.raises(KeyError), outbox.claim(kept.id):
        raise KeyError

    assert outbox.all()[0].state == "unknown"
    with pytest.raises(ConfigError), outbox.claim(kept.id):
        pass
    with outbox.claim(kept.id, again=True) as claim:
        assert claim.settle(Verdict(state="refused", reason="duplicate")).reason == "duplicate"


def test_what_did_not_leave_is_a_draft_again(outbox: SqliteOutbox) -> None:
    kept = outbox.save(DRAFT)

    with outbox.claim(kept.id) as claim:
        back = claim.release("queued")

    assert (back.state, back.sent_at) == ("queued", None)
    with outbox.claim(kept.id) as claim:
        claim.settle(Verdict(state="held"))


def test_a_refusal_may_be_tried_again_and_forgets_its_reason(outbox: SqliteOutbox) -> None:
    kept = outbox.save(DRAFT)
    with outbox.claim(kept.id) as claim:
        claim.settle(Verdict(state="refused", reason="flood", message="Slow down."))

    with outbox.claim(kept.id) as claim:
        done = claim.settle(Verdict(state="unconfirmed", comment_id="9"))
    seen = outbox.correct(kept.id, Verdict(state="public", comment_id="9"))

    assert (done.reason, done.message) == (None, "")
    assert seen.state == "public"


def test_a_draft_that_is_removed_is_gone_from_the_disk(outbox: SqliteOutbox, path: Path) -> None:
    kept = outbox.save(replace(DRAFT, text="Forget these words."))

    outbox.remove(kept.id)
    outbox.close()

    assert outbox.all() == ()
    assert b"Forget these words." not in path.read_bytes()
    with pytest.raises(ConfigError, match="no draft 1"):
        outbox.remove(kept.id)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_only_its_owner_reads_it_whatever_the_umask(outbox: SqliteOutbox, path: Path) -> None:
    old = os.umask(0)
    try:
        kept = outbox.save(DRAFT)
        with outbox.claim(kept.id) as claim:
            claim.settle(Verdict(state="held"))
    finally:
        os.umask(old)

    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == {"outbox.db": 0o600, "outbox.db.sending": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_change_is_on_the_disk_when_it_returns(outbox: SqliteOutbox) -> None:
    outbox.save(DRAFT)

    assert outbox._connection().execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize(("version", "kind"), [(99, "newer"), (0, "foreign")])
def test_a_file_that_is_not_ours_is_left_alone(outbox: SqliteOutbox, path: Path, version: int, kind: str) -> None:
    outbox.save(DRAFT)
    outbox.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {version or 1}")
        if not version:
            db.execute("PRAGMA application_id = 1")
    before = path.read_bytes()

    with pytest.raises(LibraryError) as caught:
        outbox.all()

    assert caught.value.kind == kind
    assert path.read_bytes() == before


def test_a_damaged_file_is_one_clear_line(outbox: SqliteOutbox, path: Path) -> None:
    outbox.save(DRAFT)
    outbox.close()
    path.write_bytes(b"no database at all, but long enough to be looked at" * 100)

    with pytest.raises(LibraryError, match="damaged") as caught:
        outbox.all()
    assert "library" not in caught.value.hint


def test_an_outbox_that_cannot_be_written_names_its_own_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    outbox = SqliteOutbox(tmp_path / "file" / "outbox.db", Noon())

    with pytest.raises(LibraryError, match=r"outbox\.db cannot be opened") as caught:
        outbox.save(DRAFT)
    assert caught.value.hint == "set `outbox` in the settings to a place that is yours"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_no_draft_is_lost_and_none_is_posted_twice_through_50_kills(tmp_path: Path) -> None:
    kept, states = set[str](), dict[str, str]()
    chance = random.Random(36)
    environ = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    environ |= {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "NO_PROXY": "*"}
    with FormSite() as site:
        for number in range(50):
            mode = ("approved", "held", "slow")[number % 3]
            process = subprocess.Popen(
                [sys.executable, "-c", WRITER, f"round-{number}", site.form(mode)],
                env=os.environ | environ,
                stdout=subprocess.PIPE,
                text=True,
            )
            assert process.stdout is not None
            before = len(site.posts)
            said = [process.stdout.readline() for _ in range(2 if mode == "slow" else chance.randint(1, 7))]
            while mode == "slow" and len(site.posts) == before and process.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0.0, 0.06))
            process.kill()
            with process:
                said += process.stdout
            for line in said:
                if line.endswith("\n"):
                    state, _, text = line.strip().partition(" ")
                    kept.add(text)
                    states[text] = state
        arrived = [post.value("comment")[0] for post in site.posts]
    outbox = SqliteOutbox(tmp_path / "data" / "warta" / "outbox.db", Noon())
    drafts = {draft.text: draft for draft in outbox.all()}
    outbox.close()

    assert len(kept) > 50
    assert len(arrived) > 20
    assert kept <= drafts.keys()
    assert len(arrived) == len(set(arrived))
    assert [text for text in arrived if drafts[text].state in {"draft", "queued", "refused", "sending"}] == []
    assert [draft.state for draft in drafts.values()].count("unknown") >= 16
    assert [text for text, state in states.items() if state != "kept" and drafts[text].state != state] == []
    assert {draft.state for draft in drafts.values()} <= {"draft", "public", "held", "unconfirmed", "unknown"}
    assert [p for p in tmp_path.rglob("*") if p.is_file() and b"ada.rahasia" in p.read_bytes()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_many_processes_that_send_one_draft_post_it_once(tmp_path: Path) -> None:
    environ = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    command = [sys.executable, "-m", "warta", "outbox", "send", "1", "--yes", "--name", "Ada", "--email", "a@b.example"]
    outbox = SqliteOutbox(tmp_path / "data" / "warta" / "outbox.db", Noon())
    with FormSite() as site:
        outbox.save(Draft(url=site.form("held"), text="Once."))
        outbox.close()
        started = [
            subprocess.Popen(
                command, env=os.environ | environ | {"NO_PROXY": "*"}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            for _ in range(4)
        ]
        exits = []
        for process in started:
            process.communicate()
            exits.append(process.returncode)
        posts = len(site.posts)

    assert posts == 1
    assert min(exits) == 0
    assert set(exits) <= {0, 2, 5}
    assert exits.count(0) == 1
