"""What it takes to read every real page in one process: memory at its peak above import, refusals, errors, time-outs.

    WARTA_DATA=FOLDER python -m tests.bench.extract_memory [--limit 30]

Exit 1 when a page raises anything but ExtractError, takes more CPU than the limit in seconds, or 45 MB are passed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import resource
import sys
import time
from collections import Counter
from dataclasses import replace
from itertools import chain
from pathlib import Path

from tests.gate import corpus
from warta.errors import ExtractError
from warta.extraction.pipeline import extract

MOST = 45.0  # MB above import


def peak() -> float:
    """The most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def outcome(page: corpus.Truth) -> str:
    """What became of a page."""
    try:
        extract(page.load(), url=page.url)
    except ExtractError as error:
        return f"refused: {error.kind}"
    except Exception as error:  # noqa: BLE001 - what this looks for
        return f"error: {type(error).__name__}"
    return "article"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=30)
    limit = parser.parse_args().limit
    root = Path(os.environ["WARTA_DATA"])
    pages = [replace(page, text="") for page in chain(corpus.wcxb(root), corpus.trafilatura(root))]
    importlib.import_module("warta.extraction.article")
    before = peak()
    told: Counter[str] = Counter()
    for page in pages:
        start = time.process_time()
        told[outcome(page)] += 1
        told["over the limit"] += time.process_time() - start > limit
    above = peak() - before
    print(f"{len(pages)} pages: peak {above:.1f} MB above import ({before:.1f} MB)")
    print(", ".join(f"{count} {said}" for said, count in told.most_common() if count))
    return above > MOST or bool(told["over the limit"]) or any(said.startswith("error") for said in told)


if __name__ == "__main__":
    sys.exit(main())
