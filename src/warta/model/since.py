"""Changes in a thread since the last visit: new, edited and deleted comments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import field

from warta.model.article import Comment
from warta.model.value import Value


class Gone(Value, frozen=True, kw_only=True):
    """A deleted comment: its last text (`state` is "gone"), and when it was last fetched.

    `lately`: it was deleted since the last visit.
    """

    comment: Comment
    last_seen: datetime | None
    lately: bool = False


class Since(Value, frozen=True, kw_only=True):
    """A thread compared with an earlier fetch. `mark` identifies that fetch, made at `when`; None: first visit.

    `changed` maps comment ids to new | edited | gone, `before` to the text before the edit.
    """

    mark: int | None = None
    when: datetime | None = None
    changed: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()

    @property
    def tally(self) -> Tally:
        """The number of changes of each kind."""
        kinds = list(self.changed.values())
        return Tally(new=kinds.count("new"), edited=kinds.count("edited"), gone=kinds.count("gone"))


class Tally(Value, frozen=True, kw_only=True):
    """Numbers of new, edited and deleted comments since the last visit."""

    new: int = 0
    edited: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.edited or self.gone)
