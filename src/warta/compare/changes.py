"""A difference as a person reads it: paragraphs of both texts, the words inside them, or figures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warta.compare.diff import Change, Difference, Fact, Kind

_MARKS: dict[Kind, tuple[str, str]] = {"removed": ("[-", "-]"), "added": ("{+", "+}"), "same": ("", "")}
_COLOURS: dict[Kind, tuple[str, str]] = {
    "removed": ("\x1b[31m", "\x1b[39m"),
    "added": ("\x1b[32m", "\x1b[39m"),
    "same": ("", ""),
}


def by_paragraph(difference: Difference, *, coloured: bool) -> Iterator[str]:
    """The old paragraph after a minus, the new one after a plus; what did not change is counted."""
    paint = _painter(coloured=coloured)
    yield from _facts(difference, paint)
    for change in _with_gaps(difference):
        if isinstance(change, int):
            yield _unchanged(change)
            continue
        if change.kind != "added":
            yield paint("removed", "- " + change.side("added"))
        if change.kind != "removed":
            yield paint("added", "+ " + change.side("removed"))


def by_word(difference: Difference, *, coloured: bool) -> Iterator[str]:
    """Both texts in one: [-what went-] and {+what came+} where it stood, in colour where that is wanted."""
    paint = _painter(coloured=coloured)
    yield from _facts(difference, paint)
    for change in _with_gaps(difference):
        if isinstance(change, int):
            yield _unchanged(change)
        else:
            yield "".join([_marked(piece.kind, piece.text, paint) for piece in change.pieces])


def in_figures(difference: Difference) -> Iterator[str]:
    """One line for the kind of change, one for the facts, one for the paragraphs, one for the words."""
    if classes := difference.change_kinds:
        yield _("kind: {classes}").format(classes=", ".join(classes))
    if difference.facts:
        yield _("differs: {fields}").format(fields=", ".join(dict.fromkeys([fact.field for fact in difference.facts])))
    counted = [(kind, difference.count(kind)) for kind in ("changed", "added", "removed")]
    yield _("paragraphs: {changed} changed, {added} added, {removed} removed").format(
        **{str(kind): count for kind, count in counted}
    )
    words = _("words: {added} added, {removed} removed")
    yield words.format(added=difference.words("added"), removed=difference.words("removed"))


def _facts(difference: Difference, paint: Callable[[Kind, str], str]) -> Iterator[str]:
    for fact in difference.facts:
        yield from _both(fact, paint)


def _both(fact: Fact, paint: Callable[[Kind, str], str]) -> Iterator[str]:
    if fact.before is not None:
        yield paint("removed", f"- {fact.field}: {fact.before}")
    if fact.after is not None:
        yield paint("added", f"+ {fact.field}: {fact.after}")


def _with_gaps(difference: Difference) -> Iterator[Change | int]:
    """Each change, and between them how many paragraphs are the same."""
    same = 0
    for change in difference.changes:
        if change.kind == "same":
            same += 1
            continue
        if same:
            yield same
        same = 0
        yield change
    if same:
        yield same


def _unchanged(count: int) -> str:
    return "  " + ngettext("({count} paragraph unchanged)", "({count} paragraphs unchanged)", count).format(count=count)


def _marked(kind: Kind, text: str, paint: Callable[[Kind, str], str]) -> str:
    before, after = _MARKS[kind]
    return paint(kind, before + text + after)


def _painter(*, coloured: bool) -> Callable[[Kind, str], str]:
    """What puts a colour around words of a kind, or leaves them."""

    def paint(kind: Kind, text: str) -> str:
        before, after = _COLOURS[kind] if coloured else ("", "")
        return before + text + after

    return paint
