"""Commands as Textual's bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from warta.tui.commands import of_scope
from warta.tui.keymap import keys_of, spelled

if TYPE_CHECKING:
    from textual.binding import BindingType


def bindings(*scopes: str, holder: str = "screen") -> list[BindingType]:
    """The bindings of these scopes with their default keys; of two scopes that share a key, the later one has it.

    Of the scope app only what this `holder` performs.
    """
    taken: dict[str, Binding] = {}
    for command in (command for scope in scopes for command in of_scope(scope)):
        if command.scope == "app" and command.holder != holder:
            continue
        for key in map(spelled, keys_of(command, {})):
            action = command.action or command.name()
            taken[key] = Binding(key, action, command.help(), show=False, priority=command.always, id=command.id())
    return list(taken.values())
