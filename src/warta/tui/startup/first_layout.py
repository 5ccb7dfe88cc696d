"""Parse styles and lay out once before the first frame, where Textual does so repeatedly. Uses its private parts."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import ANSIToTruecolor
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.filter import LineFilter
    from textual.geometry import Size


class StyleOnceApp(App[None]):
    """An app whose theme is set before it runs, so that the stylesheet is parsed once."""

    def refresh_css(self, animate: bool = True) -> None:
        if getattr(self, "_dom_ready", True):
            super().refresh_css(animate)
        else:  # nothing is shown yet; the stylesheet is parsed later
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters without `ANSIToTruecolor`: only the terminal theme uses ANSI colours."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]


class LayoutOnceScreen(Screen[None]):
    """A screen that is drawn once at first, and not laid out again for an unchanged size."""

    def _screen_resized(self, size: Size) -> None:
        if size != self._size:
            super()._screen_resized(size)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        event.prevent_default()  # replaced below
        event.refresh_styles &= bool(self._size)  # at first the styles were applied on mount
        resume = partial(super()._on_screen_resume, event)
        if self._size == self.app.size:
            resume()
        else:
            self._draw_once(resume)

    def _draw_once(self, lay_out: Callable[[], None]) -> None:
        """Lay out twice (the second time with the resulting sizes), and draw only the second."""
        if not self.is_current:
            lay_out()
            return
        with self.app.batch_update():
            lay_out()
        every = [*self.walk_children(Widget, with_self=True)]
        for widget in every:
            widget._layout_required = False  # noqa: SLF001 - there is no public way
        self._refresh_layout(self.app.size)
        with suppress(AttributeError):  # another version of Textual: drawn twice
            for widget in every:
                widget._exchange_repaint_regions()  # noqa: SLF001 - likewise
                widget._repaint_required = False  # noqa: SLF001 - likewise
