"""Provenance log lines, timestamp tokens, verification findings, and captures for an archive."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import Page
from warta.model.value import Value


class Entry(Value, frozen=True, kw_only=True):
    """A line of the provenance log: its number from 1, its hash in hex, its text, its `capture` if it records one."""

    number: int
    hash: str
    line: str
    capture: int | None = None


class Stamp(Value, frozen=True, kw_only=True):
    """A timestamp token (RFC 3161): an authority confirms that the hash of this line existed at a time."""

    line: int
    hash: str
    authority: str
    token: bytes
    at: datetime


class Finding(Value, frozen=True, kw_only=True):
    """One result of a verification: `thing` names what was checked, `what` is the finding.

    `sort`: fault | note | held.
    """

    sort: str
    thing: str
    what: str

    @property
    def holds(self) -> bool:
        return self.sort != "fault"


class KeptApart(Value, frozen=True, kw_only=True):
    """A picture saved without its request and response: URL, media type, bytes and time."""

    url: str
    media: str
    body: bytes
    when: datetime


class Shot(Value, frozen=True, kw_only=True):
    """A capture for an archive: the page with its companions, and its line of the provenance log, if any.

    `shown_with`: images and style sheets fetched with the page; `pictures`: those fetched for the article by a sync
    or in the app; `title` and `text` are those of the article.
    """

    page: Page
    title: str = ""
    text: str = ""
    line: str = ""
    shown_with: tuple[Page, ...] = ()
    pictures: tuple[KeptApart, ...] = ()
