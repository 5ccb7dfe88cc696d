"""The manual is correct: its commands parse, its code runs, and what it names (settings, keys, paths …) exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import warta
from tests.builders import NOON
from warta.cli import exits, parser, registry
from warta.services import queries
from warta.settings import Settings
from warta.tui import keymap

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Desk

MANUAL = Path(warta.__file__).parent / "manual"
ROOT = Path(__file__).parents[2]
SCHEMAS = ("thread", "reply", "note", "origins")
PAGES = sorted(MANUAL.glob("*.md"))
PYTHON_BLOCKS = [
    pytest.param(code, id=f"{page.stem}-{number}")
    for page in (*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "README.md")
    for number, code in enumerate(
        re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
]


def commands_in(page: Path) -> list[str]:
    """Return the warta commands in the indented code blocks of a page."""
    lines = [line.strip() for line in page.read_text("utf-8").splitlines() if line.startswith("    ")]
    found = [part.strip() for line in lines for part in re.split(r"\s\|\s|\s\s+|\s2?>\s", line)]
    return [part for part in found if part.startswith("warta ")]


def test_the_manual_shows_more_than_20_commands() -> None:
    assert len([each for page in PAGES for each in commands_in(page)]) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_the_manual_parses(page: Path) -> None:
    for line in commands_in(page):
        name, rest = parser.find_command(shlex.split(line)[1:])

        assert name in registry.command_names() or rest[0].startswith("URL"), line
        parser.build_parser(name).parse(rest)


def queries_of(lines: list[str]) -> list[str]:
    """Return the library queries in these command lines."""
    found = []
    for line in lines:
        name, rest = parser.find_command(shlex.split(line.partition(" | ")[0].partition(" > ")[0])[1:])
        built = parser.build_parser(name)
        if built.takes_query and name != "library":
            given = vars(built.parse(rest.copy()))
            found.append(" ".join(next(given[key] for key in ("query", "what", "posts") if key in given)))
    return found


def test_every_query_of_the_manual_and_of_the_help_is_valid() -> None:
    helped = [(parser.build_parser(name).epilog or "").splitlines()[1:] for name in registry.command_names()]
    lines = [line.strip() for lines in helped for line in lines if line.strip().startswith("warta ")]
    told = queries_of(
        [line.partition(" && ")[0] for line in lines] + [each for page in PAGES for each in commands_in(page)]
    )

    assert len(told) > 20
    for query in told:
        queries.understood(query, NOON)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_starts_with_a_heading_and_has_short_lines(page: Path) -> None:
    lines = page.read_text("utf-8").splitlines()

    assert lines[0].startswith("# ")
    assert [line for line in lines if len(line) > 120 and not line.startswith("|")] == []


def test_the_exits_page_lists_every_exit_code() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", (MANUAL / "exits.md").read_text("utf-8"), re.MULTILINE)}

    assert told == set(exits.MEANINGS)


def test_the_keys_page_is_generated_from_the_key_map(golden: Callable[[Path, str], None]) -> None:
    golden(MANUAL / "keys.md", keymap.keys_page())


def test_the_keys_page_is_shown_in_the_chosen_language(desk: Desk) -> None:
    desk.environ["WARTA_LANG"] = "id"

    told = desk("help", "keys").stdout

    assert told.startswith("# Pintasan aplikasi\n")
    assert "| `q` | Kembali; di halaman pertama, keluar | `app.leave` |" in told


def test_the_settings_in_the_manual_exist() -> None:
    text = (MANUAL / "settings.md").read_text("utf-8")

    assert {name.lower() for name in re.findall(r"WARTA_([A-Z_]+)`", text)} <= set(Settings._fields)
    assert set(re.findall(r'^ +"([a-z]+\.[a-z_]+)" =', text, re.MULTILINE)) <= {each.id() for each in keymap.COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_key_settings_in_the_manual_are_valid(page: Path) -> None:
    chosen = dict(re.findall(r'^ +"([a-z]+\.[a-z_]+)" = "(.+)"$', page.read_text("utf-8"), re.MULTILINE))

    assert keymap.keymap_errors(chosen) == ()


def test_help_topics_in_the_manual_exist() -> None:
    topics = (
        {page.stem for page in PAGES} | set(registry.command_names()) | {"json", *(f"json-{name}" for name in SCHEMAS)}
    )

    for page in PAGES:
        assert set(re.findall(r"`warta help ([a-z-]+)`", page.read_text("utf-8"))) <= topics


@pytest.mark.parametrize("code", PYTHON_BLOCKS)
def test_python_code_in_the_documentation_runs(code: str) -> None:
    exec(compile(code, "documentation", "exec"), {"__name__": "documentation"})  # noqa: S102


def test_every_path_in_the_architecture_page_exists() -> None:
    text = (MANUAL / "architecture.md").read_text("utf-8")
    paths = set(re.findall(r"`([\w.*-]*/[\w./*-]*)`", text))

    assert len(paths) > 40
    assert [path for path in sorted(paths) if not exists(path)] == []


def exists(path: str) -> bool:
    """Whether a path, relative to the repository or to src/warta, names at least one file or folder."""
    return any(any(folder.glob(path.rstrip("/"))) for folder in (ROOT, MANUAL.parent))
