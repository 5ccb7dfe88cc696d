"""What quotes cost on real pages, and some of them drawn by lot, to be read by eye beside their sentences.

    WARTA_DATA=FOLDER python -m tests.bench.quotes_by_eye [--pages 200] [--show 60] [--seed 1] [--indirect]

The cost is the CPU of finding the quotes of an article that is already understood, the fastest of five rounds.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gate import corpus
from warta.errors import ExtractError
from warta.extraction import quotes
from warta.extraction.pipeline import extract
from warta.model.blocks import text_of

if TYPE_CHECKING:
    from warta.model.article import Article, Quote

_ROUNDS = 5
_BESIDE = 90


def articles(root: Path, most: int, lot: random.Random) -> list[Article]:
    """The articles of some pages of both sets."""
    truths = [*corpus.wcxb(root), *corpus.trafilatura(root)]
    found = []
    for truth in lot.sample(truths, min(most, len(truths))):
        try:
            found.append(extract(truth.load(), url=truth.url))
        except ExtractError:
            continue
    return found


def cost(stories: list[Article]) -> float:
    """Milliseconds a page."""
    fastest = float("inf")
    for _ in range(_ROUNDS):
        begun = time.process_time()
        for story in stories:
            quotes.find(story.blocks, story.language)
        fastest = min(fastest, time.process_time() - begun)
    return fastest * 1000 / len(stories)


def told(story: Article, quote: Quote) -> str:
    """A quote between what stands before and after it, under how its speaker was found."""
    text = text_of(story.blocks[quote.block])
    lead, trail = text[max(0, quote.start - _BESIDE) : quote.start], text[quote.end : quote.end + _BESIDE]
    found = f"{quote.speaker} | {quote.role} | {quote.rule} | {quote.cue} | {quote.confidence}"
    return f"{found}\n    …{lead}⟦{quote.text}⟧{trail}…"


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--show", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--indirect", action="store_true")
    typed = parser.parse_args()
    lot = random.Random(typed.seed)
    stories = articles(Path(os.environ["WARTA_DATA"]), typed.pages, lot)
    print(f"{len(stories)} articles, {cost(stories):.3f} ms of CPU each")
    found = [
        (story, quote)
        for story in stories
        for quote in (quotes.indirect(story.blocks, story.language, story.quotes) if typed.indirect else story.quotes)
    ]
    for story, quote in lot.sample(found, min(typed.show, len(found))):
        print(told(story, quote))


if __name__ == "__main__":
    main()
