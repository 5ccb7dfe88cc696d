"""The fields of a site's own form, under its own labels, but for the text; each tells what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from warta.extraction.text import line
from warta.model.reply import Signature
from warta.render.wrap import cells, shorten
from warta.services.drafting import roles
from warta.tui.joiners import joiner
from warta.tui.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from warta.model.article import CommentForm, FormField
    from warta.model.reply import Fault

_OWN = ("name", "email", "site")
_BOXES = ("checkbox", "radio")
_LABEL = 18  # cells for a label before its field


class Field(Input):
    """A line to type; what no screen shows can't be pasted into it."""

    def __init__(self, value: str) -> None:
        super().__init__(plain(value), compact=True, select_on_focus=False)

    def on_key(self, event: events.Key) -> None:
        """Write also what Textual takes for no text."""
        if typed := joiner(event):
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
        label = shorten(plain(self.asked.label or self.asked.name), _LABEL - 1 - cells(star))
        with Horizontal():
            yield Static(words(label, (star, "bold $warning")), classes="label")
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
            self.query_one(".fault", Static).update(words(f"! {told.what}{hint}"))


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
        label = plain(self.asked.label or self.asked.name)
        return words("[x] " if self.value else "[ ] ", label, (" *" if self.asked.required else "", "bold $warning"))

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
        return replace(self._known, **own, others=tuple(others))

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
