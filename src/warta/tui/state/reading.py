"""State of the reading screen: what it shows, its history, and where the app starts."""

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
    """Nothing is open. `kept`: number of saved articles, None if the library cannot be opened."""

    kept: int | None = 0


class Loading(Value, frozen=True, kw_only=True):
    """A page is being fetched, for `seconds` so far."""

    address: str
    seconds: int = 0


class Shown(Value, frozen=True, kw_only=True):
    """The page is shown."""


class Failed(Value, frozen=True, kw_only=True):
    """The page could not be fetched or extracted; a saved copy may be shown."""

    address: str
    error: WartaError


PageState: TypeAlias = Idle | Loading | Shown | Failed


class HistoryEntry(Value, frozen=True, kw_only=True):
    """A page in the history: address, article, scroll position.

    `step`: it was opened as the next (1) or previous (-1) post of the site.
    """

    address: str
    step: int = 0
    loaded: LoadedArticle | None = None
    place: Place | None = None


def keep_order(before: Sequence[Post], listed: Sequence[Post]) -> tuple[Post, ...]:
    """Return the listed posts in their previous order, new ones first."""
    now = {post.id: post for post in listed}
    known = {post.id for post in before}
    return (
        *[post for post in listed if post.id not in known],
        *[now[post.id] for post in before if post.id in now],
    )


class History(Struct):
    """Visited pages and the index of the current one."""

    stops: list[HistoryEntry] = field(default_factory=list)
    at: int = -1
    longest: int = 100

    @property
    def here(self) -> HistoryEntry | None:
        """The current page."""
        return self.stops[self.at] if self.stops else None

    def visit(self, stop: HistoryEntry) -> None:
        """Add a page; forward entries are dropped."""
        self.stops = [*self.stops[: self.at + 1], stop][-self.longest :]
        self.at = len(self.stops) - 1

    @property
    def step(self) -> int:
        """How the current page was opened: next (1), previous (-1), otherwise 0."""
        return self.here.step if self.here else 0

    def update(self, loaded: LoadedArticle | None, place: Place | None = None) -> None:
        """Store article and scroll position of the current page."""
        if self.stops:
            self.stops[self.at] = replace(self.stops[self.at], loaded=loaded, place=place)

    def move(self, steps: int) -> HistoryEntry | None:
        """Go back or forward; None at the end."""
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
