"""Lines in a pane: only those on the screen are drawn, and what is drawn is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment as Cells
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from warta.tui.bindings import bindings
from warta.tui.text import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual import events

    from warta.render.pieces import Looks, Segment

_KEPT_STRIPS = 1024


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling column of lines. A pane says how many there are (`set_height`) and draws one (`draw`)."""

    BINDINGS = bindings("pane")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"look--{name}"
        for name in (
            "title", "kicker", "standfirst", "byline", "heading", "subheading", "quote", "pull", "source", "caption",
            "credit", "note", "tags", "rule", "code", "record", "strong", "em", "inline-code", "strike", "mark", "link",
            "number", "hint", "speaker", "said", "dateline", "table-head", "embed", "lead", "hit", "hit-current",
            "author", "label", "time", "fold", "folded", "guide", "guide-0", "guide-1", "guide-2", "guide-3", "guide-4",
            "guide-5", "cursor", "bar", "unread", "read", "meta", "key",
        )
    }  # fmt: skip
    DEFAULT_CSS = """
    LineView {
        width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        scrollbar-size-vertical: 1; background: $background; color: $foreground;
        & > .look--title { text-style: bold; color: $primary; }
        & > .look--kicker { text-style: bold; color: $accent; }
        & > .look--standfirst { text-style: italic; color: $foreground; }
        & > .look--byline, & > .look--time, & > .look--meta, & > .look--number, & > .look--source { color: $muted; }
        & > .look--heading { text-style: bold; color: $primary; }
        & > .look--subheading, & > .look--strong, & > .look--author, & > .look--unread { text-style: bold; }
        & > .look--quote, & > .look--em { text-style: italic; }
        & > .look--pull { text-style: bold italic; color: $accent; }
        & > .look--caption, & > .look--credit { text-style: italic; color: $muted; }
        & > .look--note { color: $warning; }
        & > .look--tags, & > .look--read { color: $muted; }
        & > .look--rule, & > .look--guide { color: $faint; }
        & > .look--code, & > .look--inline-code { background: $surface; }
        & > .look--strike { text-style: strike; }
        & > .look--mark { background: $hit; color: $hit-ink; }
        & > .look--link, & > .look--embed { color: $link; text-style: underline; }
        & > .look--hint, & > .look--hit-current { background: $warning; color: $ink; text-style: bold; }
        & > .look--hit { background: $hit; color: $hit-ink; }
        & > .look--speaker { text-style: bold; color: $accent; }
        & > .look--dateline, & > .look--table-head { text-style: bold; color: $secondary; }
        & > .look--lead { color: $secondary; }
        & > .look--label { background: $primary; color: $ink; text-style: bold; }
        & > .look--folded { color: $muted; text-style: italic; }
        & > .look--guide-0 { color: $primary; } & > .look--guide-1 { color: $secondary; }
        & > .look--guide-2 { color: $accent; } & > .look--guide-3 { color: $success; }
        & > .look--guide-4 { color: $warning; } & > .look--guide-5 { color: $error; }
        & > .look--cursor { background: $surface; }
        & > .look--bar, & > .look--key { color: $primary; text-style: bold; }
        &:focus > .look--cursor { background: $select; }
    }
    """

    class Scrolled(Message):
        """A pane shows another part of its lines."""

        def __init__(self, view: LineView, share: float) -> None:
            super().__init__()
            self.view = view
            self.share = share

        @property
        def control(self) -> LineView:
            """The pane."""
            return self.view

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._strips: LRUCache[int, Strip] = LRUCache(_KEPT_STRIPS)
        self._styles: dict[Looks, Style] = {}
        self._height = 0

    # --- what a pane gives ---

    def draw(self, y: int) -> list[Cells]:
        """Line `y` as cells; it is filled up to the pane's width."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Lay everything out for the pane's width."""
        raise NotImplementedError

    def backdrop(self, _y: int) -> Style:
        """The style that line `y` is filled with."""
        return self.style_of(())

    # --- what a pane uses ---

    def set_height(self, height: int) -> None:
        """Say how many lines there are now, and draw them anew."""
        self._height = height
        self.virtual_size = Size(self.size.width, height)
        self.redraw()

    def redraw(self) -> None:
        """Forget what was drawn."""
        self._strips.clear()
        self.refresh()

    def style_of(self, looks: Looks) -> Style:
        """The looks laid over one another, on the pane's own style."""
        style = self._styles.get(looks)
        if style is None:
            style = self.rich_style
            for look in looks:
                if f"look--{look}" in self._component_styles:
                    style += self.get_component_rich_style(f"look--{look}", partial=True)
            self._styles[looks] = style
        return style

    def cells(self, segments: Iterable[Segment], under: Looks = ()) -> list[Cells]:
        """Segments as cells, `under` lying beneath their looks."""
        return [Cells(cell_text(part.text), self.style_of(under + part.looks)) for part in segments]

    def go(self, y: float) -> None:
        """Show line `y` at the top, at once."""
        self.scroll_to(y=max(0, min(self.max_scroll_y, y)), animate=False)

    def reveal(self, first: int, last: int | None = None) -> None:
        """Scroll no more than it takes to show lines first … last, and a line or two around them."""
        top, height = self.scroll_offset.y, self.size.height
        last = first if last is None else last
        if first < top or last - first >= height:
            self.go(first)
        elif last >= top + height:
            self.go(last - height + 1)

    @property
    def share(self) -> float:
        """How much of it was scrolled by: 0 … 1."""
        return 1.0 if self.max_scroll_y <= 0 else self.scroll_offset.y / self.max_scroll_y

    # --- Textual ---

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        strip = self._strips.get(y)
        if strip is None:
            fill = self.backdrop(y)
            drawn = self.draw(y) if y < self._height else []
            strip = Strip(drawn).adjust_cell_length(self.size.width, fill)
            self._strips[y] = strip
        return strip

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def on_resize(self, _event: events.Resize) -> None:
        if self.size.width:
            self.rebuild()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self, self.share))

    # --- keys ---

    def _page(self, pages: float) -> None:
        self.go(self.scroll_offset.y + int(pages * max(1, self.size.height - 2)))

    def action_down(self) -> None:
        self.go(self.scroll_offset.y + 1)

    def action_up(self) -> None:
        self.go(self.scroll_offset.y - 1)

    def action_half_page_down(self) -> None:
        self._page(0.5)

    def action_half_page_up(self) -> None:
        self._page(-0.5)

    def action_page_down(self) -> None:
        self._page(1)

    def action_page_up(self) -> None:
        self._page(-1)

    def action_bottom(self) -> None:
        self.go(self.max_scroll_y)

    def action_top(self) -> None:
        self.go(0)
