"""What happened in a thread since a reader was last there: comments that are new, that were edited, that are gone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import field

from warta.model.article import Comment
from warta.model.value import Value


class Gone(Value, frozen=True, kw_only=True):
    """A comment that the site shows no more: its last words (`state` is "gone"), and when they were last seen there.

    `lately`: since the reader was last there; else the reader could know.
    """

    comment: Comment
    last_seen: datetime | None
    lately: bool = False


class Since(Value, frozen=True, kw_only=True):
    """A thread held against an earlier fetch of it. `mark` names that fetch; None: the reader was never there.

    `when` it was fetched. `changed` tells new | edited | gone by comment id, `before` the words that were edited away.
    """

    mark: int | None = None
    when: datetime | None = None
    changed: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()

    @property
    def tally(self) -> Tally:
        """How many of each."""
        kinds = list(self.changed.values())
        return Tally(new=kinds.count("new"), edited=kinds.count("edited"), gone=kinds.count("gone"))


class Tally(Value, frozen=True, kw_only=True):
    """How many comments are new, edited and gone since the reader was last in a thread."""

    new: int = 0
    edited: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.edited or self.gone)
