"""Syncs: plan, progress, outcomes and report."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from warta.model.source import Source
from warta.model.value import Value

NEW, CHANGED, UNCHANGED, FAILED, ASIDE, WOULD = "new", "changed", "unchanged", "failed", "aside", "would"


class Plan(Value, frozen=True, kw_only=True):
    """The options of a sync.

    `sources`: only these, even if not due; None: all that are due, and the watched pages. `limit`: maximal posts of
    each source; `since`: no older posts; `again`: refresh saved posts too; `jobs`: number of hosts at a time; `dry`:
    refresh the sources, but fetch and store nothing.
    """

    sources: tuple[Source, ...] | None = None
    limit: int = 100
    since: datetime | None = None
    again: bool = False
    jobs: int = 16
    dry: bool = False


class Outcome(Value, frozen=True, kw_only=True):
    """The outcome of one post: new | changed | unchanged | failed | aside | would (dry run). `why` is the error.

    `article` is its number in the library, `kind` the kind of the error.
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
    """The outcome of refreshing one source: number of new posts, whether it was unchanged, the error."""

    source: Source
    new: int = 0
    unchanged: bool = False
    why: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()


class HostState(Value, frozen=True, kw_only=True):
    """The current activity at one host: asks | waits | reads. `what` is its subject, `until` the end of a wait (s)."""

    host: str
    done: int
    total: int
    doing: str = ""
    what: str = ""
    until: float = 0.0


class Progress(Value, frozen=True, kw_only=True):
    """Progress of a sync: `done` of `total` sources and posts, the active hosts, the last outcome."""

    done: int
    total: int
    hosts: tuple[HostState, ...] = ()
    last: Outcome | Glance | None = None


class SyncReport(Value, frozen=True, kw_only=True):
    """The report of a sync. `left`: skipped posts by host, with reason; `waiting`: posts beyond the limit."""

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
        """The numbers of new articles in the library."""
        return tuple([each.article for each in self.of(NEW) if each.article is not None])

    @property
    def counts(self) -> Counter[str]:
        """The number of posts in each state."""
        return Counter(each.state for each in self.outcomes)
