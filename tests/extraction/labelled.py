"""News of our own with every direct quote labelled, kept as text: how to read and how to score it.

A page begins with `@ language`, has a paragraph a line (`# ` before a heading), and ends with its quotes, a line each:
`= how it begins … how it ends | who says it | in which office` (`-`: the story does not say; the last two are optional
in the tables of snippets).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from warta.model.blocks import Heading, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warta.model.article import Quote
    from warta.model.blocks import Block

_EDGES = " ,.;:!?…\u00a0\u202f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is to be found: how a quote begins and ends, who says it and in which office."""

    begins: str
    ends: str = ""
    speaker: str | None = None
    role: str | None = None

    def fits(self, quote: Quote) -> bool:
        """Whether a quote is the one that is labelled; a comma or a stop at its end is the printer's."""
        return quote.text.startswith(self.begins.rstrip(_EDGES)) and quote.text.rstrip(_EDGES).endswith(self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A story, or a piece of one, and its quotes."""

    language: str
    blocks: tuple[Block, ...]
    said: tuple[Label, ...]


@dataclass(slots=True, kw_only=True)
class Score:
    """How many quotes were wanted, found, rightly found, and given to the right or to a wrong person."""

    wanted: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0
    wrong: int = 0
    named: int = 0
    offices: int = 0
    officed: int = 0

    @property
    def precision(self) -> float:
        """How much of what was found is a quote."""
        return self.matched / (self.found or 1)

    @property
    def recall(self) -> float:
        """How many of the quotes were found."""
        return self.matched / (self.wanted or 1)

    @property
    def speaker(self) -> float:
        """How many of the quotes that were found have their speaker, or rightly none."""
        return self.right / (self.matched or 1)

    @property
    def trusted(self) -> float:
        """How many of the names that were given are right."""
        return self.named / (self.named + self.wrong or 1)

    @property
    def office(self) -> float:
        """How many of the labelled offices were read, at least in part."""
        return self.officed / (self.offices or 1)

    def add(self, other: Score) -> None:
        """Take what another one has counted."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def count(self, label: Label, quote: Quote) -> None:
        """Take a quote that is the one of a label."""
        self.matched += 1
        self.right += quote.speaker == label.speaker
        self.wrong += quote.speaker is not None and quote.speaker != label.speaker
        self.named += quote.speaker is not None and quote.speaker == label.speaker
        if label.role:
            self.offices += 1
            self.officed += bool(set(label.role.casefold().split()) & set((quote.role or "").casefold().split()))

    def __str__(self) -> str:
        return (
            f"{self.wanted:3} wanted  precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"speaker {self.speaker:.3f}  of those named {self.trusted:.3f}  wrong names {self.wrong}  "
            f"office {self.office:.2f}"
        )


def snippets(name: str) -> Iterator[Snippet]:
    """The stories of a table."""
    text = Path(__file__).with_name("speech").joinpath(f"{name}.txt").read_text("utf-8")
    for record in text.removeprefix("@ ").split("\n@ "):
        language, *lines = record.strip().split("\n")
        yield Snippet(
            language=language,
            blocks=tuple(_block(line) for line in lines if not line.startswith("= ")),
            said=tuple(_label(line[2:]) for line in lines if line.startswith("= ")),
        )


def _block(line: str) -> Block:
    if line.startswith("# "):
        return Heading(spans=(Span(text=line[2:]),), level=2)
    return Paragraph(spans=(Span(text=line),))


def _label(line: str) -> Label:
    words, *who = line.split(" | ")
    begins, between, ends = words.partition(" … ")
    speaker, role = (None if one == "-" else one for one in [*who, "-"][:2])
    if not between and len(who) > 1:
        ends = words
    return Label(begins=begins, ends=ends.rstrip(_EDGES), speaker=speaker, role=role)


def joined(heard: tuple[Quote, ...]) -> list[Quote]:
    """The quotes as a reader is shown them: what a cue interrupts or the next paragraph goes on with is one."""
    found: list[Quote] = []
    for quote in heard:
        if quote.continues and found and found[-1].speaker == quote.speaker:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {quote.text}")
        else:
            found.append(quote)
    return found


def compare(snippet: Snippet, heard: tuple[Quote, ...]) -> list[tuple[Label | None, Quote | None]]:
    """Each label with the quote that was found for it, then the quotes that nobody labelled."""
    left = joined(heard)
    pairs: list[tuple[Label | None, Quote | None]] = []
    for label in snippet.said:
        quote = next((quote for quote in left if label.fits(quote)), None)
        if quote:
            left.remove(quote)
        pairs.append((label, quote))
    return [*pairs, *((None, quote) for quote in left)]


def score(name: str, find: Callable[[tuple[Block, ...], str | None], tuple[Quote, ...]]) -> dict[str, Score]:
    """How well the quotes of a table are found, by language."""
    scores: dict[str, Score] = defaultdict(Score)
    for snippet in snippets(name):
        one, heard = scores[snippet.language], find(snippet.blocks, snippet.language)
        one.wanted += len(snippet.said)
        one.found += len(joined(heard))
        for label, quote in compare(snippet, heard):
            if label and quote:
                one.count(label, quote)
    return dict(scores)
