"""Actions on posts: star, tag, read, undo, redo, sort, save the filter."""

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
    from warta.model.state import UndoEntry
    from warta.tui.screens.reading import ReadingScreen


def targets(screen: ReadingScreen) -> tuple[Post, ...]:
    """Return the posts to act on: in the lists the selected or current ones, elsewhere the open article."""
    if screen.panes.pane in {"posts", "sources"} or screen.loaded is None:
        return screen.panes.posts_pane.targets
    number = screen.loaded.id
    return tuple(post for post in screen.posts if post.id == number) or screen.post_lists.posts((number,))


async def star(screen: ReadingScreen) -> None:
    """Star the posts, or unstar them if all are starred."""
    posts = targets(screen)
    starred = not all(post.starred for post in posts)
    deed = await to_thread(screen.services.rooms.state.star, *_numbers(posts), starred=starred)
    _show_result(screen, deed, tuple(replace(post, starred=starred) for post in posts))


async def read(screen: ReadingScreen) -> None:
    """Mark the posts as read, or as unread if all are read."""
    posts = targets(screen)
    await _mark(screen, posts, is_read=not all(post.read for post in posts))


async def all_read(screen: ReadingScreen) -> None:
    """Mark all listed posts as read."""
    await _mark(screen, tuple(post for post in screen.panes.posts_pane.rows if not post.read), is_read=True)


async def _mark(screen: ReadingScreen, posts: tuple[Post, ...], *, is_read: bool) -> None:
    deed = await to_thread(screen.services.rooms.state.mark_read, *_numbers(posts), read=is_read)
    _show_result(screen, deed, tuple(replace(post, read=is_read) for post in posts))


async def tag(screen: ReadingScreen) -> None:
    """Add a tag to the posts, or remove it if all have it."""
    posts = targets(screen)
    if not posts:
        screen.said = _("No post selected")
        return
    state = screen.services.rooms.state
    offers = [Row(str(count), name) for name, count in await to_thread(state.tags)]
    name = await pick.ask_line(screen, _("Tag"), _("Tag to add, or an existing one to remove"), offers=offers)
    if not name:
        return
    known = name.lstrip("#").strip().casefold()
    there = all(known in map(str.casefold, post.tags) for post in posts)
    change: Callable[..., UndoEntry | None] = state.untag if there else state.tag
    deed = await to_thread(change, name, *_numbers(posts))
    _show_result(screen, deed, await to_thread(state.posts, _numbers(posts)))
    screen.post_lists.grow()


def _numbers(posts: tuple[Post, ...]) -> tuple[int, ...]:
    return tuple(post.id for post in posts)


def _show_result(screen: ReadingScreen, deed: UndoEntry | None, posts: tuple[Post, ...]) -> None:
    """Update the list, and show what was done."""
    if deed is None:
        screen.said = _("Nothing to change")
        return
    screen.post_lists.put(posts)
    screen.said = _action_label(deed) + "  ·  " + _("u undoes")


async def undo(screen: ReadingScreen) -> None:
    """Undo the last change."""
    deed = await to_thread(screen.services.rooms.state.undo)
    await _show_undone(screen, deed, _("Undone: {what}"), _("Nothing to undo"))


async def redo(screen: ReadingScreen) -> None:
    """Redo the last undone change."""
    deed = await to_thread(screen.services.rooms.state.redo)
    await _show_undone(screen, deed, _("Redone: {what}"), _("Nothing to redo"))


async def _show_undone(screen: ReadingScreen, deed: UndoEntry | None, told: str, nothing: str) -> None:
    if deed is None:
        screen.said = nothing
        return
    screen.post_lists.put(await to_thread(screen.services.rooms.state.posts, deed.posts))
    if deed.what in {"save", "unsave"}:
        screen.post_lists.grow()
    screen.said = told.format(what=_action_label(deed))


def _action_label(deed: UndoEntry) -> str:
    """Return an entry of the undo log as text."""
    count = ngettext("{n} post", "{n} posts", len(deed.posts)).format(n=figure(len(deed.posts)))
    return {
        "read": _("{posts} marked as read"),
        "unread": _("{posts} marked as unread"),
        "star": _("{posts} starred"),
        "unstar": _("{posts} unstarred"),
        "tag": _("#{name} added to {posts}"),
        "untag": _("#{name} removed from {posts}"),
        "save": _("search “{name}” saved"),
        "unsave": _("search “{name}” removed"),
        "forget": _("{posts} removed from the history"),
    }[deed.what].format(name=deed.name, posts=count)


async def sort(screen: ReadingScreen) -> None:
    """Choose the sort order of the list."""
    rows = [Row(post_filter.order_key(order), post_filter.order_label(order)) for order in post_filter.POST_ORDERS]
    here = post_filter.POST_ORDERS.index(screen.order)
    chosen = await pick.ask_choice(screen, _("Sort posts"), rows, cursor=here)
    if chosen:
        screen.order = post_filter.POST_ORDERS[rows.index(chosen)]


async def save_filter(screen: ReadingScreen) -> None:
    """Save the filter of the list as a saved search."""
    pane = screen.panes.posts_pane
    query = " ".join(filter(None, (screen.post_lists.branch.query, pane.needle.strip())))
    if not query:
        screen.said = _("Filter the list first with =")
        return
    name = await pick.ask_line(screen, _("Save search “{query}”").format(query=query), _("Name"), pane.needle)
    if not name:
        return
    if await to_thread(screen.services.rooms.state.save, name, query) is not None:
        screen.post_lists.grow()
        screen.said = _("Saved search “{name}”. Press 1 for the sources").format(name=name)
