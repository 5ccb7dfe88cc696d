"""Sources pane: tree of the library, saved searches, sources in folders, tags and sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment as Cells
from textual.message import Message
from textual.reactive import var

from warta.i18n import _, figure
from warta.render.lines import sheet
from warta.render.wrap import cells, pad, shorten
from warta.tui.keymap import bindings
from warta.tui.notifications import Notification
from warta.tui.state.source_tree import COLLAPSED_BY_DEFAULT, Branch, TreeRow, visible_rows
from warta.tui.text import clean_line
from warta.tui.views.empty_states import no_sources
from warta.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

_INDENT_CELLS = 2


class SourcesPane(LineView):
    """Tree with the number of unread posts per branch; branches collapse and expand."""

    BINDINGS = bindings("pane", "sources")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SourcesPane { background: $panel; }
    """

    branches: var[tuple[Branch, ...]] = var[tuple[Branch, ...]]((), init=False)
    chosen: var[str] = var("all", init=False)

    class Chosen(Message):
        """List the posts of a branch."""

        def __init__(self, branch: Branch) -> None:
            super().__init__()
            self.branch = branch

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.folded = COLLAPSED_BY_DEFAULT
        self.tree_rows: tuple[TreeRow, ...] = ()
        self.cursor = 0
        self._hint = sheet((), 10)

    # --- what it shows ---

    def watch_branches(self) -> None:
        """Keep the cursor on its branch."""
        here = self.branch
        self._grow(here.key if here else self.chosen)

    def watch_chosen(self) -> None:
        self._grow(self.chosen)

    def _grow(self, key: str) -> None:
        self.tree_rows = tuple(visible_rows(self.branches, self.folded))
        self.rebuild()
        self.move(next((at for at, tree_row in enumerate(self.tree_rows) if tree_row.branch.key == key), self.cursor))

    @property
    def branch(self) -> Branch | None:
        """The branch under the cursor."""
        return self.tree_rows[self.cursor].branch if self.cursor < len(self.tree_rows) else None

    def rebuild(self) -> None:
        """Set the height for the tree and the hint below it."""
        self._hint = sheet(no_sources(self.branches), max(10, self.size.width - 3))
        self.set_height(len(self.tree_rows) + 1 + len(self._hint.lines))

    # --- drawing ---

    def _row_style(self, y: int) -> tuple[str, ...]:
        return self.cursor_style if y == self.cursor else ()

    def background_style(self, y: int) -> Style:
        """Cursor background for the line under the cursor."""
        return self.style_of(self._row_style(y))

    def draw(self, y: int) -> list[Cells]:
        """Draw a branch: collapse marker, name, number of unread posts."""
        if y >= len(self.tree_rows):
            line = y - len(self.tree_rows) - 1
            shown = self._hint.segments(line) if 0 <= line < len(self._hint.lines) else ()
            return [Cells("  ", self.style_of(())), *self.cells(shown)]
        tree_row, under = self.tree_rows[y], self._row_style(y)
        branch = tree_row.branch
        signs = "+-" if self.typesetting.linear else "▸▾"
        mark = f"{signs[not tree_row.folded]} " if branch.branches else "! " if branch.trouble else "  "
        count = f" {figure(branch.unread)}" if branch.unread else ""
        lead = " " * (tree_row.depth * _INDENT_CELLS)
        room = max(1, self.size.width - 2 - len(lead) - 2 - cells(count))
        look = "note" if branch.trouble else "heading" if branch.branches else "unread" if branch.unread else "read"
        here = branch.key == self.chosen
        return [
            Cells(self.bar if y == self.cursor else " ", self.style_of((*under, self.bar_style))),
            Cells(lead + mark, self.style_of((*under, "meta"))),
            Cells(
                pad(shorten(clean_line(branch.name), room), room),
                self.style_of((*under, look, *(("bar",) if here else ()))),
            ),
            Cells(count, self.style_of((*under, "number"))),
        ]

    # --- keys and mouse ---

    def move(self, row: int) -> None:
        """Move the cursor to a line."""
        self.cursor = max(0, min(len(self.tree_rows) - 1, row))
        self.reveal(self.cursor)
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if row >= len(self.tree_rows):
            return
        self.move(row)
        lead = 1 + self.tree_rows[row].depth * _INDENT_CELLS
        if self.tree_rows[row].branch.branches and event.x <= lead + 1:
            self._fold(shut=not self.tree_rows[row].folded)
        else:
            self.action_open_branch()

    def action_line(self, lines: int) -> None:
        self.move(self.cursor + lines)

    def action_page(self, pages: float) -> None:
        self.move(self.cursor + int(pages * max(1, self.size.height)))

    def action_top(self) -> None:
        self.move(0)

    def action_bottom(self) -> None:
        self.move(len(self.tree_rows) - 1)

    def action_landmark(self, step: int) -> None:
        """Move to the next (1) or previous (-1) branch with unread posts."""
        ahead = range(self.cursor + step, len(self.tree_rows) if step > 0 else -1, step)
        row = next((at for at in ahead if self.tree_rows[at].branch.unread), None)
        if row is None:
            self.post_message(Notification(_("No more items in this direction")))
        else:
            self.move(row)

    def _fold(self, *, shut: bool) -> None:
        if branch := self.branch:
            self.folded = self.folded | {branch.key} if shut else self.folded - {branch.key}
            self._grow(branch.key)

    def action_open_branch(self) -> None:
        """List the posts of the branch; collapse or expand a heading."""
        branch = self.branch
        if branch and branch.kind == "heading":
            self._fold(shut=not self.tree_rows[self.cursor].folded)
        elif branch:
            self.chosen = branch.key
            self.post_message(self.Chosen(branch))

    def action_unfold(self) -> None:
        if self.branch and self.tree_rows[self.cursor].folded:
            self._fold(shut=False)
        elif self.branch and self.branch.kind == "heading":
            self.move(self.cursor + 1)
        else:
            self.action_open_branch()

    def action_fold(self) -> None:
        """Collapse the branch, or else move to its parent."""
        if self.branch and self.branch.branches and not self.tree_rows[self.cursor].folded:
            self._fold(shut=True)
            return
        depth = self.tree_rows[self.cursor].depth if self.tree_rows else 0
        above = [at for at in range(self.cursor) if self.tree_rows[at].depth < depth]
        if above:
            self.move(above[-1])
