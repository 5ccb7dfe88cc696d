"""Views of a capture: its provenance, and the changes between two revisions."""

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
    """A row of one or two columns; None where a column is empty."""

    pieces: tuple[Piece | None, ...]
    changed: bool = True


def record_view(loaded: LoadedArticle, place: Entry | None = None) -> list[Piece]:
    """Return the provenance of a page: origin, times, log entry, and what it proves."""
    rows = [
        Piece(kind="p", text=said, first=lead, rest=" " * len(lead), gap=0)
        for lead, said in provenance.rows(loaded, place)
    ]
    return [*rows, Piece(kind="byline", text=provenance.reach())]


def changes_inline(difference: Difference) -> Iterator[DiffRow]:
    """Return the changes in one column with a mark in the gutter; unchanged paragraphs are counted."""
    for fact in difference.facts:
        yield DiffRow((_fact(fact),))
    for change in _changes_and_gaps(difference):
        yield DiffRow((change,), changed=False) if isinstance(change, Piece) else DiffRow((_change(change),))


def changes_side_by_side(difference: Difference) -> Iterator[DiffRow]:
    """Return old and new text side by side; unchanged paragraphs are counted."""
    for fact in difference.facts:
        yield DiffRow((_value(fact, fact.before, "removed"), _value(fact, fact.after, "added")))
    for change in _changes_and_gaps(difference):
        if isinstance(change, Piece):
            yield DiffRow((change, change), changed=False)
        else:
            yield DiffRow((_side(change, "added"), _side(change, "removed")))


def _changes_and_gaps(difference: Difference) -> Iterator[Piece | Change]:
    """Return each change, and a line for each run of unchanged paragraphs."""
    for same, group in groupby(difference.changes, key=lambda change: change.kind == "same"):
        if same:
            count = sum(1 for _change in group)
            words = ngettext("({count} paragraph unchanged)", "({count} paragraphs unchanged)", count)
            yield Piece(kind="byline", text=words.format(count=count), first="  ", rest="  ")
        else:
            yield from group


def _fact(fact: Fact) -> Piece:
    """Return a changed field: old value struck out, new value."""
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
    """Return unchanged, removed and added words behind the mark of the paragraph."""
    runs: list[Run] = []
    end = 0
    for text, what in words:
        start, end = end, end + len(text)
        if what != "same":
            runs.append(Run(start, end, (what,)))
    mark = _GUTTER[kind]
    return Piece(kind="p", text="".join([text for text, _what in words]), runs=tuple(runs), first=mark, rest="  ")
