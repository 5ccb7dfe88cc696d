"""What it costs to understand real pages: CPU by step, the ratio to other extractors page by page, memory at its peak.

Run: WARTA_DATA=FOLDER python -m tests.bench.extract_cost [--kind article] [--every 4] [--rounds 3]

trafilatura and resiliparse are measured when they are installed; both give the text alone, warta the whole article.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import importlib.util
import math
import os
import resource
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.gate import corpus
from warta.errors import ExtractError
from warta.extraction.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Callable

    Act: TypeAlias = Callable[[bytes, str | None], object]

article: Any = importlib.import_module("warta.extraction.article")
# Each step of the extraction: who holds the function, what it is called there, what it is called here.
STEPS: tuple[tuple[Any, str, str], ...] = (
    (article.decode, "decode", "decode"),
    (article.guards, "guard", "guard"),
    (article, "parse", "parse"),
    (article.metadata, "read", "metadata"),
    (article.navigation, "find", "navigation"),
    (article.finding, "find", "forum"),
    (article.comments, "find", "comments"),
    (article.form, "find", "form"),
    (article, "measure", "measure"),
    (article.body, "find", "body"),
    (article.Maker, "make", "blocks"),
    (article.refusals, "refuse", "refusals"),
    (article.dateline, "find", "dateline"),
    (article.credit, "find", "credit"),
    (article.quotes, "find", "quotes"),
)


def peers() -> dict[str, Act]:
    """The other extractors that are installed."""
    found: dict[str, Act] = {}
    if importlib.util.find_spec("trafilatura"):
        trafilatura: Any = importlib.import_module("trafilatura")
        found["trafilatura"] = lambda html, _url: trafilatura.extract(html, include_comments=False)
    if importlib.util.find_spec("resiliparse"):
        text: Any = importlib.import_module("resiliparse.extract.html2text")
        encoding: Any = importlib.import_module("resiliparse.parse.encoding")

        def plain(html: bytes, _url: str | None) -> object:
            page = encoding.bytes_to_str(html, encoding.detect_encoding(html))
            return text.extract_plain_text(page, main_content=True)

        found["resiliparse"] = plain
    return found


def understood(html: bytes, url: str | None) -> None:
    """One page by warta; a page without an article costs what it costs."""
    with suppress(ExtractError):
        extract(html, url=url)


def costs(
    act: Callable[[bytes, str | None], object], pages: list[tuple[bytes, str | None]], rounds: int
) -> list[float]:
    """CPU of each page in seconds, the best of several rounds; a round goes through all pages, as a reader would."""
    best = [math.inf] * len(pages)
    for _round in range(rounds):
        for at, page in enumerate(pages):
            start = time.process_time()
            act(*page)
            best[at] = min(best[at], time.process_time() - start)
    return best


def watch(spent: dict[str, float]) -> None:
    """Make each step add the CPU it takes to `spent`, for the rest of this process."""
    for holder, name, label in STEPS:
        setattr(holder, name, _watched(getattr(holder, name), label, spent))


def _watched(step: Callable[..., object], label: str, spent: dict[str, float]) -> Callable[..., object]:
    def run(*given: object, **named: object) -> object:
        start = time.process_time()
        try:
            return step(*given, **named)
        finally:
            spent[label] += time.process_time() - start

    return run


def row(name: str, values: list[float], unit: str = "ms") -> None:
    """Median, mean and 95th centile."""
    factor = 1_000 if unit == "ms" else 1
    high = sorted(values)[int(len(values) * 0.95)]
    print(f"{name:<22} {median(values) * factor:>8.2f} {mean(values) * factor:>8.2f} {high * factor:>8.2f} {unit}")


def peak() -> float:
    """The most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", default="article", help="the kind of page, as WCXB calls it")
    parser.add_argument("--every", type=int, default=4, help="take each nth page")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    chosen = parser.parse_args()
    truths = [truth for truth in corpus.wcxb(Path(os.environ["WARTA_DATA"])) if truth.kind == chosen.kind]
    pages = [(truth.load(), truth.url) for truth in truths[:: chosen.every]]
    for html, url in pages[:20]:
        understood(html, url)
    gc.collect()
    before = peak()
    whole = costs(understood, pages, chosen.rounds)
    after = peak()

    print(f"{len(pages)} pages{'':<12} {'median':>8} {'mean':>8} {'p95':>8}")
    row("warta, whole", whole)
    for name, act in peers().items():
        act(*pages[0])
        other = costs(act, pages, chosen.rounds)
        row(name, other)
        row(f"{name} : warta", [theirs / ours for theirs, ours in zip(other, whole, strict=True)], "×")

    spent: dict[str, float] = defaultdict(float)
    watch(spent)
    steps: dict[str, list[float]] = defaultdict(list)
    for html, url in pages:
        spent.clear()
        start = time.process_time()
        understood(html, url)
        spent["the rest"] = time.process_time() - start - sum(spent.values())
        for label in (*(label for _, _, label in STEPS), "the rest"):
            steps[label].append(spent[label])
    for label, values in steps.items():
        row(f"  {label}", values)
    print(f"peak {after:.0f} MB, {before:.0f} MB of them before the first measured page")


if __name__ == "__main__":
    main()
