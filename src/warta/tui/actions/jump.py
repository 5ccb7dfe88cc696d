"""Jump mode: a letter over everything that can be gone to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warta.tui.panes import PANES
from warta.tui.post_rows import HEIGHT
from warta.tui.screens.jump import JumpScreen, Spot
from warta.tui.widgets.address_bar import AddressBar
from warta.tui.widgets.desk import Desk
from warta.tui.widgets.navigation_bar import NavigationBar
from warta.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.tui.screens.reading import ReadingScreen
    from warta.tui.widgets.posts_pane import PostsPane


async def jump(screen: ReadingScreen) -> None:
    """Show the letters, and go where the one that is pressed stands."""
    spots = tuple(_spots(screen))
    chosen = await screen.app.push_screen_wait(JumpScreen(spots))
    if chosen is not None:
        spots[chosen].act()


def _spots(screen: ReadingScreen) -> Iterator[Spot]:
    """Where one can go: the panes that show, the address, the neighbours, the help, the posts."""
    panes = screen.panes
    for pane in PANES:
        column = screen.query_one(f"#{pane}-column")
        if column.display:
            yield Spot(column.region.x, column.region.y, partial(panes.action_focus_pane, pane))
    address, status = screen.query_one(AddressBar), screen.query_one(StatusLine)
    if address.display:
        yield Spot(0, address.region.y, lambda: screen.call_later(screen.action_enter_address))
    bar, desk = screen.query_one(NavigationBar), screen.query_one(Desk)
    if bar.display and bar.region.height:
        yield Spot(bar.region.x, bar.region.bottom - 1, lambda: desk.action_neighbour(-1))
        yield Spot(bar.region.right - 3, bar.region.bottom - 1, lambda: desk.action_neighbour(1))
    yield Spot(status.region.right - 3, status.region.y, lambda: screen.call_later(screen.run_action, "app.help"))
    if screen.query_one("#posts-column").display:
        yield from _posts(screen)


def _posts(screen: ReadingScreen) -> Iterator[Spot]:
    pane = screen.panes.posts_pane
    first = -(-pane.scroll_offset.y // HEIGHT)
    many = (pane.size.height - (first * HEIGHT - pane.scroll_offset.y)) // HEIGHT
    for row in range(first, min(len(pane.rows), first + many)):
        y = pane.region.y + row * HEIGHT - pane.scroll_offset.y
        yield Spot(pane.region.x, y, partial(_open, pane, row))


def _open(pane: PostsPane, row: int) -> None:
    pane.move(row)
    pane.action_open_post()
