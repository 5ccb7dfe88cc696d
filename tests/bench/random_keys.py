"""Press keys at random in the app: nothing may crash, no draft may be lost, no order of a page may reach the terminal.

    python -m tests.bench.random_keys --presses 20000 --seed 1       # a demo, a hostile page, an empty library in turn
    python -m tests.bench.random_keys --only demo --jobs 2           # two walks of half the presses, seeds 1 and 2

The app runs in a pseudo-terminal, with an empty PATH and a home of its own; when it is left by a key or killed, it is
started again. Among the keys are the ways into every screen, and the keys of that screen follow; how often each one was
seen is printed. Every few bursts a letter is written and left by every way there is (tests/keys/writing.py); in an
empty library, where no page can be answered, it goes on with a draft that was begun outside the app. Whatever the app
acknowledged must be in the outbox from then on (tests/keys/ledger.py); words that no composer has shown went elsewhere,
which is counted and told, and is no loss. An app or a walk that is stopped for a while is not late by that. Every byte
that the app sends is looked at (tests/keys/leaks.py). Ends with 1 when anything was lost, crashed or leaked.

A key is whatever one presses; words that are typed at once count as one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from multiprocessing import get_context

from tests.keys.keyboard import SIGNS
from tests.keys.walk import PLACES, Walked, told, walk


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presses", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=PLACES)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    clean = True
    for place in PLACES:
        if given.only in {None, place}:
            walked = together(place, given.presses, given.seed, given.jobs)
            report(place, walked)
            clean = clean and walked.is_clean
    return 0 if clean else 1


def together(place: str, presses: int, seed: int, jobs: int) -> Walked:
    """One walk, or several with the seeds that follow, at the same time; their counts add up."""
    if jobs == 1:
        return walk(place, presses, seed)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        shares = [-(-presses // jobs)] * jobs
        return reduce(_added, pool.map(walk, [place] * jobs, shares, range(seed, seed + jobs)))


def _added(one: Walked, other: Walked) -> Walked:
    return Walked(one.counts + other.counts, one.kinds + other.kinds, one.leaks | other.leaks)


def report(place: str, walked: Walked) -> None:
    counts = walked.counts
    print(f"{place}: {told(counts)}")
    ways = Counter({name.removeprefix("by "): times for name, times in counts.items() if name.startswith("by ")})
    print(f"  drafts left by: {', '.join(f'{name} {times}' for name, times in sorted(ways.items()))}")
    print(f"  {counts['found again']} seen on coming back; {counts['unopened']} times no composer came")
    print("  screens seen:", ", ".join(f"{sign} {counts[f'saw {sign}']}" for sign in SIGNS))
    print("  written to the terminal:", ", ".join(f"{kind} {times}" for kind, times in walked.kinds.most_common()))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
