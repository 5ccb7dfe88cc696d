"""What a start loads: nothing that the command has no use for. Import contracts can't see this; a process can."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD, article, page
from warta import wiring
from warta.settings import Settings
from warta.store.sqlite import SqliteLibrary
from warta.tui.startup import first_frame
from warta.tui.startup.first_frame import Frame, Frames

if TYPE_CHECKING:
    from pathlib import Path

_ASK = """
import sys
from warta.cli.main import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(code, *sorted(name for name in sys.modules if "." not in name or name.startswith("warta.")), file=sys.stderr)
"""
_PRINT_FRAME_AND_MODULES = """
import os, runpy, sys
before = set(sys.modules)
from warta.cli.main import main
from warta.tui.startup.first_frame import EarlyScreen

def fall(early_screen):
    print(early_screen.frame.rows, *sorted(set(sys.modules) - before), sep="\\n", flush=True)
    os._exit(0)

EarlyScreen.fall = fall
os.isatty = lambda _of: True
os.get_terminal_size = lambda _of=1: os.terminal_size((80, 24))
main(sys.argv[1:])
"""
WORLD = {"httpx", "textual", "asyncio", "selectolax", "rich", "ssl"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library on disk that holds one story."""
    path = tmp_path / "library.db"
    kept = SqliteLibrary(path, wiring.SystemClock())
    kept.keep(page(fetched_at=wiring.SystemClock().now()), article())
    kept.close()
    return path


def loaded(library: Path, *argv: str) -> tuple[str, set[str]]:
    """stdout of one run, and the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK, *argv],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "WARTA_LIBRARY": str(library)},
    )
    code, *modules = done.stderr.split()
    assert code == "0"
    return done.stdout, set(modules)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_next_to_nothing(library: Path, option: str) -> None:
    shown, modules = loaded(library, option)

    assert shown
    assert modules & {*WORLD, "sqlite3", "argparse", "json", "dataclasses", "warta.settings", "warta.model"} == set()


@pytest.mark.parametrize("command", ["read", "thread", "library", "completion"])
def test_a_commands_help_loads_neither_parser_nor_database(library: Path, command: str) -> None:
    _shown, modules = loaded(library, command, "--help")

    assert modules & {*WORLD, "sqlite3", "warta.model", "warta.services"} == set()


def test_a_saved_article_as_json_loads_no_network_no_app_and_not_even_the_model(library: Path) -> None:
    shown, modules = loaded(library, "read", "--json", FLOOD)

    assert json.loads(shown)["title"] == "River takes the old market"
    assert modules & {*WORLD, "warta.model", "dataclasses", "platformdirs", "inspect", "shutil", "tempfile"} == set()


@pytest.mark.parametrize(
    "argv",
    [
        ("read", FLOOD),
        ("read", "--offline", "-f", "markdown", FLOOD),
        ("thread", FLOOD),
        ("quotes", FLOOD),
        ("list",),
        ("library", "info"),
        ("sources", "--json"),
        ("watch", "add", FLOOD),
        ("keys",),
        ("config",),
    ],
    ids=" ".join,
)
def test_what_needs_no_network_loads_none(library: Path, argv: tuple[str, ...]) -> None:
    shown, modules = loaded(library, *argv)

    assert shown
    assert modules & WORLD == set()


def test_a_file_is_understood_without_the_network_or_the_app(library: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.html"
    story.write_text(
        "<title>Rain</title><article><h1>Rain</h1>" + "<p>It rained for a week, and then some more.</p>" * 9
    )

    shown, modules = loaded(library, "read", "--json", str(story))

    assert json.loads(shown)["title"] == "Rain"
    assert modules & {"httpx", "textual", "asyncio"} == set()


def test_the_shortcut_prints_what_the_long_way_would(library: Path) -> None:
    short, _modules = loaded(library, "read", "--json", FLOOD)
    services = wiring.services(Settings(library=library))
    kept = services.kept(FLOOD)
    services.library.close()

    from warta.render.json import article_to_json

    assert kept is not None
    assert json.loads(short) == article_to_json(kept)


def test_the_frame_of_a_saved_article_is_shown_before_anything_else_is_loaded(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARTA_LIBRARY", str(library))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    Frames(first_frame.appearance_key()).keep(
        first_frame.frame_address(FLOOD), (80, 24), Frame("as it was left", (0, 0, 0))
    )

    shown = subprocess.run(
        [sys.executable, "-c", _PRINT_FRAME_AND_MODULES, FLOOD], capture_output=True, text=True, check=True
    ).stdout

    frame, *modules = shown.splitlines()
    assert frame == "as it was left"
    assert set(modules) == {
        *("warta", "warta.cli", "warta.cli.main", "warta.cli.exits", "warta.paths"),
        *("warta.tui", "warta.tui.startup", "warta.tui.startup.first_frame", "__future__", "gc", "_blake2"),
    }
