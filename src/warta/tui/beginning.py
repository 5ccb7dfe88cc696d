"""Where the app begins: at an address that was typed, where its reader left it, or at the list of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.value import Value
from warta.tui.troubles import TROUBLE

if TYPE_CHECKING:
    from warta.model.state import Where
    from warta.services.registry import Services


class Beginning(Value, frozen=True):
    """The address that is opened first; `again`: it was open last, in this pane."""

    address: str | None = None
    again: Where | None = None

    @property
    def pane(self) -> Where:
        """The pane where the reader is first."""
        return self.again or ("article" if self.address else "posts")


def beginning(services: Services) -> Beginning:
    """Where an app begins that was told no address: what was open last, unless the settings say otherwise."""
    if not services.settings.resume:
        return Beginning()
    try:
        last = services.rooms.state.last()
    except TROUBLE:  # the app says so itself, and shows what it can
        return Beginning()
    return Beginning(last.post.url, last.pane) if last else Beginning()
