"""What is known of a page beside its words: where it came from, which texts it had, what changed between them."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import suppress
from typing import TYPE_CHECKING

from warta.errors import WartaError
from warta.i18n import _
from warta.tui import record_faces
from warta.tui.faces import when
from warta.tui.presets import own
from warta.tui.screens.pick import PickScreen, Row
from warta.tui.screens.record import RecordScreen
from warta.tui.screens.revisions import RevisionsScreen

if TYPE_CHECKING:
    from warta.compare.diff import Difference
    from warta.model.capture import Revision
    from warta.services.registry import Services
    from warta.tui.screens.reading import ReadingScreen


async def provenance(screen: ReadingScreen) -> None:
    """Show the record of the capture in a drawer."""
    loaded = screen.loaded
    if loaded is None:
        screen.said = _("no article is open")
        return
    place = None
    with suppress(WartaError):  # the record is worth showing without its place in the ledger
        place = await to_thread(screen.services.rooms.evidence.place, loaded)
    screen.app.push_screen(RecordScreen(_("Provenance"), record_faces.record(loaded, place)))


async def revisions(screen: ReadingScreen) -> None:
    """Choose a revision, and see what has changed since it."""
    services, number = screen.services, screen.loaded.id if screen.loaded else 0
    if not number:
        screen.said = _("only what is kept has revisions")
        return
    known = await to_thread(services.revisions, str(number))
    if len(known) < 2:
        screen.said = _("this page has said the same ever since it was first seen")
        return
    now = services.clock.now()
    seen = _("seen {first} to {last}")
    rows = [
        Row(str(each.number), seen.format(first=when(each.first_seen, now), last=when(each.last_seen, now)))
        for each in reversed(known)
    ]
    chosen = await screen.app.push_screen_wait(PickScreen(_("Changes since which revision?"), rows, cursor=1))
    if chosen is not None:
        await _show(screen, known, len(known) - 1 - chosen)


async def changes(screen: ReadingScreen) -> None:
    """See what has changed since the revision before."""
    services, number = screen.services, screen.loaded.id if screen.loaded else 0
    known = await to_thread(services.revisions, str(number)) if number else ()
    if len(known) < 2:
        screen.said = (
            _("this page has said the same ever since it was first seen")
            if number
            else _("only what is kept has revisions")
        )
    else:
        await _show(screen, known, len(known) - 2)


async def _show(screen: ReadingScreen, known: tuple[Revision, ...], at: int) -> None:
    old, new = known[min(at, len(known) - 2)], known[-1]
    difference = await to_thread(_difference, screen.services, old, new)
    screen.app.push_screen(RevisionsScreen(difference, old, new, own(screen.services.settings)))


def _difference(services: Services, old: Revision, new: Revision) -> Difference:
    from warta.compare import diff

    return diff.compare(services.revision(old).article, services.revision(new).article)
