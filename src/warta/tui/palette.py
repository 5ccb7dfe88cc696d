"""The command palette: find and run commands and themes; also runs commands for the help screen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from warta.i18n import _
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import reachable_commands, user_keys
from warta.tui.screens.pick import PickList, Row
from warta.tui.text import clean_line
from warta.tui.themes import THEMES
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.app import App, ComposeResult
    from textual.binding import BindingType
    from textual.dom import DOMNode

    from warta.settings import Settings
    from warta.tui.commands.command import Command


async def run_command(app: App[object], holder: DOMNode, command: type[Command]) -> None:
    """Run a command in the pane `holder` or its ancestors; for a screen, in the first widget that has its action."""
    action = command.action or command.name()
    if "." in action.partition("(")[0]:  # it names its target
        await app.run_action(action)
        return
    named = f"action_{action.partition('(')[0]}"
    acts = [node for node in holder.ancestors_with_self if hasattr(node, named)]
    if command.scope == "app":  # Textual widgets may have an action of that name
        acts = [node for node in acts if node is not holder]
    acts = acts or [node for node in holder.query("*") if hasattr(node, named)]
    if acts:
        await app.run_action(action, acts[0])


_HERE = "palette"
_NO_MATCH = 9  # distance of an entry that does not match


class PaletteEntry(NamedTuple):
    """A row of the palette: text, keys, other names, and the function to call."""

    text: str
    keys: str
    known: str
    act: Callable[[], object]


def palette_entries(app: App[None], settings: Settings) -> Iterator[PaletteEntry]:
    """Return the commands of the focused pane, then those of the app, then the themes."""
    holder: DOMNode = app.screen
    scope = getattr(holder, "SCOPE", "")
    if panes := next(iter(holder.query(Panes)), None):
        holder, scope = panes.view, panes.pane
    for command, keys in reachable_commands(user_keys(settings), scope) if scope else ():
        if command.name() != _HERE:
            known = f"{command.id()} {command.name().replace('_', ' ')}"
            yield PaletteEntry(command.help(), keys, known, partial(app.call_later, run_command, app, holder, command))
    for theme in THEMES:
        name = theme.name.removeprefix("warta-")
        chosen = partial(setattr, app, "theme", theme.name)
        yield PaletteEntry(_("Theme: {name}").format(name=name), "", f"theme {theme.name}", chosen)


def matching_entries(offered: Sequence[PaletteEntry], query: str) -> list[PaletteEntry]:
    """Return the entries that contain every word of the query, best match first."""
    words = query.casefold().split()
    ranked = [(_distance(offer, words), offer) for offer in offered]
    return [offer for distance, offer in sorted(ranked, key=lambda pair: pair[0]) if distance < _NO_MATCH]


def _distance(offer: PaletteEntry, words: list[str]) -> int:
    """Return the distance of a query from an entry; 0 is an exact match."""
    text, known = offer.text.casefold(), offer.known.casefold()
    query = " ".join(words)
    if query in {text, *known.split()}:
        return 0
    if text.startswith(query):
        return 1
    if query in text or query in known:
        return 2
    return 3 if all(word in f"{text} {known}" for word in words) else _NO_MATCH


class Palette(ModalScreen[int | None]):
    """Search field and results. Returns the number of the chosen entry."""

    CSS_PATH = Path(__file__).parent / "screens" / "palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "leave", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, offered: Sequence[PaletteEntry]) -> None:
        super().__init__()
        self._offered = tuple(offered)
        self._found = list(offered)
        self._picks = PickList(self._rows(), whole=True)
        self._picks.can_focus = False

    def compose(self) -> ComposeResult:
        with Vertical(id="palette"):
            yield PaneTitle(_("Commands"))
            yield Input(placeholder=_("Type a command"), compact=True)
            yield self._picks

    def _rows(self) -> list[Row]:
        return [Row("", offer.text, offer.keys) for offer in self._found] or [Row("", _("No matches"))]

    def on_input_changed(self, event: Input.Changed) -> None:
        self._found = matching_entries(self._offered, clean_line(event.value))
        self._picks.show(self._rows())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._found:
            self.choose(self._picks.cursor)

    def choose(self, row: int) -> None:
        """Choose a row."""
        if row < len(self._found):
            dismiss_once(self, self._offered.index(self._found[row]))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            dismiss_once(self, None)

    def action_move(self, step: int) -> None:
        self._picks.move(self._picks.cursor + step)

    def action_leave(self) -> None:
        dismiss_once(self, None)


def show_palette(app: App[None], settings: Settings) -> None:
    """Open the palette and run what is chosen."""
    if isinstance(app.screen, Palette):
        return
    offered = tuple(palette_entries(app, settings))

    def chosen(number: int | None) -> None:
        if number is not None:
            offered[number].act()

    if offered:
        app.push_screen(Palette(offered), chosen)
