"""`SqliteLibrary`: the `Library` port over SQLite."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any, TypeVar

from warta.store import article_codec, captures, file, posts, schema, troubles
from warta.store.addresses import is_number, key, where
from warta.store.shelf import Shelf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from warta.model.article import Article
    from warta.model.capture import Headers, LoadedArticle, Page, Post, Revision, Validators
    from warta.model.since import Since
    from warta.ports.library import Extractor
    from warta.ports.network import Clock
    from warta.store.articles import Arrival
    from warta.store.pages import Ground, Packed

T = TypeVar("T")

_READING = "SELECT a.id, a.revision, r.json FROM articles a JOIN readings r ON r.article = a.id WHERE a.id = "


class SqliteLibrary:
    """The library in one file. Thread-safe; several processes may have it open."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.shelf = Shelf(path, clock)

    @property
    def path(self) -> Path:
        """Path of the library file."""
        return self.shelf.path

    @property
    def notices(self) -> list[str]:
        """One line for each migration or recovery of the file."""
        return self.shelf.notices

    # --- keeping ---

    def keep(self, page: Page, article: Article) -> LoadedArticle:
        """Save a page and its article; return the article with number and revision. Raises LibraryError."""
        from msgspec.structs import replace

        from warta.extraction.record import provenance
        from warta.store import articles, pages

        new = articles.arrival(page, article, provenance(page, article))
        packed: dict[str, Packed] = {}
        for each in (page, *page.also):
            if each.sha256 not in packed and not self.shelf.ask(pages.has, each.sha256):
                packed[each.sha256] = pages.pack(each.body, self.shelf.sound(_base, new.final, page, each))
        number, revision = self.shelf.write(_keep, page, packed, new, self.shelf.now())
        return replace(new.loaded, id=number, revision=revision)

    def confirm(self, url: str, when: datetime) -> None:
        """Record that an address was found unchanged (304) at `when`. Raises LibraryError."""
        self.shelf.write(_confirm, key(url), when)

    def mark_read(self, url: str, *, read: bool = True) -> None:
        """Mark a post, by address or number, as read or unread. Raises LibraryError."""
        self.shelf.write(_mark, *where(url), read)

    def visit(self, loaded: LoadedArticle) -> None:
        """Record that the reader has seen the thread of this capture. Raises LibraryError."""
        from warta.store import comments

        self.shelf.write(comments.visit, loaded)

    # --- looking ---

    def find(self, address: str) -> LoadedArticle | None:
        """Return the newest article of an address in any spelling, or of a number ("12"). Raises LibraryError."""
        return self._inflated(partial(article_codec.opened, damaged=partial(troubles.damaged, self.path)), address)

    def find_json(self, address: str) -> dict[str, Any] | None:
        """Return the same as `warta.article/1` data. Raises LibraryError."""
        return self._inflated(article_codec.inflate_json, address)

    def seen(self, url: str) -> datetime | None:
        """Return when this address was last fetched or found unchanged. Raises LibraryError."""
        from datetime import datetime

        if is_number(url):
            row = self.shelf.ask(_one, "SELECT max(seen_at) FROM addresses WHERE article = ?", int(url))
        else:
            row = self.shelf.ask(_one, "SELECT seen_at FROM addresses WHERE key = ?", key(url))
        try:
            return datetime.fromisoformat(row[0]) if row and row[0] else None
        except (ValueError, TypeError) as error:
            raise troubles.damaged(self.path, str(error)) from error

    def validators(self, url: str) -> Validators | None:
        """Return ETag and Last-Modified of the newest page of this address, if it is the article's current capture.

        None also for an incomplete page, which has to be fetched again. Raises LibraryError.
        """
        from warta.model.capture import Validators

        sent = self.shelf.sound(_headers, key(url))
        if not sent:
            return None
        found = {name.lower(): value for name, value in sent if value.isascii() and value.isprintable()}
        etag, modified = found.get("etag"), found.get("last-modified")
        return Validators(etag=etag, last_modified=modified) if etag or modified else None

    def page(self, sha256: str) -> bytes | None:
        """Return the raw bytes of a page; None when not stored. Raises LibraryError, also for a wrong digest."""
        from warta.store import pages

        found: bytes | None = self.shelf.sound(pages.get, captures.plain(sha256))
        return found

    def revisions(self, address: str) -> tuple[Revision, ...]:
        """Return the revisions of an address or number, oldest first. Raises LibraryError."""
        from warta.store import revisions

        return self.shelf.sound(revisions.find, *where(address))

    def shown(self, revision: Revision) -> Page | None:
        """Return the first page of a revision; None when its bytes are missing. Raises LibraryError."""
        from warta.store import revisions

        return self.shelf.sound(revisions.page, revision.capture)

    def since(self, loaded: LoadedArticle, against: int | datetime | None = None) -> Since:
        """Compare a thread with what the reader last saw, or with another mark or time.

        Raises LibraryError.
        """
        from warta.store import comments

        return self.shelf.sound(comments.since, loaded, against)

    def posts(self, query: str = "", limit: int = 10_000) -> tuple[Post, ...]:
        """Return saved posts, unread first, then newest first; `query` filters by words. Raises LibraryError."""
        return self.shelf.ask(posts.find, query, limit)

    # --- the library itself ---

    def info(self) -> dict[str, object]:
        """Return path, schema, pages, articles, revisions, bytes, bytes_on_disk, oldest, newest and more."""
        facts = self.shelf.ask(posts.facts)
        version = self.shelf.ask(schema.version_of)
        beside = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        size = sum(each.stat().st_size for each in beside if each.exists())
        return {"path": str(self.path), "schema": version, **facts, "bytes_on_disk": size}

    def check(self) -> Iterator[str]:
        """Yield one line a problem; change nothing. Raises LibraryError."""
        from warta.store import check

        if not file.identify(file.settled(self.path)):
            return
        try:
            yield from check.complaints(self.shelf.look)
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            trouble = troubles.trouble(error, self.path)
            if not (troubles.is_damage(error) or troubles.is_bent(error)):
                raise trouble from error
            yield trouble.what

    def rebuild(self, extractor: Extractor) -> Iterator[tuple[str, str | None]]:
        """Extract every article again: yield (url, None) when done, (url, reason) when left unchanged.

        A corrupt file is recovered first. Raises LibraryError.
        """
        from warta.store import rebuild

        self.shelf.mend()
        yield from rebuild.rebuild(self.shelf.ask, self.shelf.write, extractor)

    def close(self) -> None:
        """Close the file; a later call opens it again."""
        self.shelf.close()

    def _inflated(self, inflate: Callable[[bytes, int, int], T], address: str) -> T | None:
        """Load and decode the row of an address. Raises LibraryError."""
        place, given = where(address)
        row = self.shelf.ask(_one, _READING + place, given)
        if row is None:
            return None
        number, revision, json = row
        try:
            return inflate(json, number, revision)
        except ValueError as error:
            raise troubles.damaged(self.path, str(error)) from error


