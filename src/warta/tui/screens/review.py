"""Review screen: everything that would be sent. The reader types a word to send it, once."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from warta.i18n import _
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings, footer_hints, user_keys
from warta.tui.notifications import APP_ERRORS, as_warta_error
from warta.tui.text import styled
from warta.tui.views import reply_views
from warta.tui.widgets.footer import Footer
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.reply_editor import Field
from warta.tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from textual.app import ComposeResult
    from textual.widgets import Input

    from warta.model.reply import Draft, Review
    from warta.render.pieces import Piece
    from warta.services.registry import Services

SEND_WORD = "send"
SEND_AGAIN_WORD = "send again"


class ReviewScreen(Screen["Draft | None"]):
    """Review and send a draft; returns the updated draft, or None if the reader went back.

    `cause`: why it cannot be sent now, if so. `whom`: author of the parent comment.
    """

    CSS_PATH = Path(__file__).with_name("review.tcss")
    BINDINGS = bindings("review")
    AUTO_FOCUS = "Field"
    SCOPE = "review"

    state: var[str] = var("asking", init=False)  # "asking", "sending" or "done"

    def __init__(self, services: Services, review: Review, cause: str = "", whom: str = "") -> None:
        super().__init__()
        self._services = services
        self._review = review
        self._reason = cause
        self._is_resend = review.draft.state == "unknown"
        self._result: Draft | None = None
        self._sheet = SheetView(reply_views.review_view(review, whom), id="review")
        self._sheet.can_focus = False
        self._footer = Footer()

    @property
    def _confirmation_word(self) -> str:
        """Word that confirms sending; empty if the reply is only queued."""
        if not self._review.fresh:
            return ""
        return SEND_AGAIN_WORD if self._is_resend else SEND_WORD

    def compose(self) -> ComposeResult:
        yield PaneTitle(_("Review"))
        yield self._sheet
        with Vertical(id="confirm"):
            yield Static(styled((self._prompt(), "bold")))
            yield Field("")
        yield self._footer

    def _prompt(self) -> str:
        if not self._review.fresh:
            return _("It cannot be sent now. Enter queues it in the outbox, Esc goes back.")
        told = _("To send it to {host}, type {word} and press Enter. Esc goes back.")
        return told.format(word=self._confirmation_word, host=self._review.host)

    def on_mount(self) -> None:
        self._footer.hints = footer_hints(self.SCOPE, user_keys(self._services.settings))
        self._footer.show_message(self._reason, trouble=bool(self._reason))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.app._handle_exception(event.worker.error)  # noqa: SLF001 - a bug in a worker is a bug of the app

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send if the word is right. After that, this review cannot be sent again."""
        event.stop()
        if self.state != "asking":
            return
        if event.value.strip().lower() != self._confirmation_word:
            self._footer.show_message(
                _("Nothing was sent. Type {word} to confirm").format(word=self._confirmation_word), trouble=True
            )
            return
        self.state = "sending"
        self.query_one("#confirm").display = False
        self._run(self._send if self._review.fresh else self._queue)

    def _run(self, work: Callable[[], Coroutine[None, None, None]]) -> Worker[None]:
        return self.run_worker(work, group="send", exit_on_error=False)

    async def _send(self) -> None:
        self._footer.show_message(_("Sending …"))
        try:
            self._result = await self._services.rooms.replies.send(self._review, again=self._is_resend)
        except APP_ERRORS as error:
            self._result = await self._stored_draft()
            self._show_result(reply_views.failure_view(self._result, as_warta_error(error)))
        else:
            self._show_result(reply_views.outcome_view(self._result))

    async def _stored_draft(self) -> Draft:
        """Return the draft as stored in the library."""
        draft = self._review.draft
        try:
            return await to_thread(self._services.rooms.replies.outbox.find, draft.id) or draft
        except APP_ERRORS:
            return draft

    async def _queue(self) -> None:
        try:
            self._result = await to_thread(self._services.rooms.replies.outbox.queue, self._review.draft.id)
        except APP_ERRORS as error:
            self._result = self._review.draft
            self._show_result(reply_views.failure_view(self._result, as_warta_error(error)))
        else:
            self._show_result(reply_views.outcome_view(self._result))

    def _show_result(self, pieces: Sequence[Piece]) -> None:
        """Show the result; Enter or Esc closes."""
        self.state = "done"
        self._sheet.show(pieces)
        self._sheet.can_focus = True
        self._sheet.focus()
        self._footer.show_message(_("Enter or Esc closes"))

    def action_finish(self) -> None:
        if self.state == "done":
            dismiss_once(self, self._result)

    def action_back(self) -> None:
        if self.state == "sending":
            self._footer.show_message(_("Sending cannot be cancelled"))
        else:
            dismiss_once(self, self._result)

    def action_line(self, lines: int) -> None:
        self._sheet.action_line(lines)

    def action_page(self, pages: float) -> None:
        self._sheet.action_page(pages)
