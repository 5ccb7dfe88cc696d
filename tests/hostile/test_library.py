"""T17, T18: a library that is damaged, from the future or out of reach costs no article, no data and no secret."""

from __future__ import annotations

import os
import sqlite3
from hashlib import sha256
from shutil import which
from typing import TYPE_CHECKING

import pytest

from tests.hostile import pages
from tests.hostile.command import Outcome, assert_harmless, warta

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hostile.server import Server


_POWERS = "-dac_override,-dac_read_search"
_A_COMMON_USER = ("setpriv", f"--bounding-set={_POWERS}", f"--inh-caps={_POWERS}") if os.geteuid() == 0 else ()


def library(home: Path) -> Path:
    return home / "data" / "warta" / "library.db"


def read(server: Server, home: Path, *more: str) -> Outcome:
    outcome = warta("read", f"{server.url}/good", *more, home=home)
    assert_harmless(outcome)
    return outcome


def _header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"this is no database any more".ljust(100, b"!"))


def _half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _noise(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x1b]0;PWNED\x07" * 2000)


def _nothing(path: Path) -> None:
    os.truncate(path, 0)


def _foreign_log(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"\x1b[2J" * 9000)


@pytest.mark.parametrize("damage", [_header, _half, _noise, _nothing, _foreign_log])
def test_a_damaged_library_costs_no_article_and_is_not_thrown_away(
    hostile: Server, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    read(hostile, tmp_path)
    damage(library(tmp_path))
    damaged = library(tmp_path).read_bytes()

    outcome = read(hostile, tmp_path, "--max-age", "0")

    assert outcome.code == 0, outcome.err
    assert pages.LAST_WORD in outcome.out
    kept = [path.read_bytes() for path in library(tmp_path).parent.iterdir() if path.is_file()]
    assert damaged in kept or not outcome.err
    assert sqlite3.connect(library(tmp_path)).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_library_from_a_newer_warta_is_left_as_it_is(hostile: Server, tmp_path: Path) -> None:
    read(hostile, tmp_path)
    db = sqlite3.connect(library(tmp_path))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("PRAGMA user_version = 999")
    db.execute("PRAGMA journal_mode = DELETE")
    db.close()
    before = sha256(library(tmp_path).read_bytes()).hexdigest()

    listed = warta("list", home=tmp_path)
    outcome = read(hostile, tmp_path, "--max-age", "0")

    assert_harmless(listed)
    assert listed.code in {0, 5}
    assert outcome.code == 0, outcome.err
    assert pages.LAST_WORD in outcome.out
    assert len(outcome.err.splitlines()) <= 2
    assert sha256(library(tmp_path).read_bytes()).hexdigest() == before


def test_a_library_that_cannot_be_made_costs_no_article(hostile: Server, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "warta").write_text("a file stands where the folder should be")

    outcome = read(hostile, tmp_path)
    listed = warta("list", home=tmp_path)

    assert outcome.code == 0, outcome.err
    assert pages.LAST_WORD in outcome.out
    assert outcome.err.startswith("warta: ")
    assert listed.code == 5
    assert all(listed.complaint())


@pytest.mark.skipif(os.geteuid() == 0 and not which("setpriv"), reason="root may write everywhere")
def test_a_library_that_may_only_be_read_is_read(hostile: Server, tmp_path: Path) -> None:
    read(hostile, tmp_path)
    folder = library(tmp_path).parent
    folder.chmod(0o500)
    url = f"{hostile.url}/good"

    outcome = warta("read", url, "--max-age", "0", home=tmp_path, through=_A_COMMON_USER)
    kept = warta("read", url, "--offline", home=tmp_path, through=_A_COMMON_USER)
    folder.chmod(0o700)

    assert (outcome.code, kept.code) == (0, 0), outcome.err + kept.err
    assert pages.LAST_WORD in outcome.out
    assert pages.LAST_WORD in kept.out


def test_an_unsaved_page_is_reported(hostile: Server, tmp_path: Path) -> None:
    outcome = read(hostile, tmp_path, "--offline")

    assert outcome.code == 6
    assert all(outcome.complaint())


def test_nobody_else_can_look_into_the_library(hostile: Server, tmp_path: Path) -> None:
    outcome = warta("read", f"{hostile.url}/good", home=tmp_path, umask=0)
    holder = sqlite3.connect(library(tmp_path))  # keeps the -wal and -shm files in being
    holder.execute("SELECT count(*) FROM pages").fetchone()
    warta("read", f"{hostile.url}/good-gzip", home=tmp_path, umask=0)

    made = [library(tmp_path).parent, *library(tmp_path).parent.rglob("*")]
    holder.close()
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in made if path.exists()}
    assert outcome.code == 0
    assert modes.pop("warta") == "0o700"
    assert set(modes.values()) == {"0o600"}


def test_an_open_data_folder_is_closed(hostile: Server, tmp_path: Path) -> None:
    folder = library(tmp_path).parent
    folder.mkdir(parents=True)
    folder.chmod(0o755)

    read(hostile, tmp_path)

    assert oct(folder.stat().st_mode & 0o777) == "0o700"


def test_a_log_of_a_bug_is_nobody_elses(tmp_path: Path) -> None:
    (tmp_path / "config" / "warta").mkdir(parents=True)
    (tmp_path / "config" / "warta" / "config.toml").mkdir()

    outcome = warta("list", home=tmp_path, umask=0)

    assert_harmless(outcome)
    assert outcome.code == 2
    assert all(outcome.complaint())
