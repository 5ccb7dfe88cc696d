"""What the record of all captures is made of, and what looking it over found."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import Page
from warta.model.value import Value


class Entry(Value, frozen=True, kw_only=True):
    """A line of the ledger as it is kept: its number from 1, its hash in hex, its text, the `capture` that it tells."""

    number: int
    hash: str
    line: str
    capture: int | None = None


class Stamp(Value, frozen=True, kw_only=True):
    """What a time-stamping authority (RFC 3161) said: that the hash of this line was there at a time."""

    line: int
    hash: str
    authority: str
    token: bytes
    at: datetime


class Finding(Value, frozen=True, kw_only=True):
    """What a look at one thing found: `thing` names it, `what` says it; one that does not hold is no note.

    `sort`: fault | note | held.
    """

    sort: str
    thing: str
    what: str

    @property
    def holds(self) -> bool:
        return self.sort != "fault"


class KeptApart(Value, frozen=True, kw_only=True):
    """A picture of which only the bytes are kept, and when they came: nothing of what was said on the wire."""

    url: str
    media: str
    body: bytes
    when: datetime


class Shot(Value, frozen=True, kw_only=True):
    """A capture as it goes into an archive: the page with what came beside it, its line of the ledger if it has one.

    `shown_with`: the pictures and style sheets of the page, where they were fetched with it; `pictures`: those that a
    sync or a reader fetched for the story; `title` and `text` are the article's.
    """

    page: Page
    title: str = ""
    text: str = ""
    line: str = ""
    shown_with: tuple[Page, ...] = ()
    pictures: tuple[KeptApart, ...] = ()
