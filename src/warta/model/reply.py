"""A reader's answer to a story: the draft, what would leave the machine, what the site did with it."""

from __future__ import annotations

from dataclasses import dataclass, field

TYPE_CHECKING = False  # typing and datetime are not needed to run, and start-up is a budget
if TYPE_CHECKING:
    from datetime import datetime

UNSENT = ("draft", "queued", "refused")
"""The states from which a draft may be sent: nothing of it stands on the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A reply as the outbox keeps it; it never holds the reader's name or e-mail. `id` is 0 until it is kept.

    `state`: draft | queued (waits for the network) | sending | public (re-read and seen) | held (the site says that it
    waits for moderation) | unconfirmed (accepted, but not to be seen) | refused | unknown (no answer came).
    `reason` of a refusal: duplicate | flood | closed | login-required | missing-field | invalid-field | too-long
    | rejected. `message` is in the site's own words, filtered. `parent` is the id of the comment it answers.
    """

    id: int = 0
    url: str
    text: str
    parent: str | None = None
    title: str = ""
    action: str = ""
    state: str = "draft"
    reason: str | None = None
    message: str = ""
    comment_id: str | None = None
    permalink: str | None = None
    created_at: datetime | None = None
    changed_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who a reply says it is from, and what else the form asks (`others`: a field and its value)."""

    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    site: str = field(default="", repr=False)
    others: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One field as it will leave the machine. `role`: text | name | email | site | parent | hidden | trap | other.

    A trap is a field that no person sees and no site fills: it leaves empty.
    """

    name: str
    value: str = field(repr=False)
    label: str = ""
    role: str = "other"

    @property
    def private(self) -> bool:
        """Whether the value is the reader's own, and is shown to nobody but the reader."""
        return self.role in {"name", "email", "site", "other"} and bool(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a reply can't leave as it is: the field's name, what is wrong, and what to do."""

    field: str
    what: str
    hint: str = ""
    reason: str = "missing-field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that will leave the machine when this draft is sent, and to where.

    `note` is what the site says around its form, of the e-mail too: the site's promise, not ours. `cookies` are those
    of the form page's own visit. `known` are the ids of the comments that stood there before.
    `refusal`: the page takes no reply, and says so.
    """

    draft: Draft
    host: str
    action: str
    page: str
    fields: tuple[Outgoing, ...]
    note: str = ""
    cookies: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    fresh: bool = False
    rest: str | None = None
    known: frozenset[str] = frozenset()
    refusal: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One form, ready for the post: nothing is sent but this."""

    action: str
    referer: str
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    cookies: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. `status` is None when nothing did; `whole` tells whether the body came to its end."""

    status: int | None = None
    location: str | None = None
    body: bytes = b""
    content_type: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the site did with a reply, in the words of `Draft`."""

    state: str
    reason: str | None = None
    message: str = ""
    comment_id: str | None = None
    permalink: str | None = None
