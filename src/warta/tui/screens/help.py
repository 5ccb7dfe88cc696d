"""The keys of the pane that has the focus, and of the whole app; a word narrows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from warta.tui.commands import OWN_SCREEN
from warta.tui.keymap import table
from warta.tui.screens.pick import PickList, Row
from warta.tui.text import plain
from warta.tui.widgets.pane_title import PaneTitle
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

NARROW = 60  # columns up to which a command's id has no room


def rows(pane: str, chosen: Mapping[str, str], needle: str = "") -> list[Row]:
    """The keys of a pane, then those of every pane and of the app, that hold all of the needle's words.

    On a screen of its own the app's keys do nothing, and are left out.
    """
    scopes = (pane,) if pane in OWN_SCREEN else (pane, "pane", "app")
    wanted = needle.casefold().split()
    found = [
        Row(keys, command.help(), command.id())
        for command, keys in table(chosen, *scopes)
        if all(word in f"{keys} {command.help()} {command.id()}".casefold() for word in wanted)
    ]
    order = {pane: 0, "pane": 1, "app": 2}
    return sorted(found, key=lambda row: order[row.note.split(".")[0]])


class HelpScreen(ModalScreen[None]):
    """Type to search; Esc closes."""

    CSS_PATH = Path(__file__).with_name("help.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "close", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    def __init__(self, pane: str, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._pane = pane
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        names = {
            "sources": _("Keys in the sources"),
            "posts": _("Keys in the posts"),
            "article": _("Keys in the article"),
            "thread": _("Keys in the comments"),
            "composer": _("Keys while you write"),
            "review": _("Keys while you look it over"),
            "outbox": _("Keys in the outbox"),
            "search": _("Keys in the search"),
            "sync": _("Keys while something is fetched"),
            "diff": _("Keys among the changes"),
        }
        with Vertical(id="help"):
            yield PaneTitle(names[self._pane])
            yield Input(placeholder=_("type to search the keys; Esc closes"), compact=True)
            yield PickList(self._rows())

    def _rows(self, needle: str = "") -> list[Row]:
        """The rows; where there is little room, without the names that the settings use."""
        found = rows(self._pane, self._chosen, needle)
        return found if self.app.size.width > NARROW else [row._replace(note="") for row in found]

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(PickList).show(self._rows(plain(event.value)))

    def on_key(self, event: events.Key) -> None:
        if event.key in {"pagedown", "pageup"}:
            event.stop()
            self.query_one(PickList).move(self.query_one(PickList).cursor + (10 if event.key == "pagedown" else -10))

    def action_scroll(self, step: int) -> None:
        picks = self.query_one(PickList)
        picks.move(picks.cursor + step)

    def action_close(self) -> None:
        self.dismiss(None)
