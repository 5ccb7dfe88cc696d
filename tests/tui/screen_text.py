"""The screen of the app as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


def lines(app: App[None]) -> list[str]:
    """Every line of the screen, popups included."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip if not segment.control).rstrip() for strip in strips]


def text(app: App[None]) -> str:
    """The whole screen."""
    return "\n".join(lines(app)) + "\n"
