"""Find bar, and the container of the panes that implements find and link hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from warta.i18n import _, figure, ngettext
from warta.tui.keymap import bindings
from warta.tui.notifications import Notification
from warta.tui.text import styled
from warta.tui.widgets.line_view import TextView
from warta.tui.widgets.panes import Panes
from warta.tui.widgets.posts_pane import PostsPane

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content
    from textual.widgets import Input


class FindBar(Widget):
    """Input with the number of matches: searches as the reader types, Enter keeps the matches, Esc closes."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FindBar {
        height: 1; padding: 0 1; background: $surface; color: $muted;
        display: none; layout: horizontal; text-align: right;
        &.-open { display: block; }
        & > Input { width: 1fr; margin-right: 24; height: 1; border: none; padding: 0; background: $surface; }
        & > Input:focus { border: none; }
    }
    """

    count: reactive[int] = reactive(-1)

    class QueryChanged(Message):
        """The query changed."""

        def __init__(self, needle: str) -> None:
            super().__init__()
            self.needle = needle

    class Closed(Message):
        """The bar was closed; `kept`: the matches stay highlighted."""

        def __init__(self, *, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def render(self) -> Content:
        """Render the number of matches; the input covers the left side."""
        if self.count < 0:
            return styled("")
        found = (
            ngettext("{n} match", "{n} matches", self.count).format(n=figure(self.count))
            if self.count
            else _("No matches")
        )
        return styled((found, "bold $warning" if self.count == 0 else "$muted"))

    async def open(self, hint: str, value: str = "") -> None:
        """Open the input with `value`."""
        from textual.widgets import Input

        if self.is_attached and self.is_mounted and not self.query(Input):
            self.count = -1
            self.add_class("-open")
            field = Input(value, placeholder=hint, compact=True)
            await self.mount(field)
            field.focus()

    async def close(self, *, kept: bool) -> None:
        """Remove the input and hide the bar."""
        self.remove_class("-open")
        for field in self.children:
            await field.remove()
        self.post_message(self.Closed(kept=kept))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.QueryChanged(event.value))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.close(kept=bool(event.value.strip()))

    async def on_key(self, event: events.Key) -> None:
        if event.key == "escape" and self.children:
            event.stop()
            await self.close(kept=False)


class Finder(Vertical, can_focus=False):
    """Container of the panes and the find bar; finds text in the focused pane and opens links by hint."""

    BINDINGS = bindings("app", holder="finder")
    DEFAULT_CSS = """
    Finder { height: 1fr; }
    """

    class LinkChosen(Message):
        """A link was chosen: open it, or copy it."""

        def __init__(self, url: str, *, copy: bool = False) -> None:
            super().__init__()
            self.url = url
            self.copy = copy

    _typed = ""
    _copying = False
    _filtering = False

    @property
    def panes(self) -> Panes:
        """The row of panes."""
        return self.query_one(Panes)

    @property
    def focused_text(self) -> TextView | None:
        """The focused pane if it shows text (article or comments), else None."""
        view = self.panes.view
        return view if isinstance(view, TextView) else None

    # --- finding ---

    async def action_find(self) -> None:
        if self.panes.pane == "sources":
            self.post_message(Notification(_("Find works in posts, article and comments")))
            return
        self._filtering = False
        await self.query_one(FindBar).open(_("Find in this pane"))

    @on(PostsPane.FilterRequested)
    async def _filter(self, event: PostsPane.FilterRequested) -> None:
        event.stop()
        self._filtering = True
        await self.query_one(FindBar).open(_("Filter posts"), self.panes.posts_pane.needle)

    @on(FindBar.QueryChanged)
    def _query_changed(self, event: FindBar.QueryChanged) -> None:
        event.stop()
        needle, bar = event.needle.strip(), self.query_one(FindBar)
        if self._filtering:
            self.panes.posts_pane.needle = event.needle
            bar.count = len(self.panes.posts_pane.rows) if needle else -1
        elif view := self.focused_text:
            bar.count = view.find(needle) if needle else view.find("") - 1
        else:
            bar.count = self.panes.posts_pane.find(needle) if needle else self.panes.posts_pane.find("") - 1

    @on(FindBar.Closed)
    def _found(self, event: FindBar.Closed) -> None:
        event.stop()
        if not event.kept:
            self.end_find()
        self.panes.apply_layout()
        if event.kept and not self._filtering and (view := self.focused_text):
            self._tell(view.hit + 1, view.hit_count)

    @on(TextView.HitShown)
    def _hit_shown(self, event: TextView.HitShown) -> None:
        event.stop()
        if not self.query_one(FindBar).has_class("-open"):
            self._tell(event.number, event.count)

    def _tell(self, number: int, count: int) -> None:
        told = (
            _("Match {n} of {all}").format(n=figure(number), all=figure(count))
            + "  ·  "
            + _("n next, N previous, Esc closes")
        )
        self.post_message(Notification(told if count else _("No matches")))

    def end_find(self) -> bool:
        """Clear the matches or the filter, or return from an internal link; return whether anything changed."""
        view, posts = self.focused_text, self.panes.posts_pane
        if view is None:
            return posts.clear_filter()
        if not view.hit_count:
            return view is self.panes.article and self.panes.article.go_back()
        view.find("")
        return True

    # --- links ---

    @property
    def awaits_link(self) -> bool:
        """Whether link hints are shown and a hint is expected."""
        return self.focused_text is not None and self.focused_text.hinting

    def action_ask_link(self, copying: bool = False) -> None:
        view = self.focused_text
        if view is None or not len(view.urls):
            self.post_message(Notification(_("No links here")))
            return
        self._typed, self._copying = "", copying
        self._hint(view, on=True)

    def _hint(self, view: TextView, *, on: bool) -> None:
        view.hinting = on
        asked = (
            _("Copy link: type its letters or number") if self._copying else _("Open link: type its letters or number")
        )
        self.post_message(Notification(f"{asked} {self._typed}▏  1–{len(view.urls)}" if on else ""))

    def on_key(self, event: events.Key) -> None:
        """While hints are shown, collect letters and digits; any other key cancels."""
        view = self.focused_text
        if view is None or not view.hinting:
            return
        event.stop()
        sign = event.key if event.key.isascii() and event.key.isalnum() and len(event.key) == 1 else ""
        self._typed += sign
        number, longer = _parse_typed_link(self._typed, view)
        if sign and longer:
            self._hint(view, on=True)
            return
        self._hint(view, on=False)
        if (sign or event.key == "enter") and (url := view.link(number)):
            self.post_message(self.LinkChosen(url, copy=self._copying))

    @on(TextView.CopyRequested)
    def _copy_requested(self, event: TextView.CopyRequested) -> None:
        from warta.tui.external_programs import copy_text

        event.stop()
        copy_text(self.app, event.text)
        count = len(event.text.split())
        self.post_message(Notification(ngettext("Copied {n} word", "Copied {n} words", count).format(n=figure(count))))

    @on(TextView.LinkClicked)
    def _link_clicked(self, event: TextView.LinkClicked) -> None:
        event.stop()
        self.post_message(self.LinkChosen(event.url))


def _parse_typed_link(typed: str, view: TextView) -> tuple[int, bool]:
    """Return the number of the link that was typed (0 if none) and whether a longer hint could follow."""
    if typed.isdecimal():
        return int(typed), int(typed) * 10 <= len(view.urls)
    return view.hints.get(typed, 0), any(word != typed and word.startswith(typed) for word in view.hints)
