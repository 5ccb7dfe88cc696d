from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders import article, loaded, paragraph
from warta.cli import context

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk

LONG = article(*(paragraph(f"Paragraph {n}.") for n in range(40)))


@pytest.mark.parametrize(
    ("settings", "environ", "words"),
    [
        ("", {}, ["less", "-FIRX"]),
        ("", {"PAGER": "more -d"}, ["more", "-d"]),
        ("bat --plain", {"PAGER": "more"}, ["bat", "--plain"]),
        ("", {"PAGER": "cat"}, []),
        ("'unclosed", {}, []),
    ],
)
def test_the_pager_is_the_readers_own(settings: str, environ: dict[str, str], words: list[str]) -> None:
    assert context._pager_command(settings, environ) == words


@pytest.fixture
def seen(tmp_path: Path, desk: Desk) -> Path:
    """What the pager was given."""
    got = tmp_path / "seen"
    program = tmp_path / "pager.py"
    program.write_text(f"import sys, pathlib\npathlib.Path({str(got)!r}).write_bytes(sys.stdin.buffer.read())\n")
    desk.environ["WARTA_PAGER"] = f"{sys.executable} {program}"
    return got


def test_long_text_goes_through_the_pager_when_both_ends_are_terminals(desk: Desk, seen: Path) -> None:
    desk.keeps(loaded(LONG))
    desk.terminal = True

    said = desk("read", "1", typing=True)

    assert said.stdout == ""
    assert "Paragraph 39." in seen.read_text("utf-8")


@pytest.mark.parametrize("option", ["--no-pager", "--color=never"])
def test_short_text_or_no_pager_is_printed(desk: Desk, seen: Path, option: str) -> None:
    desk.keeps(loaded(LONG if option == "--no-pager" else article()))
    desk.terminal = True

    said = desk("read", option, "1", typing=True)

    assert "River takes the old market" in said.stdout
    assert not seen.exists()


def test_a_pipe_at_either_end_means_no_pager(desk: Desk, seen: Path) -> None:
    desk.keeps(loaded(LONG))

    assert "Paragraph 39." in desk("read", "1", typing=True).stdout
    desk.terminal = True
    assert "Paragraph 39." in desk("read", "1", typing=False).stdout
    assert not seen.exists()


def test_a_pager_that_is_not_there_does_not_hide_the_text(desk: Desk) -> None:
    desk.keeps(loaded(LONG))
    desk.terminal = True
    desk.environ["WARTA_PAGER"] = "no-such-pager-anywhere"

    assert "Paragraph 39." in desk("read", "1", typing=True).stdout


def test_a_pager_that_is_left_early_is_no_error(desk: Desk) -> None:
    desk.keeps(loaded(article(*(paragraph("word " * 2000) for _ in range(200)))))
    desk.terminal = True
    desk.environ["WARTA_PAGER"] = "true"

    said = desk("read", "1", typing=True)

    assert (said.exit, said.stderr) == (0, "")
