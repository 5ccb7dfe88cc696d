"""Cut a stretch of text where something is drawn over it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Cut(Value, frozen=True):
    """A stretch [start, end) and the look that lies over it; no look is none."""

    start: int
    end: int
    look: str = ""


def split(start: int, end: int, over: Sequence[Cut]) -> Iterator[Cut]:
    """[start, end) in stretches that each lie under one look; of two that overlap, the later one shows."""
    if not over:
        yield Cut(start, end)
        return
    edges = {start, end}
    for cut in over:
        edges |= {max(start, min(end, cut.start)), max(start, min(end, cut.end))}
    points = sorted(edges)
    for begin, stop in itertools.pairwise(points):
        look = next((cut.look for cut in reversed(over) if cut.start <= begin < cut.end), "")
        yield Cut(begin, stop, look)
