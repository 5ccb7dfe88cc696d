"""Cursor positions: the current comment of a thread and what is collapsed; the current paragraph and the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.state import Standing
from warta.render.thread import Node, ThreadSheet

if TYPE_CHECKING:
    from datetime import datetime

    from warta.render.lines import Sheet
    from warta.render.orders import Order


FIRST_LAYOUT_CHARS = 20_000  # of a thread that are laid out before it is first shown


class ThreadCursor:
    """Current and collapsed comments. Steps return whether they moved; the current comment is always visible."""

    def __init__(
        self,
        comments: tuple[Node, ...],
        width: int,
        now: datetime | None,
        before: ThreadCursor | None = None,
        *,
        linear: bool = False,
    ) -> None:
        self.comments = comments
        self.sheet = ThreadSheet(comments, width, now, ready=FIRST_LAYOUT_CHARS, linear=linear)
        self.deepest = max((node.depth for node in comments), default=0)
        self.here: int = before.here if before else 0
        self.level: int = before.level if before else self.deepest
        self.path = self.sheet.path(self.here)
        if before:
            self.fold(before.sheet.folded)
        elif old := [at for at, node in enumerate(comments) if _is_long_deleted(node)]:
            self.fold(frozenset(old))

    def fold(self, folded: frozenset[int]) -> None:
        """Collapse these; if the current comment becomes hidden, its visible ancestor becomes current."""
        self.sheet.fold(folded)
        self.go(self.sheet.visible[self.sheet.row(self.here)])

    def go(self, node: int) -> None:
        """Move to a comment, expanding its ancestors."""
        if self.sheet.visible[self.sheet.row(node)] != node:
            self.sheet.fold(self.sheet.unfolded_for(node) | (self.sheet.folded & {node}))
        self.here = node
        self.path = self.sheet.path(node)

    def standing(self, order: Order) -> Standing:
        """Return the state to save; comments without id are left out."""
        folded = [self.comments[at].comment.id for at in sorted(self.sheet.folded)]
        here = self.comments[self.here].comment.id
        return Standing(order=order, here=here, folded=tuple(filter(None, folded)))

    def resume(self, held: Standing) -> None:
        """Restore a saved state; comments deleted long ago stay collapsed."""
        places = {node.comment.id: at for at, node in enumerate(self.comments) if node.comment.id}
        gone = {at for at, node in enumerate(self.comments) if _is_long_deleted(node)}
        self.fold(frozenset(gone.union(places[key] for key in held.folded if key in places)))
        self.go(places.get(held.here, 0))

    def next_new(self) -> bool:
        """Move to the next new, edited or deleted comment, wrapping around."""
        marked = [at for at, node in enumerate(self.comments) if node.how]
        if marked:
            self.go(next((at for at in marked if at > self.here), marked[0]))
            self.fold(self.sheet.folded - {self.here})
        return bool(marked)

    def step(self, rows: int) -> bool:
        """Move by visible comments."""
        row = self.sheet.row(self.here) + rows
        if not 0 <= row < len(self.sheet.visible):
            return False
        self.go(self.sheet.visible[row])
        return True

    def sibling(self, step: int) -> bool:
        """Move to the next or previous sibling; past the last one, to the parent's next sibling."""
        parent = self.comments[self.here].parent
        while not self._along(step, parent):
            if parent < 0:
                return False
            if step < 0:
                self.go(parent)
                return True
            parent = self.comments[parent].parent
        return True

    def stand_on(self, node: int) -> None:
        """Move to a comment and expand it."""
        self.go(node)
        self.fold(self.sheet.folded - {node})

    def same(self, step: int, *, as_here: bool) -> bool:
        """Move to the next or previous comment by the same author, or by the article's author."""
        name = self.comments[self.here].comment.author.casefold()
        found = self.here + step
        while 0 <= found < len(self.comments):
            comment = self.comments[found].comment
            if comment.author.casefold() == name if as_here else comment.by_author:
                self.stand_on(found)
                return True
            found += step
        return False

    def top_level(self, step: int) -> bool:
        """Move to the next or previous top-level comment."""
        return self._along(step, -1)

    def _along(self, step: int, parent: int) -> bool:
        """Move to the next or previous reply to `parent`."""
        row = self.sheet.row(self.here) + step
        first, last = (parent, parent + self.comments[parent].size) if parent >= 0 else (-1, len(self.comments))
        while 0 <= row < len(self.sheet.visible) and first < (node := self.sheet.visible[row]) <= last:
            if self.comments[node].parent == parent:
                self.go(node)
                return True
            row += step
        return False

    @property
    def parent(self) -> int:
        """Index of the parent comment, -1 for none; also when the order is flat."""
        node = self.comments[self.here]
        if node.parent >= 0 or not node.comment.parent:
            return node.parent
        return next((at for at, each in enumerate(self.comments) if each.comment.id == node.comment.parent), -1)

    def up(self) -> bool:
        """Move to the parent comment."""
        parent = self.parent
        if parent >= 0:
            self.go(parent)
        return parent >= 0

    def deeper(self) -> bool:
        """Expand this comment; if it is expanded, move to its first reply."""
        if self.here in self.sheet.folded:
            self.fold(self.sheet.folded - {self.here})
            return True
        if self.comments[self.here].size:
            self.go(self.here + 1)
            return True
        return False

    def back(self) -> bool:
        """Collapse this comment; if collapsed or without replies, move to its parent."""
        if self.comments[self.here].size and self.here not in self.sheet.folded:
            self.fold(self.sheet.folded | {self.here})
            return True
        return self.up()

    def toggle(self, node: int) -> None:
        """Collapse or expand a comment."""
        self.fold(self.sheet.folded ^ {node})

    def fold_by(self, levels: int) -> None:
        """Show `levels` more levels (or fewer)."""
        self.level = max(0, min(self.deepest, self.level + levels))
        self.fold(self.sheet.by_level(self.level))

    def fold_all(self, *, folded: bool) -> None:
        """Collapse or expand all comments."""
        self.level = 0 if folded else self.deepest
        self.fold(self.sheet.every() if folded else frozenset())


