"""The two lowest lines of a screen where one writes: how it stands or what there is to say, and the keys."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.widget import Widget

from warta.render.wrap import cells, shorten
from warta.tui.text import lines, plain, words
from warta.tui.widgets.status_line import that_fit

if TYPE_CHECKING:
    from textual.content import Content


_LONG = 5.0  # seconds for which something stands that is not to be missed


class Foot(Widget):
    """`how` stands on the right while there is room for it; what is `said` stands before it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Foot { height: 2; dock: bottom; padding: 0 1; background: $select; color: $foreground; text-wrap: nowrap; }
    """

    said: reactive[str] = reactive("")
    trouble: reactive[bool] = reactive(False)
    how: reactive[str] = reactive("")
    hints: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())

    def __init__(self) -> None:
        super().__init__()
        self._stands_until = 0.0

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Tell the reader something, until there is something else to tell."""
        self.trouble = trouble
        self.said = plain(text)
        self._stands_until = 0.0

    def warn(self, text: str) -> None:
        """Tell what is not to be missed by somebody who types on."""
        self.say(text, trouble=True)
        self._stands_until = monotonic() + _LONG

    def typed_on(self) -> None:
        """A key was typed: what was said before it is known by now."""
        if monotonic() >= self._stands_until:
            self.say("")

    def render(self) -> Content:
        """Both lines, cut on the right."""
        width = self.size.width
        how = self.how if cells(self.said) + cells(self.how) + 2 <= width or not self.said else ""
        room = max(0, width - cells(how) - (2 if how else 0))
        said = shorten(self.said, room)
        gap = " " * max(0, width - cells(said) - cells(how))
        look = "bold $warning" if self.trouble else "bold"
        keys = that_fit(self.hints, width)
        return lines(words((said, look), gap, (how, "$muted")), words((keys, "$muted")))
