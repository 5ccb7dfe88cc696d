"""What the record of all captures asks of the disk and the network."""

from __future__ import annotations

from typing import Protocol

from warta.ports.network import Fetcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.capture import Page
    from warta.model.evidence import Entry, Stamp


class Ledger(Protocol):
    """A line for each capture, written with it. To look changes nothing. Every method may raise LibraryError."""

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Every line after number `after`, in order."""
        ...

    def head(self) -> Entry | None:
        """The last line."""
        ...

    def place(self, article: int) -> Entry | None:
        """The line of what an article shows; None when it was kept before there was a ledger."""
        ...

    def line(self, capture: int) -> Entry | None:
        """The line of a capture; None when it was kept before there was a ledger."""
        ...

    def page(self, capture: int) -> Page | None:
        """The page of a capture with what came beside it, held against their digests; None when it is not kept."""
        ...

    def has(self, page: Page) -> bool:
        """Whether this very capture is kept: the same bytes, of the same address, at the same time."""
        ...

    def fetches(self, article: int) -> tuple[int, ...]:
        """The captures of an article, oldest first."""
        ...

    def confirmed(self, capture: int) -> str | None:
        """When a capture was last found unchanged, as it is kept."""
        ...

    def departed(self) -> tuple[frozenset[int], frozenset[str]]:
        """The captures, and the digests of pages, that were removed and that no line tells yet."""
        ...

    def holes(self) -> list[str]:
        """What the disk's own check has against the file."""
        ...

    def unwritten(self) -> int | None:
        """A capture that should have a line and has none."""
        ...

    def older(self) -> int:
        """How many captures were kept before there was a ledger."""
        ...

    def stamp(self, stamp: Stamp) -> None:
        """Keep what a time-stamping authority said of a line."""
        ...

    def stamps(self) -> tuple[Stamp, ...]:
        """All of them, oldest first."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Collector(Fetcher, Protocol):
    """A Fetcher that also brings what a page is shown with."""

    async def resource(self, url: str, *, of: Page, timeout: float) -> Page:
        """A picture or a style sheet of this page, of whatever type. Raises FetchError."""
        ...


class Authority(Protocol):
    async def ask(self, url: str, question: bytes, *, timeout: float) -> bytes:
        """What a time-stamping authority answers to a request (RFC 3161). Raises FetchError."""
        ...
