"""T15, T16: a disk that is full, and processes that are killed, cost no article and nothing that was kept."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from contextlib import closing, suppress
from functools import partial
from http.server import ThreadingHTTPServer
from shutil import which
from typing import TYPE_CHECKING

import pytest

from tests.bench import crash_rounds
from tests.builders import NOON
from tests.hostile import pages
from tests.hostile.command import Outcome, assert_harmless, warta
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from tests.hostile.server import Server


class _Noon:
    def now(self) -> datetime:
        return NOON


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "warta-test", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def _fill(disk: Path) -> None:
    """Leave no room on it."""
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as ballast:
        while ballast.write(bytes(4096)):
            pass


def _full(outcome: Outcome) -> str:
    """The article was printed all the same, and one line says why it was not kept."""
    assert_harmless(outcome)
    assert outcome.code == 0, outcome.err
    assert pages.LAST_WORD in outcome.out
    [line] = outcome.err.splitlines()
    assert line.startswith("warta: ")
    return line


def _kept_and_sound(path: Path, urls: list[str]) -> None:
    with closing(SqliteLibrary(path, _Noon())) as library:
        assert [url for url in urls if library.find(url) is None] == []
        assert [*library.check()] == []
        assert library.notices == []


def test_on_a_full_disk_the_article_is_printed_and_what_was_saved_stays(hostile: Server, small_disk: Path) -> None:
    library = small_disk / "library.db"
    env = {"WARTA_LIBRARY": str(library)}
    url = f"{hostile.url}/good"
    assert warta("read", url, home=small_disk.parent, env=env).err == ""
    _fill(small_disk)

    line = _full(warta("read", f"{hostile.url}/good?again", home=small_disk.parent, env=env))

    assert "full" in line
    (small_disk / "ballast").unlink()
    _kept_and_sound(library, [url])
    assert warta("read", f"{hostile.url}/good?again", home=small_disk.parent, env=env).err == ""


def test_a_disk_without_room_for_a_library_costs_no_article(hostile: Server, small_disk: Path) -> None:
    _fill(small_disk)

    _full(
        warta(
            "read", f"{hostile.url}/good", home=small_disk.parent, env={"WARTA_LIBRARY": str(small_disk / "library.db")}
        )
    )


@pytest.mark.skipif(not which("prlimit"), reason="prlimit of util-linux is not here")
@pytest.mark.parametrize("size", [0, 4096, 100_000])
def test_a_file_that_may_not_grow_costs_no_article(hostile: Server, tmp_path: Path, size: int) -> None:
    library = tmp_path / "library.db"
    env = {"WARTA_LIBRARY": str(library)}
    kept = [f"{hostile.url}/good?{number}" for number in range(2)]
    for url in kept:
        assert warta("read", url, home=tmp_path, env=env).err == ""

    # A pipe takes the article: a file of the test's own may not grow either.
    done = subprocess.run(
        ["prlimit", f"--fsize={size}", sys.executable, "-m", "warta", "read", f"{hostile.url}/good?last"],
        env=_environment(tmp_path, env),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert pages.LAST_WORD in done.stdout
    assert len(done.stderr.splitlines()) == 1
    _kept_and_sound(library, kept)


def _environment(home: Path, more: dict[str, str]) -> dict[str, str]:
    from tests.hostile.command import environment

    return environment(home, **more)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_was_acknowledged_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    site, told = crash_rounds.Site(), crash_rounds.Told()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(crash_rounds.Answers, site))
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        added = crash_rounds.start(tmp_path, "sources", "add", f"http://127.0.0.1:{site.port}/feed")
        added.communicate(timeout=60)
        for number in range(3):  # the first one comes to its end
            crash_rounds.one_round(tmp_path, site, random.Random(number), told)
            crash_rounds.look(tmp_path, told)
    finally:
        server.shutdown()
        server.server_close()

    assert len(told.pages) > 3
    assert told.drafts
    assert (told.lost, told.unsound) == ([], 0)
