"""Fake search and sources for tests of the app."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from warta.errors import FetchError, LibraryError
from warta.model.search import Counts, Hit
from warta.model.source import Entry, Source
from warta.model.sync import Glance, HostState, Outcome, Progress, SyncReport
from warta.services.queries import Misread
from warta.services.sources import Added
from warta.tui.state.post_filter import FilteredPosts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.tui.fake_services import FakeServices
    from warta.errors import WartaError
    from warta.model.capture import Post
    from warta.model.export import Shape
    from warta.model.sync import Plan
    from warta.services.sources import Wish


class PaperSearch:
    """Finds by the words of a title; a query that holds `author:` and nothing more cannot be understood."""

    def __init__(self, services: FakeServices) -> None:
        self._services = services

    def counts(self) -> Counts:
        posts = self._services.listed
        every, unread = Counter(post.site for post in posts), Counter(post.site for post in posts if not post.read)
        sites = tuple((site, count, unread[site]) for site, count in every.items())
        return Counts(posts=len(posts), unread=unread.total(), starred=0, changed=0, sites=sites)

    def listing(self, query: str = "", *, order: str = "unread", typing: bool = False) -> tuple[Post, ...]:
        return tuple(FilteredPosts(self._services.listed).narrowed(query))

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        if query.endswith("author:"):
            raise Misread("nothing stands after author:", hint="author:ada", query=query, span=(0, 7))
        found = self.listing(query)
        return tuple(Hit(post=post, kind="article", snippet=post.title, score=1.0, marks=((0, 5),)) for post in found)

    def close(self) -> None:
        pass


class PaperSources:
    """`known` are followed; whatever lies under news.example can be."""

    def __init__(self) -> None:
        self.known: list[Source] = []
        self.articles: dict[int, tuple[int, ...]] = {}

    def follow(self, title: str, *articles: int, folder: str = "", unread: int = 0, trouble: str = "") -> Source:
        number = len(self.known) + 1
        address = f"https://news.example/{number}/feed"
        made = Source(id=number, address=address, kind="feed", title=title, folder=folder, unread=unread, listed=7)
        made = replace(made, trouble=trouble)
        self.known.append(made)
        self.articles[number] = articles
        return made

    def all(self) -> tuple[Source, ...]:
        return tuple(self.known)

    def entries(self, source: Source, limit: int = 10_000) -> tuple[Entry, ...]:
        return tuple(
            Entry(id=number, source=source.id, url="", title="", article=number) for number in self.articles[source.id]
        )

    async def add(self, address: str, wish: Wish | None = None) -> Added:
        if "news.example" not in address:
            raise FetchError("that could not be found", hint="check the address")
        made = self.follow("The Example", folder=wish.folder if wish else "")
        return Added(source=made)

    def remove(self, source: Source) -> None:
        self.known.remove(source)

    def close(self) -> None:
        pass


class PaperWatches:
    def all(self) -> tuple[object, ...]:
        return ()

    def close(self) -> None:
        pass


class PaperSync:
    """Comes to its end when it is let go (`gate`); then `brings` is what it brought."""

    def __init__(self, sources: PaperSources) -> None:
        self._sources = sources
        self.gate = asyncio.Event()
        self.gate.set()
        self.brings: tuple[Outcome, ...] = (Outcome(state="new", url="https://news.example/9/", title="Bread is dear"),)
        self.unfinished: SyncReport | None = None
        self.plans: list[Plan] = []

    async def run(self, plan: Plan, on_progress: Callable[[Progress], None]) -> SyncReport:
        self.plans.append(plan)
        glances = tuple(Glance(source=source, new=1) for source in plan.sources or self._sources.known)
        report = SyncReport(outcomes=self.brings, glances=glances, requests=3, seconds=2.0)
        hosts = (HostState(host="news.example", done=1, total=4, doing="asks", what="Bread is dear"),)
        on_progress(Progress(done=1, total=4, hosts=hosts))
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.unfinished = replace(report, outcomes=(), stopped=True)
            raise
        return report

    def close(self) -> None:
        pass


class PaperExports:
    """Notes what would be written where."""

    def __init__(self) -> None:
        self.written: list[tuple[str, str, tuple[str, ...]]] = []

    def story(self, address: str, shape: Shape) -> str:
        return address

    def write(self, stories: Iterable[str], shape: Shape, path: str) -> None:
        if "no-such-folder" in path:
            raise LibraryError("that folder is not there", hint="name another one")
        self.written.append((shape.form, path, tuple(stories)))

    def put(self, stories: Iterable[str], shape: Shape, path: str) -> Iterator[tuple[str, WartaError | None]]:
        self.write(stories, shape, path)
        yield path, None

    def bundle(self, stories: Iterable[str], path: str) -> None:
        self.written.append(("bundle", path, tuple(stories)))

    def close(self) -> None:
        pass
