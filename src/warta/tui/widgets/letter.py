"""A reply being written: what it answers, its words, the site's own fields, and what still keeps it from leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from warta.i18n import _
from warta.services import drafting
from warta.tui import replying
from warta.tui.text import lines, plain, words
from warta.tui.widgets.comment_view import CommentView
from warta.tui.widgets.foot import Foot
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.reply_form import ReplyForm
from warta.tui.widgets.reply_text import ReplyText

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from warta.errors import WartaError
    from warta.model.article import Comment, CommentForm
    from warta.model.reply import Draft, Fault, Signature


class Letter(Vertical, can_focus=False):
    """It checks itself with every key, by the form as far as that is known."""

    faults: var[tuple[Fault, ...]] = var[tuple["Fault", ...]]((), init=False)

    class Typed(Message):
        """Other words stand in the text."""

    def __init__(self, draft: Draft, parent: Comment | None, now: datetime, site: str) -> None:
        super().__init__()
        self.form: CommentForm | None = None
        self.text = ReplyText(draft.text)
        self.fields = ReplyForm()
        self.foot = Foot()
        self._draft = draft
        self._answered = parent
        self._now = now
        self._site = site
        self._pointed = ""

    def compose(self) -> ComposeResult:
        yield PaneTitle(replying.heading(self._draft, self._answered), id="letter-title")
        with Horizontal(id="letter"):
            with Vertical(id="writing"):
                if self._answered:
                    yield CommentView(replace(self._answered, replies=()), self._now, id="answered")
                yield self.text
            with VerticalScroll(id="asked", can_focus=False):
                yield PaneTitle(_("The site's form"), id="form-title")
                yield self.fields
                yield Static(id="promise")
        yield self.foot

    def on_mount(self) -> None:
        draft = self._draft
        self.query_one("#letter-title", PaneTitle).note = plain(self._site)
        self.text.move_cursor(self.text.document.end)
        self.text.read_only = draft.state == "unknown"
        if draft.id:
            self.foot.say(replying.standing(draft), trouble=draft.state in {"refused", "unknown"})

    async def ask(self, form: CommentForm | None, known: Signature) -> None:
        """Show the fields of a form, filled with what is known."""
        self.form = form
        await self.fields.show(form, known)
        if not self.query("#form-title"):  # it was closed meanwhile
            return
        self.query_one("#form-title", PaneTitle).note = plain(form.heading) if form else ""
        promise = self.query_one("#promise", Static)
        if form is None:
            promise.update(words((_("The form is looked at before anything is sent."), "$muted")))
        elif form.note:
            said = [words((line, "italic $muted")) for line in form.note.splitlines()]
            promise.update(lines(words((_("The site says, and it is the site's promise:"), "$muted")), *said))
        self.check()

    @property
    def signature(self) -> Signature:
        """Who the reader is, as far as it was typed."""
        return drafting.signed(self.fields.signature)

    def show_draft(self, draft: Draft, *, pending: bool) -> None:
        """Tell how the draft stands."""
        self._draft = draft
        self.foot.how = replying.how(draft, self.text.text, self.faults, pending=pending)

    @on(ReplyText.Changed)
    def _typed(self) -> None:
        self.foot.typed_on()
        self.check()
        self.post_message(self.Typed())

    @on(ReplyForm.Changed)
    def _filled(self) -> None:
        self.check()

    def check(self) -> None:
        """Say what is wrong, by the form as it is known; what was pointed at is said until it is put right."""
        text = drafting.tidy(self.text.text)
        self.faults = drafting.faults(self.form, text, self.signature) if self.form else ()
        if self._pointed and self._pointed not in {fault.field for fault in self.faults}:
            self._pointed = ""
            self.foot.say("")
        self.fields.tell(self.faults)
        self.show_draft(self._draft, pending=text != self._draft.text)

    def insist(self) -> bool:
        """Point at the first thing that keeps the reply from leaving; whether there is one."""
        self.fields.tell(self.faults, insist=True)
        for fault in self.faults[:1]:
            self.point_at(fault.field, " · ".join(filter(None, (fault.what, replying.advice(fault)))))
        return bool(self.faults)

    def point_at(self, field: str, what: str) -> None:
        """Say what is wrong with a field, and go there."""
        self.foot.say(what, trouble=True)
        self._pointed = field
        if not self.fields.focus_on(field):
            self.text.focus()

    def complain(self, error: WartaError) -> None:
        """Say what went wrong, and what to do."""
        self.foot.say(" · ".join(filter(None, (error.what, error.hint))), trouble=True)

    def quote(self, quotation: str) -> None:
        """Put a quotation where the cursor stands, on lines of its own."""
        _row, column = self.text.cursor_location
        self.text.insert(f"\n{quotation}" if column else quotation)
