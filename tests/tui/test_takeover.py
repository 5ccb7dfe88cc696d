"""The driver that takes a terminal over, without a terminal."""

from __future__ import annotations

import io
from threading import Thread

from textual.app import App
from textual.drivers._writer_thread import WriterThread

from warta.tui.startup.first_frame import EarlyScreen, Frames
from warta.tui.startup.takeover import Takeover


async def test_what_is_drawn_after_the_terminal_was_given_back_holds_nobody_up() -> None:
    driver = Takeover(EarlyScreen(Frames(""))).driver()(App(), size=(80, 24))
    written = io.StringIO()
    driver._writer_thread = WriterThread(written)  # type: ignore[attr-defined] # of Textual's driver for terminals
    driver._writer_thread.start()  # type: ignore[attr-defined] # likewise
    driver.write("a frame")
    driver.close()

    drawing = Thread(target=lambda: [driver.write("late") for _ in range(100)], daemon=True)
    drawing.start()
    drawing.join(5)

    assert not drawing.is_alive()
    assert written.getvalue() == "a frame"
