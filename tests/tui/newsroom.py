"""A newsroom for the app's tests: real rooms' shapes, nothing behind them but what a test puts there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.tui.marks import PaperMarks
from tests.tui.rooms import PaperExports, PaperSearch, PaperSources, PaperSync, PaperWatches
from warta import urls
from warta.errors import FetchError
from warta.model import Revision
from warta.model.since import Since
from warta.newsroom import Newsroom
from warta.newsroom.hooks import Hooks
from warta.newsroom.rooms import Rooms
from warta.newsroom.state import State
from warta.settings import Settings

if TYPE_CHECKING:
    import asyncio

    from warta.errors import WartaError
    from warta.model import Article, Post, Reading

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class StoppedClock:
    def now(self) -> datetime:
        return NOW


class PaperNewsroom(Newsroom):
    """`pages` are on their sites, `shelf` is kept; a page in `slow` does not come before it is let go."""

    def __init__(self, *posts: Post, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.clock = StoppedClock()
        self.pages: dict[str, Reading | WartaError] = {}
        self.shelf: dict[str, Reading] = {}
        self.stale = False
        self.slow: dict[str, asyncio.Event] = {}
        self.asked: list[str] = []
        self.marked: list[tuple[str, bool]] = []
        self.walks: list[int] = []
        self.listed = posts
        self.news: dict[str, Since] = {}
        self.visited: list[str] = []
        self.seen: dict[str, tuple[Reading, ...]] = {}
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

    def publish(self, reading: Reading, *, kept: bool = False) -> Reading:
        address = urls.normalise(reading.article.url or "")
        self.pages[address] = reading
        if kept:
            self.shelf[address] = replace(reading, from_library=True)
        return reading

    def kept(self, address: str, *, max_age: float | None = None) -> Reading | None:
        return None if self.stale and max_age is not None else self.shelf.get(address)

    async def read(
        self, address: str, *, max_age: float | None = None, offline: bool = False, timeout: float | None = None
    ) -> Reading:
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

    def since(self, reading: Reading, against: int | datetime | None = None) -> Since:
        return self.news.get(reading.article.url or "", Since())

    def visit(self, reading: Reading) -> None:
        self.visited.append(reading.article.url or "")

    def revisions(self, address: str) -> tuple[Revision, ...]:
        return tuple(
            Revision(
                number=number,
                text_sha256=reading.provenance.text_sha256,
                first_seen=reading.provenance.fetched_at,
                last_seen=reading.provenance.fetched_at,
                capture=int(address) * 100 + number - 1,
                last_capture=int(address) * 100 + number - 1,
            )
            for number, reading in enumerate(self.seen[address], 1)
        )

    def revision(self, revision: Revision) -> Reading:
        number, at = divmod(revision.capture, 100)
        return self.seen[str(number)][at]

    async def close(self) -> None:
        self.closed = True
