"""Run the installed `warta` as a person does, and look at all that comes out of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from tests.hostile.payloads import forbidden

_KINDS = ("DATA", "CONFIG", "CACHE", "STATE")
_BEAT = 0.005  # seconds between two looks at a running process


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run of the command left: its exit, both streams as they came, its seconds and its MiB of memory."""

    code: int
    stdout: bytes
    stderr: bytes
    seconds: float
    mebibytes: float

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        return self.stderr.decode("utf-8")

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.stdout)
        return found

    def complaint(self) -> tuple[str, str]:
        """The line of cause and the line of advice of a failed run, which says nothing else."""
        assert self.stdout == b""
        lines = self.err.splitlines()
        assert len(lines) == 2, self.err
        assert lines[0].startswith("warta: "), self.err
        return lines[0].removeprefix("warta: "), lines[1].strip()


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a person whose home is `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WARTA_")}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in _KINDS}
    return kept | folders | {"HOME": str(home), "NO_PROXY": "*"} | more


def warta(
    *arguments: str,
    home: Path,
    stdin: bytes | None = b"",
    env: dict[str, str] | None = None,
    through: tuple[str, ...] = (),
    **more: Any,
) -> Outcome:
    """Run `warta ARGUMENTS`; `env` is added to its environment, `through` stands before it, `more` goes to Popen."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        streams: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": out, "stderr": err}
        process = subprocess.Popen(
            [*through, sys.executable, "-m", "warta", *arguments],
            env=environment(home, **(env or {})),
            **streams | more,
        )
        if process.stdin:
            process.stdin.write(stdin or b"")
            process.stdin.close()
        peak = _peak_until_its_end(process)
        out.seek(0)
        err.seek(0)
        return Outcome(
            code=process.returncode,
            stdout=out.read(),
            stderr=err.read(),
            seconds=time.perf_counter() - start,
            mebibytes=peak,
        )


def _peak_until_its_end(process: subprocess.Popen[bytes]) -> float:
    """The MiB of memory that a process had at most, waited for to its end.

    The kernel's own figure (ru_maxrss) will not do: it counts the pages of the tests that forked the process.
    """
    peak = 0.0
    while process.poll() is None:
        with suppress(OSError), Path(f"/proc/{process.pid}/status").open() as status:
            marks = [line.split()[1] for line in status if line.startswith("VmHWM:")]
            peak = max([peak, *(int(kib) / 1024 for kib in marks)])
        time.sleep(_BEAT)
    return peak


def assert_harmless(outcome: Outcome) -> None:
    """No stream holds what a terminal obeys, also after its entities are read; nothing says that warta failed."""
    for stream in (outcome.out, outcome.err):
        assert forbidden(stream) == []
        assert forbidden(unescape(stream)) == []
        assert "Traceback" not in stream
    assert outcome.code != 70, outcome.err


def strings(data: Any) -> list[str]:
    """Every string of a JSON value, keys too: what `jq -r` would print raw."""
    found, waiting = [], [data]
    while waiting:
        match waiting.pop():
            case str(text):
                found.append(text)
            case dict(table):
                waiting.extend((*table.keys(), *table.values()))
            case list(items):
                waiting.extend(items)
            case _:
                pass
    return found
