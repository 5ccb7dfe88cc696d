"""A walk through a thread: the comment one stands on, and what is folded. Values and steps, no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.state import Standing
from warta.render.thread import Node, ThreadSheet

if TYPE_CHECKING:
    from datetime import datetime

    from warta.render.lines import Sheet
    from warta.render.orders import Order


FIRST_LAYOUT_CHARS = 20_000  # characters of a thread that are laid out before it shows first


class ThreadCursor:
    """Every step tells whether it led anywhere; the comment one stands on always shows."""

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
        """Fold these; whoever stood on a comment that is hidden now stands on what hides it."""
        self.sheet.fold(folded)
        self.go(self.sheet.visible[self.sheet.row(self.here)])

    def go(self, node: int) -> None:
        """Stand on a comment, unfolding what hides it."""
        if self.sheet.visible[self.sheet.row(node)] != node:
            self.sheet.fold(self.sheet.unfolded_for(node) | (self.sheet.folded & {node}))
        self.here = node
        self.path = self.sheet.path(node)

    def standing(self, order: Order) -> Standing:
        """How the thread stands; a comment without an id can't be found again."""
        folded = [self.comments[at].comment.id for at in sorted(self.sheet.folded)]
        here = self.comments[self.here].comment.id
        return Standing(order=order, here=here, folded=tuple(filter(None, folded)))

    def resume(self, held: Standing) -> None:
        """Stand where one stood, and fold what was folded then; what is long gone stays folded."""
        places = {node.comment.id: at for at, node in enumerate(self.comments) if node.comment.id}
        gone = {at for at, node in enumerate(self.comments) if _is_long_deleted(node)}
        self.fold(frozenset(gone.union(places[key] for key in held.folded if key in places)))
        self.go(places.get(held.here, 0))

    def next_new(self) -> bool:
        """On to the next comment that something happened to since last time, and after the last one to the first."""
        marked = [at for at, node in enumerate(self.comments) if node.how]
        if marked:
            self.go(next((at for at in marked if at > self.here), marked[0]))
            self.fold(self.sheet.folded - {self.here})
        return bool(marked)

    def step(self, rows: int) -> bool:
        """On to the next comment that shows, or back."""
        row = self.sheet.row(self.here) + rows
        if not 0 <= row < len(self.sheet.visible):
            return False
        self.go(self.sheet.visible[row])
        return True

    def sibling(self, step: int) -> bool:
        """On to the next answer to the same comment, or back; past the last one to what follows the one they answer."""
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
        """Stand on a comment, with its own words unfolded."""
        self.go(node)
        self.fold(self.sheet.folded - {node})

    def same(self, step: int, *, as_here: bool) -> bool:
        """On to the next comment by whoever wrote this one, or by the story's own author; or back."""
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
        """On to the next comment on the article itself, or back."""
        return self._along(step, -1)

    def _along(self, step: int, parent: int) -> bool:
        """On to the next that answers this one, still inside what it answers, or back."""
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
        """The comment that this one answers, -1 for none; also where the order does not show it."""
        node = self.comments[self.here]
        if node.parent >= 0 or not node.comment.parent:
            return node.parent
        return next((at for at, each in enumerate(self.comments) if each.comment.id == node.comment.parent), -1)

    def up(self) -> bool:
        """To the comment that this one answers."""
        parent = self.parent
        if parent >= 0:
            self.go(parent)
        return parent >= 0

    def deeper(self) -> bool:
        """Unfold this comment; an unfolded one leads to its first answer."""
        if self.here in self.sheet.folded:
            self.fold(self.sheet.folded - {self.here})
            return True
        if self.comments[self.here].size:
            self.go(self.here + 1)
            return True
        return False

    def back(self) -> bool:
        """Fold this comment; a folded one, or one without answers, leads to what it answers."""
        if self.comments[self.here].size and self.here not in self.sheet.folded:
            self.fold(self.sheet.folded | {self.here})
            return True
        return self.up()

    def toggle(self, node: int) -> None:
        """Fold or unfold a comment."""
        self.fold(self.sheet.folded ^ {node})

    def fold_by(self, levels: int) -> None:
        """Show so many levels more, or fewer."""
        self.level = max(0, min(self.deepest, self.level + levels))
        self.fold(self.sheet.by_level(self.level))

    def fold_all(self, *, folded: bool) -> None:
        """Fold every comment that has answers, or none."""
        self.level = 0 if folded else self.deepest
        self.fold(self.sheet.every() if folded else frozenset())


def _is_long_deleted(node: Node) -> bool:
    """Whether a comment was gone when its reader was last there, and hides no answers."""
    return node.comment.state == "gone" and not (node.how or node.size)


class ParagraphCursor:
    """`at` is the piece under the cursor, -1 for none; `anchor` where selecting began, -1 while nothing is selected."""

    def __init__(self) -> None:
        self.at = -1
        self.anchor = -1

    def forget(self) -> None:
        """There is another article."""
        self.at = self.anchor = -1

    def step(self, sheet: Sheet, top: int, rows: int, step: int) -> int | None:
        """On to the next piece, or back, and its line; None where there is none.

        A cursor that does not show any more, on lines [top, top + rows), begins again at the top.
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
        """Begin to select at the cursor, or at the first paragraph that shows; selecting already, end it."""
        if self.anchor >= 0:
            self.anchor = -1
            return
        if self.at < 0:
            self.at = next((sheet.lines[y].piece for y in sheet.first_lines() if y >= top), -1)
        self.anchor = self.at

    def selected(self, piece: int) -> bool:
        """Whether a piece is among the selected."""
        return self.anchor >= 0 and min(self.anchor, self.at) <= piece <= max(self.anchor, self.at)

    def text(self, sheet: Sheet) -> str:
        """The selected paragraphs as running text."""
        lines = [y for y, line in enumerate(sheet.lines) if not line.gap and self.selected(line.piece)]
        return sheet.copy((lines[0], 0), (lines[-1] + 1, 0)).strip() if lines else ""
