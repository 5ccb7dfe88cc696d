"""Ready-made keys: the default ones, those without a letter, those that a newsboat reader knows. No Textual here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warta.tui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warta.settings import Settings


# What newsboat's own keys do there, they do here; what stood on them before goes where nothing was.
# Source: newsboat 2.x, doc/configuration, "First Steps" and the table of key bindings.
NEWSBOAT: Final = {
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


def own(settings: Settings) -> Mapping[str, str]:
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


PRESETS: Final[Mapping[str, Mapping[str, str]]] = {"default": {}, "arrows": _without_letters(), "newsboat": NEWSBOAT}
