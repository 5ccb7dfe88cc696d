"""History, starred posts, jump to a visible item, search, and the address bar."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from warta.i18n import _
from warta.tui.screens import pick
from warta.tui.screens.pick import PickScreen, Row
from warta.tui.screens.popups import JumpScreen, JumpTarget
from warta.tui.screens.search import SearchScreen
from warta.tui.state import source_tree
from warta.tui.state.pane_layout import PANES
from warta.tui.state.source_tree import STARRED, Branch
from warta.tui.views.empty_states import moment_label
from warta.tui.widgets.address_bar import AddressBar
from warta.tui.widgets.article_pane import NavigationBar
from warta.tui.widgets.footer import StatusLine
from warta.tui.widgets.go_menu import Navigator
from warta.tui.widgets.posts_pane import POST_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.tui.screens.reading import ReadingScreen
    from warta.tui.widgets.posts_pane import PostsPane


async def history(screen: ReadingScreen) -> None:
    """Choose a page from the history: this session, newest first, then earlier ones."""
    now, past = screen.services.clock.now(), screen.history
    stops = list(reversed(list(enumerate(past.stops))))
    rows = [
        Row("▸" if at == past.at else "", (stop.loaded.article.title if stop.loaded else "") or stop.address)
        for at, stop in stops
    ]
    known = {stop.loaded.id for _at, stop in stops if stop.loaded}
    before = [each for each in await to_thread(screen.services.rooms.state.history) if each.post.id not in known]
    rows += [Row("", each.post.title or each.post.url, moment_label(each.at, now)) for each in before]
    if not rows:
        screen.said = _("No history yet")
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
    """List starred posts."""
    screen.post_lists.choose(STARRED)
    screen.panes.pane = "posts"


async def jump(screen: ReadingScreen) -> None:
    """Show a letter on each visible item, and go to the one that is typed."""
    spots = tuple(_targets(screen))
    chosen = await screen.app.push_screen_wait(JumpScreen(spots))
    if chosen is not None:
        spots[chosen].act()


def _targets(screen: ReadingScreen) -> Iterator[JumpTarget]:
    """Return the jump targets: visible panes, address bar, previous and next post, help, posts."""
    panes = screen.panes
    for pane in PANES:
        column = screen.query_one(f"#{pane}-column")
        if column.display:
            yield JumpTarget(column.region.x, column.region.y, partial(panes.action_focus_pane, pane))
    address, status = screen.query_one(AddressBar), screen.query_one(StatusLine)
    if address.display:
        yield JumpTarget(0, address.region.y, lambda: screen.call_later(screen.action_enter_address))
    bar, desk = screen.query_one(NavigationBar), screen.query_one(Navigator)
    if bar.display and bar.region.height:
        yield JumpTarget(bar.region.x, bar.region.bottom - 1, lambda: desk.action_neighbour(-1))
        yield JumpTarget(bar.region.right - 3, bar.region.bottom - 1, lambda: desk.action_neighbour(1))
    yield JumpTarget(status.region.right - 3, status.region.y, lambda: screen.call_later(screen.run_action, "app.help"))
    if screen.query_one("#posts-column").display:
        yield from _post_targets(screen)


def _post_targets(screen: ReadingScreen) -> Iterator[JumpTarget]:
    pane = screen.panes.posts_pane
    first = -(-pane.scroll_offset.y // POST_HEIGHT)
    many = (pane.size.height - (first * POST_HEIGHT - pane.scroll_offset.y)) // POST_HEIGHT
    for row in range(first, min(len(pane.rows), first + many)):
        y = pane.region.y + row * POST_HEIGHT - pane.scroll_offset.y
        yield JumpTarget(pane.region.x, y, partial(_open_row, pane, row))


def _open_row(pane: PostsPane, row: int) -> None:
    pane.move(row)
    pane.action_open_post()


async def search(screen: ReadingScreen) -> None:
    """Search the library, and open, list or save the result."""
    await _search(screen, screen.last_query)


async def typed(screen: ReadingScreen) -> None:
    """Handle the text of the address bar: open an address, list a source of that name, else search."""
    text = screen.typed
    if is_address(text):
        screen.panes.pane = "article"
        screen.open(text)
        return
    for branch in source_tree.source_branches(await to_thread(screen.services.rooms.sources.all)):
        for each in (branch, *branch.branches):
            if each.name.casefold() == text.casefold():
                screen.post_lists.choose(each)
                screen.panes.pane = "posts"
                return
    await _search(screen, text)


def is_address(text: str) -> bool:
    """Whether a text is an address or an article number."""
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
        name = await pick.ask_line(screen, _("Save search “{query}”").format(query=name), _("Name"), name)
        if not name or await to_thread(screen.services.rooms.state.save, name, found.query) is None:
            return
        screen.post_lists.grow()
    screen.post_lists.choose(Branch(key=f"search:{name}", name=name, kind="search", query=found.query))
    screen.panes.pane = "posts"
