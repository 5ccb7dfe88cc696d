"""What the reading screen asks of the newsroom for its lists: the tree of sources, the posts of what is chosen."""

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
"""Posts up to which a list is held in memory; of a longer one only what shows is."""


class PostLists:
    """`branch` is what the list shows the posts of, of all that are `kept` in the library.

    `watched`: somebody has looked at the tree; `asked`: for a list.
    """

    def __init__(self, screen: ReadingContext) -> None:
        self._screen = screen
        self.branch = ALL_POSTS
        self.kept: int | None = 0
        self.watched = False
        self.asked = False

    # --- the list ---

    def list_posts(self, *, anew: bool = True) -> None:
        """List the posts of the branch; unless `anew`, what shows keeps its place."""
        self.asked = True
        work = partial(self._list, anew=anew)
        self._screen.run_worker(work, group="posts", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    def choose(self, branch: Branch) -> None:
        """List the posts of another branch."""
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
        """Show what of a list that is not at hand holds these words."""
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

    # --- the tree ---

    def grow(self) -> None:
        """Count anew what the tree shows, once somebody has looked at it."""
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
        """Posts by their numbers, whether they are listed or not."""
        return self._screen.services.rooms.state.posts(numbers)

    def put(self, posts: Iterable[Post]) -> None:
        """Show these posts as they stand now, each in its place."""
        fresh = {post.id: post for post in posts}
        self._show(lambda post: fresh.get(post.id, post))
        self.grow()

    def seen(self, number: int) -> None:
        """The reader was among the comments of a post: nothing of them is new any more."""
        self._show(lambda post: replace(post, since=Tally()) if post.id == number else post)

    def mark(self, url: str, number: int, *, read: bool) -> None:
        """Mark a post read or unread in the library and in the list, which keeps its order."""
        try:
            self._screen.services.mark_read(url, read=read)
        except APP_ERRORS as error:
            self._screen.said = error_line(error)
            return
        same = {url, str(number or "-")}
        self._show(lambda post: replace(post, read=read) if same & {post.url, str(post.id)} else post)

    def _show(self, change: Callable[[Post], Post]) -> None:
        """Show posts that changed: those at hand as they are now, those of a long list when they are looked at."""
        posts = self._screen.posts
        if isinstance(posts, tuple):
            self._screen.posts = tuple(map(change, posts))
        else:
            self._screen.panes.posts_pane.look_again()
