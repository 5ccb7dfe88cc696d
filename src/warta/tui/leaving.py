"""Leave a screen once: what is pressed or clicked faster than it goes away changes nothing, and closes no other one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from textual.screen import Screen

T = TypeVar("T")


def leave(screen: Screen[T], result: T) -> None:
    """Close the screen on top, when it is this one, and give its result back."""
    if screen.is_active:
        screen.dismiss(result)
