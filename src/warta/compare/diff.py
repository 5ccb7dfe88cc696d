"""What has changed between two readings of a page: facts, paragraphs, and the words inside a paragraph.

Pure values in and out. Matching is Python's difflib (Ratcliff and Obershelp, 1988), its junk heuristic on: a page of
ten thousand equal lines is no bait.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, TypeAlias

from warta.compare import change_kinds
from warta.model.blocks import text_of
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from warta.compare.change_kinds import Class
    from warta.model.article import Article, Quote

Kind: TypeAlias = Literal["same", "added", "removed", "changed"]

_ALIKE = 0.4  # the share of words from which two paragraphs are one that was edited
_AHEAD = 20  # old paragraphs among which the partner of a new one is sought
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


class Piece(Value, frozen=True, kw_only=True):
    """Words that stand in both texts, or in one of them."""

    kind: Kind
    text: str


class Change(Value, frozen=True, kw_only=True):
    """A paragraph in both texts or in one; `pieces` are its words, in order, the removed before the added."""

    kind: Kind
    pieces: tuple[Piece, ...]

    def side(self, left_out: Kind) -> str:
        """The paragraph as one of the two texts has it: without what was added, or without what was removed."""
        return "".join([piece.text for piece in self.pieces if piece.kind != left_out])


class Fact(Value, frozen=True, kw_only=True):
    """A field that says something else; None where it says nothing."""

    field: str
    before: str | None
    after: str | None


class Difference(Value, frozen=True, kw_only=True):
    """All that lies between two readings: facts that differ, and every paragraph in reading order."""

    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.facts) or any(change.kind != "same" for change in self.changes)

    @property
    def change_kinds(self) -> tuple[Class, ...]:
        """What kind of change it is, the gravest first."""
        return change_kinds.of(self.changes, self.facts)

    def count(self, kind: Kind) -> int:
        """How many paragraphs were added, removed or changed."""
        return sum(change.kind == kind for change in self.changes)

    def words(self, kind: Kind) -> int:
        """How many words were added or removed in all."""
        pieces = [piece.text for change in self.changes for piece in change.pieces if piece.kind == kind]
        return sum(len(text.split()) for text in pieces)


def compare(before: Article, after: Article) -> Difference:
    """What one has to change in the first to get the second."""
    return Difference(facts=tuple(_facts(before, after)), changes=tuple(_changes(_texts(before), _texts(after))))


def _texts(article: Article) -> list[str]:
    return [text for block in article.blocks if (text := text_of(block).strip())]


def _facts(before: Article, after: Article) -> Iterator[Fact]:
    """The fields by which an article is known."""
    for name, old, new in zip(_NAMES, _values(before), _values(after), strict=True):
        if old != new:
            yield Fact(field=name, before=old, after=new)
    yield from _quotes(before, after)


def _quotes(before: Article, after: Article) -> Iterator[Fact]:
    """Each quote that says something else, or is of somebody else; one that is alike is what became of it."""
    kept = {_told(quote) for quote in before.quotes} & {_told(quote) for quote in after.quotes}
    left = [told for quote in before.quotes if (told := _told(quote)) not in kept]
    for new in [told for quote in after.quotes if (told := _told(quote)) not in kept]:
        old = next((each for each in left if _alike(each, new)), None)
        if old is not None:
            left.remove(old)
        yield Fact(field="quote", before=old, after=new)
    yield from (Fact(field="quote", before=old, after=None) for old in left)


def _told(quote: Quote) -> str:
    return f"“{quote.text}” – {quote.speaker}" if quote.speaker else f"“{quote.text}”"


_NAMES = ("title", "subtitle", "authors", "published", "modified", "section", "tags", "dateline", "credits")


def _values(article: Article) -> tuple[str | None, ...]:
    return (
        article.title,
        article.subtitle,
        ", ".join(article.authors) or None,
        _moment(article.published),
        _moment(article.modified),
        article.section,
        ", ".join(article.tags) or None,
        article.dateline.raw if article.dateline else None,
        ", ".join([credit.raw for credit in article.credits]) or None,
    )


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    for _kind, start, end, begin, stop in SequenceMatcher(None, before, after).get_opcodes():
        if before[start:end] == after[begin:stop]:
            yield from (_whole("same", text) for text in before[start:end])
        else:
            yield from _paired(before[start:end], after[begin:stop])


def _paired(old: list[str], new: list[str]) -> Iterator[Change]:
    """Paragraphs that took the place of others: each new one is held against the next old one that is alike."""
    at = 0
    for text in new:
        near = range(at, min(len(old), at + _AHEAD))
        partner = next((n for n in near if _alike(old[n], text)), None)
        if partner is None:
            yield _whole("added", text)
            continue
        yield from (_whole("removed", gone) for gone in old[at:partner])
        yield Change(kind="changed", pieces=tuple(_pieces(old[partner], text)))
        at = partner + 1
    yield from (_whole("removed", gone) for gone in old[at:])


def _alike(old: str, new: str) -> bool:
    """Whether most words of the shorter text stand in the other too: counted, not matched, so that it is cheap."""
    mine, theirs = old.split(), new.split()
    return 2 * len({*mine} & {*theirs}) >= 2 * _ALIKE * max(1, min(len({*mine}), len({*theirs})))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """The words of two paragraphs in one line."""
    mine, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    for kind, start, end, begin, stop in SequenceMatcher(None, mine, theirs).get_opcodes():
        if kind == "equal":
            yield Piece(kind="same", text="".join(mine[start:end]))
            continue
        if start < end:
            yield Piece(kind="removed", text="".join(mine[start:end]))
        if begin < stop:
            yield Piece(kind="added", text="".join(theirs[begin:stop]))


def _whole(kind: Kind, text: str) -> Change:
    return Change(kind=kind, pieces=(Piece(kind=kind, text=text),))
