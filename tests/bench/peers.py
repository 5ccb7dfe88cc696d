"""How warta does beside trafilatura and resiliparse on real pages: F1, and CPU page by page.

    WARTA_DATA=FOLDER python -m tests.bench.peers [--only f1|cpu] [--every 1] [--rounds 2] [--write]

Run it with a Python in which warta and both peers are installed. Peers give the text alone, of forums with the
comments; warta's time is that of the whole article. Each page is read by all in turn, and the fastest of the rounds
counts. With --write the figures go into tests/gate/figures.json and the manual's table.
"""

from __future__ import annotations

import argparse
import importlib
import math
import os
import time
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.gate import corpus, scores
from tests.gate.figures import read_figures, write_figures
from warta.errors import ExtractError
from warta.extraction.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader: TypeAlias = Callable[[bytes, bool], str]

_KINDS = {"wcxb article", "wcxb forum", "wcxb documentation", "trafilatura page"}
_TIMED = "wcxb article"


def readers() -> dict[str, Reader]:
    """The text of a page by each peer; True asks for the comments too."""
    trafilatura: Any = importlib.import_module("trafilatura")
    text: Any = importlib.import_module("resiliparse.extract.html2text")
    encoding: Any = importlib.import_module("resiliparse.parse.encoding")
    trees: Any = importlib.import_module("resiliparse.parse.html")

    def by_trafilatura(html: bytes, comments: bool) -> str:
        return trafilatura.extract(html, include_comments=comments) or ""

    def by_resiliparse(html: bytes, comments: bool) -> str:
        tree = trees.HTMLTree.parse(encoding.bytes_to_str(html, encoding.detect_encoding(html)))
        plain: str = text.extract_plain_text(
            tree, main_content=True, alt_texts=False, list_bullets=False, comments=comments
        )
        return plain

    return {"trafilatura": by_trafilatura, "resiliparse": by_resiliparse}


def understood(html: bytes, url: str | None) -> None:
    """One page by warta; a page without an article costs what it costs."""
    try:
        extract(html, url=url)
    except ExtractError:
        return


def ratios(pages: list[corpus.Truth], peers: dict[str, Reader], rounds: int) -> dict[str, float]:
    """How many times warta's CPU each peer takes, the median of pages."""
    found: dict[str, list[float]] = {name: [] for name in peers}
    for page in pages:
        html = page.load()
        acts: dict[str, Callable[[], object]] = {"": lambda html=html, page=page: understood(html, page.url)}  # type: ignore[misc]
        acts |= {name: lambda html=html, read=read: read(html, False) for name, read in peers.items()}  # type: ignore[misc]
        best = dict.fromkeys(acts, math.inf)
        for turn in range(rounds):
            for name in list(acts)[:: 1 if turn % 2 else -1]:
                start = time.process_time()
                acts[name]()
                best[name] = min(best[name], time.process_time() - start)
        for name, times in found.items():
            times.append(best[name] / best[""])
    return {name: round(median(times), 2) for name, times in found.items()}


def shares(sets: dict[str, list[corpus.Truth]], read: Reader) -> dict[str, float]:
    """F1 of one peer by kind of page."""

    def said(page: corpus.Truth) -> scores.Said:
        return scores.Said(text=read(page.load(), page.kind == "forum"))

    return {
        f"{name} {kind}": figures["f1"]
        for name, pages in sets.items()
        for kind, figures in scores.measure([page for page in pages if f"{name} {page.kind}" in _KINDS], said).items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("f1", "cpu"), help="measure one, keep the other")
    parser.add_argument("--every", type=int, default=1, help="take each nth page for the CPU")
    parser.add_argument("--rounds", type=int, default=2, help="the fastest of so many counts")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    chosen = parser.parse_args()
    root = Path(os.environ["WARTA_DATA"])
    sets = {"wcxb": list(corpus.wcxb(root)), "trafilatura": list(corpus.trafilatura(root))}
    peers, kept = readers(), read_figures()
    told: dict[str, dict[str, Any]] = {
        name: {"f1": {}, "cpu": {}, **kept.peers.get(name, {}), "version": version(name)} for name in peers
    }
    if chosen.only != "cpu":
        for name, read in peers.items():
            told[name]["f1"] = shares(sets, read)
    if chosen.only != "f1":
        articles = [page for page in sets["wcxb"] if f"wcxb {page.kind}" == _TIMED]
        for name, ratio in ratios(articles[:: chosen.every], peers, chosen.rounds).items():
            told[name]["cpu"] = {_TIMED: ratio}
    for name, figures in told.items():
        print(name, figures)
    if chosen.write:
        write_figures(replace(kept, peers=told))


if __name__ == "__main__":
    main()
