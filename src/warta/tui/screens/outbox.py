"""Outbox screen: list of drafts, queued and sent replies, with the one under the cursor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.screen import Screen

from warta.i18n import _, ngettext
from warta.model.reply import UNSENT, Draft
from warta.model.value import Value
from warta.render.pieces import Piece
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings, footer_hints, user_keys
from warta.tui.notifications import APP_ERRORS, as_warta_error
from warta.tui.screens.pick import PickList, PickScreen, Row
from warta.tui.views import reply_views
from warta.tui.views.empty_states import moment_label, site_name
from warta.tui.widgets.footer import Footer
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from warta.errors import WartaError
    from warta.services.registry import Services


class OutboxChoice(Value, frozen=True, kw_only=True):
    """Chosen action for a draft: edit it, review and send it (`send`), or open its `page`."""

    draft: Draft
    send: bool = False
    page: bool = False


class OutboxScreen(Screen["OutboxChoice | None"]):
    """List of drafts and the one under the cursor. `at`: id of the draft to select first."""

    CSS_PATH = Path(__file__).with_name("outbox.tcss")
    BINDINGS = bindings("outbox")
    AUTO_FOCUS = "PickList"
    SCOPE = "outbox"

    def __init__(self, services: Services, at: int = 0) -> None:
        super().__init__()
        self._services = services
        self._at = at
        self._drafts: tuple[Draft, ...] = ()
        self._list = PickList()
        self._draft_view = SheetView(id="draft")
        self._draft_view.can_focus = False
        self._title = PaneTitle(_("Outbox"))
        self._footer = Footer()

    def compose(self) -> ComposeResult:
        yield self._title
        with Horizontal(id="outbox"):
            yield self._list
            yield self._draft_view
        yield self._footer

    def on_mount(self) -> None:
        self._footer.hints = footer_hints(self.SCOPE, user_keys(self._services.settings))
        self._show()
        for row, draft in enumerate(self._drafts):
            if draft.id == self._at:
                self._list.move(row)

    def _show(self) -> None:
        """Load and show the drafts, newest first."""
        try:
            self._drafts = tuple(reversed(self._services.rooms.replies.outbox.all()))
        except APP_ERRORS as error:
            self._show_error(as_warta_error(error))
        now = self._services.clock.now()
        cursor = self._list.cursor
        self._list.show([_row(draft, site_name(self._services, draft.url), now) for draft in self._drafts])
        self._title.note = ngettext("{n} draft", "{n} drafts", len(self._drafts)).format(n=len(self._drafts))
        if self._drafts:
            self._list.move(cursor)
        else:
            self._draft_view.show(_empty())

    @property
    def _draft(self) -> Draft | None:
        """The draft under the cursor."""
        return self._drafts[self._list.cursor] if self._drafts else None

    @on(PickList.Moved)
    def _moved(self) -> None:
        if draft := self._draft:
            self._draft_view.show(reply_views.draft_view(draft))
            self._footer.show_message("")

    def _show_error(self, error: WartaError) -> None:
        self._footer.show_message(" · ".join(filter(None, (error.what, error.hint))), trouble=True)

    # --- commands ---

    def action_go_on(self) -> None:
        self._choose(send=False)

    def action_send_draft(self) -> None:
        self._choose(send=True)

    def _choose(self, *, send: bool) -> None:
        draft = self._draft
        if draft is None:
            self._footer.show_message(_("The outbox is empty"))
        elif draft.state in UNSENT or (send and draft.state == "unknown"):
            dismiss_once(self, OutboxChoice(draft=draft, send=send))
        else:
            told = _("Draft {id} can no longer be edited. Press a to open its page")
            self._footer.show_message(told.format(id=draft.id), trouble=True)

    def action_read_page(self) -> None:
        if draft := self._draft:
            dismiss_once(self, OutboxChoice(draft=draft, page=True))

    def action_discard(self) -> None:
        draft = self._draft
        if draft is None:
            return
        rows = (Row("n", _("No, keep it")), Row("y", _("Yes, delete it (cannot be undone)")))
        title = _("Delete draft {id}?").format(id=draft.id)

        def answered(row: int | None) -> None:
            if row == 1:
                self._delete(draft)

        self.app.push_screen(PickScreen(title, rows, by_key=True), answered)

    def _delete(self, draft: Draft) -> None:
        try:
            self._services.rooms.replies.outbox.remove(draft.id)
        except APP_ERRORS as error:
            self._show_error(as_warta_error(error))
            return
        self._show()
        self._footer.show_message(_("Draft {id} deleted").format(id=draft.id))

    def action_leave(self) -> None:
        dismiss_once(self, None)


def _row(draft: Draft, known_as: str, now: datetime) -> Row:
    """Return a draft as a row: id, site, start of its text, state and time of the last change."""
    moment = f" · {moment_label(draft.changed_at, now)}" if draft.changed_at else ""
    text = f"{known_as} · {' '.join(draft.text.split())[:200]}"
    return Row(str(draft.id), text, f"{reply_views.status_label(draft.state)}{moment}")


def _empty() -> list[Piece]:
    return [
        Piece(kind="title", text=_("The outbox is empty")),
        Piece(
            kind="byline",
            text=_("Replies you write are saved here. Nothing is sent without your confirmation."),
            gap=0,
        ),
    ]
