"""The row of panes: which are visible, which has the focus, and their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var

from warta.i18n import _, figure, ngettext
from warta.render.since import words
from warta.tui.keymap import bindings
from warta.tui.notifications import Notification
from warta.tui.state import post_filter
from warta.tui.state.pane_layout import (
    PANES,
    Pane,
    PaneLayout,
    crumbs,
    focus_pane,
    initial_layout,
    next_pane,
    pane_label,
    shared_width,
    toggle_left_panes,
    visible_panes,
)
from warta.tui.state.post_filter import PostOrder
from warta.tui.state.reading import Idle, PageState
from warta.tui.text import clean_line, typesetting_of
from warta.tui.widgets.article_pane import ArticlePane, NavigationBar
from warta.tui.widgets.line_view import LineView, TextView
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.posts_pane import PostsPane
from warta.tui.widgets.thread_pane import ThreadPane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult

    from warta.model.capture import LoadedArticle, Post
    from warta.model.since import Since
    from warta.model.state import Standing
    from warta.render.thread import Node
    from warta.tui.state.source_tree import Branch
    from warta.tui.widgets.sources_pane import SourcesPane

_LINE_LENGTH_RANGE = (40, 120)


class Panes(Horizontal, can_focus=False):
    """Container of the sources, posts, article and thread panes."""

    BINDINGS = bindings("app", holder="panes")

    loaded: var[LoadedArticle | None] = var["LoadedArticle | None"](None, init=False, always_update=True)
    state: var[PageState] = var[PageState](Idle(), init=False)
    posts: var[Sequence[Post]] = var["Sequence[Post]"]((), init=False)
    order: var[PostOrder] = var[PostOrder]("unread", init=False)
    branches: var[tuple[Branch, ...]] = var[tuple["Branch", ...]]((), init=False)
    stand: var[PaneLayout] = var[PaneLayout](PaneLayout(), init=False)
    measure: var[int] = var(72, init=False)

    class LayoutChanged(Message):
        """The visible panes or the focused one changed."""

        def __init__(self, visible: tuple[Pane, ...], pane: Pane, *, zen: bool, linear: bool) -> None:
            super().__init__()
            self.crumbs = () if zen else crumbs(visible, linear=linear)
            self.visible = visible
            self.pane = pane
            self.zen = zen

    def __init__(self, now: datetime, *, pane: Pane, measure: int, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._now = now
        self.set_reactive(Panes.stand, initial_layout(pane))
        self.set_reactive(Panes.measure, measure)

    def compose(self) -> ComposeResult:
        visible = visible_panes(self._width(), self.stand)
        with Vertical(id="sources-column") as column:  # its pane is created when first shown
            column.display, column.classes = "sources" in visible, self._here("sources")
            yield PaneTitle(pane_label("sources"), id="sources-title")
            if "sources" in visible:
                yield self._sources_pane()
        with Vertical(id="posts-column") as column:
            column.display, column.classes = "posts" in visible, self._here("posts")
            yield PaneTitle(pane_label("posts"), id="posts-title")
            yield PostsPane(self._now, id="posts").data_bind(Panes.posts, Panes.order)
        with Vertical(id="article-column") as column:
            column.display, column.classes = "article" in visible, self._here("article")
            yield PaneTitle(pane_label("article"), id="article-title")
            article = ArticlePane(id="article")
            yield article.data_bind(Panes.loaded, Panes.state, Panes.measure)
            yield NavigationBar().data_bind(Panes.loaded)
        with Vertical(id="thread-column") as column:
            column.display, column.classes = "thread" in visible, self._here("thread")
            yield PaneTitle(pane_label("thread"), id="thread-title")
            yield ThreadPane(self._now, id="thread")

    def _here(self, pane: Pane) -> str:
        return "-here" if pane == self.pane else ""

    # --- which panes show ---

    @property
    def pane(self) -> Pane:
        """Name of the focused pane."""
        return self.stand.pane

    @pane.setter
    def pane(self, pane: Pane) -> None:
        self.stand = focus_pane(self.stand, pane)

    @property
    def zen(self) -> bool:
        """Whether only the article is shown."""
        return self.stand.zen

    @zen.setter
    def zen(self, alone: bool) -> None:
        self.stand = replace(self.stand, zen=alone)

    @property
    def article(self) -> ArticlePane:
        """Article pane."""
        return self.query_one(ArticlePane)

    @property
    def posts_pane(self) -> PostsPane:
        """Posts pane."""
        return self.query_one(PostsPane)

    @property
    def thread_pane(self) -> ThreadPane:
        """Comments pane."""
        return self.query_one(ThreadPane)

    @property
    def view(self) -> LineView:
        """Widget of the focused pane; also while an input has the focus."""
        return self.query_one(f"#{self.pane}", LineView)

    def _width(self) -> int:
        """Width in cells that decides which panes are visible."""
        return shared_width(self.app.size.width, linear=typesetting_of(self.app).linear)

    def _sources_pane(self) -> SourcesPane:
        from warta.tui.widgets.sources_pane import SourcesPane

        pane = SourcesPane(id="sources")
        pane.branches = self.branches
        return pane

    def apply_layout(self) -> None:
        """Apply the layout: show the panes that fit and focus the current one."""
        visible = visible_panes(self._width(), self.stand)
        columns = {name: self.query_one(f"#{name}-column") for name in PANES}
        if not columns["sources"].is_attached:  # the app is exiting
            return
        if "sources" in visible and not self.query("#sources"):
            columns["sources"].mount(self._sources_pane())
        for name in visible:
            columns[name].display = True
        if self.screen.is_current and self.screen.focused is not self.view:
            self.screen.set_focus(self.view, scroll_visible=False)
        for name in PANES:
            columns[name].set_class(name == self.pane, "-here")
            if name not in visible:
                columns[name].display = False
        self.set_class("article" not in visible, "-list")
        self.post_message(self.LayoutChanged(visible, self.pane, zen=self.zen, linear=typesetting_of(self.app).linear))

    def fill(self, talk: tuple[Node, ...], since: Since, known: Standing | None) -> None:
        """Show the comments with their change marks and the saved position; called after the article is drawn."""
        thread = self.loaded.article.thread if self.loaded else None
        self.thread_pane.show(self.loaded, talk, since, known)
        note = self.query_one("#thread-title", PaneTitle)
        count = thread.shown if thread else 0
        total = _(" of {n}").format(n=figure(thread.total or 0)) if thread and (thread.total or 0) > count else ""
        note.note = " · ".join(filter(None, (f"{figure(count)}{total}", words(since.tally)))) if thread else ""
        self.query_one(PostsPane).current = self.loaded.id if self.loaded else 0

    def watch_loaded(self) -> None:
        self.thread_pane.awaits_comments = self.loaded is not None

    def watch_stand(self) -> None:
        self.apply_layout()

    def watch_branches(self) -> None:
        for pane in self.query("#sources"):
            pane.branches = self.branches  # type: ignore[attr-defined] # that id is the sources pane's

    @on(PostsPane.RowsChanged)
    def _rows_changed(self, event: PostsPane.RowsChanged) -> None:
        event.stop()
        rows, all_of_them = self.posts_pane.rows, len(self.posts)
        at_hand, selected = isinstance(rows, tuple | list), len(self.posts_pane.selected)
        unread = sum(not post.read for post in rows) if at_hand else 0
        listed = figure(len(rows)) + (_(" of {n}").format(n=figure(all_of_them)) if len(rows) < all_of_them else "")
        parts = [clean_line(self.posts_pane.listed), listed if all_of_them else ""]
        if selected:
            parts.append(ngettext("{n} selected", "{n} selected", selected).format(n=figure(selected)))
        elif unread:
            parts.append(_("{n} unread").format(n=figure(unread)))
        if self.order != "unread":
            parts.append(post_filter.order_label(self.order))
        self.query_one("#posts-title", PaneTitle).note = " · ".join(filter(None, parts))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        # Ignore a widget that has lost the focus again: with two quick keys, both would claim it.
        if event.widget.id in PANES and event.widget.id != self.pane and event.widget is self.screen.focused:
            self.pane = event.widget.id

    def on_article_pane_leave_requested(self, event: ArticlePane.LeaveRequested) -> None:
        self.pane = "thread" if event.deeper else "posts"

    def on_thread_pane_leave_requested(self) -> None:
        self.pane = "article"

    def on_posts_pane_leave_requested(self) -> None:
        self.pane = "sources"

    @on(ThreadPane.NoNewComments)
    def _no_new_comments(self) -> None:
        self.post_message(Notification(_("No changes since your last visit")))

    @on(TextView.NoFurtherItem)
    def _no_further_item(self) -> None:
        self.post_message(Notification(_("No more items in this direction")))

    # --- commands ---

    def action_focus_pane(self, pane: Pane) -> None:
        self.pane = pane

    def action_next_pane(self, step: int) -> None:
        self.pane = next_pane(self.pane, step)

    def action_zen(self) -> None:
        self.stand = replace(focus_pane(self.stand, "article"), zen=not self.zen)

    def action_hide_side(self) -> None:
        self.stand = toggle_left_panes(self.stand, self._width())

    def action_widen(self, cells: int) -> None:
        self.measure = max(_LINE_LENGTH_RANGE[0], min(_LINE_LENGTH_RANGE[1], self.measure + cells))
        self.post_message(Notification(_("Line length: {n} characters").format(n=self.measure)))
