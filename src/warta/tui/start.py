"""Start the app: what must be done before Textual is loaded, and after its first frame."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from warta.errors import ConfigError
from warta.i18n import _
from warta.tui.ascii import spell_for
from warta.tui.keymap import check
from warta.tui.presets import own

if TYPE_CHECKING:
    from warta.services.registry import Services
    from warta.tui.app import WartaApp
    from warta.tui.beginning import Beginning
    from warta.tui.first_frame import Curtain

_FRAMES = "120"  # a second at most: a key waits for the next one, 4 ms on average where Textual's own 60 make it 8


def run(services: Services, begin: Beginning, curtain: Curtain | None = None) -> None:
    """Run the app until the reader leaves it. Raises ConfigError for impossible keys, and any bug of the app."""
    if (chosen := own(services.settings)) and (wrong := check(chosen)):
        raise ConfigError(wrong[0], hint=_("`warta keys` lists the commands and their keys"))
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)
    # A third of the start is the collector walking classes that never go away: it rests until the first frame stands.
    gc.disable()
    spell_for(sys.__stderr__)
    app = _app(services, begin, curtain)
    app.when_ready = _collect_again
    try:
        app.run()
    finally:
        gc.enable()
    if app.bug:
        raise app.bug


def _app(services: Services, begin: Beginning, curtain: Curtain | None) -> WartaApp:
    """The app; what is typed before it has a focus is kept for it, and a frame that shows stays until its own."""
    from warta.tui.app import WartaApp

    if curtain is None:
        return WartaApp(services, begin.address, again=begin.again)
    try:
        from warta.tui.takeover import Takeover
    except ImportError:  # another Textual: what is shown already is shown once more
        return WartaApp(services, begin.address, again=begin.again)
    from warta.render.lines import Place

    takeover = Takeover(curtain)
    place = Place(*curtain.frame.place) if curtain.frame else None
    app = WartaApp(services, begin.address, again=begin.again, place=place, driver_class=takeover.driver())
    app.when_shown = partial(takeover.ready, app)
    app.before_leaving = partial(takeover.leave, app)
    return app


def _collect_again() -> None:
    """What was made so far stays for good; from here on garbage is collected."""
    gc.freeze()
    gc.enable()
