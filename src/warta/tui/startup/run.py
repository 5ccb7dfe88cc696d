"""Start the app: what must be done before Textual is loaded, and after its first frame."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from warta.errors import ConfigError
from warta.i18n import _
from warta.tui.keymap import keymap_errors, user_keys

if TYPE_CHECKING:
    from warta.services.registry import Services
    from warta.tui.app import WartaApp
    from warta.tui.startup.first_frame import EarlyScreen
    from warta.tui.state.reading import StartLocation


_MAX_FPS = "120"  # a second at most: a key waits for the next one, 4 ms on average where Textual's own 60 make it 8


def run(services: Services, begin: StartLocation, curtain: EarlyScreen | None = None) -> None:
    """Run the app until the reader leaves it. Raises ConfigError for impossible keys, and any bug of the app."""
    if (chosen := user_keys(services.settings)) and (wrong := keymap_errors(chosen)):
        raise ConfigError(wrong[0], hint=_("`warta keys` lists the commands and their keys"))
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    os.environ.setdefault("TEXTUAL_FPS", _MAX_FPS)
    # A third of the start is the collector walking classes that never go away: it rests until the first frame stands.
    gc.disable()
    from warta.tui.text import use_ascii_fallback

    use_ascii_fallback(sys.__stderr__)
    app = _make_app(services, begin, curtain)
    app.when_ready = _enable_garbage_collection
    try:
        app.run()
    finally:
        gc.enable()
    if app.bug:
        raise app.bug


def _make_app(services: Services, begin: StartLocation, curtain: EarlyScreen | None) -> WartaApp:
    """The app; what is typed before it has a focus is kept for it, and a frame that shows stays until its own."""
    from warta.tui.app import WartaApp

    if curtain is None:
        return WartaApp(services, begin.address, again=begin.again)
    try:
        from warta.tui.startup.takeover import Takeover
    except ImportError:  # another Textual: what is shown already is shown once more
        return WartaApp(services, begin.address, again=begin.again)
    from warta.render.lines import Place

    takeover = Takeover(curtain)
    place = Place(*curtain.frame.place) if curtain.frame else None
    app = WartaApp(services, begin.address, again=begin.again, place=place, driver_class=takeover.driver())
    app.when_shown = partial(takeover.ready, app)
    app.before_leaving = partial(takeover.leave, app)
    return app


def _enable_garbage_collection() -> None:
    """What was made so far stays for good; from here on garbage is collected."""
    gc.freeze()
    gc.enable()
