"""What joins or parts letters (Persian, the scripts of India, emoji): Textual takes such a key for no text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual import events

_JOINERS: Final = ("\u200c", "\u200d")


def joiner(event: events.Key) -> str:
    """The joiner that was typed, and that nobody else is to look at; empty for any other key."""
    if event.character not in _JOINERS:
        return ""
    event.stop()
    event.prevent_default()
    return event.character or ""
