"""The pictures of the article that shows: which are kept, which are fetched, and when."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from warta.i18n import _, ngettext
from warta.model.blocks import Figure
from warta.tui import pictures
from warta.tui.troubles import TROUBLE

if TYPE_CHECKING:
    from warta.model.capture import LoadedArticle
    from warta.tui.pictures import Picture
    from warta.tui.screens.reading import ReadingScreen


_MOST = 30  # pictures of one article


class Gallery:
    """What the reading screen asks of the newsroom for pictures. Nothing is fetched that was not asked for."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    def begin(self) -> None:
        """Show what the settings say of the pictures of the article that is open now."""
        settings = self._screen.services.settings
        wanted = "never" if settings.linear else settings.images_in_app
        if wanted in {"auto", "always"} and _sources(self._screen.loaded):
            work = partial(self.show, fetch=wanted == "always", told=False)
            self._screen.run_worker(work, group="open-pictures", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def show(self, *, fetch: bool, told: bool = True) -> None:
        """Show what is kept and, if so wanted, what can be had; `told`: also why there is nothing to see."""
        screen, loaded = self._screen, self._screen.loaded
        wanted = _sources(loaded)
        if loaded is None or not wanted or not pictures.can_be_shown():
            trouble = _("this story has no pictures") if not wanted else _("pictures need the extra `pictures`")
            screen.said = trouble if told else screen.said
            return
        missing = 0
        for address in wanted:
            if address in screen.panes.article.pictures:
                continue
            body = await self._body(address, loaded, fetch=fetch)
            made = (
                await to_thread(pictures.picture, body, screen.panes.article.room, screen.app.theme_variables)
                if body
                else None
            )
            if screen.loaded is not loaded:
                return
            missing += made is None
            if made:
                pictures.send(screen.app, made)
                screen.panes.article.show_pictures({address: made})
        if missing and told:
            several = ngettext("{n} picture could not be had", "{n} pictures could not be had", missing)
            screen.said = several.format(n=missing)

    def _made(self, body: bytes) -> Picture | None:
        article = self._screen.panes.article
        return pictures.picture(body, article.room, article.app.theme_variables)

    async def _body(self, address: str, loaded: LoadedArticle, *, fetch: bool) -> bytes | None:
        """The bytes of a picture; None where it cannot be had."""
        try:
            room = self._screen.services.rooms.pictures
            return await room.get(address, loaded) if fetch else await to_thread(room.kept, address)
        except TROUBLE:
            return None


def _sources(loaded: LoadedArticle | None) -> tuple[str, ...]:
    """The addresses of an article's figures, each once."""
    blocks = loaded.article.blocks if loaded else ()
    found = [each.src for each in blocks if isinstance(each, Figure) and each.src]
    return tuple(dict.fromkeys(found))[:_MOST]
