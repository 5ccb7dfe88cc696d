"""Start the app: what must be done before Textual is loaded, and after its first frame."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from warta.errors import ConfigError
from warta.tui.ascii import spell_for
from warta.tui.keymap import check
from warta.words import _

if TYPE_CHECKING:
    from warta.newsroom import Newsroom


def run(newsroom: Newsroom, address: str | None = None) -> None:
    """Run the app until the reader leaves it. Raises ConfigError for impossible keys, and any bug of the app."""
    if wrong := check(newsroom.settings.keys):
        raise ConfigError(wrong[0], hint=_("`warta keys` lists the commands and their keys"))
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
    # A third of the start is the collector walking classes that never go away: it rests until the first frame stands.
    gc.disable()
    from warta.tui.app import WartaApp

    spell_for(sys.__stderr__)
    app = WartaApp(newsroom, address)
    app.when_ready = _collect_again
    try:
        app.run()
    finally:
        gc.enable()
    if app.bug:
        raise app.bug


def _collect_again() -> None:
    """What was made so far stays for good; from here on garbage is collected."""
    gc.freeze()
    gc.enable()
