"""T24: streams that close, fill up or were never there, and a terminal that knows nothing, make no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.hostile import pages
from tests.hostile.command import assert_harmless, environment, warta

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.server import Server

_WARTA = f"{sys.executable} -m warta"


def shell(line: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell that a person would write; the addresses in it are ours."""
    return subprocess.run(["/bin/sh", "-c", line], env=environment(home), capture_output=True, check=False)


@pytest.mark.parametrize("more", ["", " --json", " -f html"])
def test_a_reader_who_goes_away_is_no_error(hostile: Server, tmp_path: Path, more: str) -> None:
    url = f"{hostile.url}/many-comments?count=3000"

    run = shell(f"{{ {_WARTA} read{more} '{url}'; echo $? >&2; }} | head -c 1", tmp_path)

    assert len(run.stdout) == 1
    assert run.stderr.decode().split() in (["141"], ["0"])


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110 - a device
@pytest.mark.parametrize("command", ["read --json URL", "--version", "--help", "list"])
def test_a_full_disk_behind_standard_output_is_reported(hostile: Server, tmp_path: Path, command: str) -> None:
    line = command.replace("URL", f"'{hostile.url}/good'")
    shell(f"{_WARTA} read '{hostile.url}/good'", tmp_path)

    run = shell(f"{_WARTA} {line} > /dev/full", tmp_path)

    assert run.returncode == 5
    told = run.stderr.decode()
    assert "Traceback" not in told
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_bug(hostile: Server, tmp_path: Path, closed: str) -> None:
    run = shell(f"{_WARTA} read '{hostile.url}/good' {closed}", tmp_path)

    assert run.returncode in {0, 5}
    assert b"Traceback" not in run.stderr + run.stdout


def test_a_closed_standard_input_that_was_to_be_read_is_reported(tmp_path: Path) -> None:
    run = shell(f"{_WARTA} read - <&-", tmp_path)

    assert run.returncode == 2
    assert len(run.stderr.decode().splitlines()) == 2


def test_standard_error_may_be_full(tmp_path: Path) -> None:
    run = shell(f"{_WARTA} read /nowhere/story.html 2>/dev/full", tmp_path)

    assert run.returncode == 3


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TERM": ""},
        {"TERM": "dumb"},
        {"TERM": "no-such-terminal", "COLUMNS": "1", "LINES": "1"},
        {"COLUMNS": "nonsense"},
        {"LANG": "xx_YY.nonsense", "LC_ALL": "xx_YY.nonsense"},
        {"TZ": "Nowhere/Else"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items()),
)
def test_an_odd_environment_is_no_bug(hostile: Server, tmp_path: Path, env: dict[str, str]) -> None:
    outcome = warta("read", f"{hostile.url}/good", home=tmp_path, env=env)

    assert outcome.code == 0, outcome.err
    assert_harmless(outcome)
    assert pages.LAST_WORD in outcome.out


def test_without_a_home_a_page_is_still_read(hostile: Server, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "file" / "home")
    (tmp_path / "file").write_text("no folder")
    folders = {f"XDG_{kind}_HOME": "" for kind in ("DATA", "CONFIG", "CACHE", "STATE")}

    outcome = warta("read", f"{hostile.url}/good", home=tmp_path, env={"HOME": nowhere} | folders)

    assert outcome.code == 0, outcome.err
    assert_harmless(outcome)
    assert pages.LAST_WORD in outcome.out


def test_an_interrupted_run_ends_quietly(hostile: Server, tmp_path: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "warta", "read", f"{hostile.url}/hang?interrupt"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert hostile.is_asked("/hang?interrupt")

    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)

    assert run.returncode == 130
    assert (out, err) == (b"", b"")
