"""Evidence on the command line, from end to end: capture, ledger, verify, import, against the demo on loopback."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.hostile.command import Outcome, warta
from warta.demo.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def demo() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture(scope="module")
def home(demo: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of somebody who captured the demo's first story, as every kind of file."""
    made = tmp_path_factory.mktemp("home")
    for name in ("story.wacz", "story.warc.gz"):
        assert warta("capture", demo.url, "-o", str(made / name), home=made).code == 0
    return made


def rows(outcome: Outcome) -> list[list[str]]:
    return [line.split("\t") for line in outcome.out.splitlines()]


def test_a_capture_shows_its_number_its_digest_and_its_line(demo: Server, home: Path) -> None:
    outcome = warta("capture", demo.url, "--json", home=home)

    [made] = outcome.data["captures"]
    assert (outcome.code, made["id"], made["url"]) == (0, 1, demo.url)
    head = warta("ledger", "head", "--json", home=home).data
    assert (made["line"], made["hash"]) == (head["line"], head["hash"])


def test_the_last_line_has_the_hash_that_the_head_says(home: Path) -> None:
    last = warta("ledger", "lines", home=home).out.splitlines()[-1]

    [[number, said]] = rows(warta("ledger", "head", home=home))

    assert said == sha256(last.encode()).hexdigest()
    assert json.loads(last)["line"] == int(number)


def test_what_was_not_touched_holds(home: Path) -> None:
    for words in (["--all"], ["1"], [str(home / "story.wacz"), str(home / "story.warc.gz")]):
        outcome = warta("verify", *words, home=home)

        assert (outcome.code, {row[0] for row in rows(outcome)}) == (0, {"ok"}), outcome.out


@pytest.mark.parametrize("name", ["story.wacz", "story.warc.gz"])
def test_a_flipped_byte_is_named_and_the_exit_is_one(home: Path, tmp_path: Path, name: str) -> None:
    whole = bytearray((home / name).read_bytes())
    whole[len(whole) // 2] ^= 4
    (tmp_path / name).write_bytes(whole)

    outcome = warta("verify", str(tmp_path / name), home=home)

    assert outcome.code == 1
    assert rows(outcome)[-1][0] == "FAULT"
    assert name in rows(outcome)[-1][1]
    told = warta("verify", str(tmp_path / name), "--json", home=home).data
    assert (told["holds"], told["findings"][-1]["sort"]) == (False, "fault")


def test_a_library_that_was_tampered_with_does_not_hold(demo: Server, tmp_path: Path) -> None:
    warta("capture", demo.url, home=tmp_path)
    with closing(sqlite3.connect(tmp_path / "data" / "warta" / "library.db")) as db, db:
        db.execute("UPDATE captures SET status = 203")

    outcome = warta("verify", "--all", home=tmp_path)

    assert outcome.code == 1
    assert rows(outcome)[-1][1:] == [
        f"line 1 of the ledger: {demo.url}",
        "what is kept is not what the line says: status",
    ]


def test_provenance_shows_the_place_in_the_ledger(demo: Server, home: Path) -> None:
    told = warta("provenance", "1", "--json", home=home).data

    assert told["ledger"]["line"] >= 1
    assert told["provenance"]["peer"] == "127.0.0.1"
    assert "ledger " in warta("provenance", demo.url, home=home).out


def test_an_export_of_what_is_saved_holds_too(home: Path, tmp_path: Path) -> None:
    for name in ("kept.wacz", "kept.warc.gz", "kept.zip"):
        assert warta("export", "1", "-o", str(tmp_path / name), home=home).code == 0
        outcome = warta("verify", str(tmp_path / name), home=home)
        assert outcome.code == 0, outcome.out


def test_what_one_captured_another_imports(home: Path, tmp_path: Path) -> None:
    outcome = warta("import", str(home / "story.wacz"), "--json", home=tmp_path)

    assert (outcome.code, outcome.data["counts"]["kept"]) == (0, 1)
    [theirs], [ours] = (json.loads(f"[{warta('read', '1', '--json', home=each).out}]") for each in (home, tmp_path))
    for key in ("title", "text", "authors", "published", "thread", "navigation", "sha256", "text_sha256"):
        assert ours[key] == theirs[key], key
    assert "story.wacz" in ours["provenance"]["imported_from"]
    again = warta("import", str(home / "story.wacz"), home=tmp_path)
    assert (again.code, rows(again)[0][0]) == (0, "known")


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (["verify"], "warta verify needs a file"),
        (["verify", "--all", "1"], "warta verify needs a file"),
        (["capture", "12"], "warta capture takes addresses"),
        (["capture", "https://news.example/", "-o", "story.pdf"], "neither WACZ nor WARC"),
        (["ledger", "stamp"], "no time-stamping authority is set"),
        (["ledger", "tail"], "Invalid value for warta ledger"),
    ],
    ids=" ".join,
)
def test_what_is_invalid_is_shown(tmp_path: Path, words: list[str], cause: str) -> None:
    outcome = warta(*words, home=tmp_path)

    assert outcome.code == 2
    assert cause in outcome.complaint()[0]


def test_what_is_not_there_has_its_own_exit(demo: Server, home: Path, tmp_path: Path) -> None:
    assert warta("verify", "https://news.example/never", home=home).code == 6
    assert warta("verify", str(tmp_path / "none.wacz"), home=home).code == 5
    assert warta("import", str(tmp_path / "none.warc"), home=home).code == 5
    assert warta("capture", f"{demo.home}never", home=home).code == 3
    assert warta("ledger", "head", home=tmp_path).code == 1
    assert not (tmp_path / "none.wacz").exists()


def test_a_capture_that_cannot_be_written_leaves_no_half_file(demo: Server, home: Path, tmp_path: Path) -> None:
    outcome = warta("capture", demo.url, "-o", str(tmp_path / "no" / "story.wacz"), home=home)

    assert outcome.code == 5
    assert [*tmp_path.iterdir()] == []
