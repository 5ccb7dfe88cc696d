"""Base widgets that draw lines: `LineView` scrolls and caches them, `TextView` adds find and link hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style as Look

from warta.tui.keymap import bindings
from warta.tui.text import StyledRange, cell_text, plain_emoji, split_styles, typesetting_of
from warta.tui.themes import TEXT_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual import events

    from warta.render.pieces import Looks, Segment
    from warta.render.typeset import Typesetting


_MAX_CACHED_STRIPS = 1024


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Scrolling lines, drawn on demand and cached. Subclasses implement `rebuild` (layout, `set_height`) and `draw`."""

    BINDINGS = bindings("pane")
    DEFAULT_CSS = """
    LineView {
        width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        scrollbar-size-vertical: 1; background: $background; color: $foreground;
    }
    """

    class Scrolled(Message):
        """The scroll position or the cursor changed; `share` is the scrolled fraction, 0 to 1."""

        def __init__(self, view: LineView, share: float) -> None:
            super().__init__()
            self.view = view
            self.share = share

        @property
        def control(self) -> LineView:
            """The view that scrolled."""
            return self.view

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._strips: LRUCache[int, Strip] = LRUCache(_MAX_CACHED_STRIPS)
        self._styles: dict[Looks, Style] = {}
        self._height = 0
        self._laid_out_size = Size(0, 0)

    # --- what a pane gives ---

    def draw(self, y: int) -> list[Cells]:
        """Return line `y` as cells; it is padded to the pane's width."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Lay out the content for the pane's width."""
        raise NotImplementedError

    def background_style(self, _y: int) -> Style:
        """Style that pads line `y`."""
        return self.style_of(())

    # --- what a pane uses ---

    @property
    def typesetting(self) -> Typesetting:
        """Typesetting settings of the app."""
        return typesetting_of(self.app)

    def set_height(self, height: int) -> None:
        """Set the number of lines and redraw."""
        self._height = height
        size = Size(self.size.width, height)
        if self.styles.auto_dimensions:  # its height is that of its lines
            self.virtual_size = size
        else:  # avoids a layout of the whole screen
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)
        self.redraw()

    def redraw(self) -> None:
        """Clear the cache and redraw."""
        self.clear_cache()
        self.refresh()

    def clear_cache(self) -> None:
        """Clear the cache of drawn lines without redrawing."""
        self._strips.clear()

    def style_of(self, looks: Looks) -> Style:
        """Combine named text styles over the pane's own style."""
        style = self._styles.get(looks)
        if style is None:
            variables = self.app.theme_variables
            style = self.rich_style
            for look in looks:
                if (spelled := TEXT_STYLES.get(look)) is not None:
                    style += Look.parse(spelled, variables).rich_style
            self._styles[looks] = style
        return style

    def cells(self, segments: Iterable[Segment], under: Looks = ()) -> list[Cells]:
        """Convert segments to cells; the styles `under` are applied first."""
        return [Cells(cell_text(part.text), self.style_of(under + part.looks)) for part in segments]

    def go(self, y: float) -> None:
        """Scroll line `y` to the top without animation."""
        self.scroll_to(y=max(0, min(self.max_scroll_y, y)), animate=False, force=True)

    def reveal(self, first: int, last: int | None = None) -> None:
        """Scroll as little as needed to show lines `first` to `last`."""
        top, height = self.scroll_offset.y, self.size.height
        last = first if last is None else last
        if first < top or last - first >= height:
            self.go(first)
        elif last >= top + height:
            self.go(last - height + 1)

    @property
    def cursor_style(self) -> Looks:
        """Background style of the item under the cursor, stronger while the pane has the focus."""
        return ("cursor-here",) if self.has_focus else ("cursor",)

    @property
    def bar_style(self) -> str:
        """Style of the cursor bar, dim while the pane has no focus."""
        return "bar" if self.has_focus else "bar-away"

    @property
    def bar(self) -> str:
        """Character of the cursor bar; a screen reader can announce the one of linear mode."""
        return ">" if self.typesetting.linear else "▌"

    @property
    def share(self) -> float:
        """Scrolled fraction, 0 to 1."""
        return 1.0 if self.max_scroll_y <= 0 else self.scroll_offset.y / self.max_scroll_y

    # --- Textual ---

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        strip = self._strips.get(y)
        if strip is None:
            fill = self.background_style(y)
            drawn = self.draw(y) if y < self._height else []
            if getattr(self.app, "plain_emoji", False):
                drawn = [Cells(plain_emoji(part.text), part.style, part.control) for part in drawn]
            strip = Strip(drawn).adjust_cell_length(self.size.width, fill)
            self._strips[y] = strip
        return strip

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: ARG002 - Textual's own
        # Laid out here, the lines appear in the same frame as the new size. Textual would decide about the scrollbar
        # before their number is known, and redraw it for each layout.
        own, changed = size - self.styles.gutter.totals, size != self._size
        if changed:
            self._set_dirty()
        if changed or own != self._container_size:
            self._size, self._container_size = size, own
            self._layout_if_resized()
            self._scroll_update(self.virtual_size)
        else:
            self._layout_if_resized()
        return changed

    def on_resize(self, _event: events.Resize) -> None:
        self._layout_if_resized()

    def on_hide(self) -> None:
        """Lay out again when the pane is shown; hidden, it has no width."""
        self._laid_out_size = Size(0, 0)

    def _layout_if_resized(self) -> None:
        """Lay out again if the size changed."""
        if self.size.width and self.size != self._laid_out_size:
            self._laid_out_size = self.size
            self.rebuild()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self, self.share))

    # --- keys ---

    def action_line(self, lines: int) -> None:
        self.go(self.scroll_offset.y + lines)

    def action_page(self, pages: float) -> None:
        self.go(self.scroll_offset.y + int(pages * max(1, self.size.height - 2)))

    def action_bottom(self) -> None:
        self.go(self.max_scroll_y)

    def action_top(self) -> None:
        self.go(0)


