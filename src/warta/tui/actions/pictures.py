"""Show the pictures of a story when the reader asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _

if TYPE_CHECKING:
    from warta.tui.screens.reading import ReadingScreen


async def show(screen: ReadingScreen) -> None:
    """Fetch what is not kept of the pictures, and show all."""
    if screen.services.settings.images_in_app == "never":
        screen.said = _("the settings say that no pictures are shown (images_in_app)")
    else:
        await screen.gallery.show(fetch=True)
