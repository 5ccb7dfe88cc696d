"""What the newsroom asks of the world: the network, the disk, the clock. Protocols only."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime
    from typing import Any

    from warta.model import Article, Page, Post, Reading, Revision, Validators, Wanted
    from warta.model.reply import Answer, Draft, Letter, Verdict
    from warta.model.since import Since


class Clock(Protocol):
    def now(self) -> datetime:
        """The time, aware, in UTC."""
        ...


class Fetcher(Protocol):
    async def fetch(
        self, url: str, *, timeout: float, validators: Validators | None = None, data: bool = False
    ) -> Page:
        """Fetch one page within `timeout` seconds, all included; status 304 means the kept copy still holds.

        `data`: JSON is welcome too. Raises FetchError, or ExtractError when what answers cannot hold an article (a
        PDF, a film).
        """
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...


class Library(Protocol):
    """Every method may raise LibraryError; what `keep` has returned survives `kill -9`.

    `notices`: what was done to the file unasked (a migration, a recovery), a line each, for the reader to be told.
    """

    notices: list[str]

    def keep(self, page: Page, article: Article) -> Reading:
        """Keep a page and its article; the reading tells its revision."""
        ...

    def confirm(self, url: str, when: datetime) -> None:
        """The kept copy of this address was found unchanged (304) at `when`."""
        ...

    def find(self, address: str) -> Reading | None:
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
        """The texts seen under an address or a number, oldest first; none when it is not kept."""
        ...

    def shown(self, revision: Revision) -> Page | None:
        """The page that last showed a revision, with what was fetched beside it; None when its bytes are lost."""
        ...

    def posts(self, query: str = "", limit: int = 10_000) -> tuple[Post, ...]:
        """Kept posts, unread first, then newest first; `query` narrows by words in title, site and address."""
        ...

    def mark_read(self, url: str, *, read: bool = True) -> None:
        """Remember that a post was read."""
        ...

    def since(self, reading: Reading, against: int | datetime | None = None) -> Since:
        """The thread of a reading held against what the reader last saw; or another mark (`Since.mark`) or moment."""
        ...

    def visit(self, reading: Reading) -> None:
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


class Visit(Protocol):
    """A page in the hands of an adapter, with what was understood of it and what else was fetched for it so far."""

    @property
    def page(self) -> Page:
        """The page; `page.also` holds the answers to what was wanted."""
        ...

    @property
    def article(self) -> Article:
        """What was understood without the answers."""
        ...

    def tree_of(self, page: Page) -> Any:  # noqa: ANN401 - ports know nothing of the extraction above them
        """The page, or an answer, as flat arrays (`warta.extraction.dom.Tree`). Raises ExtractError."""
        ...

    def data_of(self, page: Page) -> Any:  # noqa: ANN401 - a JSON edge
        """The JSON of an answer; None when it is none, or was cut."""
        ...

    def answer(self, url: str) -> Page | None:
        """What this address answered; None when it was not asked, an empty page when it failed."""
        ...


class SiteAdapter(Protocol):
    """What is known of one site program. Pure: others fetch. A module with these three functions is one, too."""

    def claims(self, visit: Visit) -> bool:
        """Whether this page is of the site program; `visit.page.also` is empty then."""
        ...

    def wanted(self, visit: Visit) -> Iterable[Wanted]:
        """The addresses that would make the article whole, as far as the answers so far tell; same origin only.

        Asked again after every round of answers; what was answered or has failed is not fetched twice.
        """
        ...

    def merged(self, visit: Visit) -> Article:
        """The article with the answers in it; what failed is told in its `incomplete`. Twice is the same as once."""
        ...


class Poster(Protocol):
    async def post(self, letter: Letter, *, timeout: float) -> Answer:
        """Post a form once, and follow nothing. A status of None: no answer came, and the letter may have arrived.

        Raises FetchError when it has certainly not left.
        """
        ...


class Outbox(Protocol):
    """Drafts and what became of them. Every change is on the disk when its method returns. May raise LibraryError."""

    def save(self, draft: Draft) -> Draft:
        """Keep a new draft (id 0), or the new words of one that nothing was sent of."""
        ...

    def find(self, number: int) -> Draft | None:
        """One draft."""
        ...

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the oldest first."""
        ...

    def queue(self, number: int) -> Draft:
        """Let a draft wait for the network."""
        ...

    def claim(self, number: int, *, again: bool = False) -> AbstractContextManager[Claim]:
        """Take a draft for sending: within, it is `sending` for everybody, and nobody else can take it.

        Left without a verdict it is `unknown`. `again`: also one of which it is unknown whether it arrived. Raises
        ConfigError when it was sent already.
        """
        ...

    def correct(self, number: int, verdict: Verdict) -> Draft:
        """A second look has told more, or a first one that there is no use in sending."""
        ...

    def remove(self, number: int) -> None:
        """Forget a draft; one that is being sent stays."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class Claim(Protocol):
    def settle(self, verdict: Verdict) -> Draft:
        """What became of it."""
        ...

    def release(self, state: str) -> Draft:
        """Nothing has left: it is a draft again, or it waits for the network."""
        ...
