"""Open the reply editor and the outbox, and handle their results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from warta.i18n import _, figure, ngettext
from warta.tui.notifications import APP_ERRORS, error_line
from warta.urls import same_page

if TYPE_CHECKING:
    from warta.model.article import Comment
    from warta.model.capture import LoadedArticle
    from warta.model.reply import Draft, Signature
    from warta.tui.reading_context import ReadingContext
    from warta.tui.screens.composer import Written
    from warta.tui.screens.outbox import OutboxChoice

ReplyAction: TypeAlias = Literal["reply", "comment", "outbox"]


class ReplyController:
    """Replies and comments of the reading screen.

    The signature that was typed is kept in memory only, until the app ends.
    """

    def __init__(self, screen: ReadingContext) -> None:
        self._screen = screen
        self._signature: Signature | None = None
        self._reminded = False

    def open(self, what: ReplyAction) -> None:
        """Start a reply or a comment, or open the outbox."""
        match what:
            case "reply":
                self._reply()
            case "comment":
                self._answer(None)
            case "outbox":
                self._outbox()

    # --- write ---

    def _reply(self) -> None:
        """Reply to the comment under the cursor, or comment on the article."""
        panes = self._screen.panes
        if panes.pane == "posts":
            self._screen.said = _("Open a post first, or press C to comment on the open article")
        else:
            self._answer(panes.thread_pane.comment if panes.pane == "thread" else None)

    def _answer(self, parent: Comment | None) -> None:
        from warta.tui.drafts import why_not_repliable

        screen, loaded = self._screen, self._screen.loaded
        if loaded is None:
            screen.said = _("No article open")
        elif cause := why_not_repliable(loaded.article, parent):
            screen.said = cause
        else:
            address = loaded.provenance.final_url or loaded.article.url or ""
            try:
                draft = screen.services.rooms.replies.begin(address, parent.id if parent else None)
            except APP_ERRORS as error:
                screen.said = error_line(error)
            else:
                self._write(draft, loaded)

    def _write(self, draft: Draft, loaded: LoadedArticle | None, *, send: bool = False, listed: bool = False) -> None:
        """Open the reply editor; `listed`: return to the outbox afterwards."""
        from warta.tui.screens.composer import ComposerScreen

        def written(back: Written | None) -> None:
            if back:
                self._signature = back.signature
                self._came_back(back.draft)
            if listed:
                self._outbox(draft.id)

        screen = ComposerScreen(self._screen.services, draft, loaded, self._signature, at_once=send)
        self._screen.app.push_screen(screen, written)

    def _came_back(self, draft: Draft) -> None:
        """Show the state of the draft; refresh the page if it is open and the reply was posted."""
        from warta.tui.views.reply_views import status_texts

        screen = self._screen
        if draft.state == "public" and screen.loaded and same_page(screen.loaded.article.url or "", draft.url):
            screen.call_later(screen.action_refresh)
        elif draft.id and draft.state == "draft":
            screen.said = _("Draft {id} saved. Press O for the outbox").format(id=draft.id)
        elif draft.id:
            screen.said = _("Draft {id}: {state}").format(id=draft.id, state=status_texts()[draft.state])

    # --- the outbox ---

    def _outbox(self, at: int = 0) -> None:
        """Open the outbox with the cursor on draft `at`."""
        from warta.tui.screens.outbox import OutboxScreen

        screen = self._screen
        try:
            screen.services.rooms.replies.outbox.all()
        except APP_ERRORS as error:
            screen.said = error_line(error)
        else:
            screen.app.push_screen(OutboxScreen(screen.services, at), self._wished)

    def _wished(self, wish: OutboxChoice | None) -> None:
        if wish is None:
            return
        if wish.page:
            self._screen.panes.pane = "article"
            self._screen.open(wish.draft.url)
            return
        try:
            loaded = self._screen.services.kept(wish.draft.url)
        except APP_ERRORS:
            loaded = None
        self._write(wish.draft, loaded, send=wish.send, listed=True)

    def remind(self) -> None:
        """Once a page came from the network, tell how many replies are queued."""
        loaded = self._screen.loaded
        if self._reminded or loaded is None or loaded.from_library:
            return
        self._reminded = True
        try:
            waiting = sum(draft.state == "queued" for draft in self._screen.services.rooms.replies.outbox.all())
        except APP_ERRORS:
            return  # the outbox reports it
        if waiting:
            text = ngettext(
                "{n} reply queued. Press O for the outbox", "{n} replies queued. Press O for the outbox", waiting
            )
            self._screen.said = text.format(n=figure(waiting))
