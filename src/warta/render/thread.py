"""Lay out a comment thread: indented replies, collapsed or expanded, at any depth."""

from __future__ import annotations

import sys
from bisect import bisect_right
from datetime import timedelta
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec.structs import replace

from warta.i18n import _, later, ngettext
from warta.model.value import Value
from warta.render import compose
from warta.render.bodies import Bodies
from warta.render.haystack import Haystack
from warta.render.lines import lead, sought
from warta.render.pieces import Links, Piece, Segment, segments, without_numbers
from warta.render.since import label
from warta.render.wrap import cells, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from warta.model.article import Comment, Thread
    from warta.model.since import Since
    from warta.render.lines import Line

NARROWEST = 40  # minimal columns that the indent leaves for text, if the pane is wider
_KINDS = (later("comment"), later("answer"), later("pingback"), later("trackback"))
_STEP = 2
_DEEPEST_GUIDE = 24
COLOURS = 6  # number of guide colours, used in rotation

_Label: TypeAlias = tuple[str, tuple[str, ...]]  # a text and its styles


class Node(Value, frozen=True):
    """A comment in its thread: `parent` is an index or -1, `size` counts all replies below, `above` are its guides.

    `how` is its change since the last visit: new | edited | gone. `last_seen`: of a deleted comment. `answers`: the
    author replied to, if the order does not show it.
    """

    comment: Comment
    parent: int
    depth: int
    size: int
    above: tuple[int, ...]
    how: str = ""
    last_seen: datetime | None = None
    answers: str = ""


class Found(NamedTuple):
    """A search match in a comment: [start, end) of one of its pieces."""

    node: int
    piece: int
    start: int
    end: int


def nodes(thread: Thread, since: Since | None = None) -> tuple[Node, ...]:
    """Flatten the thread in reading order, with the changes since the last visit."""
    flat: list[tuple[Comment, int, int]] = []
    waiting = [(comment, -1, 0) for comment in reversed(thread.comments)]
    while waiting:
        comment, parent, depth = waiting.pop()
        waiting += [(reply, len(flat), depth + 1) for reply in reversed(comment.replies)]
        flat.append((comment, parent, depth))
    sizes = [0] * len(flat)
    for index in range(len(flat) - 1, -1, -1):
        if (parent := flat[index][1]) >= 0:
            sizes[parent] += sizes[index] + 1
    above: list[tuple[int, ...]] = []
    for _comment, parent, depth in flat:
        path = above[parent] if parent >= 0 else ()
        above.append((*path, parent) if 0 < depth <= _DEEPEST_GUIDE else path)
    hows = since.changed if since else {}
    seen = {each.comment.id: each.last_seen for each in since.gone} if since else {}
    return tuple(
        Node(comment, parent, depth, size, path, hows.get(comment.id, ""), seen.get(comment.id))
        for (comment, parent, depth), size, path in zip(flat, sizes, above, strict=True)
    )


