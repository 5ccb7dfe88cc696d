"""The command palette: every command by its words, and the themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from warta.tui.commands import Command, of_scope
from warta.tui.keymap import table
from warta.tui.screens.reading import ReadingScreen
from warta.tui.text import words
from warta.tui.themes import THEMES
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.command import Hits

_HERE = "palette"


class Commands(Provider):
    """What can be done in the pane that has the focus, then everywhere; and what the app may look like."""

    def _offers(self) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
        """Each offer: its words, what is said beside it, what else it is known as, what it does."""
        screen = self.screen
        if not isinstance(screen, ReadingScreen):
            return
        view = screen.panes.view
        for command, keys in table(screen.newsroom.settings.keys, view.id or "article", "pane", "app"):
            if command.name() != _HERE:
                known = f"{command.id()} {command.name().replace('_', ' ')}"
                yield command.help(), keys, known, partial(self._perform, screen, command)
        for theme in THEMES:
            name = theme.name.removeprefix("warta-")
            chosen = partial(setattr, self.app, "theme", theme.name)
            yield _("Theme: {name}").format(name=name), theme.name, "theme", chosen

    async def _perform(self, screen: ReadingScreen, command: type[Command]) -> None:
        holder = screen.panes.view
        if command in of_scope("app"):
            holder = screen if command.holder == "screen" else screen.panes  # type: ignore[assignment] # any DOM node acts
        await self.app.run_action(command.action or command.name(), holder)

    async def discover(self) -> Hits:
        for text, note, _known, act in self._offers():
            yield DiscoveryHit(words(text, (f"   {note}", "$muted")), act, text=text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for text, note, known, act in self._offers():
            score = max(matcher.match(f"{text} {note}"), matcher.match(known)) + (query.casefold() in known.split())
            if score > 0:
                shown = Content.assemble(matcher.highlight(text), words((f"   {note}", "$muted")))
                yield Hit(score, shown, act, text=text)
