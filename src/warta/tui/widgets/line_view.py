"""Lines in a pane: only those on the screen are drawn, and what is drawn is kept."""

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
    """A scrolling column of lines. A pane says how many there are (`set_height`) and draws one (`draw`)."""

    BINDINGS = bindings("pane")
    DEFAULT_CSS = """
    LineView {
        width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        scrollbar-size-vertical: 1; background: $background; color: $foreground;
    }
    """

    class Scrolled(Message):
        """A pane shows another part of its lines, or one stands elsewhere in them."""

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
        self._strips: LRUCache[int, Strip] = LRUCache(_MAX_CACHED_STRIPS)
        self._styles: dict[Looks, Style] = {}
        self._height = 0
        self._fitted = Size(0, 0)

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

    @property
    def typesetting(self) -> Typesetting:
        """How the reader wants lines to be set."""
        return typesetting_of(self.app)

    def set_height(self, height: int) -> None:
        """Say how many lines there are now, and draw them anew."""
        self._height = height
        size = Size(self.size.width, height)
        if self.styles.auto_dimensions:  # its own size is that of its lines
            self.virtual_size = size
        else:  # Textual would lay the whole screen out anew for it
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)
        self.redraw()

    def redraw(self) -> None:
        """Draw all that shows anew."""
        self.forget()
        self.refresh()

    def forget(self) -> None:
        """Forget what was drawn; what shows may stay as it is."""
        self._strips.clear()

    def style_of(self, looks: Looks) -> Style:
        """The looks laid over one another, on the pane's own style."""
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
        """Segments as cells, `under` lying beneath their looks."""
        return [Cells(cell_text(part.text), self.style_of(under + part.looks)) for part in segments]

    def go(self, y: float) -> None:
        """Show line `y` at the top, at once."""
        self.scroll_to(y=max(0, min(self.max_scroll_y, y)), animate=False, force=True)

    def reveal(self, first: int, last: int | None = None) -> None:
        """Scroll no more than it takes to show lines first … last, and a line or two around them."""
        top, height = self.scroll_offset.y, self.size.height
        last = first if last is None else last
        if first < top or last - first >= height:
            self.go(first)
        elif last >= top + height:
            self.go(last - height + 1)

    @property
    def cursor_look(self) -> Looks:
        """The ground of what is under the cursor, stronger while the pane has the focus."""
        return ("cursor-here",) if self.has_focus else ("cursor",)

    @property
    def bar_look(self) -> str:
        """The bar beside what is under the cursor, dim while the focus is elsewhere."""
        return "bar" if self.has_focus else "bar-away"

    @property
    def bar(self) -> str:
        """The bar beside what is under the cursor, as a sign that can be heard where one wants that."""
        return ">" if self.typesetting.linear else "▌"

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
        # Laid out here, the lines are in the very frame that shows the new size, and not in the one after it. Textual
        # would look whether there is to be a scrollbar before they are known, and draw one anew for each layout.
        own, changed = size - self.styles.gutter.totals, size != self._size
        if changed:
            self._set_dirty()
        if changed or own != self._container_size:
            self._size, self._container_size = size, own
            self._fit()
            self._scroll_update(self.virtual_size)
        else:
            self._fit()
        return changed

    def on_resize(self, _event: events.Resize) -> None:
        self._fit()

    def on_hide(self) -> None:
        """A pane that is put away has no width, and what it is given meanwhile is laid out when it shows again."""
        self._fitted = Size(0, 0)

    def _fit(self) -> None:
        """Lay out anew when there is another size to fill."""
        if self.size.width and self.size != self._fitted:
            self._fitted = self.size
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
    """Letters for links, a letter each, or two where there are more links than letters."""
    numbers = list(links)
    words = (
        list(_HINT_LETTERS)
        if len(numbers) <= len(_HINT_LETTERS)
        else [a + b for a in _HINT_LETTERS for b in _HINT_LETTERS]
    )
    return dict(zip(words, numbers, strict=False))


class TextView(LineView):
    """Hits are drawn over the text, the current one apart; while `hinting`, link numbers stand out."""

    hinting: var[bool] = var(False, init=False)

    class LinkWanted(Message):
        """A link was clicked."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    class CopyWanted(Message):
        """Text of this pane is to be copied."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class HitShown(Message):
        """The hit of this number, from 1, is the current one now."""

        def __init__(self, number: int, count: int) -> None:
            super().__init__()
            self.number = number
            self.count = count

    class NoMore(Message):
        """There is No more items in this direction."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.needle = ""
        self.hit = -1
        self._labels: dict[int, str] = {}
        self.hints: dict[str, int] = {}  # what is typed for each link that shows

    @property
    def hit_count(self) -> int:
        """How many places are marked."""
        raise NotImplementedError

    @property
    def urls(self) -> Sequence[str]:
        """The addresses that link numbers stand for, from 1."""
        raise NotImplementedError

    def find(self, needle: str) -> int:
        """Mark every place of these words and show the first from here on; how many there are."""
        raise NotImplementedError

    def link(self, number: int) -> str | None:
        """The address of a link by its number."""
        return self.urls[number - 1] if 0 < number <= len(self.urls) else None

    def action_link(self, number: int) -> None:
        if url := self.link(number):
            self.post_message(self.LinkWanted(url))

    def parts(self, y: int) -> Iterator[Segment]:
        """What stands on a row."""
        raise NotImplementedError

    def watch_hinting(self) -> None:
        self.hints = hint_labels(self._links_that_show()) if self.hinting else {}
        self._labels = {number: word for word, number in self.hints.items()}
        self.redraw()

    def _links_that_show(self) -> list[int]:
        top = self.scroll_offset.y
        found = {part.link: None for y in range(top, top + self.size.height) for part in self.parts(y) if part.link}
        return list(found)

    def cells_over(
        self, part: Segment, cuts: Sequence[StyledRange], *, under: Looks = (), origin: tuple[int, int] | None = None
    ) -> list[Cells]:
        """A segment as cells with cuts drawn over it.

        `origin`: where its line begins in the piece, and the line's number: then each cell tells its place, so that a
        drag selects what it touches. Links are clicked by their number; no address stands in an action.
        """
        looks, text = under + part.looks, part.text
        if self.hinting and "number" in looks:
            label = self._labels.get(part.link) or text.translate(_SUPERSCRIPT_DIGITS)
            return [self._cells(label, (*looks, "hint"), {"@click": ("link", (part.link,))})]
        if part.at < 0:
            margin: dict[str, object] = {"offset": (0, origin[1])} if origin else {}
            return [self._cells(text, looks, margin)]
        if part.filler:
            over = next((cut.look for cut in reversed(cuts) if cut.start <= part.at < cut.end), "")
            here: dict[str, object] = {"offset": (part.at - origin[0], origin[1])} if origin else {}
            return [self._cells(text, (*looks, over) if over else looks, here)]
        drawn: list[Cells] = []
        for cut in split_styles(part.at, part.at + len(text), cuts):
            place: dict[str, object] = {"offset": (cut.start - origin[0], origin[1])} if origin else {}
            if part.link:
                place["@click"] = ("link", (part.link,))
            stretch = text[cut.start - part.at : cut.end - part.at]
            drawn.append(self._cells(stretch, (*looks, cut.look) if cut.look else looks, place))
        return drawn

    def _cells(self, text: str, looks: Looks, meta: dict[str, object]) -> Cells:
        style = self.style_of(looks)
        return Cells(cell_text(text), style + Style(meta=meta) if meta else style)
