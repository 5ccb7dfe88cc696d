"""Reply editor: the parent comment, the text, the fields of the site's form, and their validation errors."""

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
_LABEL = 18  # cells


class Field(Input):
    """Single-line input that strips control characters from pasted text."""

    def __init__(self, value: str) -> None:
        super().__init__(clean_line(value), compact=True, select_on_focus=False)

    def on_key(self, event: events.Key) -> None:
        """Insert joiner characters, which Textual does not treat as text."""
        if typed := joiner_key(event):
            self.replace(typed, *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        """Strip control characters before Textual inserts the text."""
        event.text = line(event.text)


class LabelledField(Vertical):
    """Labelled input with its validation error."""

    DEFAULT_CSS = """
    LabelledField {
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
        """Name of this field in a `Fault`."""
        return self.role if self.role in _OWN else self.asked.name

    @property
    def value(self) -> str:
        """Current value."""
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
        """Show the error; a missing value is an error only after the field was visited."""
        told = fault if fault and (self.touched or fault.reason != "missing-field") else None
        self.set_class(told is not None, "-faulty")
        if told:
            hint = "" if told.reason == "missing-field" else f": {told.hint}"
            self.query_one(".fault", Static).update(styled(f"! {told.what}{hint}"))


class FormCheckbox(Widget, can_focus=True):
    """Checkbox or radio button of the site's form; only the reader checks it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "toggle_box", show=False)]
    DEFAULT_CSS = """
    FormCheckbox { width: 1fr; height: auto; color: $muted; }
    FormCheckbox:focus { background: $select; color: $foreground; }
    """

    value: reactive[bool] = reactive(False, init=False)

    class Changed(Message):
        """The box was checked or unchecked."""

        def __init__(self, tick: FormCheckbox) -> None:
            super().__init__()
            self.tick = tick

    def __init__(self, asked: FormField, *, value: bool) -> None:
        super().__init__()
        self.asked = asked
        self.set_reactive(FormCheckbox.value, value)

    @property
    def key(self) -> str:
        """Name of this field in a `Fault`."""
        return self.asked.name

    def render(self) -> Content:
        """Render the box, the label, and a star if it is required."""
        label = clean_line(self.asked.label or self.asked.name)
        return styled("[x] " if self.value else "[ ] ", label, (" *" if self.asked.required else "", "bold $warning"))

    def action_toggle_box(self) -> None:
        self.value = not self.value
        self.post_message(self.Changed(self))

    def on_click(self) -> None:
        self.action_toggle_box()


class ReplyForm(Vertical, can_focus=False):
    """Fields of the site's form: name, email, website and others."""

    DEFAULT_CSS = """
    ReplyForm { height: auto; }
    """

    class Changed(Message):
        """A value changed."""

    def __init__(self) -> None:
        super().__init__()
        self._known = Signature()

    async def show(self, form: CommentForm | None, known: Signature) -> None:
        """Show the fields of a form, filled with the known values."""
        self._known = known
        given = dict(known.others)
        own = {"name": known.name, "email": known.email, "site": known.site}
        rows: list[Widget] = []
        for place, role in roles(form).items() if form else ():
            asked = form.fields[place] if form else None
            if asked is None or role not in {*_OWN, "other"} or asked.type in {"file", "submit"}:
                continue
            if asked.type in _BOXES:
                rows.append(FormCheckbox(asked, value=given.get(asked.name) == asked.value))
            else:
                rows.append(LabelledField(asked, role, own.get(role, given.get(asked.name, asked.value))))
        await self.remove_children()
        await self.mount_all(rows)

    @property
    def signature(self) -> Signature:
        """Values of the form; for fields it does not have, the values known before."""
        own = {entry.role: entry.value for entry in self.query(LabelledField) if entry.role in _OWN}
        others = [(tick.asked.name, tick.asked.value) for tick in self.query(FormCheckbox) if tick.value]
        others += [
            (entry.asked.name, entry.value)
            for entry in self.query(LabelledField)
            if entry.role not in _OWN and entry.value != entry.asked.value
        ]
        return dataclasses.replace(self._known, **own, others=tuple(others))

    def tell(self, faults: Iterable[Fault], *, insist: bool = False) -> None:
        """Show the error of each field; `insist`: also of fields not visited yet."""
        wrong = {fault.field: fault for fault in faults}
        for entry in self.query(LabelledField):
            entry.touched = entry.touched or insist
            entry.tell(wrong.get(entry.key))

    def focus_on(self, key: str) -> bool:
        """Focus the field named by a fault; return whether there is one."""
        for row in self.query("LabelledField, FormCheckbox"):
            if isinstance(row, FormCheckbox) and row.key == key:
                row.focus()
                return True
            if isinstance(row, LabelledField) and row.key == key:
                row.query_one(Field).focus()
                return True
        return False

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def on_form_checkbox_changed(self, event: FormCheckbox.Changed) -> None:
        """Uncheck the other boxes with the same name."""
        event.stop()
        for other in self.query(FormCheckbox):
            if event.tick.value and other is not event.tick and other.key == event.tick.key:
                other.value = False
        self.post_message(self.Changed())


class ReplyText(TextArea):
    """Multi-line input for the reply; Tab moves to the form."""

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
        """Insert joiner characters, which Textual does not treat as text."""
        if not self.read_only and (typed := joiner_key(event)):
            self.replace(typed, *self.selection, maintain_selection_offset=False)

    def on_paste(self, event: events.Paste) -> None:
        """Strip control characters before Textual inserts the text."""
        event.text = clean(event.text)

    def put(self, text: str) -> None:
        """Replace the text as one undoable step and move the cursor to its end."""
        self.replace(clean(text), self.document.start, self.document.end)
        self.move_cursor(self.document.end)


class ReplyEditor(Vertical, can_focus=False):
    """Editor of one draft; validates after every key against the known form."""

    faults: var[tuple[Fault, ...]] = var[tuple["Fault", ...]]((), init=False)

    class Typed(Message):
        """The text changed."""

    def __init__(self, draft: Draft, parent: Comment | None, now: datetime, site: str) -> None:
        super().__init__()
        self.form: CommentForm | None = None
        self.text = ReplyText(draft.text)
        self.fields = ReplyForm()
        self.footer = Footer()
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
        yield self.footer

    def on_mount(self) -> None:
        draft = self._draft
        self.query_one("#reply-title", PaneTitle).note = clean_line(self._site)
        self.text.move_cursor(self.text.document.end)
        self.text.read_only = draft.state == "unknown"
        if draft.id:
            self.footer.show_message(drafts.draft_status(draft), trouble=draft.state in {"refused", "unknown"})

    async def show_form(self, form: CommentForm | None, known: Signature) -> None:
        """Show the fields of a form, filled with the known values; None: the form is not loaded yet."""
        self.form = form
        await self.fields.show(form, known)
        if not self.query("#form-title"):  # the editor was closed meanwhile
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
        """Values of the form, normalised."""
        return drafting.signed(self.fields.signature)

    def show_draft_status(self, draft: Draft, *, pending: bool) -> None:
        """Show the state of the draft in the footer."""
        self._draft = draft
        self.footer.how = drafts.editing_status(draft, self.text.text, self.faults, pending=pending)

    @on(ReplyText.Changed)
    def _typed(self) -> None:
        self.footer.clear_expired_message()
        self.check()
        self.post_message(self.Typed())

    @on(ReplyForm.Changed)
    def _filled(self) -> None:
        self.check()

    def check(self) -> None:
        """Validate and show the errors; the one shown by `point_at` stays until it is fixed."""
        text = drafting.tidy(self.text.text)
        self.faults = drafting.faults(self.form, text, self.signature) if self.form else ()
        if self._pointed and self._pointed not in {fault.field for fault in self.faults}:
            self._pointed = ""
            self.footer.show_message("")
        self.fields.tell(self.faults)
        self.show_draft_status(self._draft, pending=text != self._draft.text)

    def show_first_fault(self) -> bool:
        """Show the first validation error and focus its field; return whether there is one."""
        self.fields.tell(self.faults, insist=True)
        for fault in self.faults[:1]:
            self.show_fault_at(fault.field, " · ".join(filter(None, (fault.what, drafts.fault_advice(fault)))))
        return bool(self.faults)

    def show_fault_at(self, field: str, what: str) -> None:
        """Show an error of a field and focus the field."""
        self.footer.show_message(what, trouble=True)
        self._pointed = field
        if not self.fields.focus_on(field):
            self.text.focus()

    def show_error(self, error: WartaError) -> None:
        """Show an error with its hint."""
        self.footer.show_message(" · ".join(filter(None, (error.what, error.hint))), trouble=True)

    def quote(self, quotation: str) -> None:
        """Insert a quotation at the cursor, on its own lines."""
        _row, column = self.text.cursor_location
        self.text.insert(f"\n{quotation}" if column else quotation)
