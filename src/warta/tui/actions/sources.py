"""What is followed: fetch what is new there, follow one more, let one go."""

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
    """Fetch what is new from all that is followed; where a sync is under way, show how far it is."""
    from warta.model.sync import Plan

    await _sync(screen, Plan())


async def sync_branch(screen: ReadingScreen) -> None:
    """Fetch what is new from the source under the cursor, or from those of the folder."""
    from warta.model.sync import Plan

    wanted = _under_cursor(screen)
    numbers = set(source_tree.sources_of(wanted)) if wanted else set()
    known = await to_thread(screen.services.rooms.sources.all)
    sources = tuple(source for source in known if source.id in numbers)
    if sources:
        await _sync(screen, Plan(sources=sources))
    else:
        screen.said = _("this is no source: R fetches what is new in all of them")


async def _sync(screen: ReadingScreen, plan: Plan) -> None:
    """Run a sync; its screen can be left, and it goes on."""
    from warta.tui.screens.popups import SyncScreen
    from warta.tui.sync_session import SyncSession

    if screen.syncing is None:
        rooms = screen.services.rooms
        if plan.sources is None and await to_thread(_follows_nothing, rooms):
            screen.said = _("nothing is followed yet: A follows a site or a feed")
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
    """Ask for an address, follow it by the best way it offers, and say which that was."""
    from warta.services.sources import Wish

    room = screen.services.rooms.sources
    here = screen.history.here
    address = await pick.ask_line(
        screen, _("Follow"), _("a site, a section, a feed"), _site_root(here.address if here else "")
    )
    if not address:
        return
    folders = sorted({source.folder for source in await to_thread(room.all) if source.folder})
    hint = _("Enter for none, or a name; Esc follows nothing")
    folder = await pick.ask_optional_line(screen, _("Into which folder?"), hint, [Row("", each) for each in folders])
    if folder is None:
        return
    screen.said = _("asking {address} how it can be followed …").format(address=address)
    added = await room.add(address, Wish(folder=folder))
    screen.post_lists.grow()
    source = added.source
    if not added.new:
        screen.said = _("{title} is followed already").format(title=source.title)
        return
    posts = ngettext("{n} post", "{n} posts", source.listed).format(n=figure(source.listed))
    screen.said = _("{title} is followed: {posts}; R fetches them").format(title=source.title, posts=posts)


def _site_root(address: str) -> str:
    """The site of an address."""
    return "/".join([*address.split("/")[:3], ""]) if address.startswith(("http://", "https://")) else ""


async def remove(screen: ReadingScreen) -> None:
    """Let go of what is under the cursor: a source, after a question; a saved search, which u brings back."""
    branch = _under_cursor(screen)
    rooms = screen.services.rooms
    if branch and branch.kind == "search":
        await to_thread(rooms.state.unsave, branch.name)
        screen.said = _("the folder “{name}” is gone  ·  u brings it back").format(name=branch.name)
    elif branch and branch.kind == "source":
        await _unfollow(screen, next(each for each in await to_thread(rooms.sources.all) if each.id == branch.source))
    else:
        screen.said = _("only sources and saved searches can be let go of")
    screen.post_lists.grow()


async def _unfollow(screen: ReadingScreen, source: Source) -> None:
    rows = [Row("n", _("no, go on following it")), Row("y", _("yes; what was kept of it stays"))]
    chosen = await pick.ask_choice(screen, _("Follow {title} no more?").format(title=source.title), rows)
    if chosen and chosen.key == "y":
        await to_thread(screen.services.rooms.sources.remove, source)
        screen.said = _("{title} is followed no more").format(title=source.title)


def _under_cursor(screen: ReadingScreen) -> Branch | None:
    from warta.tui.widgets.sources_pane import SourcesPane

    return next((pane.branch for pane in screen.query(SourcesPane)), None)
