"""The tree of sources and the list of posts: load, filter, mark."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from warta.i18n import _
from warta.model.since import Tally
from warta.tui.notifications import APP_ERRORS, error_line
from warta.tui.state import source_tree
from warta.tui.state.reading import Idle, keep_order
from warta.tui.state.source_tree import ALL_POSTS, Branch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warta.model.capture import Post
    from warta.tui.reading_context import ReadingContext

MAX_POSTS_IN_MEMORY: Final = 10_000
"""Of a longer list only the visible rows are loaded."""


class PostLists:
    """`branch` is the branch of the source tree whose posts are listed; `kept` counts the saved articles.

    `watched`: the tree was shown; `asked`: a list was requested.
    """

    def __init__(self, screen: ReadingContext) -> None:
        self._screen = screen
        self.branch = ALL_POSTS
        self.kept: int | None = 0
        self.watched = False
        self.asked = False

    # --- list ---

    def list_posts(self, *, anew: bool = True) -> None:
        """List the posts of the branch; unless `anew`, posts keep their order."""
        self.asked = True
        work = partial(self._list, anew=anew)
        self._screen.run_worker(work, group="posts", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    def choose(self, branch: Branch) -> None:
        """List the posts of a branch."""
        self.branch = branch
        self.list_posts()

    async def _list(self, *, anew: bool) -> None:
        screen = self._screen
        try:
            listed, self.kept = await to_thread(lambda: (self._of_branch(self.branch), self._count()))
        except APP_ERRORS as error:
            screen.said = screen.panes.posts_pane.trouble = error_line(error)
            self.kept = self.kept or None
        else:
            screen.panes.posts_pane.trouble = ""
            everything = self.branch.key == ALL_POSTS.key
            screen.panes.posts_pane.listed = "" if everything else self.branch.name or _("Starred")
            at_hand = isinstance(listed, tuple) and isinstance(screen.posts, tuple)
            screen.posts = keep_order(screen.posts, listed) if at_hand and not anew else listed
            self.grow()
        if isinstance(screen.state, Idle):
            screen.state = Idle(kept=self.kept)

    def _count(self) -> int:
        return self._screen.services.rooms.state.count()

    def _of_branch(self, branch: Branch) -> Sequence[Post]:
        services = self._screen.services
        rooms = services.rooms
        if branch.kind in {"source", "folder"}:
            numbers = set(source_tree.sources_of(branch))
            sources = [source for source in rooms.sources.all() if source.id in numbers]
            entries = [entry.article for source in sources for entry in rooms.sources.entries(source)]
            return rooms.state.posts(dict.fromkeys(filter(None, entries)))
        if branch.kind == "search" or self._count() > MAX_POSTS_IN_MEMORY:
            found = rooms.search.listing(branch.query)
            return found if len(found) > MAX_POSTS_IN_MEMORY else tuple(found)
        return source_tree.posts_of(services.posts(), branch)

    def narrow(self, needle: str) -> None:
        """Filter a long list, which is not in memory, in the library."""
        work = partial(self._narrow, needle)
        self._screen.run_worker(work, group="narrow", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    async def _narrow(self, needle: str) -> None:
        screen, pane = self._screen, self._screen.panes.posts_pane
        query = " ".join(filter(None, (self.branch.query, needle)))
        search = screen.services.rooms.search
        try:
            found = await to_thread(partial(search.listing, query, order=screen.order, typing=bool(needle)))
        except APP_ERRORS as error:
            screen.said = error_line(error)
        else:
            pane.show_rows(found)

    # --- source tree ---

    def grow(self) -> None:
        """Reload the source tree, once it was shown."""
        if self.watched:
            self._screen.run_worker(self._grow(), group="tree", exclusive=True, exit_on_error=False)

    async def _grow(self) -> None:
        try:
            self._screen.branches = await to_thread(self._tree)
        except APP_ERRORS as error:
            self._screen.said = error_line(error)

    def _tree(self) -> tuple[Branch, ...]:
        rooms = self._screen.services.rooms
        counts = rooms.search.counts()
        return (
            *source_tree.library_branches(counts),
            *source_tree.with_heading(
                "searches", _("Saved searches"), source_tree.search_branches(rooms.state.saved())
            ),
            *source_tree.with_heading("sources", _("Sources"), source_tree.source_branches(rooms.sources.all())),
            *source_tree.with_heading("tags", _("Tags"), source_tree.tag_branches(rooms.state.tags())),
            *source_tree.with_heading("sites", _("Sites"), source_tree.site_branches(counts)),
        )

    # --- marks ---

    def posts(self, numbers: Iterable[int]) -> tuple[Post, ...]:
        """Return posts by id, listed or not."""
        return self._screen.services.rooms.state.posts(numbers)

    def put(self, posts: Iterable[Post]) -> None:
        """Update these posts in the list."""
        fresh = {post.id: post for post in posts}
        self._show(lambda post: fresh.get(post.id, post))
        self.grow()

    def seen(self, number: int) -> None:
        """Remove the marks of new comments from a post."""
        self._show(lambda post: replace(post, since=Tally()) if post.id == number else post)

    def mark(self, url: str, number: int, *, read: bool) -> None:
        """Mark a post as read or unread, in the library and in the list."""
        try:
            self._screen.services.mark_read(url, read=read)
        except APP_ERRORS as error:
            self._screen.said = error_line(error)
            return
        same = {url, str(number or "-")}
        self._show(lambda post: replace(post, read=read) if same & {post.url, str(post.id)} else post)

    def _show(self, change: Callable[[Post], Post]) -> None:
        """Update listed posts; rows of a long list are reloaded when shown."""
        posts = self._screen.posts
        if isinstance(posts, tuple):
            self._screen.posts = tuple(map(change, posts))
        else:
            self._screen.panes.posts_pane.look_again()
