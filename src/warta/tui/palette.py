"""The command palette: every command by its words, and the themes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from warta.i18n import _
from warta.tui.keymap import reached
from warta.tui.leaving import leave
from warta.tui.performing import perform
from warta.tui.presets import own
from warta.tui.screens.pick import PickList, Row
from warta.tui.text import plain
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

_HERE = "palette"
_LEFT_OUT = 9  # how far a letter may stand behind the one before it, to be found as typed in haste


class Offer(NamedTuple):
    """What can be done: its words, its keys, what else it is known as, and the doing."""

    text: str
    keys: str
    known: str
    act: Callable[[], object]


def offers(app: App[None], settings: Settings) -> Iterator[Offer]:
    """What can be done in the pane that has the focus, then everywhere; and what the app may look like."""
    holder: DOMNode = app.screen
    scope = getattr(holder, "SCOPE", "")
    if panes := next(iter(holder.query(Panes)), None):
        holder, scope = panes.view, panes.pane
    for command, keys in reached(own(settings), scope) if scope else ():
        if command.name() != _HERE:
            known = f"{command.id()} {command.name().replace('_', ' ')}"
            yield Offer(command.help(), keys, known, partial(app.call_later, perform, app, holder, command))
    for theme in THEMES:
        name = theme.name.removeprefix("warta-")
        chosen = partial(setattr, app, "theme", theme.name)
        yield Offer(_("Theme: {name}").format(name=name), "", f"theme {theme.name}", chosen)


def found(offered: Sequence[Offer], query: str) -> list[Offer]:
    """Those that hold every word of the query, the nearest first; their order where they are equally near."""
    words = query.casefold().split()
    ranked = [(_distance(offer, words), offer) for offer in offered]
    return [offer for distance, offer in sorted(ranked, key=lambda pair: pair[0]) if distance < _LEFT_OUT]


def _distance(offer: Offer, words: list[str]) -> int:
    """How far a query is from an offer: 0 is its name or all its words."""
    text, known = offer.text.casefold(), offer.known.casefold()
    query = " ".join(words)
    if query in {text, *known.split()}:
        return 0
    if text.startswith(query):
        return 1
    if query in text or query in known:
        return 2
    return 3 if all(word in f"{text} {known}" for word in words) else _LEFT_OUT


class Palette(ModalScreen[int | None]):
    """Type to search, Enter or a click does it, Esc closes. Gives back the number of the offer."""

    CSS_PATH = Path(__file__).parent / "screens" / "palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "leave", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, offered: Sequence[Offer]) -> None:
        super().__init__()
        self._offered = tuple(offered)
        self._found = list(offered)
        self._picks = PickList(self._rows(), whole=True)
        self._picks.can_focus = False

    def compose(self) -> ComposeResult:
        with Vertical(id="palette"):
            yield PaneTitle(_("Commands"))
            yield Input(placeholder=_("type what you want to do"), compact=True)
            yield self._picks

    def _rows(self) -> list[Row]:
        return [Row("", offer.text, offer.keys) for offer in self._found] or [Row("", _("not found"))]

    def on_input_changed(self, event: Input.Changed) -> None:
        self._found = found(self._offered, plain(event.value))
        self._picks.show(self._rows())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._found:
            self.choose(self._picks.cursor)

    def choose(self, row: int) -> None:
        """Do what stands in a row."""
        if row < len(self._found):
            leave(self, self._offered.index(self._found[row]))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            leave(self, None)

    def action_move(self, step: int) -> None:
        self._picks.move(self._picks.cursor + step)

    def action_leave(self) -> None:
        leave(self, None)


def show_palette(app: App[None], settings: Settings) -> None:
    """Open the palette over the screen, and do what is chosen there."""
    if isinstance(app.screen, Palette):
        return
    offered = tuple(offers(app, settings))

    def chosen(number: int | None) -> None:
        if number is not None:
            offered[number].act()

    if offered:
        app.push_screen(Palette(offered), chosen)
