"""Which key does what, after the reader's own choices: read, checked, and spelled as Textual spells keys."""

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


# A terminal sends these as Tab, Enter, Backspace, newline and Esc, and stops the program at ctrl+z.
FORBIDDEN = frozenset({"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket", "ctrl+z"})
# What the footer shows at any width: help, the palette and the way out.
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
    """A key as Textual spells it: `[` is left_square_bracket, `F1` is f1, `Ctrl+L` is ctrl+l; a lone letter stays."""
    *before, last = key.split("+") if len(key) > 1 and not key.endswith("++") else [key]
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
        last = _TEXTUAL_KEY_NAMES.get(name, name)
    elif len(last) > 1 or before:
        last = last.lower()
    return "+".join([part.lower() for part in before] + [last])


def key_label(key: str) -> str:
    """A key as a person reads it."""
    if name := _KEY_LABELS.get(key):
        return name
    if key[0] == "f" and key[1:].isdecimal():
        return key.upper()
    return key.replace("ctrl+", "Ctrl+").replace("shift+", "Shift+")


def keys_of(command: type[Command], chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command as a person writes them: the reader's own, else its default ones."""
    return tuple(chosen.get(command.id(), command.keys).replace(",", " ").split())


def key_table(chosen: Mapping[str, str], *scopes: str) -> Iterator[tuple[type[Command], str]]:
    """The commands of these scopes with their keys, for people."""
    for command in of_scope(*scopes):
        yield command, "  ".join(map(key_label, keys_of(command, chosen)))


def reachable_commands(chosen: Mapping[str, str], pane: str) -> Iterator[tuple[type[Command], str]]:
    """The commands that can be done from a pane, each with the keys that do it there, for people.

    A key does what the nearest holder has it for: the pane, then every pane of lines, then the app. A command that
    lost all its keys there is told without one, but for one of every pane: the pane's own stands in its place.
    """
    taken: set[str] = set()
    for scope in (pane,) if pane in POPUP_SCOPES else (pane, "pane", "app"):
        found = [(command, _keys_left(command, chosen, pane, taken)) for command in of_scope(scope)]
        taken |= {textual_key(key) for _command, keys in found for key in keys}
        yield from ((command, "  ".join(map(key_label, keys))) for command, keys in found if keys or scope != "pane")


def _keys_left(command: type[Command], chosen: Mapping[str, str], pane: str, taken: set[str]) -> list[str]:
    """The keys of a command that none nearer has."""
    keys = keys_of(command, chosen)
    if command.scope == "pane":
        # A pane of lines gives up its default keys to the pane's own before any of them is moved.
        given_up = {textual_key(key) for own in of_scope(pane) for key in own.keys.split()}
        kept = [key for key in command.keys.split() if textual_key(key) not in given_up]
        keys = keys if kept and command.id() in chosen else tuple(kept)
    return [key for key in keys if textual_key(key) not in taken]


def footer_hints(scope: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The footer of a pane: the first key and the short word of each command that has one.

    First the ways to every other command and out, then the pane's own, then the rest. A screen of its own tells its
    own, and the way to help that is no letter: letters are typed there.
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
    """What is wrong with a reader's own keys, a line each; nothing when all of them can be had."""
    known = {command.id() for command in COMMANDS}
    wrong = [_("[keys] names no command {id}").format(id=name) for name in chosen if name not in known]
    wrong += [
        _("[keys] {id} has no key").format(id=name) for name in chosen if name in known and not chosen[name].strip()
    ]
    for scope in ("sources", "posts", "article", "thread"):
        wrong += _duplicates(chosen, "app", "pane", scope)
    for scope in POPUP_SCOPES:  # what one writes in has no lines to go along
        wrong += _duplicates(chosen, scope) if scope in {"composer", "review"} else _duplicates(chosen, "pane", scope)
    for command in COMMANDS:
        if command.id() in chosen:
            wrong += [
                _("[keys] {id}: {key} cannot be bound, a terminal sends it as another key").format(
                    id=command.id(), key=key
                )
                for key in keys_of(command, chosen)
                if textual_key(key) in FORBIDDEN
            ]
    return tuple(dict.fromkeys(wrong))


def _duplicates(chosen: Mapping[str, str], *scopes: str) -> list[str]:
    """Keys that two commands share in a pane; only by default may a pane's own command take a general one's key."""
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
                    _("[keys] {key} is both {one} and {two}").format(
                        key=key_label(key), one=holder.id(), two=command.id()
                    )
                )
    return wrong


def _is_default_key(command: type[Command], key: str) -> bool:
    return key in map(textual_key, command.keys.split())


def textual_keymap(chosen: Mapping[str, str]) -> dict[str, str]:
    """The reader's own keys as Textual's keymap takes them: id to keys, a comma between two."""
    return {
        command.id(): ",".join(map(textual_key, keys_of(command, chosen)))
        for command in COMMANDS
        if command.id() in chosen
    }


# What newsboat's own keys do there, they do here; what stood on them before goes where nothing was.
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
    """The keys of the reader's preset, and over them those of [keys]."""
    return {**PRESETS[settings.preset], **settings.keys}


def _without_letters() -> dict[str, str]:
    """Every command that is on a letter has its keys that are none; where it has none, the letter with Alt."""
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
    """The page as Markdown: a table for each place where keys work."""
    lines = [
        "# " + _("The keys of the app"),
        "",
        _("`warta keys` prints them with your own choices in; `[keys]` in the settings moves\nthem by id."),
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
    """Where keys work, as the titles of their tables."""
    return {
        "app": _("Everywhere"),
        "pane": _("In every pane of lines"),
        "sources": _("In the sources"),
        "posts": _("In the posts"),
        "article": _("In the article"),
        "thread": _("In the comments"),
        "composer": _("While you write a reply"),
        "review": _("While you look it over"),
        "outbox": _("In the outbox"),
        "search": _("In what a search found"),
        "sync": _("While something is fetched"),
        "diff": _("Among the changes of two revisions"),
        "table": _("In a table"),
    }


def bindings(*scopes: str, holder: str = "screen") -> list[BindingType]:
    """The bindings of these scopes with their default keys; of two scopes that share a key, the later one has it.

    Of the scope app only what this `holder` performs.
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
