"""Sources, the posts they list, watched pages, and the results of refreshing them."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import Validators
from warta.model.value import Value

KINDS = ("feed", "jsonfeed", "wordpress", "sitemap", "page")
"""How a source lists its posts: RSS or Atom, JSON Feed, WordPress REST, sitemap, links of a front page."""


class Source(Value, frozen=True, kw_only=True):
    """A followed source. `address` is the URL to fetch, of a `kind` in KINDS; `home` is the web page.

    `every`: seconds between refreshes; None: at each sync. `listed` counts its posts, `waiting` those not fetched yet,
    `unread` those saved and unread. `trouble` is the error of the last refresh. `id` is 0 until it is saved.
    """

    id: int = 0
    address: str
    kind: str
    title: str
    home: str = ""
    folder: str = ""
    every: float | None = None
    added_at: datetime | None = None
    checked_at: datetime | None = None
    due_at: datetime | None = None
    trouble: str = ""
    listed: int = 0
    waiting: int = 0
    unread: int = 0


class Listed(Value, frozen=True, kw_only=True):
    """A post listed by a source. `version` changes with its text, `talk` with its thread; "" is unknown."""

    url: str
    title: str = ""
    guid: str = ""
    published: datetime | None = None
    version: str = ""
    talk: str = ""


class Listing(Value, frozen=True, kw_only=True):
    """A parsed listing: its posts, the title and web page of the source, and URLs of further pages (`more`).

    `notes` are lines about what was left out.
    """

    posts: tuple[Listed, ...] = ()
    title: str = ""
    home: str = ""
    more: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Entry(Value, frozen=True, kw_only=True):
    """A stored entry of a listing. `article` is its number in the library, None until it is saved.

    `state`: waiting | kept | failed (retried at `due_at`) | aside (extraction crashed or timed out) | gone (removed
    from the library, not fetched again). `trouble` is the reason.
    """

    id: int
    source: int
    url: str
    title: str
    guid: str = ""
    published: datetime | None = None
    seen_at: datetime | None = None
    article: int | None = None
    state: str = "waiting"
    trouble: str = ""
    due_at: datetime | None = None


class Offer(Value, frozen=True, kw_only=True):
    """A discovered source for an address: URL to fetch, kind, title and web page."""

    address: str
    kind: str
    title: str = ""
    home: str = ""


class Watch(Value, frozen=True, kw_only=True):
    """A watched page.

    `every` is the shortest interval in seconds, `wait` the current one: it grows while nothing changes. `changed_at`
    is when its text last changed.
    """

    id: int = 0
    url: str
    every: float
    wait: float = 0.0
    added_at: datetime | None = None
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    due_at: datetime | None = None
    trouble: str = ""


class Look(Value, frozen=True, kw_only=True):
    """The result of refreshing a source: its listing (None: unchanged), or the error.

    `due_at`: the earliest time of the next refresh.
    """

    when: datetime
    listing: Listing | None = None
    validators: Validators | None = None
    trouble: str = ""
    due_at: datetime | None = None
