"""State of the reading screen that actions, lists, replies and pictures share: one `var` per fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import var

from warta.tui.startup.first_layout import LayoutOnceScreen
from warta.tui.state.post_filter import PostOrder
from warta.tui.state.reading import History, Idle, PageState
from warta.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.capture import LoadedArticle, Post
    from warta.services.registry import Services
    from warta.tui.state.reading import HistoryEntry
    from warta.tui.state.source_tree import Branch


class ReadingContext(LayoutOnceScreen):
    """Its attributes and methods that other modules use; `ReadingScreen` implements them."""

    loaded: var[LoadedArticle | None] = var["LoadedArticle | None"](None, init=False, always_update=True)
    state: var[PageState] = var[PageState](Idle(), init=False)
    posts: var[Sequence[Post]] = var["Sequence[Post]"]((), init=False)
    order: var[PostOrder] = var[PostOrder]("unread", init=False)
    branches: var[tuple[Branch, ...]] = var[tuple["Branch", ...]]((), init=False)
    said: var[str] = var("", init=False)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.history = History()

    @property
    def panes(self) -> Panes:
        """The row of panes."""
        return self.query_one(Panes)

    def open(self, address: str, step: int = 0) -> None:
        """Open an address: the saved copy at once, then the page as it is now. `step`: direction among neighbours."""
        raise NotImplementedError

    def show_entry(self, entry: HistoryEntry) -> None:
        """Show a page of the history: as it was left, else the saved copy, else fetch it."""
        raise NotImplementedError

    def action_refresh(self) -> None:
        """Fetch the page again."""
        raise NotImplementedError
