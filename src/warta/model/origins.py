"""Text reuse between outlets: articles on one story, which came first, what they share, and credits."""

from __future__ import annotations

from datetime import datetime

from warta.model.capture import LoadedArticle
from warta.model.value import Value


class Passage(Value, frozen=True, kw_only=True):
    """A passage shared by two texts: `text[start:end]` of the later one, from `source_start` on in the earlier one.

    `speech`: it is direct speech, which both outlets may have recorded themselves.
    """

    text: str
    words: int
    start: int
    end: int
    source_start: int
    source_end: int
    speech: bool = False


class Taking(Value, frozen=True, kw_only=True):
    """What an article shares with an earlier one: the `share` of its words, and the passages, longest first.

    `credited`: how it names the earlier one (credit | dateline | author | link | text), None when it does not.
    `sure`: it is known which of the two is earlier.
    """

    source: int
    share: float
    passages: tuple[Passage, ...]
    credited: str | None
    sure: bool

    @property
    def spoken(self) -> float:
        """The share of direct speech in the shared words, from 0 to 1."""
        words = sum(passage.words for passage in self.passages)
        return sum(passage.words for passage in self.passages if passage.speech) / words if words else 0.0


class Telling(Value, frozen=True, kw_only=True):
    """An article on the story. `when` is the time its page gives, else when it was first fetched (`claimed` false).

    `takings` refer to earlier articles, by share, then by time; `names` are all that its page credits except itself.
    """

    loaded: LoadedArticle
    first_seen: datetime
    when: datetime
    claimed: bool
    names: tuple[str, ...] = ()
    takings: tuple[Taking, ...] = ()


class Origin(Value, frozen=True, kw_only=True):
    """All articles on one story, the earliest first; `sure`: it is known that it is the earliest."""

    tellings: tuple[Telling, ...]
    sure: bool
