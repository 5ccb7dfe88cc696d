"""Actions on sources: sync, add, remove."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from warta.i18n import _, figure, ngettext
from warta.tui.keymap import user_keys
from warta.tui.screens import pick
from warta.tui.screens.pick import Row
from warta.tui.state import source_tree

if TYPE_CHECKING:
    from warta.model.source import Source
    from warta.model.sync import Plan
    from warta.services.rooms import Rooms
    from warta.tui.screens.reading import ReadingScreen
    from warta.tui.state.source_tree import Branch


async def sync(screen: ReadingScreen) -> None:
    """Sync all sources and watched pages; if a sync is running, show its progress."""
    from warta.model.sync import Plan

    await _sync(screen, Plan())


async def sync_branch(screen: ReadingScreen) -> None:
    """Sync the source or folder under the cursor."""
    from warta.model.sync import Plan

    wanted = _under_cursor(screen)
    numbers = set(source_tree.sources_of(wanted)) if wanted else set()
    known = await to_thread(screen.services.rooms.sources.all)
    sources = tuple(source for source in known if source.id in numbers)
    if sources:
        await _sync(screen, Plan(sources=sources))
    else:
        screen.said = _("Not a source. Press R to fetch all sources")


async def _sync(screen: ReadingScreen, plan: Plan) -> None:
    """Start a sync and show its progress; closing the screen does not stop it."""
    from warta.tui.screens.sync import SyncScreen
    from warta.tui.sync_session import SyncSession

    if screen.syncing is None:
        rooms = screen.services.rooms
        if plan.sources is None and await to_thread(_follows_nothing, rooms):
            screen.said = _("No sources yet. Press A to add a site or feed")
            return

        def finished() -> None:
            screen.syncing = None
            if screen.is_attached:
                screen.post_lists.list_posts(anew=False)

        screen.syncing = SyncSession(screen, plan, finished)
    await screen.app.push_screen_wait(SyncScreen(screen.syncing, user_keys(screen.services.settings)))


def _follows_nothing(rooms: Rooms) -> bool:
    return not rooms.sources.all() and not rooms.watches.all()


async def add(screen: ReadingScreen) -> None:
    """Ask for an address and a folder, and add the source."""
    from warta.services.sources import Wish

    room = screen.services.rooms.sources
    here = screen.history.here
    address = await pick.ask_line(
        screen, _("Add source"), _("Address of a site, section or feed"), _site_root(here.address if here else "")
    )
    if not address:
        return
    folders = sorted({source.folder for source in await to_thread(room.all) if source.folder})
    hint = _("Folder name, or empty for none; Esc cancels")
    folder = await pick.ask_optional_line(screen, _("Folder"), hint, [Row("", each) for each in folders])
    if folder is None:
        return
    screen.said = _("Looking for feeds at {address} …").format(address=address)
    added = await room.add(address, Wish(folder=folder))
    screen.post_lists.grow()
    source = added.source
    if not added.new:
        screen.said = _("{title} is already a source").format(title=source.title)
        return
    posts = ngettext("{n} post", "{n} posts", source.listed).format(n=figure(source.listed))
    screen.said = _("Added {title} ({posts}). Press R to refresh").format(title=source.title, posts=posts)


def _site_root(address: str) -> str:
    """Return the root URL of a site."""
    return "/".join([*address.split("/")[:3], ""]) if address.startswith(("http://", "https://")) else ""


async def remove(screen: ReadingScreen) -> None:
    """Remove the source under the cursor after a question, or the saved search."""
    branch = _under_cursor(screen)
    rooms = screen.services.rooms
    if branch and branch.kind == "search":
        await to_thread(rooms.state.unsave, branch.name)
        screen.said = _("Removed saved search “{name}”. Press u to undo").format(name=branch.name)
    elif branch and branch.kind == "source":
        await _unfollow(screen, next(each for each in await to_thread(rooms.sources.all) if each.id == branch.source))
    else:
        screen.said = _("Only sources and saved searches can be removed")
    screen.post_lists.grow()


async def _unfollow(screen: ReadingScreen, source: Source) -> None:
    rows = [Row("n", _("Cancel")), Row("y", _("Remove, keep its saved articles"))]
    chosen = await pick.ask_choice(screen, _("Remove {title}?").format(title=source.title), rows)
    if chosen and chosen.key == "y":
        await to_thread(screen.services.rooms.sources.remove, source)
        screen.said = _("Removed {title}").format(title=source.title)


def _under_cursor(screen: ReadingScreen) -> Branch | None:
    from warta.tui.widgets.sources_pane import SourcesPane

    return next((pane.branch for pane in screen.query(SourcesPane)), None)
