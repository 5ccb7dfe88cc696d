"""One story as several sites tell it: who had it first, whose words stand in whose, and who says so."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import LoadedArticle
from warta.model.value import Value


class Passage(Value, frozen=True, kw_only=True):
    """Words that stand in two texts: `text[start:end]` of the later one, from `source_start` on in the earlier.

    `speech`: they are somebody's direct speech, which both may have heard.
    """

    text: str
    words: int
    start: int
    end: int
    source_start: int
    source_end: int
    speech: bool = False


class Taking(Value, frozen=True, kw_only=True):
    """What a telling has in common with an earlier one: `share` of its words, and the passages, the longest first.

    `credited`: how it names the earlier one (credit | dateline | author | link | text), None when it does not.
    `sure`: which of the two is the earlier is known.
    """

    source: int
    share: float
    passages: tuple[Passage, ...]
    credited: str | None
    sure: bool

    @property
    def spoken(self) -> float:
        """Which part of what is common is direct speech, from 0 to 1."""
        words = sum(passage.words for passage in self.passages)
        return sum(passage.words for passage in self.passages if passage.speech) / words if words else 0.0


class Telling(Value, frozen=True, kw_only=True):
    """A story on one site. `when` is the time that its page gives, else when it was first seen (`claimed` false).

    `takings` are of earlier tellings, the one it has most of first, of equals the earliest; `names` are all whom its
    page credits but itself.
    """

    loaded: LoadedArticle
    first_seen: datetime
    when: datetime
    claimed: bool
    names: tuple[str, ...] = ()
    takings: tuple[Taking, ...] = ()


class Origin(Value, frozen=True, kw_only=True):
    """A story in all its tellings, the earliest first; `sure`: that it is the earliest is known."""

    tellings: tuple[Telling, ...]
    sure: bool
