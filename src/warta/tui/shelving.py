"""What the reading screen asks of the newsroom for its lists: the tree of sources, the posts of what is chosen."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from warta.i18n import _
from warta.model.since import Tally
from warta.tui import tree
from warta.tui.state import Idle, in_place
from warta.tui.tree import EVERYTHING, Branch
from warta.tui.troubles import TROUBLE, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warta.model.capture import Post
    from warta.tui.screens.reading import ReadingScreen

AT_HAND: Final = 10_000
"""Posts up to which a list is held in memory; of a longer one only what shows is."""


class Shelving:
    """`branch` is what the list shows the posts of, of all that are `kept` in the library.

    `watched`: somebody has looked at the tree; `asked`: for a list.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.branch = EVERYTHING
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
        except TROUBLE as error:
            screen.said = screen.panes.posts_pane.trouble = told(error)
            self.kept = self.kept or None
        else:
            screen.panes.posts_pane.trouble = ""
            everything = self.branch.key == EVERYTHING.key
            screen.panes.posts_pane.listed = "" if everything else self.branch.name or _("Starred")
            at_hand = isinstance(listed, tuple) and isinstance(screen.posts, tuple)
            screen.posts = in_place(screen.posts, listed) if at_hand and not anew else listed
            self.grow()
        if isinstance(screen.state, Idle):
            screen.state = Idle(kept=self.kept)

    def _count(self) -> int:
        return self._screen.services.rooms.state.count()

    def _of_branch(self, branch: Branch) -> Sequence[Post]:
        services = self._screen.services
        rooms = services.rooms
        if branch.kind in {"source", "folder"}:
            numbers = set(tree.sources_of(branch))
            sources = [source for source in rooms.sources.all() if source.id in numbers]
            entries = [entry.article for source in sources for entry in rooms.sources.entries(source)]
            return rooms.state.posts(dict.fromkeys(filter(None, entries)))
        if branch.kind == "search" or self._count() > AT_HAND:
            found = rooms.search.listing(branch.query)
            return found if len(found) > AT_HAND else tuple(found)
        return tree.among(services.posts(), branch)

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
        except TROUBLE as error:
            screen.said = told(error)
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
        except TROUBLE as error:
            self._screen.said = told(error)

    def _tree(self) -> tuple[Branch, ...]:
        rooms = self._screen.services.rooms
        counts = rooms.search.counts()
        return (
            *tree.library(counts),
            *tree.under("searches", _("Saved searches"), tree.saved(rooms.state.saved())),
            *tree.under("sources", _("Sources"), tree.followed(rooms.sources.all())),
            *tree.under("tags", _("Tags"), tree.tags(rooms.state.tags())),
            *tree.under("sites", _("Sites"), tree.sites(counts)),
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
        except TROUBLE as error:
            self._screen.said = told(error)
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
