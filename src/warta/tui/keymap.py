"""All commands and their keys: user key bindings, presets, checks, footer hints, Textual bindings. Loads no Textual."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from warta.i18n import _
from warta.tui.commands import app, article, panes, popups
from warta.tui.commands.command import Command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.binding import Binding, BindingType

    from warta.settings import Settings


POPUP_SCOPES = ("composer", "review", "outbox", "search", "sync", "diff", "table")
"""Scopes of screens of their own: of the commands for every pane only help, palette and quit work there."""

SCOPES = ("app", "pane", "sources", "posts", "article", "thread", *POPUP_SCOPES)
COMMANDS: tuple[type[Command], ...] = tuple(
    found
    for module in (app, panes, article, popups)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Command) and found is not Command
)


def of_scope(*scopes: str) -> tuple[type[Command], ...]:
    """Return the commands of these scopes, in order."""
    return tuple(command for command in COMMANDS if command.scope in scopes)


# Terminals send these as Tab, Enter, Backspace, newline and Esc; ctrl+z suspends the program.
FORBIDDEN = frozenset({"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket", "ctrl+z"})
# Commands that the footer shows at any width.
FIRST_HINTS = ("app.help", "app.palette", "app.leave")
_TEXTUAL_KEY_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_KEY_LABELS = {
    "escape": "Esc", "enter": "Enter", "tab": "Tab", "shift+tab": "Shift+Tab", "space": "Space", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End", "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


@cache
def textual_key(key: str) -> str:
    """Return Textual's name of a key: `[` is left_square_bracket, `F1` is f1, `Ctrl+L` is ctrl+l; letters stay."""
    *before, last = key.split("+") if len(key) > 1 and not key.endswith("++") else [key]
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
        last = _TEXTUAL_KEY_NAMES.get(name, name)
    elif len(last) > 1 or before:
        last = last.lower()
    return "+".join([part.lower() for part in before] + [last])


def key_label(key: str) -> str:
    """Return the label of a key."""
    if name := _KEY_LABELS.get(key):
        return name
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    return key.replace("ctrl+", "Ctrl+").replace("shift+", "Shift+")


