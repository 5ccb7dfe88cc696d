"""Read thousands of damaged pages of our own: which raise anything but ExtractError, and which take too long.

    python -m tests.bench.mutation_fuzz [--count 20000] [--seed 1] [--keep FOLDER]

A page may take 100 ms of CPU and 3 ms for each kB; what takes longer is measured once more. Exit 1 when there is any.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random

from tests.property import mutations
from warta.errors import ExtractError
from warta.extraction.pipeline import extract

START = 0.100
PER_KB = 0.003
URL = f"{mutations.HOME}2019/03/20/banjir/"


def outcome(page: bytes) -> tuple[str, float]:
    """What became of a page, and the CPU it took in seconds."""
    start = time.process_time()
    try:
        extract(page, url=URL)
        said = "article"
    except ExtractError as error:
        said = error.kind
    except Exception as error:  # noqa: BLE001 - what this looks for
        said = f"{type(error).__name__}: {str(error)[:80]}"
    return said, time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where pages that failed are written")
    chosen = parser.parse_args()
    pages = mutations.own_pages()
    for page in pages:
        outcome(page)
    kinds: Counter[str] = Counter()
    failed: list[str] = []
    worst = bytes_read = 0.0
    for number, page in enumerate(islice(mutations.mutants(pages, Random(chosen.seed)), chosen.count)):
        bound = START + PER_KB * len(page) / 1000
        said, seconds = outcome(page)
        if seconds > bound:
            seconds = min(seconds, outcome(page)[1])
        kinds[said] += 1
        worst = max(worst, seconds / bound)
        bytes_read += len(page)
        if ":" in said or seconds > bound:
            failed.append(f"{number}: {said}, {len(page)} bytes, {seconds * 1000:.0f} ms")
            if chosen.keep:
                (chosen.keep / f"{chosen.seed}-{number}").write_bytes(page)
    print(f"{chosen.count} pages, {bytes_read / 1e6:.0f} MB, slowest at {worst:.0%} of its bound")
    print(dict(kinds.most_common()))
    print("\n".join(failed) or "none failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
