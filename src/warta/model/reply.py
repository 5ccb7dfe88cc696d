"""Replies: the draft, everything that would be sent, and how the site responded."""

from __future__ import annotations

from dataclasses import dataclass, field

TYPE_CHECKING = False  # typing and datetime are not needed to run, and start-up is a budget
if TYPE_CHECKING:
    from datetime import datetime

UNSENT = ("draft", "queued", "refused")
"""The states from which a draft may be sent: the site does not have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A reply as stored in the outbox, without the reader's name or e-mail. `id` is 0 until it is saved.

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
    """The sender of a reply, and other values the form asks for (`others`: field names and values)."""

    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    site: str = field(default="", repr=False)
    others: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One field as it will be sent. `role`: text | name | email | site | parent | hidden | trap | other.

    A trap is an invisible field against bots: it is sent empty.
    """

    name: str
    value: str = field(repr=False)
    label: str = ""
    role: str = "other"

    @property
    def private(self) -> bool:
        """Whether the value is personal data, to be shown only to the reader."""
        return self.role in {"name", "email", "site", "other"} and bool(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a reply cannot be sent: the field's name, what is wrong, and what to do."""

    field: str
    what: str
    hint: str = ""
    reason: str = "missing-field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that will be sent with this draft, and to where.

    `note` is the site's own text around its form. `cookies` are those that the form page has set. `known` are the ids
    of the comments that were there before. `refusal`: the page accepts no reply, and says so.
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
    """A form submission: exactly what is sent."""

    action: str
    referer: str
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    cookies: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The response. `status` is None if there was none; `whole`: the body was received completely."""

    status: int | None = None
    location: str | None = None
    body: bytes = b""
    content_type: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The result of sending a reply; the fields are those of `Draft`."""

    state: str
    reason: str | None = None
    message: str = ""
    comment_id: str | None = None
    permalink: str | None = None
