"""A library in memory that keeps the same promises as the real one, with words for what a test wants of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.extraction.record import provenance, text_sha256
from warta.model.article import Thread
from warta.model.capture import LoadedArticle, Post, Revision, Validators
from warta.model.since import Since, Tally
from warta.render.json import article_to_json, count_words
from warta.store.heads import Head, of, say_the_same
from warta.store.versions import Kept, followed, happened, histories, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.errors import LibraryError
    from warta.model.article import Article, Comment
    from warta.model.capture import Page
    from warta.ports.library import Extractor
    from warta.store.versions import Version


_FETCHES = 1_000_000  # more than any test makes of one story


@dataclass
class _Shelf:
    """All that is kept of one story."""

    number: int
    loaded: LoadedArticle
    pages: list[Page]
    texts: list[str]
    numbers: list[int] = field(default_factory=list)  # the revision that each page showed
    read: bool = False
    versions: list[Version] = field(default_factory=list)
    words: list[Comment] = field(default_factory=list)
    visited: int | None = None

    def observe(self, article: Article, fetch: int) -> None:
        """Follow the comments through one fetch more."""
        known = histories(self.versions)
        steps = followed(known, article, fetch, "fake")
        for at, held in enumerate(self.versions):
            if held.row in steps.seen:
                self.versions[at] = held._replace(last=fetch)
            elif held.row in steps.missed:
                self.versions[at] = held._replace(gone=fetch)
        for made, comment in steps.begun:
            self.words.append(comment)
            self.versions.append(made._replace(row=len(self.words)))

    def fetched_at(self, fetch: int) -> datetime | None:
        return self.pages[fetch - 1].fetched_at

    def revision(self, number: int) -> Revision:
        fetches = [fetch for fetch, each in enumerate(self.numbers) if each == number]
        return Revision(
            number=number,
            text_sha256=self.texts[number - 1],
            first_seen=self.pages[fetches[0]].fetched_at,
            last_seen=self.pages[fetches[-1]].fetched_at,
            capture=self.number * _FETCHES + fetches[0],
            last_capture=self.number * _FETCHES + fetches[-1],
        )

    def tally(self) -> Tally | None:
        if self.visited is None:
            return None
        kinds = [happened(history, self.visited) for history in histories(self.versions).values()]
        return Tally(new=kinds.count("new"), edited=kinds.count("edited"), gone=kinds.count("gone"))


@dataclass
class FakeLibrary:
    """`.holding(reading, …)` has them already; `.broken(error)` fails from then on, until it is `.mended()`."""

    notices: list[str] = field(default_factory=list)
    _shelves: dict[int, _Shelf] = field(default_factory=dict)
    _addresses: dict[str, int] = field(default_factory=dict)
    _seen: dict[str, datetime] = field(default_factory=dict)
    _error: LibraryError | None = None

    # --- what a test says ---

    def holding(self, *articles: LoadedArticle) -> FakeLibrary:
        """Keep these, as if they had been read before."""
        from warta.model.capture import Page

        for loaded in articles:
            record = loaded.provenance
            url = record.final_url or loaded.article.url or ""
            self.keep(
                Page(
                    requested_url=record.requested_url or url,
                    final_url=url,
                    status=record.status or 200,
                    fetched_at=record.fetched_at,
                    body=loaded.article.text.encode(),
                    sha256=record.sha256,
                    response_headers=record.response_headers,
                ),
                loaded.article,
            )
        return self

    def broken(self, error: LibraryError) -> FakeLibrary:
        """From now on every call fails so."""
        self._error = error
        return self

    def mended(self) -> FakeLibrary:
        """From now on calls succeed again."""
        self._error = None
        return self

    @property
    def kept(self) -> list[LoadedArticle]:
        """The newest reading of every story, in the order they came."""
        return [shelf.loaded for shelf in self._shelves.values()]

    # --- what the newsroom asks ---

    def keep(self, page: Page, article: Article) -> LoadedArticle:
        self._work()
        loaded = LoadedArticle(article=article, provenance=provenance(page, article))
        requested, final = urls.key(page.requested_url), urls.key(page.final_url)
        number = self._addresses.get(final) or len(self._shelves) + 1
        shelf = self._shelves.setdefault(number, _Shelf(number, loaded, [], []))
        text = text_sha256(article)
        joined = article.navigation is not None and article.navigation.pages_joined > 1
        same_page = bool(shelf.pages) and shelf.pages[-1].sha256 == page.sha256 and not joined
        if same_page:
            shelf.texts[-1] = text
        elif not shelf.texts or shelf.texts[-1] != text or not say_the_same(_head(shelf.loaded), _head(loaded)):
            shelf.texts.append(text)
        shelf.pages.append(page)
        shelf.numbers.append(len(shelf.texts))
        shelf.observe(article, len(shelf.pages))
        shelf.loaded = replace(loaded, id=number, revision=len(shelf.texts))
        for key in {requested, final} - {""}:
            self._addresses[key] = number
            self._seen[key] = page.fetched_at
        canonical = article.canonical_url
        if canonical and urls.host(canonical) == urls.host(page.final_url):
            self._addresses.setdefault(urls.key(canonical), number)
        return shelf.loaded

    def confirm(self, url: str, when: datetime) -> None:
        self._work()
        key = urls.key(url)
        if key in self._seen:
            self._seen[key] = max(when, self._seen[key])

    def find(self, address: str) -> LoadedArticle | None:
        self._work()
        shelf = self._shelf(address)
        return replace(shelf.loaded, from_library=True) if shelf else None

    def find_json(self, address: str) -> dict[str, Any] | None:
        loaded = self.find(address)
        return article_to_json(loaded) if loaded else None

    def seen(self, url: str) -> datetime | None:
        self._work()
        of_number = [key for key, number in self._addresses.items() if str(number) == url]
        return max((self._seen[key] for key in of_number or [urls.key(url)] if key in self._seen), default=None)

    def validators(self, url: str) -> Validators | None:
        self._work()
        shelf = self._shelf(url)
        if not shelf or shelf.pages[-1].truncated or urls.key(url) not in self._seen:
            return None
        sent = {name.lower(): value for name, value in shelf.pages[-1].response_headers}
        found = Validators(etag=sent.get("etag"), last_modified=sent.get("last-modified"))
        return None if found == Validators() else found

    def page(self, sha256: str) -> bytes | None:
        self._work()
        kept = [page for shelf in self._shelves.values() for page in shelf.pages]
        pages = [each for page in kept for each in (page, *page.also)]
        return next((page.body for page in pages if page.sha256 == sha256), None)

    def revisions(self, address: str) -> tuple[Revision, ...]:
        self._work()
        shelf = self._shelf(address)
        return tuple(shelf.revision(number) for number in range(1, len(shelf.texts) + 1)) if shelf else ()

    def shown(self, revision: Revision) -> Page | None:
        self._work()
        number, fetch = divmod(revision.capture, _FETCHES)
        return self._shelves[number].pages[fetch]

    def posts(self, query: str = "", limit: int = 10_000) -> tuple[Post, ...]:
        self._work()
        words = query.casefold().split()
        posts = [_post(shelf) for shelf in self._shelves.values()]
        found = [post for post in posts if all(word in _words(post) for word in words)]
        found.sort(key=lambda post: (post.published or post.fetched_at, post.id), reverse=True)
        return tuple(sorted(found, key=lambda post: post.read)[:limit])

    def mark_read(self, url: str, *, read: bool = True) -> None:
        self._work()
        if shelf := self._shelf(url):
            shelf.read = read

    def since(self, loaded: LoadedArticle, against: int | datetime | None = None) -> Since:
        self._work()
        shelf, thread = self._shelves.get(loaded.id), loaded.article.thread or Thread()
        if shelf is None:
            return Since()
        kept = Kept(words=lambda row: shelf.words[row - 1], moment=shelf.fetched_at)
        if not isinstance(against, datetime):
            return told(histories(shelf.versions), thread, against or shelf.visited, kept)
        mark = sum(page.fetched_at <= against for page in shelf.pages)
        found = told(histories(shelf.versions), thread, mark, kept)
        if mark:
            return found
        older = {each.id for each in thread.walk() if each.posted_at and each.posted_at < against}
        return replace(
            found, when=against, changed={key: how for key, how in found.changed.items() if key not in older}
        )

    def visit(self, loaded: LoadedArticle) -> None:
        self._work()
        if shelf := self._shelves.get(loaded.id):
            record = loaded.provenance
            fetches = [(page.fetched_at, page.sha256) for page in shelf.pages]
            seen = [number for number, fetch in enumerate(fetches, 1) if fetch == (record.fetched_at, record.sha256)]
            shelf.visited = max(filter(None, (*seen, shelf.visited)), default=None)

    def info(self) -> dict[str, object]:
        self._work()
        pages = {page.sha256: page for shelf in self._shelves.values() for page in shelf.pages}
        fetched = [page.fetched_at.isoformat() for shelf in self._shelves.values() for page in shelf.pages]
        return {
            "path": ":memory:",
            "schema": 0,
            "pages": len(pages),
            "articles": len(self._shelves),
            "revisions": sum(len(shelf.texts) for shelf in self._shelves.values()),
            "bytes": sum(len(page.body) for page in pages.values()),
            "bytes_on_disk": 0,
            "oldest": min(fetched, default=None),
            "newest": max(fetched, default=None),
        }

    def check(self) -> Iterator[str]:
        self._work()
        yield from ()

    def rebuild(self, extractor: Extractor) -> Iterator[tuple[str, str | None]]:
        from warta.errors import WartaError

        self._work()
        for shelf in self._shelves.values():
            page = shelf.pages[-1]
            try:
                article = extractor(page)
            except WartaError as error:
                yield page.final_url, error.what
                continue
            shelf.loaded = replace(shelf.loaded, article=article, provenance=provenance(page, article))
            yield page.final_url, None

    def close(self) -> None:
        """There is no file."""

    def _work(self) -> None:
        if self._error:
            raise self._error

    def _shelf(self, address: str) -> _Shelf | None:
        number = (
            int(address) if address.isdecimal() and address.isascii() else self._addresses.get(urls.key(address), 0)
        )
        return self._shelves.get(number)


def _words(post: Post) -> str:
    return f"{post.title} {post.site} {post.url}".casefold()


def _head(loaded: LoadedArticle) -> Head:
    return of(article_to_json(loaded))


def _post(shelf: _Shelf) -> Post:
    article, record = shelf.loaded.article, shelf.loaded.provenance
    return Post(
        id=shelf.number,
        url=article.canonical_url or record.final_url or "",
        title=article.title or "",
        site=article.site or urls.host(record.final_url or ""),
        published=article.published,
        fetched_at=record.fetched_at,
        words=count_words(article.text),
        comments=max(article.thread.total or 0, article.thread.shown) if article.thread else 0,
        read=shelf.read,
        since=shelf.tally(),
    )
