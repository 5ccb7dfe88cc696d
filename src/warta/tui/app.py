"""The Textual app: themes, key bindings, palette and help."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events

from warta.tui.key_queue import KeyQueue
from warta.tui.keymap import bindings, textual_keymap, user_keys
from warta.tui.screens.reading import ReadingScreen
from warta.tui.startup.first_layout import StyleOnceApp
from warta.tui.state.pane_layout import height_classes, width_classes
from warta.tui.state.reading import StartLocation
from warta.tui.text import typesetting_from
from warta.tui.themes import FALLBACKS, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual.driver import Driver

    from warta.model.state import Where
    from warta.render.lines import Place
    from warta.services.registry import Services

BUG_EXIT_CODE = 70
_READY_DELAY_S = 0.5  # after the first layout, when all panes are filled


def _nothing() -> None:
    """Do nothing when the app is ready."""


def _at_once() -> bool:
    """Let the app exit at once."""
    return False


class WartaApp(StyleOnceApp):
    """The app with one reading screen; `address` is opened first, at `place` if given.

    `again`: `address` was open last, in this pane; its saved copy is shown without a request.
    `when_shown` is called after the first layout, `when_ready` when the panes are filled. `before_leaving` is called on
    exit; if it returns True, it exits the app itself later.
    """

    TITLE = "warta"
    # Textual does not load the CSS_PATH of the screen that get_default_screen returns.
    CSS_PATH = Path(__file__).parent / "screens" / "reading.tcss"
    BINDINGS = bindings("app", holder="app")
    ENABLE_COMMAND_PALETTE = False
    VERTICAL_BREAKPOINTS = height_classes()

    def __init__(
        self,
        services: Services,
        address: str | None = None,
        *,
        again: Where | None = None,
        place: Place | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class)
        self.services = services
        self._begin, self._place, self._turns = StartLocation(address, again), place, KeyQueue(self)
        self.when_shown: Callable[[], None] = _nothing
        self.when_ready: Callable[[], None] = _nothing
        self.before_leaving: Callable[[], bool] = _at_once
        self.typesetting = typesetting_from(services.settings, os.environ)
        self.HORIZONTAL_BREAKPOINTS = width_classes(linear=services.settings.linear)
        self.set_class(services.settings.linear, "-linear")
        self.plain_emoji = services.settings.emoji == "plain"
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = services.settings.theme
        self.set_keymap(textual_keymap(user_keys(services.settings)))

    def on_ready(self) -> None:
        self.call_after_refresh(self.when_shown)
        self.set_timer(_READY_DELAY_S, self.when_ready)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return FALLBACKS

    def get_default_screen(self) -> ReadingScreen:
        """Return the reading screen."""
        screen = ReadingScreen(self.services, self._begin)
        screen.reading_position.first = self._place
        return screen

    def on_mount(self) -> None:
        if not self.is_headless and hasattr(signal, "SIGHUP"):
            self.set_interval(1, self._end_with_the_terminal)

    def _end_with_the_terminal(self) -> None:
        """Exit when the terminal is gone and SIGHUP was ignored (nohup): Textual would poll the dead terminal forever.

        A regular exit would wait for it too, so the signal's default action is used.
        """
        if not os.isatty(0):
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGHUP)

    @property
    def bug(self) -> Exception | None:
        """The unexpected exception that ended the app, if any."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        """Exit without Textual's traceback: its locals would show what the user typed or read."""
        self._return_code = BUG_EXIT_CODE
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        if isinstance(loaded := self.screen_stack[0], ReadingScreen):
            loaded.reading_position.leave()
        before, self.before_leaving = self.before_leaving, _at_once
        if return_code or not before():
            super().exit(result, return_code, message)

    async def on_unmount(self) -> None:
        await self.services.close()

    async def on_event(self, event: events.Event) -> None:
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if typed and not self._turns.has(event):
            return
        if typed and isinstance(self.screen, ReadingScreen):
            self.screen.said = ""  # a key clears the last notification
        await super().on_event(event)

    def action_palette(self) -> None:
        from warta.tui import palette

        palette.show_palette(self, self.services.settings)

    def action_help(self) -> None:
        from warta.tui.screens.help import show_help

        show_help(self, self.services.settings)
