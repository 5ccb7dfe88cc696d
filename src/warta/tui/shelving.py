"""What the reading screen asks of the newsroom for its lists: the tree of sources, the posts of what is chosen."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from warta.errors import WartaError
from warta.tui import tree
from warta.tui.listing import Listing
from warta.tui.state import Idle, in_place, marked
from warta.tui.tree import EVERYTHING, Branch
from warta.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.model import Post
    from warta.tui.screens.reading import ReadingScreen


class Shelving:
    """`branch` is what the list shows the posts of."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.branch = EVERYTHING
        self.watched = False

    # --- the list ---

    def list_posts(self, *, anew: bool = True) -> None:
        """List the posts of the branch; unless `anew`, what shows keeps its place."""
        work = partial(self._list, anew=anew)
        self._screen.run_worker(work, group="posts", exclusive=True, exit_on_error=False)  # type: ignore[arg-type] # read as Never

    def show(self, key: str) -> None:
        """List the posts of the branch of this key, where it stands in the tree."""
        self.choose(tree.found((*self._screen.branches, *tree.library(())), key) or EVERYTHING)

    def choose(self, branch: Branch) -> None:
        """List the posts of another branch."""
        self.branch = branch
        self.list_posts()

    async def _list(self, *, anew: bool) -> None:
        screen = self._screen
        try:
            listed = await to_thread(self._of_branch, self.branch)
        except WartaError as error:
            screen.said = " · ".join(filter(None, (error.what, error.hint)))
        else:
            screen.posts = listed if anew else in_place(screen.posts, listed)
            self.grow()
        if isinstance(screen.state, Idle):
            screen.state = Idle(kept=len(screen.posts))

    def _of_branch(self, branch: Branch) -> tuple[Post, ...]:
        newsroom = self._screen.newsroom
        if branch.kind == "search":
            return tuple(Listing(newsroom.posts()).narrowed(branch.query))
        return tree.among(newsroom.posts(), branch)

    # --- the tree ---

    def grow(self) -> None:
        """Count anew what the tree shows, once somebody has looked at it."""
        if self.watched:
            self._screen.run_worker(self._grow(), group="tree", exclusive=True, exit_on_error=False)

    async def _grow(self) -> None:
        try:
            self._screen.branches = await to_thread(self._tree)
        except WartaError as error:
            self._screen.said = error.what

    def _tree(self) -> tuple[Branch, ...]:
        newsroom = self._screen.newsroom
        posts, rooms = newsroom.posts(), newsroom.rooms
        return (
            *tree.library(posts),
            *tree.under("searches", _("Saved searches"), tree.saved(rooms.state.saved())),
            *tree.under("tags", _("Tags"), tree.tags(rooms.state.tags(), posts)),
            *tree.under("sites", _("Sites"), tree.sites(posts)),
        )

    # --- marks ---

    def posts(self, numbers: tuple[int, ...]) -> tuple[Post, ...]:
        """Posts by their numbers, whether they are listed or not."""
        return self._screen.newsroom.rooms.state.posts(numbers)

    def put(self, posts: Iterable[Post]) -> None:
        """Show these posts as they stand now, each in its place."""
        fresh = {post.id: post for post in posts}
        self._screen.posts = tuple(fresh.get(post.id, post) for post in self._screen.posts)
        self.grow()

    def mark(self, url: str, number: int, *, read: bool) -> None:
        """Mark a post read or unread in the library and in the list, which keeps its order."""
        screen = self._screen
        try:
            screen.newsroom.mark_read(url, read=read)
        except WartaError as error:
            screen.said = error.what
            return
        screen.posts = marked(screen.posts, url, number, read=read)
