"""How well pages are read, by data set and kind of page: the figures that the gate holds and the manual tells."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias

from tests.gate import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

Figures: TypeAlias = dict[str, float]

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_BETWEEN = re.compile(r"[,;/|&•·\n]|\b(?:and|und|et|y|dan|och|e)\b", re.IGNORECASE)
_BY = re.compile(r"^\s*by\b[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an extractor says of a page; `refused`: it says that there is no article."""

    text: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    refused: bool = False


@dataclass(slots=True, kw_only=True)
class _Tally:
    """Pages of one kind as they are counted; each list holds one mark a page."""

    marks: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    found: int = 0
    unwanted: int = 0
    missed: int = 0
    pages: int = 0

    def figures(self) -> Figures:
        told = {name: round(fmean(marks), 4) for name, marks in self.marks.items()}
        if self.found:
            told["f1"] = round(2 * self.found / (2 * self.found + self.unwanted + self.missed), 4)
        return {"pages": self.pages, **dict(sorted(told.items()))}


def measure(pages: Iterable[corpus.Truth], read: Callable[[corpus.Truth], Said]) -> dict[str, Figures]:
    """The figures of each kind of page, shares of 1; `is_bad` tells which are good when low."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for page in pages:
        _count(page, read(page), tallies[page.kind])
    return {kind: tally.figures() for kind, tally in sorted(tallies.items())}


def is_bad(name: str) -> bool:
    """Whether a figure is the better the lower it is."""
    return name in {"leaked", "refused"} or name.endswith("_invented")


def _count(page: corpus.Truth, said: Said, tally: _Tally) -> None:
    tally.pages += 1
    marks = tally.marks
    marks["refused"].append(said.refused)
    if page.wanted:
        found, unwanted, missed = corpus.snippets(said.text, page)
        tally.found, tally.unwanted, tally.missed = (
            tally.found + found,
            tally.unwanted + unwanted,
            tally.missed + missed,
        )
    else:
        marks["f1"].append(corpus.overlap(said.text, page.text))
    if page.unwanted:
        marks["leaked"].append(len(corpus.leaked(said.text, page)) / len(page.unwanted))
    if page.title:
        marks["title"].append(_plain(page.title) == _plain(said.title))
    _compare(marks, "authors", page.authors, _names(page.authors or ""), _names(*said.authors))
    day = said.published.strftime("%Y-%m-%d") if said.published else ""
    true = (page.published or "")[:10]
    _compare(marks, "published", page.published, true, day[: len(true)] if true else day)


def _compare(marks: dict[str, list[float]], name: str, known: str | None, true: object, said: object) -> None:
    """One mark for what is right, or, where the page is known to tell nothing, for what was invented."""
    if known is not None:
        marks[name if true else f"{name}_invented"].append(true == said if true else bool(said))


def _plain(title: str) -> str:
    """A title as it is compared: typographic marks made plain, case and spaces folded."""
    return " ".join(unicodedata.normalize("NFKC", title).translate(_PLAIN).casefold().split())


def _names(*names: str) -> set[str]:
    """Names as they are compared: one by one, without "by", letters and digits only."""
    each = (_BY.sub("", part) for name in names for part in _BETWEEN.split(name))
    return {
        told for name in each if (told := " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())))
    }
