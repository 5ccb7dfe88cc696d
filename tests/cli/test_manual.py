"""The manual says what is: its commands parse, its settings and exits exist, its key table is the app's."""

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
from warta.tui import keymap as app

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Desk

MANUAL = Path(warta.__file__).parent / "manual"
SCHEMAS = ("thread", "reply", "note", "origins")
PAGES = sorted(MANUAL.glob("*.md"))


def typed(page: Path) -> list[str]:
    """The commands that a page tells its reader to type."""
    lines = [line.strip() for line in page.read_text("utf-8").splitlines() if line.startswith("    ")]
    found = [part.strip() for line in lines for part in re.split(r"\s\|\s|\s\s+|\s2?>\s", line)]
    return [part for part in found if part.startswith("warta ")]


def test_the_manual_has_commands_to_try() -> None:
    assert len([each for page in PAGES for each in typed(page)]) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_the_manual_parses(page: Path) -> None:
    for line in typed(page):
        name, rest = parser.find_command(shlex.split(line)[1:])

        assert name in registry.command_names() or rest[0].startswith("URL"), line
        parser.build_parser(name).understood(rest)


def queries_of(lines: list[str]) -> list[str]:
    """What these commands ask of the library."""
    found = []
    for line in lines:
        name, rest = parser.find_command(shlex.split(line.partition(" | ")[0].partition(" > ")[0])[1:])
        parser = parser.build_parser(name)
        if parser.takes_query and name != "library":
            given = vars(parser.understood(rest.copy()))
            found.append(" ".join(next(given[key] for key in ("query", "what", "posts") if key in given)))
    return found


def test_every_query_of_the_manual_and_of_the_help_is_understood() -> None:
    helped = [(parser.build_parser(name).epilog or "").splitlines()[1:] for name in registry.command_names()]
    lines = [line.strip() for lines in helped for line in lines if line.strip().startswith("warta ")]
    told = queries_of([line.partition(" && ")[0] for line in lines] + [each for page in PAGES for each in typed(page)])

    assert len(told) > 20
    for query in told:
        queries.understood(query, NOON)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_opens_with_a_heading_and_keeps_its_lines_short(page: Path) -> None:
    lines = page.read_text("utf-8").splitlines()

    assert lines[0].startswith("# ")
    assert [line for line in lines if len(line) > 120 and not line.startswith("|")] == []


def test_the_page_of_exits_tells_every_exit() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", (MANUAL / "exits.md").read_text("utf-8"), re.MULTILINE)}

    assert told == set(exits.MEANINGS)


def test_the_page_of_keys_is_the_apps_own_table(golden: Callable[[Path, str], None]) -> None:
    golden(MANUAL / "keys.md", keymap.keys_page())


def test_the_page_of_keys_is_shown_in_the_readers_language(desk: Desk) -> None:
    desk.environ["WARTA_LANG"] = "id"

    told = desk("help", "keys").stdout

    assert told.startswith("# Tombol aplikasi\n")
    assert "| `q` | Kembali; bila tidak ada jalan kembali, keluar | `app.leave` |" in told


def test_the_settings_that_the_manual_names_exist() -> None:
    text = (MANUAL / "settings.md").read_text("utf-8")

    assert {name.lower() for name in re.findall(r"WARTA_([A-Z_]+)`", text)} <= set(Settings._fields)
    assert set(re.findall(r'^ +"([a-z]+\.[a-z_]+)" =', text, re.MULTILINE)) <= {each.id() for each in app.COMMANDS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_keys_that_the_manual_sets_can_be_had(page: Path) -> None:
    chosen = dict(re.findall(r'^ +"([a-z]+\.[a-z_]+)" = "(.+)"$', page.read_text("utf-8"), re.MULTILINE))

    assert keymap.keymap_errors(chosen) == ()


def test_every_page_ships_and_links_to_no_page_that_does_not() -> None:
    topics = (
        {page.stem for page in PAGES} | set(registry.command_names()) | {"json", *(f"json-{name}" for name in SCHEMAS)}
    )

    for page in PAGES:
        assert set(re.findall(r"`warta help ([a-z-]+)`", page.read_text("utf-8"))) <= topics
