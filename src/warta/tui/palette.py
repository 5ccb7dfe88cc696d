"""The command palette: every command by its words, and the themes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandInput, DiscoveryHit, Hit, Provider
from textual.content import Content

from warta.tui.keymap import table
from warta.tui.presets import own
from warta.tui.screens.reading import ReadingScreen
from warta.tui.text import words
from warta.tui.themes import THEMES
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.command import Hits
    from textual.dom import DOMNode

    from warta.tui.commands import Command

_HERE = "palette"


def _nothing() -> None:
    """What comes of choosing a hit that is none."""


class Commands(Provider):
    """What can be done in the pane that has the focus, then everywhere; and what the app may look like."""

    async def startup(self) -> None:
        """Invite in the reader's language: Textual knows English only."""
        self.app.screen.query_one(CommandInput).placeholder = _("type what you want to do")

    def _offers(self) -> Iterator[tuple[str, str, str, Callable[[], object]]]:
        """Each offer: its words, what is said beside it, what else it is known as, what it does."""
        reading = self.app.screen_stack[0]
        if not isinstance(reading, ReadingScreen):
            return
        holder: DOMNode = self.screen
        scopes: tuple[str, ...] = (getattr(holder, "SCOPE", ""),)
        if holder is reading:
            holder = reading.panes.view
            scopes = (holder.id or "article", "pane", "app")
        for command, keys in table(own(reading.newsroom.settings), *scopes):
            if command.name() != _HERE:
                known = f"{command.id()} {command.name().replace('_', ' ')}"
                yield command.help(), keys, known, partial(self._perform, holder, command)
        for theme in THEMES:
            name = theme.name.removeprefix("warta-")
            chosen = partial(setattr, self.app, "theme", theme.name)
            yield _("Theme: {name}").format(name=name), theme.name, "theme", chosen

    async def _perform(self, holder: DOMNode, command: type[Command]) -> None:
        """Do it where its key would do it: in the pane, or in what holds the pane."""
        action = command.action or command.name()
        if "." in action.partition("(")[0]:  # it names who performs it
            await self.app.run_action(action)
            return
        named = f"action_{action.partition('(')[0]}"
        acts = [node for node in holder.ancestors_with_self if hasattr(node, named)]
        if command.scope == "app":  # a widget may have an action of that name too: Textual's own
            acts = [node for node in acts if node is not holder]
        await self.app.run_action(action, acts[0])

    async def discover(self) -> Hits:
        for text, note, _known, act in self._offers():
            yield DiscoveryHit(words(text, (f"   {note}", "$muted")), act, text=text)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        found = False
        for text, note, known, act in self._offers():
            score = max(matcher.match(f"{text} {note}"), matcher.match(known)) + (query.casefold() in known.split())
            if score > 0:
                found = True
                shown = Content.assemble(matcher.highlight(text), words((f"   {note}", "$muted")))
                yield Hit(score, shown, act, text=text)
        if not found:
            yield Hit(1, words((_("not found"), "$muted")), _nothing, text=query)
