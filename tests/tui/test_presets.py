from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import post
from tests.tui.articles import FLOOD, flood
from warta.settings import Settings
from warta.tui.keymap import (
    COMMANDS,
    NEWSBOAT_KEYS,
    PRESETS,
    footer_hints,
    keymap_errors,
    keys_of,
    textual_key,
    user_keys,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices

    Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.mark.parametrize("name", PRESETS)
def test_no_preset_has_a_key_twice_or_one_that_cannot_be_fetched(name: str) -> None:
    assert keymap_errors(PRESETS[name]) == ()


@pytest.mark.parametrize("name", PRESETS)
def test_every_command_has_a_key_in_every_preset(name: str) -> None:
    assert all(keys_of(command, PRESETS[name]) for command in COMMANDS)


def test_without_letters_no_letter_alone_is_a_command() -> None:
    keys = [textual_key(key) for command in COMMANDS for key in keys_of(command, PRESETS["arrows"])]

    assert [key for key in keys if len(key) == 1 and key.isalpha()] == []


def test_the_newsboat_preset_names_commands_that_exist() -> None:
    assert set(NEWSBOAT_KEYS) <= {command.id() for command in COMMANDS}


def test_a_readers_own_keys_go_over_the_presets() -> None:
    chosen = user_keys(Settings(preset="newsboat", keys={"posts.sort": "S"}))

    assert (chosen["posts.sort"], chosen["app.go"]) == ("S", "G")
    assert "S sort" not in footer_hints("posts", chosen)


def test_a_key_of_the_preset_is_refused_for_another_command() -> None:
    chosen = user_keys(Settings(preset="newsboat", keys={"app.zen": "G"}))

    assert "G is bound to both app.go and app.zen" in " ".join(keymap_errors(chosen))


@pytest.mark.parametrize(("preset", "keys"), [("newsboat", ("b", "N")), ("arrows", ("alt+s", "alt+m"))])
async def test_the_preset_moves_the_keys_of_the_app(
    services: FakeServices, reader: Start, preset: str, keys: tuple[str, str]
) -> None:
    services.settings = Settings(preset=preset)
    services.publish(flood(id=1), kept=True)
    services.listed = (post(1, url=FLOOD),)
    async with reader() as person:
        await person.press(*keys)

        assert [(each.starred, each.read) for each in services.listed] == [(True, True)]

        await person.press("s" if preset == "arrows" else "m")
        assert services.listed[0].starred
