"""A reply being written: what it answers, its words, the site's own fields, and what still keeps it from leaving."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from warta.extraction.text import clean, line
from warta.i18n import _
from warta.model.reply import Signature
from warta.render.wrap import cells, shorten
from warta.services import drafting
from warta.services.drafting import roles
from warta.tui import drafts
from warta.tui.key_queue import joiner_key
from warta.tui.text import clean_line, join_lines, styled
from warta.tui.widgets.footer import Footer
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.sheet_view import CommentView

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from warta.errors import WartaError
    from warta.model.article import Comment, CommentForm, FormField
    from warta.model.reply import Draft, Fault


_OWN = ("name", "email", "site")
_BOXES = ("checkbox", "radio")
_LABEL = 18  # cells for a label before its field


class Field(Input):
    """A line to type; what no screen shows can't be pasted into it."""

    def __init__(self, value: str) -> None:
        super().__init__(clean_line(value), compact=True, select_on_focus=False)

    def on_key(self, event: events.Key) -> None:
        """Write also what Textual takes for no text."""
        if typed := joiner_key(event):
            self.replace(typed, *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Filter before Textual inserts it."""
        event.text = line(event.text)


class Entry(Vertical):
    """A label, a field, and under them what is wrong once that is worth telling."""

    DEFAULT_CSS = """
    Entry {
        height: auto;
        & > Horizontal { height: 1; }
        & .label { width: 18; color: $muted; text-wrap: nowrap; }
        & Input { width: 1fr; height: 1; border: none; padding: 0 1; background: $surface; }
        & Input:focus { border: none; background: $select; }
        & > .fault { height: auto; padding: 0 0 0 18; color: $warning; display: none; }
        &.-faulty > .fault { display: block; }
    }
    """

    def __init__(self, asked: FormField, role: str, value: str) -> None:
        super().__init__()
        self.asked = asked
        self.role = role
        self._value = value
        self.touched = False

    @property
    def key(self) -> str:
        """What a fault calls this field."""
        return self.role if self.role in _OWN else self.asked.name

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.query_one(Field).value

    def compose(self) -> ComposeResult:
        star = " *" if self.asked.required else ""
        label = shorten(clean_line(self.asked.label or self.asked.name), _LABEL - 1 - cells(star))
        with Horizontal():
            yield Static(styled(label, (star, "bold $warning")), classes="label")
            yield Field(self._value)
        yield Static(classes="fault")

    def on_input_blurred(self) -> None:
        self.touched = True

    def tell(self, fault: Fault | None) -> None:
        """Say what is wrong; an empty field that was not yet visited is not wrong yet."""
        told = fault if fault and (self.touched or fault.reason != "missing-field") else None
        self.set_class(told is not None, "-faulty")
        if told:
            hint = "" if told.reason == "missing-field" else f": {told.hint}"
            self.query_one(".fault", Static).update(styled(f"! {told.what}{hint}"))


class Tick(Widget, can_focus=True):
    """A box to tick, which nobody ticks but the reader."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "tick", show=False)]
    DEFAULT_CSS = """
    Tick { width: 1fr; height: auto; color: $muted; }
    Tick:focus { background: $select; color: $foreground; }
    """

    value: reactive[bool] = reactive(False, init=False)

    class Ticked(Message):
        """It was ticked, or no longer is."""

        def __init__(self, tick: Tick) -> None:
            super().__init__()
            self.tick = tick

    def __init__(self, asked: FormField, *, value: bool) -> None:
        super().__init__()
        self.asked = asked
        self.set_reactive(Tick.value, value)

    @property
    def key(self) -> str:
        """What a fault calls this field."""
        return self.asked.name

    def render(self) -> Content:
        """The box, the site's label, and a star where it must be ticked."""
        label = clean_line(self.asked.label or self.asked.name)
        return styled("[x] " if self.value else "[ ] ", label, (" *" if self.asked.required else "", "bold $warning"))

    def action_tick(self) -> None:
        self.value = not self.value
        self.post_message(self.Ticked(self))

    def on_click(self) -> None:
        self.action_tick()


class ReplyForm(Vertical, can_focus=False):
    """Who the reader is, and whatever else the form asks; nothing is kept of it but in the reader's own hands."""

    DEFAULT_CSS = """
    ReplyForm { height: auto; }
    """

    class Changed(Message):
        """Another value stands in one of the fields."""

    def __init__(self) -> None:
        super().__init__()
        self._known = Signature()

    async def show(self, form: CommentForm | None, known: Signature) -> None:
        """The fields of this form, filled with what is known."""
        self._known = known
        given = dict(known.others)
        own = {"name": known.name, "email": known.email, "site": known.site}
        rows: list[Widget] = []
        for place, role in roles(form).items() if form else ():
            asked = form.fields[place] if form else None
            if asked is None or role not in {*_OWN, "other"} or asked.type in {"file", "submit"}:
                continue
            if asked.type in _BOXES:
                rows.append(Tick(asked, value=given.get(asked.name) == asked.value))
            else:
                rows.append(Entry(asked, role, own.get(role, given.get(asked.name, asked.value))))
        await self.remove_children()
        await self.mount_all(rows)

    @property
    def signature(self) -> Signature:
        """What was typed and ticked; of what the form does not ask, what was known before."""
        own = {entry.role: entry.value for entry in self.query(Entry) if entry.role in _OWN}
        others = [(tick.asked.name, tick.asked.value) for tick in self.query(Tick) if tick.value]
        others += [
            (entry.asked.name, entry.value)
            for entry in self.query(Entry)
            if entry.role not in _OWN and entry.value != entry.asked.value
        ]
        return dataclasses.replace(self._known, **own, others=tuple(others))

    def tell(self, faults: Iterable[Fault], *, insist: bool = False) -> None:
        """Say at each field what is wrong with it; `insist`: also at those that were not visited."""
        wrong = {fault.field: fault for fault in faults}
        for entry in self.query(Entry):
            entry.touched = entry.touched or insist
            entry.tell(wrong.get(entry.key))

    def focus_on(self, key: str) -> bool:
        """Give the focus to the field that a fault names; whether there is one."""
        for row in self.query("Entry, Tick"):
            if isinstance(row, Tick) and row.key == key:
                row.focus()
                return True
            if isinstance(row, Entry) and row.key == key:
                row.query_one(Field).focus()
                return True
        return False

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def on_tick_ticked(self, event: Tick.Ticked) -> None:
        """Of boxes with one name, one is ticked."""
        event.stop()
        for other in self.query(Tick):
            if event.tick.value and other is not event.tick and other.key == event.tick.key:
                other.value = False
        self.post_message(self.Changed())


class ReplyText(TextArea):
    """A text that wraps; Tab leaves it for the fields."""

    DEFAULT_CSS = """
    ReplyText {
        border: none; padding: 0 1; background: $surface;
        &:focus { border: none; }
        & .text-area--cursor-line { background: $surface; }
    }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(clean(text), soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def on_key(self, event: events.Key) -> None:
        """Write also what Textual takes for no text."""
        if not self.read_only and (typed := joiner_key(event)):
            self.replace(typed, *self.selection, maintain_selection_offset=False)

    def on_paste(self, event: events.Paste) -> None:
        """Filter before Textual inserts it."""
        event.text = clean(event.text)

    def put(self, text: str) -> None:
        """Other words, as one step that can be undone; the cursor behind them."""
        self.replace(clean(text), self.document.start, self.document.end)
        self.move_cursor(self.document.end)


class ReplyEditor(Vertical, can_focus=False):
    """It checks itself with every key, by the form as far as that is known."""

    faults: var[tuple[Fault, ...]] = var[tuple["Fault", ...]]((), init=False)

    class Typed(Message):
        """Other words stand in the text."""

    def __init__(self, draft: Draft, parent: Comment | None, now: datetime, site: str) -> None:
        super().__init__()
        self.form: CommentForm | None = None
        self.text = ReplyText(draft.text)
        self.fields = ReplyForm()
        self.foot = Footer()
        self._draft = draft
        self._answered = parent
        self._now = now
        self._site = site
        self._pointed = ""

    def compose(self) -> ComposeResult:
        yield PaneTitle(drafts.reply_heading(self._draft, self._answered), id="reply-title")
        with Horizontal(id="reply"):
            with Vertical(id="writing"):
                if self._answered:
                    yield CommentView(replace(self._answered, replies=()), self._now, id="answered")
                yield self.text
            with VerticalScroll(id="asked", can_focus=False):
                yield PaneTitle(_("Comment form of the site"), id="form-title")
                yield self.fields
                yield Static(id="promise")
        yield self.foot

    def on_mount(self) -> None:
        draft = self._draft
        self.query_one("#reply-title", PaneTitle).note = clean_line(self._site)
        self.text.move_cursor(self.text.document.end)
        self.text.read_only = draft.state == "unknown"
        if draft.id:
            self.foot.say(drafts.draft_status(draft), trouble=draft.state in {"refused", "unknown"})

    async def ask(self, form: CommentForm | None, known: Signature) -> None:
        """Show the fields of a form, filled with what is known."""
        self.form = form
        await self.fields.show(form, known)
        if not self.query("#form-title"):  # it was closed meanwhile
            return
        self.query_one("#form-title", PaneTitle).note = clean_line(form.heading) if form else ""
        promise = self.query_one("#promise", Static)
        if form is None:
            promise.update(styled((_("The form is checked before anything is sent."), "$muted")))
        elif form.note:
            said = [styled((line, "italic $muted")) for line in form.note.splitlines()]
            promise.update(join_lines(styled((_("Note from the site:"), "$muted")), *said))
        self.check()

    @property
    def signature(self) -> Signature:
        """Who the reader is, as far as it was typed."""
        return drafting.signed(self.fields.signature)

    def show_draft(self, draft: Draft, *, pending: bool) -> None:
        """Tell how the draft stands."""
        self._draft = draft
        self.foot.how = drafts.editing_status(draft, self.text.text, self.faults, pending=pending)

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
            self.point_at(fault.field, " · ".join(filter(None, (fault.what, drafts.fault_advice(fault)))))
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
