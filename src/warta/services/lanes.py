"""Per-host job queues: several hosts in parallel, two jobs per host at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Job: TypeAlias = Callable[[], Awaitable[None]]

_IN_HAND = 2  # jobs per host: one page is extracted while the next is fetched


@dataclass(slots=True)
class Lane:
    """Queue of one host: waiting jobs, total and finished counts."""

    waiting: deque[Job] = field(default_factory=deque)
    total: int = 0
    done: int = 0
    open: bool = False


class Lanes:
    """Job queues by host; a job may add jobs. At most `at_once` hosts are served in parallel."""

    def __init__(self, at_once: int) -> None:
        self.by_host: dict[str, Lane] = {}
        self._doors = asyncio.Semaphore(at_once)
        self._serving: set[asyncio.Task[None]] = set()

    def add(self, host: str, job: Job) -> None:
        """Add a job to the queue of a host."""
        lane = self.by_host.setdefault(host, Lane())
        lane.waiting.append(job)
        lane.total += 1
        if not lane.open:
            lane.open = True
            self._serving.add(asyncio.ensure_future(self._serve(lane)))

    async def finish(self) -> None:
        """Wait until all jobs are done. Re-raises the error of a job and cancels the others."""
        try:
            while self._serving:
                done, _going = await asyncio.wait(self._serving, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
                self._serving -= done
        finally:
            await _stop(self._serving)

    async def _serve(self, lane: Lane) -> None:
        """Run the jobs of one host until its queue is empty."""
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
    """Cancel the tasks and wait until they have ended; their errors are dropped."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
