"""What the newsroom asks of the disk, for all that is kept of pages and articles."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from warta.model.article import Article
    from warta.model.capture import LoadedArticle, Page, Post, Revision, Validators
    from warta.model.since import Since


class Library(Protocol):
    """Every method may raise LibraryError; what `keep` has returned survives `kill -9`."""

    @property
    def notices(self) -> list[str]:
        """What was done to the file unasked (a migration, a recovery), a line each, for the reader to be told."""
        ...

    def keep(self, page: Page, article: Article) -> LoadedArticle:
        """Keep a page and its article; the reading tells its revision."""
        ...

    def confirm(self, url: str, when: datetime) -> None:
        """The kept copy of this address was found unchanged (304) at `when`."""
        ...

    def find(self, address: str) -> LoadedArticle | None:
        """The newest reading of an address (requested, final or canonical; any spelling) or of a number ("12")."""
        ...

    def find_json(self, address: str) -> dict[str, Any] | None:
        """What `find` gives, as the plain data of `warta.article/1`: for whoever only writes it out."""
        ...

    def seen(self, url: str) -> datetime | None:
        """When this address was last fetched or found unchanged."""
        ...

    def validators(self, url: str) -> Validators | None:
        """The ETag and Last-Modified of the newest page of this address."""
        ...

    def page(self, sha256: str) -> bytes | None:
        """The raw bytes of a kept page."""
        ...

    def revisions(self, address: str) -> tuple[Revision, ...]:
        """What was said under an address or a number, oldest first; none when it is not kept."""
        ...

    def shown(self, revision: Revision) -> Page | None:
        """The page that first showed a revision, with what was fetched beside it; None when its bytes are lost."""
        ...

    def posts(self, query: str = "", limit: int = 10_000) -> tuple[Post, ...]:
        """Kept posts, unread first, then newest first; `query` narrows by words in title, site and address."""
        ...

    def mark_read(self, url: str, *, read: bool = True) -> None:
        """Remember that a post was read."""
        ...

    def since(self, loaded: LoadedArticle, against: int | datetime | None = None) -> Since:
        """The thread of a reading held against what the reader last saw; or another mark (`Since.mark`) or moment."""
        ...

    def visit(self, loaded: LoadedArticle) -> None:
        """The reader is in the thread, and sees it as this reading has it. Of what is not kept nothing is noted."""
        ...

    def info(self) -> dict[str, object]:
        """Plain facts: path, schema, pages, articles, revisions, bytes, bytes_on_disk, oldest, newest."""
        ...

    def check(self) -> Iterator[str]:
        """Whatever does not hold, a line each; nothing when the library is sound."""
        ...

    def rebuild(self, extractor: Extractor) -> Iterator[tuple[str, str | None]]:
        """Make every article anew from its page: (url, None) done, (url, why) failed."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class Extractor(Protocol):
    def __call__(self, page: Page) -> Article:
        """A page understood. Raises ExtractError."""
        ...
