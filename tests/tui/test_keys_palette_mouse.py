"""Every command is reached by its key, by its words in the palette and from the help; and so is all of the manual."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import post
from tests.tui.articles import FLOOD, flood
from warta.settings import Settings
from warta.tui.app import WartaApp
from warta.tui.keymap import (
    COMMANDS,
    POPUP_SCOPES,
    PRESETS,
    key_label,
    keys_of,
    of_scope,
    reachable_commands,
    textual_key,
    user_keys,
)
from warta.tui.palette import matching_entries, palette_entries
from warta.tui.screens.pick import PickList

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices
    from warta.tui.commands.command import Command

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

PANES = {"sources": "1", "posts": "2", "article": "3", "thread": "4"}
AGREED = {
    "app": "1 2 3 4 tab ctrl+o ctrl+p : ? f1 g J K [ ] H L / escape ctrl+f r R u U z \\ < > o f F y Y e | A ctrl+l q"
    " ctrl+q",
    "pane": "j k ctrl+d ctrl+u space b G",
    "posts": "enter l m M s t x X = + S n N h",
    "article": "n N { } v a d i p c l h",
    "thread": "j k { } n N p P . h l enter - = c C",
    "composer": "ctrl+s f3 f4 escape",
}
"""The keys that the interface promises, by where they work."""


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(id=1), kept=True)
    services.listed = (post(1, "River", url=FLOOD), post(2, "Market"))
    return services


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the app would do: it is noted, and not done."""
    noted: list[str] = []

    async def note(_app: WartaApp, _namespace: Any, name: str, params: Any) -> bool:
        noted.append(f"{name}{params!r}" if params else name)
        return True

    monkeypatch.setattr(WartaApp, "_dispatch_action", note)
    return noted


def wish(command: type[Command]) -> str:
    """A command's action as the app is told of it."""
    name, _open, given = (command.action or command.name()).partition("(")
    name = name.removeprefix("screen.").removeprefix("app.")
    return f"{name}{ast.literal_eval(f'({given[:-1]},)')!r}" if given else name


def scope_keys(scope: str) -> set[str]:
    scopes = {scope, "app", "pane"} if scope in PANES or scope == "pane" else {scope}
    return {textual_key(key) for command in of_scope(*scopes) for key in keys_of(command, {})}


@pytest.mark.parametrize("scope", AGREED)
def test_every_key_that_is_promised_does_something(scope: str) -> None:
    assert {textual_key(key) for key in AGREED[scope].split()} - scope_keys(scope) == set()


@pytest.mark.parametrize("pane", PANES)
async def test_by_its_key(reader: Start, done: list[str], pane: str) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        person.screen.panes.pane = pane  # type: ignore[assignment] # one of PANES
        await person.settle()
        taken = {textual_key(key): command for command in of_scope("app", "pane", pane) for key in keys_of(command, {})}
        for key, command in taken.items():
            done.clear()
            await person.pilot.press(key)
            await person.pilot.pause()

            assert done[:1] == [wish(command)], (key, command.id())


@pytest.mark.parametrize("pane", PANES)
async def test_by_its_words_in_the_palette(reader: Start, done: list[str], pane: str) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        person.screen.panes.pane = pane  # type: ignore[assignment] # one of PANES
        await person.settle()
        offered = tuple(palette_entries(person.app, person.screen.services.settings))
        for command, _keys in reachable_commands({}, pane):
            if command.name() == "palette":
                continue
            assert matching_entries(offered, command.help())[0].text == command.help()

            done.clear()
            next(offer for offer in matching_entries(offered, command.id()) if offer.text == command.help()).act()
            await person.pilot.pause()

            assert done == [wish(command)], command.id()


MOVED = {"posts.next_row": "f7", "pane.down": "f8", "article.page_on": "f9", "sources.forget_branch": "f10"}
"""Keys that lay over others, elsewhere."""


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize(
    "settings", [*(Settings(preset=name) for name in PRESETS), Settings(keys=MOVED)], ids=[*PRESETS, "moved"]
)
async def test_the_help_has_each_key_once_with_what_it_does_in_that_pane(
    services: FakeServices, reader: Start, pane: str, settings: Settings
) -> None:
    services.settings, chosen = settings, user_keys(settings)
    names = {key_label(key): textual_key(key) for command in COMMANDS for key in keys_of(command, chosen)}
    async with reader(FLOOD, size=(200, 60)) as person:
        person.screen.panes.pane = pane  # type: ignore[assignment] # one of PANES
        await person.settle()
        bound = {key: active.binding.id for key, active in person.screen.active_bindings.items()}
        person.app.action_help()
        await person.settle()
        told = [(names[key], row.note) for row in person.app.screen.query_one(PickList).rows for key in row.key.split()]

        assert sorted(told) == sorted((key, name) for key, name in bound.items() if name)


async def test_what_never_happens_in_a_pane_is_no_command_there(reader: Start) -> None:
    async with reader(size=(120, 40)) as person:
        await person.press("2", "f1")
        await person.type("down")
        assert "Down half a page" in person.text
        assert "Down one line" not in person.text

        await person.press("escape", "ctrl+p")
        await person.type("down one line")
        assert "No matches" in person.text


async def test_a_command_whose_key_a_pane_has_for_another_is_found_without_one(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 40)) as person:
        await person.press("1", "ctrl+p")
        await person.type("previous revision")

        line = person.lines[person.find("Show the changes since")[1]]
        assert line.endswith("since the previous revision")


async def test_what_is_found_in_the_help_is_done_with_enter(reader: Start) -> None:
    async with reader(FLOOD, size=(200, 60)) as person:
        await person.press("f1")
        await person.type("only the article")
        await person.press("enter")

        assert person.app.screen is person.screen
        assert person.screen.panes.zen


async def test_what_is_found_in_the_help_is_done_with_a_click(reader: Start) -> None:
    async with reader(FLOOD, size=(120, 40)) as person:
        await person.press("f1")
        await person.type("go to the comments")
        await person.click(*person.find("Go to the comments"))

        assert person.pane == "thread"


@pytest.mark.parametrize("scope", POPUP_SCOPES)
def test_screens_of_their_own_show_their_keys(scope: str) -> None:
    assert of_scope(scope)
    assert all(command.help() and keys_of(command, {}) for command in of_scope(scope))


def test_every_command_belongs_to_a_place_that_has_help() -> None:
    assert {command.scope for command in COMMANDS} == {"app", "pane", *PANES, *POPUP_SCOPES}
