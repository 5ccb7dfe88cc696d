"""What a reader marks and writes beside a story: a note, the words it hangs on, and where they stand now."""

from __future__ import annotations

from datetime import datetime

from warta.model.value import Value


class Anchor(Value, frozen=True, kw_only=True):
    """Words of a text: `exact` is `text[start:end]` of `Article.text`, `prefix` and `suffix` stand around it.

    It is a TextQuoteSelector and a TextPositionSelector in one (W3C Web Annotation, §4.2.4 and §4.2.5).
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Place(Value, frozen=True, kw_only=True):
    """Where a note was last found: in the text of this digest, from `start` to `end`."""

    text_sha256: str
    start: int
    end: int


class Note(Value, frozen=True, kw_only=True):
    """A reader's mark on a story; `words` are the reader's own, "" for a mark alone.

    It is pinned to the text it was made on: `revision`, `text_sha256`, `seen_at`. `last`: a newer text it was found in.
    """

    id: int
    url: str
    title: str
    revision: int
    text_sha256: str
    seen_at: datetime
    anchor: Anchor
    words: str
    created_at: datetime
    changed_at: datetime
    last: Place | None = None


class Removed(Value, frozen=True, kw_only=True):
    """A note that was removed, with the text it was made on: enough to bring it back."""

    note: Note
    text: str


class Spot(Value, frozen=True, kw_only=True):
    """A part of one block: `text_of(blocks[block])[start:end]`."""

    block: int
    start: int
    end: int


class Placed(Value, frozen=True, kw_only=True):
    """A note and where its words stand in a text, a spot for each block they cover; none: it is an orphan there."""

    note: Note
    spots: tuple[Spot, ...] = ()

    @property
    def orphan(self) -> bool:
        """Whether its words do not stand in this text; its own revision shows them."""
        return not self.spots
