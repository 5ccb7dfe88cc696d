"""Notes and highlights: the note, its anchor, and its position in a text."""

from __future__ import annotations

from datetime import datetime

from warta.model.value import Value


class Anchor(Value, frozen=True, kw_only=True):
    """A quotation of a text: `exact` is `text[start:end]` of `Article.text`, between `prefix` and `suffix`.

    It is a TextQuoteSelector and a TextPositionSelector in one (W3C Web Annotation, §4.2.4 and §4.2.5).
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Place(Value, frozen=True, kw_only=True):
    """Where a note was last found: in the text with this digest, from `start` to `end`."""

    text_sha256: str
    start: int
    end: int


class Note(Value, frozen=True, kw_only=True):
    """A note on an article; `words` is its text, "" for a highlight only.

    It belongs to the text it was made on: `revision`, `text_sha256`, `seen_at`. `last`: a newer text it was found in.
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
    """A removed note, with the text it was made on, so that it can be restored."""

    note: Note
    text: str


class Spot(Value, frozen=True, kw_only=True):
    """A part of one block: `text_of(blocks[block])[start:end]`."""

    block: int
    start: int
    end: int


class Placed(Value, frozen=True, kw_only=True):
    """A note and its position in a text, one spot for each block it covers; none: it is an orphan there."""

    note: Note
    spots: tuple[Spot, ...] = ()

    @property
    def orphan(self) -> bool:
        """Whether its quotation is not in this text; it is in its own revision."""
        return not self.spots
