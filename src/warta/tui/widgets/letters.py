"""What a reader writes to a site: the ways into the composer and the outbox, and what comes back from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.reactive import var

from warta.errors import WartaError
from warta.tui.bindings import bindings
from warta.tui.said import Said
from warta.tui.widgets.desk import Desk
from warta.tui.widgets.panes import Panes
from warta.tui.widgets.thread_pane import ThreadPane
from warta.urls import same_page
from warta.words import _, ngettext

if TYPE_CHECKING:
    from warta.model import Comment, Reading
    from warta.model.reply import Draft, Signature
    from warta.newsroom import Newsroom
    from warta.tui.screens.composer import Written
    from warta.tui.screens.outbox import Wish


class Letters(Vertical, can_focus=False):
    """Holds the desk. Who the reader is, as typed once, stays in memory until the app ends, and nowhere else."""

    BINDINGS = bindings("app", holder="letters")
    DEFAULT_CSS = """
    Letters { height: 1fr; }
    """

    reading: var[Reading | None] = var["Reading | None"](None, init=False)

    def __init__(self, newsroom: Newsroom) -> None:
        super().__init__()
        self._newsroom = newsroom
        self._signature: Signature | None = None
        self._reminded = False

    def _say(self, text: str) -> None:
        self.post_message(Said(text))

    # --- writing ---

    def action_reply(self) -> None:
        """Answer the comment under the cursor, or the story."""
        panes = self.query_one(Panes)
        if panes.pane == "posts":
            self._say(_("open a post first; C comments on the one that is open"))
        else:
            self._answer(self.query_one(ThreadPane).comment if panes.pane == "thread" else None)

    def action_comment(self) -> None:
        self._answer(None)

    def _answer(self, parent: Comment | None) -> None:
        from warta.tui.replying import obstacle

        reading = self.reading
        if reading is None:
            self._say(_("no article is open"))
        elif cause := obstacle(reading.article, parent):
            self._say(cause)
        else:
            address = reading.provenance.final_url or reading.article.url or ""
            try:
                draft = self._newsroom.rooms.replies.begin(address, parent.id if parent else None)
            except WartaError as error:
                self._say(" · ".join(filter(None, (error.what, error.hint))))
            else:
                self._write(draft, reading)

    def _write(self, draft: Draft, reading: Reading | None, *, send: bool = False, listed: bool = False) -> None:
        """Open the composer; `listed`: it was opened from the outbox, and leads back there."""
        from warta.tui.screens.composer import ComposerScreen

        def written(back: Written | None) -> None:
            if back:
                self._signature = back.signature
                self._came_back(back.draft)
            if listed:
                self.action_outbox(draft.id)

        screen = ComposerScreen(self._newsroom, draft, reading, self._signature, at_once=send)
        self.app.push_screen(screen, written)

    def _came_back(self, draft: Draft) -> None:
        """Say how it stands; a reply that is to be seen is shown where its page is open."""
        from warta.tui.letter_faces import states

        if draft.state == "public" and self.reading and same_page(self.reading.article.url or "", draft.url):
            self.call_later(self.run_action, "screen.refresh")
        elif draft.id:
            self._say(_("draft {id}: {state}").format(id=draft.id, state=states()[draft.state]))

    # --- the outbox ---

    def action_outbox(self, at: int = 0) -> None:
        from warta.tui.screens.outbox import OutboxScreen

        try:
            self._newsroom.rooms.replies.outbox.all()
        except WartaError as error:
            self._say(" · ".join(filter(None, (error.what, error.hint))))
        else:
            self.app.push_screen(OutboxScreen(self._newsroom, at), self._wished)

    def _wished(self, wish: Wish | None) -> None:
        if wish is None:
            return
        if wish.page:
            self.query_one(Panes).pane = "article"
            self.post_message(Desk.Wanted(wish.draft.url))
            return
        try:
            reading = self._newsroom.kept(wish.draft.url)
        except WartaError:
            reading = None
        self._write(wish.draft, reading, send=wish.send, listed=True)

    def on_desk_outbox_wanted(self) -> None:
        self.action_outbox()

    def watch_reading(self, reading: Reading | None) -> None:
        """Once the network has answered, say what waits for it."""
        if reading and not reading.from_library and not self._reminded:
            self._reminded = True
            self.call_after_refresh(self._remind)

    def _remind(self) -> None:
        try:
            waiting = sum(draft.state == "queued" for draft in self._newsroom.rooms.replies.outbox.all())
        except WartaError:
            return  # whoever opens the outbox is told
        if waiting:
            told = ngettext("{n} reply waits in the outbox: O", "{n} replies wait in the outbox: O", waiting)
            self._say(told.format(n=waiting))
