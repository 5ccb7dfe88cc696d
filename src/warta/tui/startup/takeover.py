"""Hand the terminal over to Textual while it shows the first frame. Uses private parts of Textual."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.worker import WorkerState

from warta.tui.screens.reading import ReadingScreen
from warta.tui.startup.first_frame import Frame, frame_address
from warta.tui.state.pane_layout import initial_layout
from warta.tui.state.reading import Shown
from warta.tui.widgets.find import Finder

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver
    from textual.message import Message

    from warta.tui.app import WartaApp
    from warta.tui.startup.first_frame import EarlyScreen

_CONTROL_SEQUENCE = re.compile(r"\x1b(?:\[[?<>=](?!2026[hl])|\]|P|_)")  # control sequences that draw nothing
_ALTERNATE = "\x1b[?1049h"
_MAX_WAIT_S = 0.5  # for filling the panes; then they are shown as they are
_POLL_S = 0.003  # between two checks


class Takeover:
    """Hold back output until Textual draws a whole screen, and keys until a widget has the focus."""

    def __init__(self, curtain: EarlyScreen) -> None:
        self.curtain = curtain
        self.holding = curtain.frame is not None
        self.deaf = True
        self.typed: list[Message] = []
        self._waited = 0.0

    def driver(self) -> type[Driver]:
        """Return the driver class for the app."""
        takeover = self

        class HeldDriver(LinuxDriver):
            """Delay keys and output; drop output once the writer thread has ended."""

            def start_application_mode(self) -> None:
                super().start_application_mode()  # type: ignore[no-untyped-call] # Textual gives it none
                if not takeover.curtain.is_open:
                    self.attrs_before = takeover.curtain.attributes  # of the shell, not the current ones
                    takeover.curtain.rise()

            def write(self, data: str) -> None:
                writer = self._writer_thread
                if writer is None or not writer.is_alive():
                    return  # the writer has ended, and its full queue would block
                if takeover.holding and (data == _ALTERNATE or not _CONTROL_SEQUENCE.match(data)):
                    return  # switching screens again would blank the frame
                super().write(data)

            def process_message(self, message: Message) -> None:
                if takeover.deaf and isinstance(message, events.Key | events.Paste):
                    takeover.typed.append(message)
                else:
                    super().process_message(message)

        return HeldDriver

    def ready(self, app: App[None]) -> None:
        """Once the panes are filled, let output and keys through."""
        self._waited += _POLL_S
        base = app.screen_stack[0]
        started = isinstance(base, ReadingScreen) and base.post_lists.asked  # the last step of the start
        busy = not started or any(
            worker.group != "open" and worker.state in {WorkerState.PENDING, WorkerState.RUNNING}
            for worker in app.workers
        )
        if busy and self._waited < _MAX_WAIT_S:
            app.set_timer(_POLL_S, partial(self.ready, app))
            return
        if self.holding:
            self.holding = False
            app.screen.refresh()
        self.deaf = False
        typed, self.typed = self.typed, []
        for message in typed:
            if app._driver:  # noqa: SLF001 - it has no other name
                app._driver.process_message(message)  # noqa: SLF001 - likewise

    def leave(self, app: WartaApp) -> bool:
        """Save the frame for the next start, then exit the app; False if there is none to save."""
        base = app.screen_stack[0]
        if not app.services.settings.first_frame or not isinstance(base, ReadingScreen) or not base.history.here:
            return False
        if not _looks_as_at_start(app, base):
            self.curtain.frames.forget(frame_address(base.history.here.address), (app.size.width, app.size.height))
            return False
        self.holding = True
        base.panes.stand = initial_layout("article")
        base.query_one(Finder).end_find()
        base.said = ""
        app.call_after_refresh(self._keep, app, base)
        return True

    def _keep(self, app: WartaApp, screen: ReadingScreen) -> None:
        here, place = screen.history.here, screen.panes.article.place
        if here and place:
            strips = screen._compositor.render_strips()  # noqa: SLF001 - there is no public way
            rows = [f"\x1b[{number};1H{strip.render(app.console)}" for number, strip in enumerate(strips, 1)]
            size = (app.size.width, app.size.height)
            self.curtain.frames.keep(frame_address(here.address), size, Frame("".join(rows), place))
        app.exit()


def _looks_as_at_start(app: WartaApp, screen: ReadingScreen) -> bool:
    """Whether a saved article is shown as the next start will show it."""
    settings, panes = app.services.settings, screen.panes
    if not (screen.is_current and isinstance(screen.state, Shown) and screen.loaded and screen.loaded.id):
        return False
    if app.theme != settings.theme or panes.measure != settings.measure:
        return False
    if any(picture.number for picture in panes.article.pictures.values()):
        return False  # the next terminal will not have these images
    return not screen.query("Input")
