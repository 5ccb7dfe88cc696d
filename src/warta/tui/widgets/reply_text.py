"""Where a reply is typed. What no screen shows can't be pasted into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from warta.extraction.text import clean
from warta.tui.joiners import joiner

if TYPE_CHECKING:
    from textual import events


class ReplyText(TextArea):
    """A text that wraps; Tab leaves it for the fields."""

    DEFAULT_CSS = """
    ReplyText {
        border: none; padding: 0 1; background: $surface;
        &:focus { border: none; }
        & .text-area--cursor-line { background: $surface; }
    }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(clean(text), soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def on_key(self, event: events.Key) -> None:
        """Write also what Textual takes for no text."""
        if not self.read_only and (typed := joiner(event)):
            self.replace(typed, *self.selection, maintain_selection_offset=False)

    def on_paste(self, event: events.Paste) -> None:
        """Filter before Textual inserts it."""
        event.text = clean(event.text)

    def put(self, text: str) -> None:
        """Other words, as one step that can be undone; the cursor behind them."""
        self.replace(clean(text), self.document.start, self.document.end)
        self.move_cursor(self.document.end)
