"""Help popup: searchable list of the keys of the focused pane and of the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from warta.i18n import _
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import COMMANDS, reachable_commands, user_keys
from warta.tui.palette import run_command
from warta.tui.screens.pick import PickList, Row
from warta.tui.text import clean_line
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.dom import DOMNode

    from warta.settings import Settings

ID_MIN_WIDTH = 90  # cells; command ids are shown only on wider screens


def rows(pane: str, chosen: Mapping[str, str], needle: str = "") -> list[Row]:
    """Return the commands of a pane, then those of the app, that contain all words of `needle`.

    On separate screens the app's keys do nothing and are left out.
    """
    wanted = needle.casefold().split()
    return [
        Row(keys, command.help(), command.id())
        for command, keys in reachable_commands(chosen, pane)
        if keys and all(word in f"{keys} {command.help()} {command.id()}".casefold() for word in wanted)
    ]


def show_help(app: App[None], settings: Settings) -> None:
    """Open the help of the focused pane or screen, and run the chosen command."""
    holder: DOMNode = app.screen
    scope = getattr(holder, "SCOPE", "")
    if panes := next(iter(holder.query(Panes)), None):
        holder, scope = panes.view, panes.pane
    if not scope:
        return

    def chosen(name: str | None) -> None:
        if command := next((each for each in COMMANDS if each.id() == name), None):
            app.call_later(run_command, app, holder, command)

    app.push_screen(HelpScreen(scope, user_keys(settings)), chosen)


class HelpScreen(ModalScreen[str | None]):
    """Search the commands; returns the id of the chosen one, or None."""

    CSS_PATH = Path(__file__).with_name("help.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "close", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    def __init__(self, pane: str, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._pane = pane
        self._user_keys = chosen
        self._found: list[Row] = []
        self._list = PickList(whole=True)

    def compose(self) -> ComposeResult:
        names = {
            "sources": _("Keys: sources"),
            "posts": _("Keys: posts"),
            "article": _("Keys: article"),
            "thread": _("Keys: comments"),
            "composer": _("Keys: reply editor"),
            "review": _("Keys: review"),
            "outbox": _("Keys: outbox"),
            "search": _("Keys: search"),
            "sync": _("Keys: sync"),
            "diff": _("Keys: changes"),
            "table": _("Keys: table"),
        }
        with Vertical(id="help"):
            yield PaneTitle(names[self._pane])
            yield Input(placeholder=_("Search keys; Enter runs the command, Esc closes"), compact=True)
            yield self._list

    def on_mount(self) -> None:
        self._list.show(self._rows())

    def _rows(self, needle: str = "") -> list[Row]:
        """Return the rows; on narrow screens without command ids."""
        self._found = rows(self._pane, self._user_keys, needle)
        return self._found if self.app.size.width > ID_MIN_WIDTH else [row._replace(note="") for row in self._found]

    def on_input_changed(self, event: Input.Changed) -> None:
        self._list.show(self._rows(clean_line(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._found:
            self.choose(self._list.cursor)

    def choose(self, row: int) -> None:
        """Choose a command by its row."""
        dismiss_once(self, self._found[row].note)

    def on_key(self, event: events.Key) -> None:
        if event.key in {"pagedown", "pageup"}:
            event.stop()
            self._list.move(self._list.cursor + (10 if event.key == "pagedown" else -10))

    def action_scroll(self, step: int) -> None:
        picks = self._list
        picks.move(picks.cursor + step)

    def action_close(self) -> None:
        dismiss_once(self, None)
