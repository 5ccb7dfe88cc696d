"""Every command of the app, once: the docstring is its help, the class its name and id. Loads no Textual.

The footer, the palette, the help screen, `warta keys` and the manual's key table are all read from here.
"""

from __future__ import annotations

from warta.tui.commands import everywhere, in_panes, shelf, tables, taking, writing
from warta.tui.commands.command import Command

__all__ = ["COMMANDS", "OWN_SCREEN", "SCOPES", "Command", "of_scope"]

OWN_SCREEN = ("composer", "review", "outbox", "search", "sync", "diff", "table")
"""Scopes of screens of their own: of the commands for everywhere only help, palette and quit work there."""

SCOPES = ("app", "pane", "sources", "posts", "article", "thread", *OWN_SCREEN)
COMMANDS: tuple[type[Command], ...] = tuple(
    found
    for room in (everywhere, shelf, taking, in_panes, tables, writing)
    for found in vars(room).values()
    if isinstance(found, type) and issubclass(found, Command) and found is not Command
)


def of_scope(*scopes: str) -> tuple[type[Command], ...]:
    """The commands of these scopes, in order."""
    return tuple(command for command in COMMANDS if command.scope in scopes)
