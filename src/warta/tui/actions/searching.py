"""Find something in the whole library; and whatever is typed into the address bar."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from warta.i18n import _
from warta.tui import tree
from warta.tui.actions import ask
from warta.tui.screens.search import SearchScreen
from warta.tui.tree import Branch

if TYPE_CHECKING:
    from warta.tui.screens.reading import ReadingScreen


async def search(screen: ReadingScreen) -> None:
    """Search, and open, list or keep what was found."""
    await _search(screen, screen.last_query)


async def typed(screen: ReadingScreen) -> None:
    """Open an address, list the source of a name, or search for the words."""
    text = screen.typed
    if is_address(text):
        screen.panes.pane = "article"
        screen.open(text)
        return
    for branch in tree.followed(await to_thread(screen.services.rooms.sources.all)):
        for each in (branch, *branch.branches):
            if each.name.casefold() == text.casefold():
                screen.shelving.choose(each)
                screen.panes.pane = "posts"
                return
    await _search(screen, text)


def is_address(text: str) -> bool:
    """Whether a person means an address, or a number of the library."""
    if not text.split() or len(text.split()) > 1:
        return False
    host = text.partition("://")[2] or text
    host = host.split("/")[0].split("?")[0]
    return "://" in text or text.isdecimal() or "." in host.strip(".") or host.startswith(("localhost", "["))


async def _search(screen: ReadingScreen, query: str) -> None:
    found = await screen.app.push_screen_wait(SearchScreen(screen.services, query))
    if found is None:
        return
    screen.last_query = found.query
    if found.hit:
        screen.panes.pane = "thread" if found.hit.kind == "comment" else "article"
        screen.open(found.hit.post.url)
        return
    name = found.query
    if found.kept:
        name = await ask.line(screen, _("Keep “{query}” as a folder").format(query=name), _("its name"), name)
        if not name or await to_thread(screen.services.rooms.state.save, name, found.query) is None:
            return
        screen.shelving.grow()
    screen.shelving.choose(Branch(key=f"search:{name}", name=name, kind="search", query=found.query))
    screen.panes.pane = "posts"
