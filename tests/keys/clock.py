"""Seconds for which both the walk and the app ran: either may be stopped for a while, and nothing is late by that."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_MOST = 2.5  # seconds between two looks; the walk itself waits no longer for anything


class Clock:
    """Call it for the seconds so far; `stopped` says whether the app is stopped."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.stopped: Callable[[], bool] = bool
        self._clock = now
        self._looked = now()
        self._passed = 0.0

    def __call__(self) -> float:
        now = self._clock()
        if not self.stopped():
            self._passed += min(now - self._looked, _AT_MOST)
        self._looked = now
        return self._passed
