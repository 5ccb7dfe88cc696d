"""What Textual does several times until its first frame stands, done once. All that needs its inside for it is here."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import ANSIToTruecolor
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.filter import LineFilter
    from textual.geometry import Size


class StyledOnce(App[None]):
    """An app whose theme is chosen before it runs: its styles are read once, and with the theme's own colours."""

    def refresh_css(self, animate: bool = True) -> None:
        if getattr(self, "_dom_ready", True):
            super().refresh_css(animate)
        else:  # nothing shows yet, and what was read would be read once more
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without the one that seeks a terminal's own sixteen colours in each line: only their theme draws in them."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]


class LaidOutOnce(Screen[None]):
    """A screen that is laid out and drawn for a size when it is first told it, not each time it is told the same."""

    def _screen_resized(self, size: Size) -> None:
        if size != self._size:
            super()._screen_resized(size)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        event.prevent_default()  # what Textual does then is done here
        fresh = self._size != self.app.size
        event.refresh_styles &= bool(self._size)  # at first each has its styles from when it was mounted
        super()._on_screen_resume(event)
        if fresh and self.is_current and not self.app._batch_count:  # noqa: SLF001 - in a batch nothing is drawn yet
            with suppress(AttributeError):  # another Textual: what was drawn is drawn once more
                self._settle()

    def _settle(self) -> None:
        """Everything was drawn just now, with the sizes that it took on meanwhile: for these nothing is to be done."""
        for widget in self.walk_children(Widget, with_self=True):
            widget._exchange_repaint_regions()  # noqa: SLF001 - there is no public way
            widget._repaint_required = widget._layout_required = False  # noqa: SLF001 - likewise
        self._compositor.reflow(self, self._size)
        self._compositor._dirty_regions.clear()  # noqa: SLF001 - likewise
