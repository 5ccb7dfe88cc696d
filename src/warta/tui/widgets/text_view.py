"""Lines of a text that can be searched and has links: what the article and the comments share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from rich.style import Style
from textual.message import Message
from textual.reactive import var

from warta.tui.marks import Cut, split
from warta.tui.text import cell_text
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from warta.render.pieces import Looks, Segment

_PLAIN_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def letters(links: Iterable[int]) -> dict[str, int]:
    """Letters for links, a letter each, or two where there are more links than letters."""
    numbers = list(links)
    words = list(_LETTERS) if len(numbers) <= len(_LETTERS) else [a + b for a in _LETTERS for b in _LETTERS]
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
        """There is nothing further this way."""

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
        self.hints = letters(self._links_that_show()) if self.hinting else {}
        self._labels = {number: word for word, number in self.hints.items()}
        self.redraw()

    def _links_that_show(self) -> list[int]:
        top = self.scroll_offset.y
        found = {part.link: None for y in range(top, top + self.size.height) for part in self.parts(y) if part.link}
        return list(found)

    def cells_over(
        self, part: Segment, cuts: Sequence[Cut], *, under: Looks = (), origin: tuple[int, int] | None = None
    ) -> list[Cells]:
        """A segment as cells with cuts drawn over it.

        `origin`: where its line begins in the piece, and the line's number: then each cell tells its place, so that a
        drag selects what it touches. Links are clicked by their number; no address stands in an action.
        """
        looks, text = under + part.looks, part.text
        if self.hinting and "number" in looks:
            label = self._labels.get(part.link) or text.translate(_PLAIN_FIGURES)
            return [self._cells(label, (*looks, "hint"), {"@click": ("link", (part.link,))})]
        if part.at < 0:
            margin: dict[str, object] = {"offset": (0, origin[1])} if origin else {}
            return [self._cells(text, looks, margin)]
        if part.filler:
            over = next((cut.look for cut in reversed(cuts) if cut.start <= part.at < cut.end), "")
            here: dict[str, object] = {"offset": (part.at - origin[0], origin[1])} if origin else {}
            return [self._cells(text, (*looks, over) if over else looks, here)]
        drawn: list[Cells] = []
        for cut in split(part.at, part.at + len(text), cuts):
            place: dict[str, object] = {"offset": (cut.start - origin[0], origin[1])} if origin else {}
            if part.link:
                place["@click"] = ("link", (part.link,))
            stretch = text[cut.start - part.at : cut.end - part.at]
            drawn.append(self._cells(stretch, (*looks, cut.look) if cut.look else looks, place))
        return drawn

    def _cells(self, text: str, looks: Looks, meta: dict[str, object]) -> Cells:
        style = self.style_of(looks)
        return Cells(cell_text(text), style + Style(meta=meta) if meta else style)
