"""What the reading screen is at, and where it has been: values, no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from warta.errors import WartaError
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.capture import LoadedArticle, Post
    from warta.model.state import Where
    from warta.render.lines import Place
    from warta.services.registry import Services


class Idle(Value, frozen=True, kw_only=True):
    """Nothing was asked for yet. `kept` is how many posts the library holds; None: it cannot be read."""

    kept: int | None = 0


class Loading(Value, frozen=True, kw_only=True):
    """A page is on its way, for so many `seconds`."""

    address: str
    seconds: int = 0


class Shown(Value, frozen=True, kw_only=True):
    """The page is here, as fresh as it was asked for."""


class Failed(Value, frozen=True, kw_only=True):
    """The page could not be had or read; a copy of it may be on the screen all the same."""

    address: str
    error: WartaError


PageState: TypeAlias = Idle | Loading | Shown | Failed


class HistoryEntry(Value, frozen=True, kw_only=True):
    """A page in the history: its address, what was shown of it, and where it was scrolled to.

    `step`: on a walk through the site the reader came to it forwards (1) or backwards (-1).
    """

    address: str
    step: int = 0
    loaded: LoadedArticle | None = None
    place: Place | None = None


def keep_order(before: Sequence[Post], listed: Sequence[Post]) -> tuple[Post, ...]:
    """The posts as they are listed now, in the order they had before; new ones stand first."""
    now = {post.id: post for post in listed}
    known = {post.id for post in before}
    return (
        *[post for post in listed if post.id not in known],
        *[now[post.id] for post in before if post.id in now],
    )


class History(Struct):
    """Where the reader was: a list of stops and the one that shows."""

    stops: list[HistoryEntry] = field(default_factory=list)
    at: int = -1
    longest: int = 100

    @property
    def here(self) -> HistoryEntry | None:
        """The stop that shows now."""
        return self.stops[self.at] if self.stops else None

    def visit(self, stop: HistoryEntry) -> None:
        """Go on to a new page; what lay forward is forgotten."""
        self.stops = [*self.stops[: self.at + 1], stop][-self.longest :]
        self.at = len(self.stops) - 1

    @property
    def step(self) -> int:
        """Which way the reader walks here; 0 when he came otherwise."""
        return self.here.step if self.here else 0

    def update(self, loaded: LoadedArticle | None, place: Place | None = None) -> None:
        """Remember what is known of the page that shows, and where it is scrolled to."""
        if self.stops:
            self.stops[self.at] = replace(self.stops[self.at], loaded=loaded, place=place)

    def move(self, steps: int) -> HistoryEntry | None:
        """Go back or forward; None where there is nothing."""
        if not 0 <= self.at + steps < len(self.stops):
            return None
        self.at += steps
        return self.stops[self.at]


class StartLocation(Value, frozen=True):
    """Where the app starts: at `address`, or at the list of posts. `again`: the pane in which it was open last."""

    address: str | None = None
    again: Where | None = None

    @property
    def pane(self) -> Where:
        """The pane that has the focus first."""
        return self.again or ("article" if self.address else "posts")


def start_location(services: Services) -> StartLocation:
    """Return what was open last, when the setting `resume` is on; else the list of posts."""
    if not services.settings.resume:
        return StartLocation()
    try:
        last = services.rooms.state.last()
    except (WartaError, OSError):  # the app reports it itself, and shows what it can
        return StartLocation()
    return StartLocation(last.post.url, last.pane) if last else StartLocation()
