"""Do what a command does, where its key would do it: for whoever found it by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode

    from warta.tui.commands import Command


async def perform(app: App[object], holder: DOMNode, command: type[Command]) -> None:
    """Do it in the pane `holder`, or in what holds the pane; for a whole screen, in the part of it that can."""
    action = command.action or command.name()
    if "." in action.partition("(")[0]:  # it names who performs it
        await app.run_action(action)
        return
    named = f"action_{action.partition('(')[0]}"
    acts = [node for node in holder.ancestors_with_self if hasattr(node, named)]
    if command.scope == "app":  # a widget may have an action of that name too: Textual's own
        acts = [node for node in acts if node is not holder]
    acts = acts or [node for node in holder.query("*") if hasattr(node, named)]
    if acts:
        await app.run_action(action, acts[0])
