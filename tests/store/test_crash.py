"""What was acknowledged survives `kill -9`, many may write at once, and a full disk takes nothing back."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import builders

if TYPE_CHECKING:
    from tests.store.conftest import Opener
    from warta.store.sqlite import SqliteLibrary

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests import builders
from warta.store.sqlite import SqliteLibrary
from warta.errors import LibraryError

class Clock:
    def now(self):
        return datetime.now(UTC)

path, name, count, size = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
library = SqliteLibrary(path, Clock())
say = open(1, "wb", 0).write
say(b"ready\\n")
for number in range(count):
    url = f"https://{name}.example/{number}/"
    article = builders.bare_article(builders.paragraph(url), url=url, title=url)
    noise = __import__("random").Random(url).randbytes(size).hex()
    try:
        library.keep(builders.page(f"{url} {noise}", url=url), article)
    except LibraryError as error:
        say(f"{error.kind}: {error.what}\\n".encode())
        break
    say(f"{url}\\n".encode())
"""


def writer(path: Path, name: str, count: int, size: int = 100, **more: object) -> subprocess.Popen[str]:
    """A process that keeps so many pages of so many bytes and says each address once it is kept."""
    process: subprocess.Popen[str] = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count), str(size)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **more,  # type: ignore[call-overload]
    )
    return process


def told(process: subprocess.Popen[str]) -> list[str]:
    """What a process said until it ended, whole lines only."""
    with process:
        assert process.stdout is not None
        return [line.strip() for line in process.stdout if line.endswith("\n")]


def lost(library: SqliteLibrary, acknowledged: list[str]) -> list[str]:
    return [url for url in acknowledged if library.find(url) is None]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_nothing_acknowledged_is_lost_to_kill_9(path: Path, open_library: Opener) -> None:
    acknowledged: list[str] = []
    chance = random.Random(9)
    for number in range(20):
        process = writer(path, f"round-{number}", 10_000, 2000)
        assert process.stdout is not None
        # At a moment of its work, however slow the machine: after "ready" and some pages.
        acknowledged.extend(process.stdout.readline().strip() for _line in range(chance.randint(2, 8)))
        time.sleep(chance.uniform(0, 0.01))
        process.kill()
        acknowledged.extend(told(process))
    kept = [url for url in acknowledged if url != "ready"]
    library = open_library()

    assert len(kept) > 20
    assert lost(library, kept) == []
    assert [*library.check()] == []
    assert library.notices == []


def test_processes_that_start_and_write_at_once_do_not_hinder_each_other(path: Path, open_library: Opener) -> None:
    processes = [writer(path, name, 60) for name in ("red", "green", "blue")]

    said = [line for process in processes for line in told(process)]
    library = open_library()

    assert sorted(line for line in said if not line.startswith("https://")) == ["ready"] * 3
    assert len(said) == 3 * 61
    assert lost(library, [line for line in said if line != "ready"]) == []
    assert [*library.check()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_is_one_clear_line_and_takes_nothing_back(path: Path, open_library: Opener) -> None:
    import resource

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    said = told(writer(path, "full", 1000, 20_000, preexec_fn=small))
    kept = [line for line in said if line.startswith("https://")]
    library = open_library()

    assert said[-1].split(":")[0] in {"full", "io"}
    assert len(kept) > 5
    assert lost(library, kept) == []
    assert [*library.check()] == []
    assert library.keep(builders.page(), builders.article()).id > len(kept)


def test_a_writer_that_waits_too_long_says_who_is_to_blame(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    library.shelf._connection().execute("PRAGMA busy_timeout = 10")

    from warta.errors import LibraryError

    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="held by another program") as caught:
            library.keep(builders.page("b"), builders.article())
        assert library.find(builders.FLOOD) is not None

    assert caught.value.kind == "busy"
    assert library.keep(builders.page("b"), builders.article()).id == 1