def _one(db: sqlite3.Connection, query: str, *given: object) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = db.execute(query, given).fetchone()
    return row


def _mark(db: sqlite3.Connection, place: str, given: object, read: bool) -> None:
    seen = "max(seen, revision)" if read else "seen"
    db.execute(f"UPDATE articles SET read = ?, seen = {seen} WHERE id = {place}", (read, given))  # noqa: S608 - our own words


def _keep(
    db: sqlite3.Connection, page: Page, packed: dict[str, Packed], new: Arrival, now: datetime
) -> tuple[int, int]:
    from warta.store import articles, comments, ledger, pages

    for each in (page, *page.also):
        if each.sha256 in packed or not pages.has(db, each.sha256):
            made = packed.get(each.sha256)
            sure = made if made and pages.holds(db, made) else pages.pack(each.body)
            pages.put(db, each.sha256, len(each.body), sure)
    capture = captures.add(db, page)
    ledger.keep(db, capture, page, new.loaded.provenance, now)
    if page.imported_from and (filed := articles.lay_aside(db, capture, new)):
        return filed
    number, revision = articles.settle(db, capture, new)
    comments.observe(db, number, capture, new.loaded)
    return number, revision


def _base(db: sqlite3.Connection, final: str, page: Page, each: Page) -> Ground | None:
    """Return the base to compress a page against: the previous page of the same address."""
    from warta.store import pages

    last = "SELECT d.capture FROM addresses d WHERE d.key = ?"
    if each is page:
        row = _one(db, f"SELECT sha256 FROM captures WHERE id = ({last})", final)  # noqa: S608 - our own words
    else:
        beside = f"SELECT sha256 FROM companions WHERE capture = ({last}) AND requested_url = ?"  # noqa: S608 - likewise
        row = _one(db, beside, final, captures.plain(each.requested_url))
    try:
        return pages.base_of(db, row[0]) if row and each.body else None
    except ValueError:
        return None  # the stored page is corrupt: compress without a base


def _confirm(db: sqlite3.Connection, place: str, when: datetime) -> None:
    from warta.store import ledger

    at = captures.moment(when)
    db.execute("UPDATE addresses SET seen_at = max(coalesce(seen_at, ''), ?) WHERE key = ?", (at, place))
    row = _one(db, "SELECT capture FROM addresses WHERE key = ? AND capture IS NOT NULL", place)
    if row:
        db.execute("UPDATE captures SET confirmed_at = max(coalesce(confirmed_at, ''), ?) WHERE id = ?", (at, row[0]))
        ledger.confirm(db, row[0], when)


def _headers(db: sqlite3.Connection, place: str) -> Headers:
    row = db.execute(
        "SELECT d.capture FROM addresses d JOIN articles a ON a.id = d.article AND a.capture = d.capture"
        " WHERE d.key = ?",
        (place,),
    ).fetchone()
    return captures.headers(db, row[0]) if row else ()
