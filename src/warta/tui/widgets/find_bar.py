"""The line in which words are typed to be found in a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from warta.i18n import _, figure, ngettext
from warta.tui.text import words

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.widgets import Input


class FindBar(Widget):
    """`/ words        3 hits`: marks while one types, Enter goes on with n and N, Esc ends it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FindBar {
        height: 1; padding: 0 1; background: $surface; color: $muted;
        display: none; layout: horizontal; text-align: right;
        &.-open { display: block; }
        & > Input { width: 1fr; margin-right: 24; height: 1; border: none; padding: 0; background: $surface; }
        & > Input:focus { border: none; }
    }
    """

    count: reactive[int] = reactive(-1)

    class Sought(Message):
        """Other words are sought now."""

        def __init__(self, needle: str) -> None:
            super().__init__()
            self.needle = needle

    class Closed(Message):
        """The line was left; `kept`: the hits stay marked."""

        def __init__(self, *, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def render(self) -> Content:
        """How many hits there are, beside what is typed."""
        if self.count < 0:
            return words("")
        found = ngettext("{n} hit", "{n} hits", self.count).format(n=figure(self.count)) if self.count else _("no hit")
        return words((found, "bold $warning" if self.count == 0 else "$muted"))

    async def open(self, hint: str, value: str = "") -> None:
        """Let the reader type; `value` stands there already."""
        from textual.widgets import Input

        if self.is_attached and self.is_mounted and not self.query(Input):
            self.count = -1
            self.add_class("-open")
            field = Input(value, placeholder=hint, compact=True)
            await self.mount(field)
            field.focus()

    async def close(self, *, kept: bool) -> None:
        """Put the line away."""
        self.remove_class("-open")
        for field in self.children:
            await field.remove()
        self.post_message(self.Closed(kept=kept))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Sought(event.value))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.close(kept=bool(event.value.strip()))

    async def on_key(self, event: events.Key) -> None:
        if event.key == "escape" and self.children:
            event.stop()
            await self.close(kept=False)
