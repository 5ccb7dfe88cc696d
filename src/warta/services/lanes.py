"""Many hosts at once, each with few jobs at a time: no host waits for another one."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Job: TypeAlias = Callable[[], Awaitable[None]]

_IN_HAND = 2  # jobs of one host: while one page is understood, the next one is fetched


@dataclass(slots=True)
class Lane:
    """The jobs of one host: those that wait, how many there were, how many are done."""

    waiting: deque[Job] = field(default_factory=deque)
    total: int = 0
    done: int = 0
    open: bool = False


class Lanes:
    """Jobs by host; a job may add more of them. `at_once` hosts are served."""

    def __init__(self, at_once: int) -> None:
        self.by_host: dict[str, Lane] = {}
        self._doors = asyncio.Semaphore(at_once)
        self._serving: set[asyncio.Task[None]] = set()

    def add(self, host: str, job: Job) -> None:
        """One more job at a host."""
        lane = self.by_host.setdefault(host, Lane())
        lane.waiting.append(job)
        lane.total += 1
        if not lane.open:
            lane.open = True
            self._serving.add(asyncio.ensure_future(self._serve(lane)))

    async def finish(self) -> None:
        """Return when no job is left. What a job raises is raised here, and the others are stopped."""
        try:
            while self._serving:
                done, _going = await asyncio.wait(self._serving, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
                self._serving -= done
        finally:
            await _stop(self._serving)

    async def _serve(self, lane: Lane) -> None:
        """The jobs of one host, to the last."""
        running: set[asyncio.Future[None]] = set()
        async with self._doors:
            try:
                while lane.waiting or running:
                    while lane.waiting and len(running) < _IN_HAND:
                        running.add(asyncio.ensure_future(lane.waiting.popleft()()))
                    done, _going = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                    for task in done:
                        task.result()
                    running -= done
                lane.open = False
            finally:
                await _stop(running)


async def _stop(tasks: set[asyncio.Task[None]] | set[asyncio.Future[None]]) -> None:
    """Cancel what still runs, and see it end; of many that failed, the first is told."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
