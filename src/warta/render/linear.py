"""Pieces for screen readers: words in place of bars and symbols, one column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.i18n import _, later
from warta.model.blocks import Table
from warta.render import tables
from warta.render.wrap import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warta.model.blocks import Block
    from warta.render.pieces import Piece

_SAID = {
    "title": later("Title:"),
    "heading": later("Heading:"),
    "subheading": later("Smaller heading:"),
    "quote": later("Quotation:"),
    "pull": later("Pull quote:"),
    "source": later("Said by:"),
    "caption": later("Picture:"),
    "embed": later("Embedded:"),
    "code": later("Code:"),
    "table": later("Table:"),
    "note": later("Note:"),
    "tags": later("Tags:"),
}


_BARS = str.maketrans(dict.fromkeys("│┃─▌▎", " "))


def said(pieces: Iterable[Piece], blocks: Sequence[Block]) -> list[Piece]:
    """Return the pieces with their kind in words before them, and each table row by row."""
    return [_said(part) for piece in pieces for part in _in_rows(piece, blocks)]


def bare(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces without bars and rules before their lines; other leads are kept."""
    return [replace(piece, first=piece.first.translate(_BARS), rest=piece.rest.translate(_BARS)) for piece in pieces]


def _in_rows(piece: Piece, blocks: Sequence[Block]) -> list[Piece]:
    """Return a table in columns as one record for each row; any other piece unchanged."""
    table = blocks[piece.block] if piece.kind == "table" else None
    return tables.records(table, piece.block, gap=piece.gap) if isinstance(table, Table) else [piece]


def _said(piece: Piece) -> Piece:
    if piece.kind == "rule":
        return replace(piece, first=_("A break."), rest="")
    if piece.kind == "item":
        sign = piece.first.strip()
        return replace(piece, first=piece.first if sign.isascii() else piece.first.replace(sign, "-"))
    if piece.kind == "record":
        lead = _("Row:") + " " if piece.first.startswith("┃") else ""
        return replace(piece, first=lead, rest=" " * cells(lead))
    # The caption of a table is a caption too, but has no picture symbol before it.
    words = _SAID.get("table" if piece.kind == "caption" and not piece.first else piece.kind)
    lead = f"{_(words)} " if words else ""
    text = piece.text.removeprefix("— ") if piece.kind == "source" else piece.text
    return replace(piece, text=text, first=lead, rest=" " * cells(lead), joined=False)