def _is_long_deleted(node: Node) -> bool:
    """Whether a comment was already deleted at the last visit and has no replies."""
    return node.comment.state == "gone" and not (node.how or node.size)


class ParagraphCursor:
    """`at` is the piece under the cursor, `anchor` the start of the selection; -1 for none."""

    def __init__(self) -> None:
        self.at = -1
        self.anchor = -1

    def forget(self) -> None:
        """Reset, for another article."""
        self.at = self.anchor = -1

    def step(self, sheet: Sheet, top: int, rows: int, step: int) -> int | None:
        """Move to the next or previous piece and return its line; None at the end.

        A cursor outside the visible lines [top, top + rows) starts at the top.
        """
        starts = sheet.first_lines()
        here = next((y for y in starts if sheet.lines[y].piece == self.at), None)
        if here is None or not top <= here < top + rows:
            here = top - 1 if step > 0 and top <= 0 else top
        ahead = [y for y in starts if (y > here if step > 0 else y < here)]
        if not ahead:
            return None
        line = ahead[0] if step > 0 else ahead[-1]
        self.at = sheet.lines[line].piece
        return line

    def select(self, sheet: Sheet, top: int) -> None:
        """Start selecting at the cursor or the first visible paragraph; if selecting, stop."""
        if self.anchor >= 0:
            self.anchor = -1
            return
        if self.at < 0:
            self.at = next((sheet.lines[y].piece for y in sheet.first_lines() if y >= top), -1)
        self.anchor = self.at

    def selected(self, piece: int) -> bool:
        """Whether a piece is selected."""
        return self.anchor >= 0 and min(self.anchor, self.at) <= piece <= max(self.anchor, self.at)

    def text(self, sheet: Sheet) -> str:
        """Return the selected paragraphs as text."""
        lines = [y for y, line in enumerate(sheet.lines) if not line.gap and self.selected(line.piece)]
        return sheet.copy((lines[0], 0), (lines[-1] + 1, 0)).strip() if lines else ""
