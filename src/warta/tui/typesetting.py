"""How the reader wants lines to be set, and what this terminal does by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.render.typeset import PLAIN, Typesetting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

    from warta.settings import Settings

# These turn text that runs from the right by themselves (VTE since 0.58, Apple's Terminal, mlterm, Konsole).
_TURNING = {"VTE_VERSION", "MLTERM", "KONSOLE_VERSION"}


def typesetting(settings: Settings, environ: Mapping[str, str]) -> Typesetting:
    """The settings as the typesetter takes them."""
    turned = bool(_TURNING & set(environ)) or environ.get("TERM_PROGRAM") == "Apple_Terminal"
    by_us = settings.bidi == "warta" or (settings.bidi == "auto" and not turned)
    return Typesetting(
        justify=settings.justify and not settings.linear,
        hyphenate=settings.hyphenate,
        to_the_right=True,
        bidi=by_us,
        linear=settings.linear,
    )


def of(app: App[object]) -> Typesetting:
    """How the reader of an app wants lines to be set."""
    return getattr(app, "typesetting", PLAIN)
