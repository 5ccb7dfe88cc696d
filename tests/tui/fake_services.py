"""Fake services for tests of the app: everything in memory, as the test sets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.tui.fake_marks import PaperMarks
from tests.tui.fake_searching import PaperExports, PaperSearch, PaperSources, PaperSync, PaperWatches
from warta import urls
from warta.errors import FetchError
from warta.model.capture import Revision
from warta.model.since import Since
from warta.services.hooks import Hooks
from warta.services.registry import Services
from warta.services.rooms import Rooms
from warta.services.state import State
from warta.settings import Settings

if TYPE_CHECKING:
    import asyncio

    from warta.errors import WartaError
    from warta.model.article import Article
    from warta.model.capture import LoadedArticle, Post

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class StoppedClock:
    def now(self) -> datetime:
        return NOW


class FakeServices(Services):
    """`pages` are on their sites, `shelf` is kept; a page in `slow` does not come before it is let go."""

    def __init__(self, *posts: Post, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.clock = StoppedClock()
        self.pages: dict[str, LoadedArticle | WartaError] = {}
        self.shelf: dict[str, LoadedArticle] = {}
        self.stale = False
        self.slow: dict[str, asyncio.Event] = {}
        self.asked: list[str] = []
        self.marked: list[tuple[str, bool]] = []
        self.walks: list[int] = []
        self.listed = posts
        self.news: dict[str, Since] = {}
        self.visited: list[str] = []
        self.seen: dict[str, tuple[LoadedArticle, ...]] = {}
        self.closed = False
        self.marks = PaperMarks(self)
        self.rooms = Rooms()
        self.followed = PaperSources()
        self.sync = PaperSync(self.followed)
        self.exports = PaperExports()
        self.rooms.furnish(
            state=lambda: State(self.marks, self.clock, lambda _query: ()),
            search=lambda: PaperSearch(self),
            sources=lambda: self.followed,
            watches=PaperWatches,
            sync=lambda: self.sync,
            hooks=lambda: Hooks(self),
            export=lambda: self.exports,
        )

    def publish(self, loaded: LoadedArticle, *, kept: bool = False) -> LoadedArticle:
        address = urls.normalise(loaded.article.url or "")
        self.pages[address] = loaded
        if kept:
            self.shelf[address] = replace(loaded, from_library=True)
        return loaded

    def kept(self, address: str, *, max_age: float | None = None) -> LoadedArticle | None:
        return None if self.stale and max_age is not None else self.shelf.get(address)

    async def read(
        self, address: str, *, max_age: float | None = None, offline: bool = False, timeout: float | None = None
    ) -> LoadedArticle:
        self.asked.append(address)
        if wait := self.slow.get(address):
            await wait.wait()
        found = self.pages.get(address)
        if found is None:
            raise FetchError(f"{urls.host(address)} could not be found", hint="check the address", kind="dns")
        if isinstance(found, Exception):
            raise found
        return found

    def go_ahead(self, article: Article, step: int) -> None:
        self.walks.append(step)

    def turn_away(self, address: str) -> None:
        pass

    def posts(self, query: str = "") -> tuple[Post, ...]:
        return self.listed

    def mark_read(self, url: str, *, read: bool = True) -> None:
        self.marked.append((url, read))
        self.listed = tuple(replace(post, read=read) if post.url == url else post for post in self.listed)

    def since(self, loaded: LoadedArticle, against: int | datetime | None = None) -> Since:
        return self.news.get(loaded.article.url or "", Since())

    def visit(self, loaded: LoadedArticle) -> None:
        self.visited.append(loaded.article.url or "")

    def revisions(self, address: str) -> tuple[Revision, ...]:
        return tuple(
            Revision(
                number=number,
                text_sha256=loaded.provenance.text_sha256,
                first_seen=loaded.provenance.fetched_at,
                last_seen=loaded.provenance.fetched_at,
                capture=int(address) * 100 + number - 1,
                last_capture=int(address) * 100 + number - 1,
            )
            for number, loaded in enumerate(self.seen[address], 1)
        )

    def revision(self, revision: Revision) -> LoadedArticle:
        number, at = divmod(revision.capture, 100)
        return self.seen[str(number)][at]

    async def close(self) -> None:
        self.closed = True
