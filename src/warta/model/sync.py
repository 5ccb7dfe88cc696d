"""A sync: what it is to fetch, how far it is, and what came of it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from warta.model.source import Source
from warta.model.value import Value

NEW, CHANGED, UNCHANGED, FAILED, ASIDE, WOULD = "new", "changed", "unchanged", "failed", "aside", "would"


class Plan(Value, frozen=True, kw_only=True):
    """What a sync is to do.

    `sources`: these alone, whenever they were last looked at; None: all whose interval is over, and the watched pages.
    `limit`: posts of each source, at most; `since`: no older ones; `again`: kept posts are asked for again, too;
    `jobs`: hosts at once; `dry`: look at the sources, and fetch and note nothing.
    """

    sources: tuple[Source, ...] | None = None
    limit: int = 100
    since: datetime | None = None
    again: bool = False
    jobs: int = 16
    dry: bool = False


class Outcome(Value, frozen=True, kw_only=True):
    """What came of one post: new | changed | unchanged | failed | aside | would (a dry run). `why` it failed.

    `article` is the library's number for it, `kind` the kind of its error.
    """

    state: str
    url: str
    title: str = ""
    source: str = ""
    why: str = ""
    kind: str = ""
    article: int | None = None
    revision: int = 0


class Glance(Value, frozen=True, kw_only=True):
    """What came of the look at one source: how many posts are new in it, whether it had changed, why it failed."""

    source: Source
    new: int = 0
    unchanged: bool = False
    why: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()


class HostState(Value, frozen=True, kw_only=True):
    """What is done at one host just now: asks | waits | reads. `what` it is about, `until` when it waits (seconds)."""

    host: str
    done: int
    total: int
    doing: str = ""
    what: str = ""
    until: float = 0.0


class Progress(Value, frozen=True, kw_only=True):
    """How far a sync is: `done` of `total` looks and posts so far, the hosts that are busy, the last outcome."""

    done: int
    total: int
    hosts: tuple[HostState, ...] = ()
    last: Outcome | Glance | None = None


class SyncReport(Value, frozen=True, kw_only=True):
    """What came of a sync. `left`: posts that were not asked for, by host, and why; `waiting`: beyond the limit."""

    outcomes: tuple[Outcome, ...] = ()
    glances: tuple[Glance, ...] = ()
    left: tuple[tuple[str, int, str], ...] = ()
    waiting: int = 0
    requests: int = 0
    pictures: int = 0
    seconds: float = 0.0
    stopped: bool = False

    def of(self, state: str) -> tuple[Outcome, ...]:
        """The outcomes of one state."""
        return tuple([each for each in self.outcomes if each.state == state])

    @property
    def new_articles(self) -> tuple[int, ...]:
        """The library's numbers of what is new."""
        return tuple([each.article for each in self.of(NEW) if each.article is not None])

    @property
    def counts(self) -> Counter[str]:
        """How many posts there are of each state."""
        return Counter(each.state for each in self.outcomes)
