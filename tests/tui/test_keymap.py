from __future__ import annotations

import subprocess
import sys

import pytest
from textual.keys import _character_to_key

from warta.tui.keymap import (
    COMMANDS,
    SCOPES,
    bindings,
    footer_hints,
    key_label,
    key_table,
    keymap_errors,
    keys_of,
    of_scope,
    textual_key,
    textual_keymap,
)


def test_every_command_has_a_key_a_help_and_an_id_of_its_own() -> None:
    assert all(command.keys.split() and command.help() for command in COMMANDS)
    assert len({command.id() for command in COMMANDS}) == len(COMMANDS)
    assert {command.scope for command in COMMANDS} == set(SCOPES)


def test_no_default_key_is_doubled_or_forbidden() -> None:
    assert keymap_errors({}) == ()
    assert keymap_errors({command.id(): command.keys for command in of_scope("app", "pane")}) == ()


def test_keys_are_spelled_as_textual_spells_them() -> None:
    for char in "[]{}/\\?:<>-=|.;,@+_'\"!~`#$%^&*()aZ5":
        assert textual_key(char) == _character_to_key(char), char
    assert [textual_key(key) for key in ("F1", "Ctrl+L", "G", "ctrl+[", "Shift+Tab")] == [
        "f1",
        "ctrl+l",
        "G",
        "ctrl+left_square_bracket",
        "shift+tab",
    ]


def test_keys_are_shown_as_a_person_reads_them() -> None:
    assert [key_label(key) for key in ("pagedown", "ctrl+l", "escape", "[")] == ["PgDn", "Ctrl+l", "Esc", "["]


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({"app.zem": "z"}, "Unknown command in [keys]: app.zem"),
        ({"app.zen": " "}, "No key for app.zen"),
        ({"app.zen": "j"}, "j is bound to both app.zen and pane.down"),
        ({"app.zen": "r"}, "r is bound to both app.refresh and app.zen"),
        ({"thread.parent": "r"}, "r is bound to both app.refresh and thread.parent"),
        ({"app.zen": "ctrl+h"}, "ctrl+h cannot be bound"),
        ({"app.zen": "Ctrl+["}, "Ctrl+[ cannot be bound"),
        ({"app.find": "x", "app.refresh": "x"}, "x is bound to both app.find and app.refresh"),
    ],
)
def test_keys_that_cannot_be_fetched_are_refused(chosen: dict[str, str], wrong: str) -> None:
    assert wrong in " ".join(keymap_errors(chosen))


def test_keys_may_be_exchanged() -> None:
    chosen = {"app.zen": "r", "app.refresh": "z f5"}

    assert keymap_errors(chosen) == ()
    assert textual_keymap(chosen) == {"app.zen": "r", "app.refresh": "z,f5"}


def test_a_pane_may_have_in_one_pane_what_another_has_in_its_own() -> None:
    assert keymap_errors({"posts.toggle_read": "p"}) == ()


def test_the_table_shows_the_readers_own_keys() -> None:
    rows = {command.id(): keys for command, keys in key_table({"app.zen": "f9"}, "app")}

    assert rows["app.zen"] == "F9"
    assert rows["app.palette"] == ":  Ctrl+p"


def test_the_footer_shows_the_ways_to_every_command_and_out_then_the_panes_own_keys() -> None:
    assert footer_hints("thread", {"thread.parent": "u"})[:5] == (
        "? help",
        ": commands",
        "q quit/back",
        "n next",
        "u parent",
    )


def test_bindings_carry_id_and_help() -> None:
    found = {binding.id: binding for binding in bindings("app", holder="screen")}  # type: ignore[union-attr] # all are Binding

    assert found["app.refresh"].description == "Refresh this page; in the sources, this source"  # type: ignore[union-attr]
    assert "app.find" not in found


def test_the_key_of_a_later_scope_takes_the_place_of_an_earlier_ones() -> None:
    for pane in ("sources", "posts", "thread", "search", "diff", "table"):
        found = {binding.key: binding.id for binding in bindings("pane", pane)}  # type: ignore[union-attr] # all are Binding

        own = {textual_key(key): command.id() for command in of_scope(pane) for key in keys_of(command, {})}
        assert found == found | own
        assert len(found) == len(bindings("pane", pane))


def test_the_commands_are_read_without_textual() -> None:
    code = "import sys, warta.tui.keymap; sys.exit('textual' in sys.modules or 'asyncio' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_keys_of_a_command_may_be_parted_by_commas() -> None:
    zen = next(command for command in COMMANDS if command.id() == "app.zen")

    assert keys_of(zen, {"app.zen": "f9, f10"}) == ("f9", "f10")
