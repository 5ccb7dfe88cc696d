"""Progress of a sync: jobs done, activity by host, outcomes by address."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from warta import urls
from warta.model.sync import Glance, HostState, Outcome, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.services.lanes import Lanes


class Board:
    """Current activity of each host, and the outcome of each address."""

    def __init__(self, lanes: Lanes, tell: Callable[[Progress], None]) -> None:
        self.outcomes: dict[str, Outcome] = {}
        self.glances: list[Glance] = []
        self.left: Counter[tuple[str, str]] = Counter()
        self._lanes = lanes.by_host
        self._tell = tell
        self._doing: dict[str, tuple[str, str, float]] = {}

    def waits(self, host: str, seconds: float) -> None:
        """Record that a host's queue waits for this many seconds."""
        _doing, what, _until = self._doing.get(host, ("", "", 0.0))
        self._doing[host] = ("waits", what, asyncio.get_running_loop().time() + seconds)
        self.say()

    def note(self, host: str, doing: str, what: str) -> None:
        """Record the current activity at a host."""
        self._doing[host] = (doing, what, 0.0)
        self.say()

    def told(self, host: str, last: Outcome | Glance) -> None:
        """Record the outcome of a refreshed source or fetched post."""
        if isinstance(last, Glance):
            self.glances.append(last)
        else:
            self.outcomes[urls.key(last.url)] = last  # another source may list it, too
        self.done(host, last)

    def leave(self, host: str, why: str) -> None:
        """Record that a post was skipped, and why."""
        self.left[host, why] += 1
        self.done(host)

    def done(self, host: str, last: Outcome | Glance | None = None) -> None:
        """Count one job of a host as done."""
        self._doing.pop(host, None)
        self._lanes[host].done += 1
        self.say(last)

    def say(self, last: Outcome | Glance | None = None) -> None:
        """Report the progress to the callback."""
        now = asyncio.get_running_loop().time()
        hosts = []
        for host, lane in self._lanes.items():
            if lane.open:
                doing, what, until = self._doing.get(host, ("", "", 0.0))
                left = max(0.0, until - now) if until else 0.0
                hosts.append(HostState(host=host, done=lane.done, total=lane.total, doing=doing, what=what, until=left))
        lanes = self._lanes.values()
        done, total = sum(lane.done for lane in lanes), sum(lane.total for lane in lanes)
        self._tell(Progress(done=done, total=total, hosts=tuple(hosts), last=last))