_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


_HINT_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def hint_labels(links: Iterable[int]) -> dict[str, int]:
    """Map a hint to each link number: one letter each, or two if there are more links than letters."""
    numbers = list(links)
    words = (
        list(_HINT_LETTERS)
        if len(numbers) <= len(_HINT_LETTERS)
        else [a + b for a in _HINT_LETTERS for b in _HINT_LETTERS]
    )
    return dict(zip(words, numbers, strict=False))


class TextView(LineView):
    """Text with highlighted matches; while `hinting`, each visible link shows its hint."""

    hinting: var[bool] = var(False, init=False)

    class LinkClicked(Message):
        """A link was clicked."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    class CopyRequested(Message):
        """Copy this text to the clipboard."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class HitShown(Message):
        """Match `number` of `count`, from 1, is now the current one."""

        def __init__(self, number: int, count: int) -> None:
            super().__init__()
            self.number = number
            self.count = count

    class NoFurtherItem(Message):
        """There is nothing to go to in this direction."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.needle = ""
        self.hit = -1
        self._labels: dict[int, str] = {}
        self.hints: dict[str, int] = {}  # link number by hint, for visible links

    @property
    def hit_count(self) -> int:
        """Number of matches."""
        raise NotImplementedError

    @property
    def urls(self) -> Sequence[str]:
        """Link targets; link number n is `urls[n - 1]`."""
        raise NotImplementedError

    def find(self, needle: str) -> int:
        """Highlight all matches, go to the first one from here on, and return their number."""
        raise NotImplementedError

    def link(self, number: int) -> str | None:
        """Return the target of link `number`, from 1, or None."""
        return self.urls[number - 1] if 0 < number <= len(self.urls) else None

    def action_link(self, number: int) -> None:
        if url := self.link(number):
            self.post_message(self.LinkClicked(url))

    def segments_at(self, y: int) -> Iterator[Segment]:
        """Segments of row `y`."""
        raise NotImplementedError

    def watch_hinting(self) -> None:
        self.hints = hint_labels(self._visible_links()) if self.hinting else {}
        self._labels = {number: word for word, number in self.hints.items()}
        self.redraw()

    def _visible_links(self) -> list[int]:
        top = self.scroll_offset.y
        rows = range(top, top + self.size.height)
        found = {part.link: None for y in rows for part in self.segments_at(y) if part.link}
        return list(found)

    def styled_cells(
        self, part: Segment, ranges: Sequence[StyledRange], *, under: Looks = (), origin: tuple[int, int] | None = None
    ) -> list[Cells]:
        """Return a segment as cells with the highlighted ranges `cuts`.

        `origin` is the line's start offset in its piece and its number; with it, each cell carries the offset that
        mouse selection needs. A click on a link refers to its number, so no URL gets into an action string.
        """
        looks, text = under + part.looks, part.text
        if self.hinting and "number" in looks:
            label = self._labels.get(part.link) or text.translate(_SUPERSCRIPT_DIGITS)
            return [self._cells(label, (*looks, "hint"), {"@click": ("link", (part.link,))})]
        if part.at < 0:
            margin: dict[str, object] = {"offset": (0, origin[1])} if origin else {}
            return [self._cells(text, looks, margin)]
        if part.filler:
            over = next((cut.look for cut in reversed(ranges) if cut.start <= part.at < cut.end), "")
            here: dict[str, object] = {"offset": (part.at - origin[0], origin[1])} if origin else {}
            return [self._cells(text, (*looks, over) if over else looks, here)]
        drawn: list[Cells] = []
        for cut in split_styles(part.at, part.at + len(text), ranges):
            place: dict[str, object] = {"offset": (cut.start - origin[0], origin[1])} if origin else {}
            if part.link:
                place["@click"] = ("link", (part.link,))
            stretch = text[cut.start - part.at : cut.end - part.at]
            drawn.append(self._cells(stretch, (*looks, cut.look) if cut.look else looks, place))
        return drawn

    def _cells(self, text: str, looks: Looks, meta: dict[str, object]) -> Cells:
        style = self.style_of(looks)
        return Cells(cell_text(text), style + Style(meta=meta) if meta else style)
