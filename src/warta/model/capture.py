"""Fetched pages and captures: the page, its provenance, the loaded article, revisions, and posts in lists."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from warta.model.article import Article
from warta.model.since import Tally
from warta.model.value import Value

Headers: TypeAlias = tuple[tuple[str, str], ...]


class Redirect(Value, frozen=True, kw_only=True):
    """One redirect: its status, and the URL that answered with it."""

    status: int
    url: str


class Page(Value, frozen=True, kw_only=True):
    """A page as received: `body` is only decompressed. `sha256` is of the body, in hex.

    `also`: companion pages that complete the article (`Wanted`), in request order; a failed one is included, empty,
    with the reason in its `incomplete`. `peer`: the IP address of the server; `certificate`: the SHA-256 of its
    certificate, in hex; "" where unknown. `imported_from`: the archive it was imported from and the program that made
    it; "" if it was fetched.
    """

    requested_url: str
    final_url: str
    status: int
    fetched_at: datetime
    body: bytes
    sha256: str
    redirects: tuple[Redirect, ...] = ()
    request_headers: Headers = ()
    response_headers: Headers = ()
    truncated: bool = False
    incomplete: tuple[str, ...] = ()
    also: tuple[Page, ...] = ()
    peer: str = ""
    certificate: str = ""
    imported_from: str = ""


class Wanted(Value, frozen=True, kw_only=True):
    """A URL that completes an article, and what it is for ("comments 101 to 200")."""

    url: str
    why: str


class Companion(Value, frozen=True, kw_only=True):
    """The record of one companion request (`Page.also`). A failed one has no `sha256`, but a reason in `incomplete`."""

    url: str
    status: int | None
    fetched_at: datetime
    sha256: str
    incomplete: tuple[str, ...] = ()


class Provenance(Value, frozen=True, kw_only=True):
    """The record of one capture: request, response, time, digests and extractor version.

    `peer`, `certificate` and `imported_from` are those of the page; None if unknown.
    """

    requested_url: str | None
    final_url: str | None
    status: int | None
    fetched_at: datetime
    sha256: str
    text_sha256: str
    extractor: str
    redirects: tuple[Redirect, ...] = ()
    request_headers: Headers = ()
    response_headers: Headers = ()
    beside: tuple[Companion, ...] = ()
    peer: str | None = None
    certificate: str | None = None
    imported_from: str | None = None


class LoadedArticle(Value, frozen=True, kw_only=True):
    """An article with its capture, and whether it came from the library.

    `id` is its number in the library, `revision` counts from 1; both are 0 if it is not saved. `trouble` is one line
    about a problem that did not prevent loading: the library could not be written, the site did not respond.
    """

    article: Article
    provenance: Provenance
    from_library: bool = False
    id: int = 0
    revision: int = 0
    trouble: str = ""


class Revision(Value, frozen=True, kw_only=True):
    """A revision of an article: its number from 1, and when it was first and last fetched.

    `capture` is the number of the first capture with this text, `last_capture` of the last one.
    """

    number: int
    text_sha256: str
    first_seen: datetime
    last_seen: datetime
    capture: int
    last_capture: int


class Post(Value, frozen=True, kw_only=True):
    """A kept article as a list shows it. `id` is the library's number for it.

    `since` counts what happened in its thread since the reader was last there; None: never there. `changed`: it
    has a revision that the reader has not seen. `source` is the title of the first source that brought it, if any.
    """

    id: int
    url: str
    title: str
    site: str
    published: datetime | None
    fetched_at: datetime
    words: int
    comments: int
    read: bool
    since: Tally | None = None
    starred: bool = False
    tags: tuple[str, ...] = ()
    changed: bool = False
    source: str = ""

    @property
    def known_as(self) -> str:
        """The name shown for its origin: the title of its source, else its site."""
        return self.source or self.site


class Validators(Value, frozen=True, kw_only=True):
    """Validators for a conditional request (RFC 9110 §13)."""

    etag: str | None = None
    last_modified: str | None = None
