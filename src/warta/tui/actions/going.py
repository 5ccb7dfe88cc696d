"""Where a reader was: this time and before."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from warta.i18n import _
from warta.tui.faces import when
from warta.tui.screens.pick import PickScreen, Row
from warta.tui.tree import STARRED

if TYPE_CHECKING:
    from warta.tui.screens.reading import ReadingScreen


async def history(screen: ReadingScreen) -> None:
    """Choose a page that was open: of this session the newest first, then those of earlier ones."""
    now, past = screen.services.clock.now(), screen.history
    stops = list(reversed(list(enumerate(past.stops))))
    rows = [
        Row("▸" if at == past.at else "", (stop.loaded.article.title if stop.loaded else "") or stop.address)
        for at, stop in stops
    ]
    known = {stop.loaded.id for _at, stop in stops if stop.loaded}
    before = [each for each in await to_thread(screen.services.rooms.state.history) if each.post.id not in known]
    rows += [Row("", each.post.title or each.post.url, when(each.at, now)) for each in before]
    if not rows:
        screen.said = _("{what}: none here").format(what=_("History"))
        return
    chosen = await screen.app.push_screen_wait(PickScreen(_("History"), rows))
    if chosen is None:
        return
    screen.panes.pane = "article"
    if chosen < len(stops):
        screen.travel(stops[chosen][0] - past.at)
    else:
        screen.open(before[chosen - len(stops)].post.url)


async def starred(screen: ReadingScreen) -> None:
    """List what has a star."""
    screen.shelving.choose(STARRED)
    screen.panes.pane = "posts"