class ThreadSheet:
    """A thread laid out for one width. Collapsing changes which comments are visible, not their layout.

    `ready` limits, in characters, how much is laid out at once: the height of the other comments is estimated until
    `set_around` or `go_on` reaches them.
    """

    def __init__(
        self,
        thread: tuple[Node, ...],
        width: int,
        now: datetime | None = None,
        *,
        ready: int = sys.maxsize,
        linear: bool = False,
    ) -> None:
        self.nodes = thread
        self.width = width
        self.now = now
        self._linear = linear
        self.links = Links()
        self._marked = [0, *accumulate(bool(node.how) for node in thread)]
        self.folded: frozenset[int] = frozenset()
        self.visible: list[int] = []
        self._deepest = 0 if linear else min(_DEEPEST_GUIDE, max(0, (width - 2 - NARROWEST) // _STEP))
        rooms = [max(2, width - _STEP * (min(node.depth, self._deepest) + 1)) for node in thread]
        self._bodies = Bodies([node.comment for node in thread], rooms, self.links, linear=linear)
        self._ends: list[int] = []
        self._stacked = 0
        self._bodies.go_on(ready)
        self.fold(self.folded)

    @property
    def height(self) -> int:
        """The number of lines in the current state of collapsing."""
        return self._ends[-1] if self._ends else 0

    def fold(self, folded: frozenset[int]) -> None:
        """Collapse these comments: hide their text and all replies below."""
        self.folded = folded
        visible: list[int] = []
        index, flat = 0, self.nodes
        while index < len(flat):
            visible.append(index)
            index += flat[index].size + 1 if index in folded else 1
        self.visible = visible
        self._stack()

    def _stack(self) -> None:
        """Recompute the last line of each comment."""
        heights, folded = self._bodies.heights, self.folded
        if folded:
            tall = [2 if index in folded else heights[index] + 2 for index in self.visible]
        else:
            tall = [height + 2 for height in heights]
        self._ends = list(accumulate(tall))
        self._stacked = self._bodies.measured

    # --- incremental layout ---

    @property
    def is_whole(self) -> bool:
        """Whether every comment is laid out, so that lines no longer move."""
        return self._bodies.is_whole

    def go_on(self, work: int) -> None:
        """Lay out the next comments, up to about `work` characters."""
        self._bodies.go_on(work)
        self._stack()

    def set_around(self, node: int, above: int, below: int) -> None:
        """Lay out a visible comment and those within so many lines above and below its first line."""
        if self.is_whole:
            return
        row = self.row(node)
        self._set_along(range(row, len(self.visible)), below)
        self._set_along(range(row - 1, -1, -1), above)
        if self._stacked != self._bodies.measured:
            self._stack()

    def _set_along(self, rows: range, lines: int) -> None:
        """Lay out the comments of some rows, until so many lines are filled."""
        for row in rows:
            if lines <= 0:
                break
            node = self.visible[row]
            lines -= 2 if node in self.folded else len(self._bodies[node].lines) + 2

    # --- positions ---

    def node_at(self, y: int) -> int:
        """Return the comment on line `y`."""
        return self.visible[min(bisect_right(self._ends, y), len(self.visible) - 1)]

    def row(self, node: int) -> int:
        """Return the index of a comment among the visible ones; of its collapsed ancestor, if it is hidden."""
        return max(0, bisect_right(self.visible, node) - 1)

    def extent(self, node: int) -> tuple[int, int]:
        """Return the lines [first, last) of a comment, without the blank line after it."""
        row = self.row(node)
        return (self._ends[row - 1] if row else 0, self._ends[row] - 1)

    def path(self, node: int) -> frozenset[int]:
        """Return a comment and all its ancestors."""
        found = {node}
        while (node := self.nodes[node].parent) >= 0:
            found.add(node)
        return frozenset(found)

    def unfolded_for(self, node: int) -> frozenset[int]:
        """Return what stays collapsed when this comment is made visible."""
        return self.folded - self.path(node)

    def every(self) -> frozenset[int]:
        """Return all comments that have replies."""
        return frozenset(i for i, node in enumerate(self.nodes) if node.size)

    def by_level(self, level: int) -> frozenset[int]:
        """Return what to collapse to show comments only down to this depth."""
        return frozenset(i for i, node in enumerate(self.nodes) if node.size and node.depth >= level)

    def piece_at(self, y: int) -> tuple[int, Line] | None:
        """Return the comment and the line of its body on line `y`; None for its header and the blank line."""
        node = self.node_at(y)
        part = y - self.extent(node)[0] - 1
        lines = () if node in self.folded else self._bodies[node].lines
        return (node, lines[part]) if 0 <= part < len(lines) else None

    def segments(self, y: int, path: frozenset[int] = frozenset()) -> Iterator[Segment]:
        """Yield line `y` in segments of one style each; the guides of `path` are highlighted."""
        if y >= self.height:
            return
        index = self.node_at(y)
        node = self.nodes[index]
        first, last = self.extent(index)
        level = min(node.depth, self._deepest)
        following = self._following(index) if y == last else index
        for depth in range(level):
            above = node.above[depth]
            goes_on = following <= above + self.nodes[above].size
            yield _guide(depth, above, path) if goes_on else Segment("  ", ())
        if y == first:
            yield from self._head(index, level)
            return
        answered = node.size and index not in self.folded and not self._linear
        yield _guide(level, index, path) if answered else Segment("  ", ())
        if found := self.piece_at(y):
            line = found[1]
            piece = self._bodies[index].pieces[line.piece]
            if line.lead:
                yield lead(line, piece)
            faint = ("gone",) if node.comment.state == "gone" else ()
            for part in segments(piece, line.start, line.end):
                yield replace(part, looks=part.looks + faint) if faint else part

    def _following(self, node: int) -> int:
        """Return the next visible comment; the number of comments if there is none."""
        row = self.row(node) + 1
        return self.visible[row] if row < len(self.visible) else len(self.nodes)

    def find(self, needle: str) -> list[Found]:
        """Return all matches of a text, also in collapsed comments."""
        pattern = sought(needle)
        if pattern is None:
            return []
        haystack, spots = self._haystack
        return [Found(*spots[number], start, end) for number, start, end in haystack.find(pattern)]

    @cached_property
    def _haystack(self) -> tuple[Haystack, list[tuple[int, int]]]:
        """The searchable texts, and of each its comment and its index there; index 0 is the author."""
        texts: list[Piece | str] = []
        spots: list[tuple[int, int]] = []
        for index, name in enumerate(self._names):
            said = self._bodies.told(index)
            texts += (name, *said)
            spots += [(index, number) for number in range(len(said) + 1)]
        return Haystack(texts), spots

    @cached_property
    def _names(self) -> list[str]:
        return [" ".join(node.comment.author.split()) or _("Anonymous") for node in self.nodes]

    def line_of(self, found: Found) -> int:
        """Return the line of a match; its comment must be expanded."""
        first, _last = self.extent(found.node)
        if found.piece == 0:
            return first
        lines = self._bodies[found.node].lines
        return first + bisect_right(lines, (found.piece - 1, found.start), key=lambda line: (line.piece, line.start))

    def text(self, node: int) -> str:
        """Return the text of one comment, for copying."""
        return "\n\n".join([without_numbers(piece, 0, len(piece.text)) for piece in self._bodies.pieces(node)])

    def _head(self, index: int, level: int) -> Iterator[Segment]:
        node = self.nodes[index]
        folded = index in self.folded
        if self._linear:
            yield from self._told(index, folded=folded)
            return
        parts = [Segment("▸ " if folded else "▾ " if node.size else "╴ ", (f"guide-{level % COLOURS}", "fold"))]
        author = Segment(self._names[index], ("author",), at=0)
        room = self.width - _STEP * (level + 1)
        deep = 2 + cells(_depth(node)) if node.depth > level else 0
        mark = _mark(node)
        parts.append(replace(author, text=shorten(author.text, max(8, min(room - deep - cells(mark[0]) - 2, 32)))))
        used = cells(parts[-1].text)
        for text, looks in (mark, *self._labels(index, level=level, folded=folded)):
            if text and used + cells(text) + 2 <= room:
                parts += [Segment("  ", ()), Segment(text, looks)]
                used += cells(text) + 2
        yield from parts

    def _told(self, index: int, *, folded: bool) -> Iterator[Segment]:
        """Yield the header of a comment in words: number, author, parent and labels."""
        node = self.nodes[index]
        said = [_("Comment {n} of {all}").format(n=index + 1, all=len(self.nodes)), self._names[index]]
        if node.parent >= 0:
            said.append(_("answers {name}").format(name=self._names[node.parent]))
        mark = label(node.how) if node.how else _mark(node)[0]
        labels = [words.strip().lstrip("●↩ ") for words, _looks in self._labels(index, level=node.depth, folded=folded)]
        said += filter(None, (mark, *labels))
        yield Segment(shorten(", ".join(said), self.width), ("author", "fold"))

    def _labels(self, index: int, *, level: int, folded: bool) -> Iterator[_Label]:
        node = self.nodes[index]
        comment = node.comment
        if folded:
            hidden = node.size
            yield (ngettext("↩ {n} hidden", "↩ {n} hidden", hidden).format(n=hidden) if hidden else "…", ("folded",))
            if marked := self._marked[index + hidden + 1] - self._marked[index + 1]:
                yield (f"● {marked}", ("new",))
        if comment.by_author:
            yield (f" {_('author')} ", ("label",))
        if comment.kind in _KINDS[1:]:
            yield (f" {_(comment.kind)} ", ("label",))
        if comment.state == "pending":
            yield (f" {_('awaiting moderation')} ", ("label",))
        if node.answers:
            yield (_("to {name}").format(name=" ".join(node.answers.split())), ("time",))
        if node.depth > level:  # no guide shows the depth, so it comes before the date, which is dropped first
            yield (_depth(node), ("time",))
        if node.last_seen:
            yield (_("last seen {when}").format(when=ago(node.last_seen, self.now)), ("time",))
        elif comment.posted_at:
            yield (ago(comment.posted_at, self.now), ("time",))


def _guide(depth: int, node: int, path: frozenset[int]) -> Segment:
    return Segment("│ ", (f"guide-{depth % COLOURS}" if node in path else "guide",))


def _depth(node: Node) -> str:
    return _("depth {n}").format(n=node.depth)


def _mark(node: Node) -> _Label:
    """Return the first label: new, edited or gone."""
    if node.how:
        return (f"● {label(node.how)}", ("new",))
    return (label("gone"), ("folded",)) if node.comment.state == "gone" else ("", ())


def ago(when: datetime, now: datetime | None) -> str:
    """Format an age of up to a week relative to `now`; else, or without `now`, the date."""
    if now is not None and timedelta() <= (past := now - when) < timedelta(days=7):
        minutes = int(past.total_seconds() // 60)
        if minutes < 1:
            return _("just now")
        if minutes < 60:
            return _("{n} min ago").format(n=minutes)
        if minutes < 24 * 60:
            return _("{n} h ago").format(n=minutes // 60)
        return _("{n} d ago").format(n=minutes // (24 * 60))
    return f"{compose.day(when)} {when:%H:%M}" if when.hour or when.minute else compose.day(when)
