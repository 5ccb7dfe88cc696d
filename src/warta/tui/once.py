"""What Textual does several times until its first frame stands, done once. All that this needs of its inside is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.geometry import Size


class StyledOnce(App[None]):
    """An app whose theme is chosen before it runs: its styles are read once, and with the theme's own colours."""

    def refresh_css(self, animate: bool = True) -> None:
        if self._dom_ready:
            super().refresh_css(animate)
        else:  # nothing shows yet, and what was read would be read once more
            self.stylesheet.set_variables(self.get_css_variables())


class LaidOutOnce(Screen[None]):
    """A screen that is laid out for a size when it is first told it, and not each time it is told the same."""

    def _screen_resized(self, size: Size) -> None:
        if size != self._size:
            super()._screen_resized(size)
