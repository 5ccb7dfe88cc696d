"""Footnotes of an article: which link leads to which note, and the note's links back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import field

from warta.model.blocks import Listing, Paragraph, Quotation
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.model.article import Article
    from warta.model.blocks import Spans

_SIGNS = "↩↪↵⤴⏎↑^\ufe0e\ufe0f\xa0 "  # characters of a link back to the text
_FRAMES = "[]().:\ufe0e\ufe0f\xa0 "  # characters around the mark of a note
_STARS = "*†‡§¶"
_LONGEST = 4  # characters of a mark


class Spot(Value, frozen=True):
    """A block of the article, and the item in it."""

    block: int
    part: int = 0


class Reference(Value, frozen=True):
    """The place that refers to a note, and the URL linked there."""

    spot: Spot
    url: str


class Footnotes(Value, frozen=True, kw_only=True, dict=True):
    """Footnote links by URL: `notes` leads to the note, `back` to the place that refers to it."""

    notes: dict[str, Spot] = field(default_factory=dict)
    back: dict[str, Reference] = field(default_factory=dict)

    def has(self, url: str | None) -> bool:
        """Whether a link leads to another place in the article."""
        return url in self.notes or url in self.back

    @cached_property
    def spots(self) -> frozenset[Spot]:
        """The places of all notes."""
        return frozenset(self.notes.values())


class _Note(Value, frozen=True):
    spot: Spot
    mark: str
    backs: tuple[str, ...]  # the addresses of its links back


def footnotes(article: Article) -> Footnotes:
    """Find the footnotes of an article. A note has a mark and a link back; an ambiguous mark leads nowhere."""
    texts = [each for each in _texts(article) if any(_fragment(span.href) for span in each[2])]
    notes = [note for spot, marker, spans in texts if (note := _note(spot, marker, spans))]
    marked: dict[tuple[str, str], list[_Note]] = {}
    for note in notes:
        marked.setdefault((_page(note.backs[0]), note.mark), []).append(note)
    backs = {back for note in notes for back in note.backs}
    found = Footnotes()
    referred: dict[Spot, int] = {}
    for spot, _marker, spans in texts:
        for span in spans:
            url = span.href or ""
            meant = marked.get((_page(url), mark_of(span.text)), [])
            if len(meant) != 1 or not _fragment(url) or url in backs or meant[0].spot == spot:
                continue
            note = meant[0]
            found.notes[url] = note.spot
            number = referred[note.spot] = referred.get(note.spot, -1) + 1
            if number < len(note.backs):
                found.back[note.backs[number]] = Reference(spot, url)
    return found


def mark_of(text: str) -> str:
    """Return the mark of a note (a number, a letter, or stars) without brackets; "" for any other text."""
    bare = text.strip(_FRAMES)
    if not 0 < len(bare) <= _LONGEST:
        return ""
    return bare if bare.isdecimal() or (len(bare) == 1 and bare.isalpha()) or not bare.strip(_STARS) else ""


def _texts(article: Article) -> Iterator[tuple[Spot, str, Spans]]:
    """Yield (place, list marker or "", spans) of each paragraph, quotation and list item."""
    for number, block in enumerate(article.blocks):
        if isinstance(block, Paragraph | Quotation):
            yield Spot(number), "", block.spans
        elif isinstance(block, Listing):
            for part, item in enumerate(block.items):
                yield Spot(number, part), item.marker, item.spans


def _page(url: str) -> str:
    return url.partition("#")[0]


def _fragment(url: str | None) -> str:
    return (url or "").partition("#")[2]


def _note(spot: Spot, marker: str, spans: Spans) -> _Note | None:
    """Parse a text as a note: it ends with a link back, or begins with such links, one of which may be its mark."""
    own, last = mark_of(marker), spans[-1]
    lead = _lead(spans)
    if lead and (mark := own or mark_of(lead[0][0])):
        return _Note(spot, mark, tuple(url for _text, url in lead))
    if own and last.href and _fragment(last.href) and not last.text.strip(_SIGNS):
        return _Note(spot, own, (last.href,))
    return None


def _lead(spans: Spans) -> list[tuple[str, str]]:
    """Return the fragment links (text, URL) at the start of a text, before any words."""
    found: list[tuple[str, str]] = []
    for span in spans:
        if span.href and _fragment(span.href) and (not span.text.strip(_SIGNS) or mark_of(span.text)):
            found.append((span.text, span.href))
        elif span.text.strip(_SIGNS):
            break
    return found
