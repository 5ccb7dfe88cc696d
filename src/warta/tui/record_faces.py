"""What a capture's record and the changes between two revisions look like, as pieces to lay out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from warta.render import provenance
from warta.render.pieces import Piece, Run
from warta.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.desk.diff import Change, Difference, Fact
    from warta.model import Reading, Revision


def record(reading: Reading) -> list[Piece]:
    """Where a page came from, when it was seen, and what that proves."""
    rows = [
        Piece(kind="p", text=said, first=lead, rest=" " * len(lead), gap=0) for lead, said in provenance.rows(reading)
    ]
    return [*rows, Piece(kind="byline", text=provenance.reach())]


def changes(difference: Difference, old: Revision, new: Revision) -> list[Piece]:
    """Both texts in one, with what went and what came; paragraphs that are the same are counted."""
    moments = [f"{each.number} ({each.last_seen.isoformat(sep=' ', timespec='minutes')})" for each in (old, new)]
    head = Piece(kind="byline", text=_("revision {old} → {new}").format(old=moments[0], new=moments[1]), gap=0)
    if not difference:
        return [head, Piece(kind="p", text=_("nothing has changed"))]
    facts = [piece for fact in difference.facts for piece in _of_fact(fact)]
    return [head, *facts, *_of_text(difference)]


def _of_fact(fact: Fact) -> Iterator[Piece]:
    name = f"{fact.field}: "
    for value, look in ((fact.before, "removed"), (fact.after, "added")):
        if value is not None:
            runs = (Run(len(name), len(name) + len(value), (look,)),)
            yield Piece(kind="p", text=name + value, runs=runs, gap=0)


def _of_text(difference: Difference) -> Iterator[Piece]:
    for same, group in groupby(difference.changes, key=lambda change: change.kind == "same"):
        if same:
            count = sum(1 for _change in group)
            words = ngettext("({count} paragraph unchanged)", "({count} paragraphs unchanged)", count)
            yield Piece(kind="byline", text=words.format(count=count))
        else:
            yield from map(_of_change, group)


def _of_change(change: Change) -> Piece:
    runs: list[Run] = []
    end = 0
    for piece in change.pieces:
        start, end = end, end + len(piece.text)
        if piece.kind != "same":
            runs.append(Run(start, end, (piece.kind,)))
    return Piece(kind="p", text="".join([piece.text for piece in change.pieces]), runs=tuple(runs))
