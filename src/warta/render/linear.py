"""Pieces for a reader who hears them: words in the place of bars and signs, nothing beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.render.wrap import cells
from warta.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def said(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with what they are told in words before them."""
    return [_said(piece) for piece in pieces]


def _said(piece: Piece) -> Piece:
    if piece.kind == "rule":
        return replace(piece, first=_("A break."), rest="")
    if piece.kind == "item":
        sign = piece.first.strip()
        return replace(piece, first=piece.first if sign.isascii() else piece.first.replace(sign, "-"))
    if piece.kind == "record":
        lead = _("Row:") + " " if piece.first.startswith("┃") else ""
        return replace(piece, first=lead, rest=" " * cells(lead))
    words = _SAID.get(piece.kind)
    lead = f"{_(words)} " if words else ""
    text = piece.text.removeprefix("— ") if piece.kind == "source" else piece.text
    return replace(piece, text=text, first=lead, rest=" " * cells(lead), joined=False)
