"""News of our own with every direct quote labelled, kept as text: how to read and how to score it.

A snippet begins with `@ language`, has a paragraph a line, and ends with `= how the quote begins | who says it`
(`-`: the story does not say).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from warta.model import Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from warta.model import Block, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of a story and its quotes as (how it begins, speaker)."""

    language: str
    blocks: tuple[Block, ...]
    said: tuple[tuple[str, str | None], ...]


@dataclass(slots=True, kw_only=True)
class Score:
    """How many quotes were wanted, found, rightly found, and given to the right or to a wrong person."""

    wanted: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0
    wrong: int = 0

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
        """How many of the quotes that were found have their speaker."""
        return self.right / (self.matched or 1)

    def __str__(self) -> str:
        return (
            f"{self.wanted:3} wanted  precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"speaker {self.speaker:.3f}  wrong names {self.wrong}"
        )


def snippets(name: str) -> Iterator[Snippet]:
    """The snippets of a table."""
    text = Path(__file__).with_name("speech").joinpath(f"{name}.txt").read_text("utf-8")
    for record in text.removeprefix("@ ").split("\n@ "):
        language, *lines = record.strip().split("\n")
        told = [line[2:].rsplit(" | ", 1) for line in lines if line.startswith("= ")]
        yield Snippet(
            language=language,
            blocks=tuple(Paragraph(spans=(Span(text=line),)) for line in lines if not line.startswith("= ")),
            said=tuple((begins, None if who == "-" else who) for begins, who in told),
        )


def score(name: str, find: Callable[[tuple[Block, ...]], tuple[Quote, ...]]) -> dict[str, Score]:
    """How well the quotes of a table are found, by language."""
    scores: dict[str, Score] = defaultdict(Score)
    for snippet in snippets(name):
        one, heard = scores[snippet.language], find(snippet.blocks)
        one.wanted += len(snippet.said)
        one.found += len(heard)
        for begins, who in snippet.said:
            quote = next((quote for quote in heard if quote.text.startswith(begins)), None)
            if quote:
                one.matched += 1
                one.right += quote.speaker == who
                one.wrong += quote.speaker is not None and quote.speaker != who
    return dict(scores)
