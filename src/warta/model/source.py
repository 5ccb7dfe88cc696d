"""What is followed: a source and the posts it lists, a page that is watched, and what a look at them found."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import Validators
from warta.model.value import Value

KINDS = ("feed", "jsonfeed", "wordpress", "sitemap", "page")
"""How a source tells what is new: RSS or Atom, JSON Feed, WordPress's REST, a sitemap, the links of a front page."""


class Source(Value, frozen=True, kw_only=True):
    """What a reader follows. `address` is what is asked, of a `kind` of KINDS; `home` is the page people know it by.

    `every`: seconds between two looks; None: at each sync. `listed` counts its posts, `waiting` those of them that are
    still to be fetched, `unread` those that are kept and not read. `trouble` is what the last look failed of. `id` is 0
    before it is kept.
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
    """A post as a source lists it. `version` changes when its text does, `talk` when its thread does, "" is unknown."""

    url: str
    title: str = ""
    guid: str = ""
    published: datetime | None = None
    version: str = ""
    talk: str = ""


class Listing(Value, frozen=True, kw_only=True):
    """What a source's answers say: its posts, its own title and page, and which addresses would tell more.

    `notes` tell what was left out of it, a line each.
    """

    posts: tuple[Listed, ...] = ()
    title: str = ""
    home: str = ""
    more: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Entry(Value, frozen=True, kw_only=True):
    """A post that a source has listed. `article` is the library's number for it, None before it is kept.

    `state`: waiting | kept | failed (it is tried again at `due_at`) | aside (reading it crashed or took too long) |
    gone (it was removed from the library, and is not fetched again). `trouble` says why.
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
    """One way to follow an address: what would be asked, how it tells its posts, and what it calls itself."""

    address: str
    kind: str
    title: str = ""
    home: str = ""


class Watch(Value, frozen=True, kw_only=True):
    """A page that is looked at again and again.

    `every` is the shortest wait in seconds, `wait` the one in force: longer the longer nothing changes. `changed_at` is
    when its text was last found to be another one.
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
    """What one look at a source found out: its posts (None: nothing has changed), or why it could not be had.

    `due_at`: not to be looked at before.
    """

    when: datetime
    listing: Listing | None = None
    validators: Validators | None = None
    trouble: str = ""
    due_at: datetime | None = None
