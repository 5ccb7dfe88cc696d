"""Title line of a pane or popup: its name and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widget import Widget

from warta.tui.text import styled

if TYPE_CHECKING:
    from textual.content import Content


class PaneTitle(Widget):
    """Title and note, such as `Comments  240`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneTitle {
        height: 1; padding: 0 1; color: $muted; background: $panel; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    note: reactive[str] = reactive("")

    def __init__(self, name: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._title = name

    def render(self) -> Content:
        """Render the line."""
        return styled((self._title, "bold"), ("  " + self.note) if self.note else "")
