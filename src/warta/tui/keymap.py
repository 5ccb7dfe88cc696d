"""Which key does what, after the reader's own choices: read, checked, and spelled as Textual spells keys."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from warta.i18n import _
from warta.tui.commands import COMMANDS, OWN_SCREEN, Command, of_scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A terminal sends these as Tab, Enter, Backspace, newline and Esc, and stops the program at ctrl+z.
FORBIDDEN = frozenset({"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket", "ctrl+z"})
# What the footer shows at any width: help, the palette and the way out.
FIRST_HINTS = ("app.help", "app.palette", "app.leave")
_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SHOWN = {
    "escape": "Esc", "enter": "Enter", "tab": "Tab", "shift+tab": "Shift+Tab", "space": "Space", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End", "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


@cache
def spelled(key: str) -> str:
    """A key as Textual spells it: `[` is left_square_bracket, `F1` is f1, `Ctrl+L` is ctrl+l; a lone letter stays."""
    *before, last = key.split("+") if len(key) > 1 and not key.endswith("++") else [key]
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
        last = _NAMES.get(name, name)
    elif len(last) > 1 or before:
        last = last.lower()
    return "+".join([part.lower() for part in before] + [last])


def shown(key: str) -> str:
    """A key as a person reads it."""
    if name := _SHOWN.get(key):
        return name
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    return key.replace("ctrl+", "Ctrl+").replace("shift+", "Shift+")


def keys_of(command: type[Command], chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command as a person writes them: the reader's own, else its default ones."""
    return tuple(chosen.get(command.id(), command.keys).replace(",", " ").split())


def table(chosen: Mapping[str, str], *scopes: str) -> Iterator[tuple[type[Command], str]]:
    """The commands of these scopes with their keys, for people."""
    for command in of_scope(*scopes):
        yield command, "  ".join(map(shown, keys_of(command, chosen)))


def reached(chosen: Mapping[str, str], pane: str) -> Iterator[tuple[type[Command], str]]:
    """The commands that can be done from a pane, each with the keys that do it there, for people.

    A key does what the nearest holder has it for: the pane, then every pane of lines, then the app. A command that
    lost all its keys there is told without one, but for one of every pane: the pane's own stands in its place.
    """
    taken: set[str] = set()
    for scope in (pane,) if pane in OWN_SCREEN else (pane, "pane", "app"):
        found = [(command, _left(command, chosen, pane, taken)) for command in of_scope(scope)]
        taken |= {spelled(key) for _command, keys in found for key in keys}
        yield from ((command, "  ".join(map(shown, keys))) for command, keys in found if keys or scope != "pane")


def _left(command: type[Command], chosen: Mapping[str, str], pane: str, taken: set[str]) -> list[str]:
    """The keys of a command that none nearer has."""
    keys = keys_of(command, chosen)
    if command.scope == "pane":
        # A pane of lines gives up its default keys to the pane's own before any of them is moved.
        given_up = {spelled(key) for own in of_scope(pane) for key in own.keys.split()}
        kept = [key for key in command.keys.split() if spelled(key) not in given_up]
        keys = keys if kept and command.id() in chosen else tuple(kept)
    return [key for key in keys if spelled(key) not in taken]


def hints(scope: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The footer of a pane: the first key and the short word of each command that has one.

    First the ways to every other command and out, then the pane's own, then the rest. A screen of its own tells its
    own, and the way to help that is no letter: letters are typed there.
    """
    if scope in OWN_SCREEN:
        own = [f"{shown(keys_of(each, chosen)[0])} {_(each.short)}" for each in of_scope(scope) if each.short]
        helps = [f"{shown(keys_of(each, chosen)[-1])} {_(each.short)}" for each in COMMANDS if each.id() == "app.help"]
        return (*own, *helps)
    shorts = [command for command in (*of_scope(scope), *of_scope("pane", "app")) if command.short]
    shorts.sort(key=lambda command: command.id() not in FIRST_HINTS)
    return tuple(f"{shown(keys_of(command, chosen)[0])} {_(command.short)}" for command in shorts)


def check(chosen: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with a reader's own keys, a line each; nothing when all of them can be had."""
    known = {command.id() for command in COMMANDS}
    wrong = [_("[keys] names no command {id}").format(id=name) for name in chosen if name not in known]
    wrong += [
        _("[keys] {id} has no key").format(id=name) for name in chosen if name in known and not chosen[name].strip()
    ]
    for scope in ("sources", "posts", "article", "thread"):
        wrong += _duplicates(chosen, "app", "pane", scope)
    for scope in OWN_SCREEN:  # what one writes in has no lines to go along
        wrong += _duplicates(chosen, scope) if scope in {"composer", "review"} else _duplicates(chosen, "pane", scope)
    for command in COMMANDS:
        if command.id() in chosen:
            wrong += [
                _("[keys] {id}: {key} cannot be bound, a terminal sends it as another key").format(
                    id=command.id(), key=key
                )
                for key in keys_of(command, chosen)
                if spelled(key) in FORBIDDEN
            ]
    return tuple(dict.fromkeys(wrong))


def _duplicates(chosen: Mapping[str, str], *scopes: str) -> list[str]:
    """Keys that two commands share in a pane; only by default may a pane's own command take a general one's key."""
    holders: dict[str, type[Command]] = {}
    wrong: list[str] = []
    for command in of_scope(*scopes):
        for key in map(spelled, keys_of(command, chosen)):
            holder = holders.setdefault(key, command)
            by_default = holder.scope != command.scope and _default(holder, key) and _default(command, key)
            if holder is not command and not by_default:
                wrong.append(
                    _("[keys] {key} is both {one} and {two}").format(key=shown(key), one=holder.id(), two=command.id())
                )
    return wrong


def _default(command: type[Command], key: str) -> bool:
    return key in map(spelled, command.keys.split())


def keymap(chosen: Mapping[str, str]) -> dict[str, str]:
    """The reader's own keys as Textual's keymap takes them: id to keys, a comma between two."""
    return {
        command.id(): ",".join(map(spelled, keys_of(command, chosen))) for command in COMMANDS if command.id() in chosen
    }
