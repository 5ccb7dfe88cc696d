"""Run the app: environment for Textual, garbage collection off until the first frame, hand-over of the terminal."""

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


_MAX_FPS = "120"  # frames per second: shorter latency of keys than Textual's 60


def run(services: Services, begin: StartLocation, curtain: EarlyScreen | None = None) -> None:
    """Run the app until it exits. Raises ConfigError for invalid key bindings, and any bug of the app."""
    if (chosen := user_keys(services.settings)) and (wrong := keymap_errors(chosen)):
        raise ConfigError(wrong[0], hint=_("List commands and keys with `warta keys`"))
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    os.environ.setdefault("TEXTUAL_FPS", _MAX_FPS)
    # The garbage collector takes a third of the start-up time.
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
    """Return the app; with an early screen, its frame and the keys typed so far are handed over."""
    from warta.tui.app import WartaApp

    if curtain is None:
        return WartaApp(services, begin.address, again=begin.again)
    try:
        from warta.tui.startup.takeover import Takeover
    except ImportError:  # another version of Textual: drawn twice
        return WartaApp(services, begin.address, again=begin.again)
    from warta.render.lines import Place

    takeover = Takeover(curtain)
    place = Place(*curtain.frame.place) if curtain.frame else None
    app = WartaApp(services, begin.address, again=begin.again, place=place, driver_class=takeover.driver())
    app.when_shown = partial(takeover.ready, app)
    app.before_leaving = partial(takeover.leave, app)
    return app


def _enable_garbage_collection() -> None:
    """Exclude the objects created so far from garbage collection, and enable it."""
    gc.freeze()
    gc.enable()
