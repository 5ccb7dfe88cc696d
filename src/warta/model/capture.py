"""Where an article came from: the page as it came, the record of its capture, the reading in a reader's hands."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from warta.model.article import Article
from warta.model.since import Tally
from warta.model.value import Value

Headers: TypeAlias = tuple[tuple[str, str], ...]


class Redirect(Value, frozen=True, kw_only=True):
    """One hop on the way to the page: the status that sent us on, and the address that said so."""

    status: int
    url: str


class Page(Value, frozen=True, kw_only=True):
    """What came over the wire, as it came: `body` is decoded from gzip and no more. `sha256` is of the body, in hex.

    `also`: what was fetched beside it to make the article whole (`Wanted`), in the order it was asked for; a page that
    did not come is there too, empty, with the reason in its `incomplete`. `peer`: the IP address that answered;
    `certificate`: the SHA-256 of the certificate it showed, in hex; "" where the wire did not tell. `imported_from`:
    the archive of somebody else that it was taken from, and by which program that was made; "" when it was fetched.
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
    """An address that would make an article whole, and what for, in a few words ("comments 101 to 200")."""

    url: str
    why: str


class Companion(Value, frozen=True, kw_only=True):
    """The record of one fetch beside a page (`Page.also`). What did not come has no `sha256`, and says why."""

    url: str
    status: int | None
    fetched_at: datetime
    sha256: str
    incomplete: tuple[str, ...] = ()


class Provenance(Value, frozen=True, kw_only=True):
    """The record of one capture: what was asked, what answered, when, and what warta made of it.

    `peer`, `certificate` and `imported_from` are the page's; None where nothing is known.
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
    """An article in a reader's hands: the article, its capture, and whether the library gave it.

    `id` is the library's number for it, `revision` counts what it has said from 1; 0 when it is not kept.
    `trouble` is what went wrong beside it, one line: the library could not be written, the site did not answer.
    """

    article: Article
    provenance: Provenance
    from_library: bool = False
    id: int = 0
    revision: int = 0
    trouble: str = ""


class Revision(Value, frozen=True, kw_only=True):
    """A story as it was seen under an address: its number from 1, and when it was first and last seen so.

    `capture` is the library's number for the fetch that first showed it, `last_capture` for the last one.
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
        """What its reader knows it by: the source that brought it, else its site."""
        return self.source or self.site


class Validators(Value, frozen=True, kw_only=True):
    """What a conditional request can say of the copy we hold (RFC 9110 §13)."""

    etag: str | None = None
    last_modified: str | None = None
