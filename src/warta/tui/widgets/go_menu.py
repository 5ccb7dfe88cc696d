"""Navigation from the current article: previous and next post, go menu, links, outline, quotes, web browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var

from warta.i18n import _
from warta.tui.keymap import bindings
from warta.tui.notifications import Notification
from warta.tui.text import clean_line
from warta.tui.widgets.panes import Panes
from warta.tui.widgets.posts_pane import PostsPane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warta.model.capture import LoadedArticle
    from warta.tui.screens.pick import Row
    from warta.tui.views.choices import GoTargets
    from warta.tui.widgets.article_pane import ArticlePane, NavigationBar
    from warta.tui.widgets.find import Finder
    from warta.tui.widgets.posts_pane import PostList


class Navigator(Vertical, can_focus=False):
    """Container of the panes that turns navigation commands into `Wanted` messages."""

    BINDINGS = bindings("app", holder="desk")
    DEFAULT_CSS = """
    Navigator { height: 1fr; }
    """

    loaded: var[LoadedArticle | None] = var["LoadedArticle | None"](None, init=False, always_update=True)

    class OpenRequested(Message):
        """Open an address; `step`: it is the previous (-1) or next (1) post; `into`: focus the article."""

        def __init__(self, address: str, step: int = 0, *, into: bool = False) -> None:
            super().__init__()
            self.address = address
            self.step = step
            self.into = into

    @property
    def panes(self) -> Panes:
        """The row of panes."""
        return self.query_one(Panes)

    def _say(self, text: str) -> None:
        self.post_message(Notification(text))

    # --- on to another page ---

    def action_neighbour(self, step: int) -> None:
        """Open the site's post before (-1) or after (1) this one."""
        if self.loaded is None:
            self._say(_("No article open"))
            return
        navigation = self.loaded.article.navigation
        link = (navigation.previous if step < 0 else navigation.next) if navigation else None
        if link:
            self.post_message(self.OpenRequested(link.url, step))
        else:
            self._say(_("The site links to no previous post") if step < 0 else _("The site links to no next post"))

    def on_navigation_bar_open_requested(self, event: NavigationBar.OpenRequested) -> None:
        event.stop()
        self.action_neighbour(event.step)

    def action_in_list(self, step: int) -> None:
        if post := self.query_one(PostsPane).neighbour(step):
            self.post_message(self.OpenRequested(post.url))
        else:
            self._say(_("End of the list"))

    def on_article_pane_end_reached(self, event: ArticlePane.EndReached) -> None:
        event.stop()
        if post := self.query_one(PostsPane).next_unread():
            self.post_message(self.OpenRequested(post.url))
        else:
            self._say(_("No more unread posts"))

    def on_sources_pane_chosen(self) -> None:
        """Focus the posts of the chosen source."""
        self.panes.pane = "posts"

    def on_post_list_open_requested(self, event: PostList.OpenRequested) -> None:
        event.stop()
        self.post_message(self.OpenRequested(event.post.url, into=True))

    def on_finder_link_chosen(self, event: Finder.LinkChosen) -> None:
        event.stop()
        if event.copy:
            self._copy(event.url)
        else:
            self._follow(event.url)

    def _follow(self, url: str) -> None:
        """Follow a link within the article or to another page."""
        if self.panes.article.follow(url):
            self.panes.pane = "article"
            self._say(_("Esc returns to where you were") if self.panes.article.can_go_back else "")
        else:
            self.post_message(self.OpenRequested(url, into=True))

    # --- out of the app ---

    def action_open_in_browser(self) -> None:
        from warta.tui.external_programs import open_in_browser

        address = self._address()
        self._say(open_in_browser(address) if address or self.loaded else _("No article open"))

    def _address(self) -> str:
        return (self.loaded.article.url or self.loaded.provenance.final_url or "") if self.loaded else ""

    def _copy(self, address: str) -> None:
        self.app.copy_to_clipboard(clean_line(address))
        self._say(_("Copied: {address}").format(address=address))

    def action_copy_address(self) -> None:
        if address := self._address():
            self._copy(address)
        else:
            self._say(_("No article open"))

    # --- going ---

    def action_go(self) -> None:
        from warta.tui.screens.pick import PickScreen
        from warta.tui.views import choices

        rows = choices.go_menu_rows(self._there())

        def gone(row: int | None) -> None:
            if row is not None:
                self._go(rows[row].key)

        self.app.push_screen(PickScreen(_("Go to"), rows, by_key=True), gone)

    def _there(self) -> GoTargets:
        """Return which entries of the go menu are available."""
        from warta.tui.views import choices

        loaded, view = self.loaded, self.panes.article
        if loaded is None:
            return choices.GoTargets(posts=bool(self.panes.posts))
        return choices.GoTargets(
            posts=True,
            article=True,
            kept=bool(loaded.id),
            comments=bool(loaded.article.thread and loaded.article.thread.shown),
            links=bool(len(view.urls)),
            outline=bool(view.sheet and choices.outline_rows(view.sheet)),
            quotes=bool(view.sheet and choices.quote_rows(loaded.article, view.sheet)),
        )

    def _go(self, key: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "g": self.panes.view.action_top,
            "s": lambda: self.panes.action_focus_pane("sources"),
            "p": lambda: self.panes.action_focus_pane("posts"),
            "a": lambda: self.panes.action_focus_pane("article"),
            "c": lambda: self.panes.action_focus_pane("thread"),
            "w": self._same_writer,
            "h": lambda: self._perform("navigation.history"),
            "b": lambda: self._perform("navigation.starred"),
            "d": lambda: self.call_later(self.run_action, "screen.write('outbox')"),
            "l": self._links,
            "o": self._outline,
            "q": self._quotes,
            "i": lambda: self._perform("article.provenance"),
            "r": lambda: self._perform("article.revisions"),
        }
        acts[key]()

    def _same_writer(self) -> None:
        self.panes.pane = "thread"
        self.panes.thread_pane.action_list_same()

    def _perform(self, name: str) -> None:
        self.call_later(self.run_action, f"screen.perform('{name}')")

    def _links(self) -> None:
        from warta.tui.views import choices

        view = self.panes.article
        rows = choices.link_rows(view.urls)

        def chosen(row: int | None) -> None:
            if row is not None and (url := view.link(row + 1)):
                self._follow(url)

        self._pick(_("Links"), rows, chosen)

    def _outline(self) -> None:
        from warta.tui.views import choices

        article = self.panes.article
        self._places(_("Outline"), choices.outline_rows(article.sheet) if article.sheet and article.loaded else ())

    def _quotes(self) -> None:
        from warta.tui.views import choices

        article = self.panes.article
        known = choices.quote_rows(article.loaded.article, article.sheet) if article.loaded and article.sheet else ()
        self._places(_("Quotes"), known)

    def _places(self, title: str, places: Sequence[tuple[int, Row]]) -> None:
        def chosen(row: int | None) -> None:
            if row is not None:
                self.panes.pane = "article"
                self.panes.article.show_line(places[row][0])

        self._pick(title, [row for _line, row in places], chosen)

    def _pick(self, title: str, rows: Sequence[Row], chosen: Callable[[int | None], None]) -> None:
        from warta.tui.screens.pick import PickScreen

        self.app.push_screen(PickScreen(title, rows), chosen)
