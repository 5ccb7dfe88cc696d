"""Hand an address to the reader's web browser, never to one that would draw over the app."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT_BROWSERS = ("lynx", "w3m", "links", "elinks", "www-browser", "browsh", "carbonyl")
_LONGEST = 2083


def open_page(url: str, environ: Mapping[str, str] = os.environ) -> str:
    """Open an http(s) address; what went wrong as a line, or nothing."""
    if not url.startswith(("http://", "https://")) or len(url) > _LONGEST or not url.isascii() or not url.isprintable():
        return _("only web addresses are opened in a browser")
    import webbrowser

    if sys.platform.startswith("linux") and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return _("no graphical display here: y copies the address")
    try:
        browser = webbrowser.get()
        name = str(getattr(browser, "name", "")).rsplit("/", 1)[-1]
        if name in _TEXT_BROWSERS or (
            isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
        ):
            return _("the browser here would draw over warta: y copies the address")
        opened = browser.open(url)
    except webbrowser.Error:
        return _("no web browser was found: y copies the address")
    return "" if opened else _("the web browser could not be started: y copies the address")
