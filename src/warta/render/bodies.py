"""Lay out comment bodies on demand; the height of a body is estimated until it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from warta.i18n import _
from warta.model.blocks import Code, Embed, Figure, Heading, Listing, Paragraph, Quotation, Rule, Span, Table
from warta.model.value import Value
from warta.render import compose
from warta.render.linear import said
from warta.render.lines import Line, piece_lines
from warta.render.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.model.article import Comment
    from warta.model.blocks import Block
    from warta.render.pieces import Links

_SOME_ROOM = 40
_MOST = 512  # comments whose lines are cached; of the others only the height is kept
_SET_UP = 150  # fixed cost of laying out a comment, in characters


class Body(Value, frozen=True):
    """The body of one comment as pieces, and their lines."""

    pieces: tuple[Piece, ...]
    lines: tuple[Line, ...]


class Bodies:
    """The bodies of a thread's comments; `rooms` gives the width of each in cells.

    `heights` are their line counts: estimates, except for the `measured` ones. `linear`: words instead of symbols.
    """

    def __init__(
        self, comments: Sequence[Comment], rooms: Sequence[int], links: Links, *, linear: bool = False
    ) -> None:
        self._linear = linear
        self._comments = comments
        self._rooms = rooms
        self._links = links
        self._made: dict[int, Body] = {}
        self._known = bytearray(len(comments))  # 1 where the height is measured
        self._reached = 0
        self.measured = 0
        self.heights = [_guess(comment, room) for comment, room in zip(comments, rooms, strict=True)]
        for comment in comments:
            _number(comment.body, links)

    def __getitem__(self, index: int) -> Body:
        made = self._made.get(index)
        if made is None:
            if len(self._made) >= _MOST:
                del self._made[next(iter(self._made))]
            made = self._made[index] = self._set(index)
            self._measured(index, made)
        return made

    def _measured(self, index: int, made: Body) -> None:
        self.measured += not self._known[index]
        self.heights[index], self._known[index] = len(made.lines), True

    @property
    def is_whole(self) -> bool:
        """Whether every comment is laid out, so that no height is an estimate."""
        return self._reached == len(self._comments)

    def go_on(self, work: int) -> None:
        """Lay out the next comments, up to about `work` characters."""
        while work > 0 and self._reached < len(self._comments):
            if not self._known[self._reached]:
                made = self._set(self._reached)
                self._measured(self._reached, made)
                work -= _SET_UP + sum([len(piece.text) for piece in made.pieces])
            self._reached += 1

    def pieces(self, index: int) -> tuple[Piece, ...]:
        """Return the pieces of a comment, without laying out its lines."""
        made = self._made.get(index)
        return self._pieces(index) if made is None else made.pieces

    def told(self, index: int) -> tuple[Piece | str, ...]:
        """Return the texts of a comment to search in."""
        plain = _plain(self._comments[index])
        return self.pieces(index) if plain is None else (plain,)

    def _pieces(self, index: int) -> tuple[Piece, ...]:
        comment = self._comments[index]
        if (plain := _plain(comment)) is not None:
            return (Piece(kind="p", text=plain),)
        body = tuple(map(_set_off, comment.body))
        pieces = tuple(compose.blocks(body, self._rooms[index], self._links))
        if self._linear:
            pieces = tuple(said(pieces, body))
        if not pieces:
            words = {"deleted": _("(deleted)"), "hidden": _("(hidden by the site)")}.get(comment.state, "")
            return (Piece(kind="note", text=words),) if words else ()
        return pieces

    def _set(self, index: int) -> Body:
        room = self._rooms[index]
        pieces = self._pieces(index)
        lines: list[Line] = []
        for number, piece in enumerate(pieces):
            if number:
                lines += [Line(number, 0, 0, "", gap=True)] * min(piece.gap, 1)
            lines += piece_lines(piece, number, room)
        return Body(pieces, tuple(lines))


def _plain(comment: Comment) -> str | None:
    """Return the text of a comment that is one unstyled paragraph, as most are; None for others."""
    match comment.body:
        case (Paragraph(spans=(Span(style="", href=None, text=text),)),) if "\n" not in text:
            return text
        case _:
            return None


def _set_off(block: Block) -> Block:
    """Return the block as a thread shows it: a quotation of another comment is not a pull quote."""
    return replace(block, pull=False) if isinstance(block, Quotation) else block


def _number(blocks: tuple[Block, ...], links: Links) -> None:
    """Number the links of a comment in reading order, whichever comment is laid out first."""
    for block in blocks:
        match block:
            case Paragraph(spans=spans) | Heading(spans=spans) | Quotation(spans=spans):
                for span in spans:
                    if span.href:
                        links.number(span.href)
            case Listing(items=items):
                for item in items:
                    _number((Paragraph(spans=item.spans),), links)
            case Figure() | Embed():
                compose.blocks((block,), _SOME_ROOM, links)
            case Table() | Code() | Rule():
                pass
            case _:
                assert_never(block)


def _guess(comment: Comment, room: int) -> int:
    """Estimate the number of lines of a comment."""
    lines = -1
    for block in comment.body:
        lines += 2
        if isinstance(block, Paragraph):
            lines += sum([len(span.text) for span in block.spans]) // room
    return max(0, lines)
