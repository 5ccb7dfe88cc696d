"""What is done with the posts of the list: stars, tags, read or not; taken back and done again; narrowed and sorted."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.i18n import _, figure, ngettext
from warta.tui.screens import pick
from warta.tui.screens.pick import Row
from warta.tui.state import post_filter

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.capture import Post
    from warta.model.state import Deed
    from warta.tui.screens.reading import ReadingScreen


def targets(screen: ReadingScreen) -> tuple[Post, ...]:
    """What a verb is about: in the posts the selected ones or the one under the cursor, elsewhere what is open."""
    if screen.panes.pane in {"posts", "sources"} or screen.loaded is None:
        return screen.panes.posts_pane.targets
    number = screen.loaded.id
    return tuple(post for post in screen.posts if post.id == number) or screen.post_lists.posts((number,))


async def star(screen: ReadingScreen) -> None:
    """Star these, or take the star away where all of them have one."""
    posts = targets(screen)
    starred = not all(post.starred for post in posts)
    deed = await to_thread(screen.services.rooms.state.star, *_numbers(posts), starred=starred)
    _show_result(screen, deed, tuple(replace(post, starred=starred) for post in posts))


async def read(screen: ReadingScreen) -> None:
    """Mark these read, or unread where all of them are read."""
    posts = targets(screen)
    await _mark(screen, posts, is_read=not all(post.read for post in posts))


async def all_read(screen: ReadingScreen) -> None:
    """Mark all posts of the list read."""
    await _mark(screen, tuple(post for post in screen.panes.posts_pane.rows if not post.read), is_read=True)


async def _mark(screen: ReadingScreen, posts: tuple[Post, ...], *, is_read: bool) -> None:
    deed = await to_thread(screen.services.rooms.state.mark_read, *_numbers(posts), read=is_read)
    _show_result(screen, deed, tuple(replace(post, read=is_read) for post in posts))


async def tag(screen: ReadingScreen) -> None:
    """Give these a tag, or take one away that all of them have."""
    posts = targets(screen)
    if not posts:
        screen.said = _("there is no post here")
        return
    state = screen.services.rooms.state
    offers = [Row(str(count), name) for name, count in await to_thread(state.tags)]
    name = await pick.ask_line(screen, _("Tag"), _("a tag; one that is there already is taken away"), offers=offers)
    if not name:
        return
    known = name.lstrip("#").strip().casefold()
    there = all(known in map(str.casefold, post.tags) for post in posts)
    change: Callable[..., Deed | None] = state.untag if there else state.tag
    deed = await to_thread(change, name, *_numbers(posts))
    _show_result(screen, deed, await to_thread(state.posts, _numbers(posts)))
    screen.post_lists.grow()


def _numbers(posts: tuple[Post, ...]) -> tuple[int, ...]:
    return tuple(post.id for post in posts)


def _show_result(screen: ReadingScreen, deed: Deed | None, posts: tuple[Post, ...]) -> None:
    """Show what was done, and how it is taken back."""
    if deed is None:
        screen.said = _("nothing to change here")
        return
    screen.post_lists.put(posts)
    screen.said = _action_label(deed) + "  ·  " + _("u takes it back")


async def undo(screen: ReadingScreen) -> None:
    """Take back what was done last."""
    deed = await to_thread(screen.services.rooms.state.undo)
    await _show_undone(screen, deed, _("taken back: {what}"), _("there is nothing to take back"))


async def redo(screen: ReadingScreen) -> None:
    """Do again what was taken back last."""
    deed = await to_thread(screen.services.rooms.state.redo)
    await _show_undone(screen, deed, _("done again: {what}"), _("there is nothing to do again"))


async def _show_undone(screen: ReadingScreen, deed: Deed | None, told: str, nothing: str) -> None:
    if deed is None:
        screen.said = nothing
        return
    screen.post_lists.put(await to_thread(screen.services.rooms.state.posts, deed.posts))
    if deed.what in {"save", "unsave"}:
        screen.post_lists.grow()
    screen.said = told.format(what=_action_label(deed))


def _action_label(deed: Deed) -> str:
    """A deed as a person tells it."""
    count = ngettext("{n} post", "{n} posts", len(deed.posts)).format(n=figure(len(deed.posts)))
    return {
        "read": _("{posts} read"),
        "unread": _("{posts} unread"),
        "star": _("{posts} starred"),
        "unstar": _("no star on {posts}"),
        "tag": _("#{name} on {posts}"),
        "untag": _("no #{name} on {posts}"),
        "save": _("folder “{name}”"),
        "unsave": _("no folder “{name}”"),
        "forget": _("{posts} out of the history"),
    }[deed.what].format(name=deed.name, posts=count)


async def sort(screen: ReadingScreen) -> None:
    """Choose the order of the list."""
    rows = [Row(post_filter.order_key(order), post_filter.order_label(order)) for order in post_filter.POST_ORDERS]
    here = post_filter.POST_ORDERS.index(screen.order)
    chosen = await pick.ask_choice(screen, _("Sort the posts"), rows, cursor=here)
    if chosen:
        screen.order = post_filter.POST_ORDERS[rows.index(chosen)]


async def save_filter(screen: ReadingScreen) -> None:
    """Keep what narrows the list as a folder among the sources."""
    pane = screen.panes.posts_pane
    query = " ".join(filter(None, (screen.post_lists.branch.query, pane.needle.strip())))
    if not query:
        screen.said = _("narrow the list first: = filters it")
        return
    name = await pick.ask_line(screen, _("Keep “{query}” as a folder").format(query=query), _("its name"), pane.needle)
    if not name:
        return
    if await to_thread(screen.services.rooms.state.save, name, query) is not None:
        screen.post_lists.grow()
        screen.said = _("“{name}” stands among the sources now: 1").format(name=name)
