"""Screen with the word changes between two revisions, and popup with the provenance of a capture."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from warta.i18n import _, figure
from warta.render.lines import Sheet, sheet
from warta.render.pieces import Segment
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings, footer_hints
from warta.tui.text import styled
from warta.tui.views.capture_views import DiffRow, changes_inline, changes_side_by_side
from warta.tui.widgets.footer import Footer
from warta.tui.widgets.line_view import LineView
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.segment import Segment as Cells
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.compare.diff import Difference
    from warta.model.capture import Revision
    from warta.render.pieces import Piece


SIDE_BY_SIDE_MIN_CELLS: Final = 150  # below this, changes are shown inline
_GUTTER_CELLS: Final = 3


class DiffView(LineView):
    """Changes inline, or side by side if wide enough; n and N move between them."""

    BINDINGS = bindings("pane", "diff")
    ALLOW_SELECT = False

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self._difference = difference
        self._rows: list[tuple[tuple[Sheet, int] | None, ...]] = []
        self._places: list[int] = []

    def rebuild(self) -> None:
        """Lay out both texts; side by side, a change is on the same rows."""
        width = self.size.width - 2
        if width < 8:
            return
        beside = width >= SIDE_BY_SIDE_MIN_CELLS and not self.typesetting.linear
        column = (width - _GUTTER_CELLS) // 2 if beside else width
        self._rows, self._places = [], []
        for pair in (changes_side_by_side if beside else changes_inline)(self._difference):
            if pair.changed:
                self._places.append(len(self._rows))
            self._rows += _rows_of_change(pair, column)
        self.set_height(len(self._rows))

    def draw(self, y: int) -> list[Cells]:
        """Draw a row: one text, or both side by side."""
        drawn = self.cells([Segment(" ", ())])
        width = (self.size.width - 2 - _GUTTER_CELLS) // 2
        for number, half in enumerate(self._rows[y]):
            if number:
                used = sum(part.cell_length for part in drawn) - 1
                drawn += self.cells([Segment(" " * max(0, width - used) + " │ ", ("guide",))])
            if half:
                drawn += self.cells(half[0].segments(half[1]))
        return drawn

    def action_landmark(self, step: int) -> None:
        top = self.scroll_offset.y
        ahead = [row for row in self._places if (row > top if step > 0 else row < top)]
        if ahead:
            self.go(ahead[0] if step > 0 else ahead[-1])


def _rows_of_change(pair: DiffRow, column: int) -> Iterator[tuple[tuple[Sheet, int] | None, ...]]:
    """Yield the rows of one change and a blank one."""
    halves = [sheet((piece,), column) if piece else None for piece in pair.pieces]
    lines = [[(half, y) for y in range(len(half.lines))] if half else [] for half in halves]
    yield from zip_longest(*lines)
    yield (None,) * len(halves)


class RevisionsScreen(Screen[None]):
    """Show the changes between two revisions."""

    CSS_PATH = Path(__file__).with_name("revisions.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("diff"), Binding("enter", "leave", show=False)]
    AUTO_FOCUS = "DiffView"
    SCOPE = "diff"

    def __init__(self, difference: Difference, old: Revision, new: Revision, user_keys: Mapping[str, str]) -> None:
        super().__init__()
        self._difference = difference
        self._revisions = (old, new)
        self._user_keys = user_keys

    def compose(self) -> ComposeResult:
        moments = [f"{each.number} ({each.last_seen.astimezone():%Y-%m-%d %H:%M})" for each in self._revisions]
        title = PaneTitle(_("Changes"))
        title.note = _("Revision {old} → {new}").format(old=moments[0], new=moments[1])
        yield title
        yield DiffView(self._difference)
        footer = Footer()
        footer.show_message(self._in_figures())
        footer.hints = footer_hints(self.SCOPE, self._user_keys)
        yield footer

    def _in_figures(self) -> str:
        """Return the numbers of words added and removed."""
        if not self._difference:
            return _("No changes")
        added, removed = self._difference.words("added"), self._difference.words("removed")
        return _("+{n} −{m} words").format(n=figure(added), m=figure(removed))

    def action_leave(self) -> None:
        dismiss_once(self, None)


class RecordScreen(ModalScreen[None]):
    """Popup with laid-out pieces, such as the provenance of a capture."""

    CSS_PATH = Path(__file__).with_name("revisions.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,i,d", "leave", show=False)]
    AUTO_FOCUS = "SheetView"

    def __init__(self, title: str, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self._title = title
        self._pieces = pieces

    def compose(self) -> ComposeResult:
        with Vertical(id="record"):
            yield PaneTitle(self._title)
            yield SheetView(self._pieces)
            yield Static(styled((_("Esc closes"), "$muted")))

    def action_leave(self) -> None:
        dismiss_once(self, None)