def keys_of(command: type[Command], chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command as written in the settings: the user's, else the default ones."""
    return tuple(chosen.get(command.id(), command.keys).replace(",", " ").split())


def key_table(chosen: Mapping[str, str], *scopes: str) -> Iterator[tuple[type[Command], str]]:
    """Return the commands of these scopes with the labels of their keys."""
    for command in of_scope(*scopes):
        yield command, "  ".join(map(key_label, keys_of(command, chosen)))


def reachable_commands(chosen: Mapping[str, str], pane: str) -> Iterator[tuple[type[Command], str]]:
    """Return the commands that work in a pane, each with the labels of the keys that reach it there.

    A key runs the command of the nearest scope: the pane, then all panes, then the app. A command whose keys are all
    taken is returned without keys, except one of all panes, which the pane replaces.
    """
    taken: set[str] = set()
    for scope in (pane,) if pane in POPUP_SCOPES else (pane, "pane", "app"):
        found = [(command, _keys_left(command, chosen, pane, taken)) for command in of_scope(scope)]
        taken |= {textual_key(key) for _command, keys in found for key in keys}
        yield from ((command, "  ".join(map(key_label, keys))) for command, keys in found if keys or scope != "pane")


def _keys_left(command: type[Command], chosen: Mapping[str, str], pane: str, taken: set[str]) -> list[str]:
    """Return the keys of a command that no nearer scope has taken."""
    keys = keys_of(command, chosen)
    if command.scope == "pane":
        # Defaults of the scope `pane` yield to the pane's own defaults, before user key bindings.
        given_up = {textual_key(key) for own in of_scope(pane) for key in own.keys.split()}
        kept = [key for key in command.keys.split() if textual_key(key) not in given_up]
        keys = keys if kept and command.id() in chosen else tuple(kept)
    return [key for key in keys if textual_key(key) not in taken]


def footer_hints(scope: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Return the footer of a scope: first key and short label of each command that has one.

    Order: help, palette, quit; the pane's commands; the rest. A popup shows its own commands, and for help the key
    that is not a letter, because letters are typed there.
    """
    if scope in POPUP_SCOPES:
        own = [f"{key_label(keys_of(each, chosen)[0])} {_(each.short)}" for each in of_scope(scope) if each.short]
        helps = [
            f"{key_label(keys_of(each, chosen)[-1])} {_(each.short)}" for each in COMMANDS if each.id() == "app.help"
        ]
        return (*own, *helps)
    shorts = [command for command in (*of_scope(scope), *of_scope("pane", "app")) if command.short]
    shorts.sort(key=lambda command: command.id() not in FIRST_HINTS)
    return tuple(f"{key_label(keys_of(command, chosen)[0])} {_(command.short)}" for command in shorts)


def keymap_errors(chosen: Mapping[str, str]) -> tuple[str, ...]:
    """Return the errors in the user's key bindings, one line each."""
    known = {command.id() for command in COMMANDS}
    wrong = [_("Unknown command in [keys]: {id}").format(id=name) for name in chosen if name not in known]
    wrong += [
        _("No key for {id} in [keys]").format(id=name) for name in chosen if name in known and not chosen[name].strip()
    ]
    for scope in ("sources", "posts", "article", "thread"):
        wrong += _duplicates(chosen, "app", "pane", scope)
    for scope in POPUP_SCOPES:  # the editor and the review have no commands of lines
        wrong += _duplicates(chosen, scope) if scope in {"composer", "review"} else _duplicates(chosen, "pane", scope)
    for command in COMMANDS:
        if command.id() in chosen:
            wrong += [
                _("{key} cannot be bound to {id} in [keys]: terminals send it as another key").format(
                    id=command.id(), key=key
                )
                for key in keys_of(command, chosen)
                if textual_key(key) in FORBIDDEN
            ]
    return tuple(dict.fromkeys(wrong))


def _duplicates(chosen: Mapping[str, str], *scopes: str) -> list[str]:
    """Return conflicts of two commands in a pane; only defaults of a pane may override general ones."""
    holders: dict[str, type[Command]] = {}
    wrong: list[str] = []
    for command in of_scope(*scopes):
        for key in map(textual_key, keys_of(command, chosen)):
            holder = holders.setdefault(key, command)
            by_default = (
                holder.scope != command.scope and _is_default_key(holder, key) and _is_default_key(command, key)
            )
            if holder is not command and not by_default:
                wrong.append(
                    _("{key} is bound to both {one} and {two} in [keys]").format(
                        key=key_label(key), one=holder.id(), two=command.id()
                    )
                )
    return wrong


def _is_default_key(command: type[Command], key: str) -> bool:
    return key in map(textual_key, command.keys.split())


def textual_keymap(chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the user's key bindings for `App.set_keymap`: id to comma-separated keys."""
    return {
        command.id(): ",".join(map(textual_key, keys_of(command, chosen)))
        for command in COMMANDS
        if command.id() in chosen
    }


# The keys of newsboat; commands that had them by default move to free keys.
# Source: newsboat 2.x, doc/configuration, "First Steps" and the table of key bindings.
NEWSBOAT_KEYS: Final = {
    "pane.bottom": "end",
    "pane.page_up": "pageup",
    "pane.top": "home",
    "app.go": "G",
    "app.add_source": "E",
    "app.refresh": "r",
    "app.refresh_all": "R",
    "app.follow_link": "u",
    "app.copy_link": "ctrl+y",
    "app.undo": "U",
    "app.redo": "ctrl+r",
    "app.export_menu": "s",
    "app.open_in_browser": "o",
    "app.pipe": "|",
    "posts.all_read": "A",
    "posts.toggle_read": "N",
    "posts.next_unread": "n",
    "posts.previous_unread": "p",
    "posts.filter": "F",
    "posts.sort": "g",
    "posts.star": "b",
    "article.star_article": "b",
}


def user_keys(settings: Settings) -> Mapping[str, str]:
    """Return the key bindings of the preset, overridden by [keys]."""
    return {**PRESETS[settings.preset], **settings.keys}


def _without_letters() -> dict[str, str]:
    """Return keys without letters: a command's other keys, else its letter with Alt."""
    found = {}
    for command in COMMANDS:
        keys = command.keys.split()
        if any(map(_is_letter, keys)):
            found[command.id()] = " ".join([key for key in keys if not _is_letter(key)]) or _with_alt(keys[0])
    return found


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()


def _with_alt(letter: str) -> str:
    return f"alt+shift+{letter.lower()}" if letter.isupper() else f"alt+{letter}"


PRESETS: Final[Mapping[str, Mapping[str, str]]] = {
    "default": {},
    "arrows": _without_letters(),
    "newsboat": NEWSBOAT_KEYS,
}


def keys_page() -> str:
    """Return the manual's page of keys as Markdown, one table per scope."""
    lines = [
        "# " + _("Keys of the app"),
        "",
        _("`warta keys` prints them with your own key bindings; change them by id under `[keys]`\nin the settings."),
    ]
    titles = scope_titles()
    head = f"| {_('key')} | {_('does')} | id |"
    for scope in SCOPES:
        lines += ["", f"## {titles[scope]}", "", head, "|---|---|---|"]
        for command, shown in key_table({}, scope):
            keys = " ".join(f"`{key}`" for key in shown.replace("|", "\\|").split())
            lines.append(f"| {keys} | {command.help()} | `{command.id()}` |")
    return "\n".join([*lines, ""])


def scope_titles() -> dict[str, str]:
    """Return the titles of the scopes."""
    return {
        "app": _("Everywhere"),
        "pane": _("In every pane"),
        "sources": _("In the sources"),
        "posts": _("In the posts"),
        "article": _("In the article"),
        "thread": _("In the comments"),
        "composer": _("In the reply editor"),
        "review": _("In the review"),
        "outbox": _("In the outbox"),
        "search": _("In search results"),
        "sync": _("During a sync"),
        "diff": _("In the changes between revisions"),
        "table": _("In a table"),
    }


def bindings(*scopes: str, holder: str = "screen") -> list[BindingType]:
    """Return Textual bindings of these scopes with the default keys; of two scopes with a key, the later one wins.

    Of the scope `app`, only commands whose action `holder` has.
    """
    from textual.binding import Binding  # the command line lists the keys without Textual

    taken: dict[str, Binding] = {}
    for command in (command for scope in scopes for command in of_scope(scope)):
        if command.scope == "app" and command.holder != holder:
            continue
        for key in map(textual_key, keys_of(command, {})):
            action = command.action or command.name()
            taken[key] = Binding(key, action, command.help(), show=False, priority=command.always, id=command.id())
    return list(taken.values())
