"""What a capture's record and the changes between two revisions look like, as pieces to lay out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from warta.i18n import ngettext
from warta.render import provenance
from warta.render.pieces import Piece, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.compare.diff import Change, Difference, Fact, Kind
    from warta.model.capture import LoadedArticle
    from warta.model.evidence import Entry

_GUTTER: Final[dict[Kind, str]] = {"same": "  ", "added": "+ ", "removed": "- ", "changed": "~ "}


class DiffRow(NamedTuple):
    """A paragraph of one column, or of both that stand side by side; None where one of them has nothing."""

    pieces: tuple[Piece | None, ...]
    changed: bool = True


def record_view(loaded: LoadedArticle, place: Entry | None = None) -> list[Piece]:
    """Where a page came from, when it was seen, where that is written down, and what it proves."""
    rows = [
        Piece(kind="p", text=said, first=lead, rest=" " * len(lead), gap=0)
        for lead, said in provenance.rows(loaded, place)
    ]
    return [*rows, Piece(kind="byline", text=provenance.reach())]


def changes_inline(difference: Difference) -> Iterator[DiffRow]:
    """Both texts in one column, a mark in the gutter; paragraphs that are the same are counted."""
    for fact in difference.facts:
        yield DiffRow((_fact(fact),))
    for change in _changes_and_gaps(difference):
        yield DiffRow((change,), changed=False) if isinstance(change, Piece) else DiffRow((_change(change),))


def changes_side_by_side(difference: Difference) -> Iterator[DiffRow]:
    """The text that was and the text that is, side by side; paragraphs that are the same are counted."""
    for fact in difference.facts:
        yield DiffRow((_value(fact, fact.before, "removed"), _value(fact, fact.after, "added")))
    for change in _changes_and_gaps(difference):
        if isinstance(change, Piece):
            yield DiffRow((change, change), changed=False)
        else:
            yield DiffRow((_side(change, "added"), _side(change, "removed")))


def _changes_and_gaps(difference: Difference) -> Iterator[Piece | Change]:
    """Each change, and a line for every stretch of paragraphs that are the same."""
    for same, group in groupby(difference.changes, key=lambda change: change.kind == "same"):
        if same:
            count = sum(1 for _change in group)
            words = ngettext("({count} paragraph unchanged)", "({count} paragraphs unchanged)", count)
            yield Piece(kind="byline", text=words.format(count=count), first="  ", rest="  ")
        else:
            yield from group


def _fact(fact: Fact) -> Piece:
    """A field that says something else: what it said, struck out, and what it says."""
    text = f"{fact.field}: "
    runs: list[Run] = []
    for value, look in ((fact.before, "removed"), (fact.after, "added")):
        if value is not None:
            text += " " if runs else ""
            runs.append(Run(len(text), len(text) + len(value), (look,)))
            text += value
    return Piece(kind="p", text=text, runs=tuple(runs), first=_GUTTER["changed"], rest="  ")


def _value(fact: Fact, value: str | None, look: str) -> Piece | None:
    if value is None:
        return None
    text = f"{fact.field}: {value}"
    runs = (Run(len(fact.field) + 2, len(text), (look,)),)
    return Piece(kind="p", text=text, runs=runs, first=_GUTTER["changed"], rest="  ")


def _change(change: Change) -> Piece:
    return _marked_words([(piece.text, piece.kind) for piece in change.pieces], change.kind)


def _side(change: Change, left_out: Kind) -> Piece | None:
    words = [(piece.text, piece.kind) for piece in change.pieces if piece.kind != left_out]
    return _marked_words(words, change.kind) if words else None


def _marked_words(words: list[tuple[str, Kind]], kind: Kind) -> Piece:
    """Words that stayed, went and came, behind the mark of their paragraph."""
    runs: list[Run] = []
    end = 0
    for text, what in words:
        start, end = end, end + len(text)
        if what != "same":
            runs.append(Run(start, end, (what,)))
    mark = _GUTTER[kind]
    return Piece(kind="p", text="".join([text for text, _what in words]), runs=tuple(runs), first=mark, rest="  ")
