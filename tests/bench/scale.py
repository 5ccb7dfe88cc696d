"""What lists, queries, counts and keeping cost in a library of 1,000, 10,000 and 100,000 articles, ten comments each.

Run: python -m tests.bench.scale FOLDER [MOST]    (libraries are made in FOLDER, or taken from there)
"""

from __future__ import annotations

import math
import resource
import shutil
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.big_library import Writer, grow
from warta import wiring
from warta.store.sqlite import SqliteLibrary
from warta.wiring import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 10_000, 100_000)
QUERIES = (
    "banjir",
    "pemerintah kota",
    "yang dan",
    '"sungai pemerintah"',
    "title:banjir",
    "kebakaran OR gempa",
    "polisi -pasar",
    "sekol*",
    "banjir is:unread",
    "harga after:2020 before:2021",
    "kind:comment banjir",
    "kind:comment yang",
    "NEAR(banjir sungai, 5)",
    "membangun jembatan",
    "source:site-7 hujan",
    "is:starred gubernur",
    "lang:en provinsi",
    "mins:<3 pemilu has:comments",
    "author:banjir",
    "kandang jambu tidak",
)
MEMORY = """
import resource, sys
from pathlib import Path
from warta import wiring
from warta.store.sqlite import SqliteLibrary
library = SqliteLibrary(Path(sys.argv[1]), wiring.SystemClock())
search = wiring.search(library, wiring.SystemClock())
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
listing = search.listing()
listing[:50], listing[len(listing) // 2], listing[-1]
for query in ("banjir", "yang", "kind:comment yang"):
    search.find(query)
print(before // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def costs(act: Callable[[], object], rounds: int) -> list[float]:
    """CPU milliseconds, each time."""
    measured = []
    for _round in range(rounds):
        start = time.process_time()
        act()
        measured.append((time.process_time() - start) * 1000)
    return measured


def p95(measured: list[float]) -> float:
    return sorted(measured)[max(0, math.ceil(len(measured) * 0.95) - 1)]


def measured(path: Path, count: int, writer: Writer) -> dict[str, float]:
    """CPU milliseconds of each thing, by its name."""
    library = SqliteLibrary(path, SystemClock())
    search = wiring.search(library, SystemClock())
    state = wiring.state(library, SystemClock())
    library.find("1")
    found: dict[str, float] = {}
    found["list opens, 50 rows seen"] = statistics.median(costs(lambda: search.listing()[:50], 9))
    found["list by title"] = statistics.median(costs(lambda: search.listing(order="title")[:50], 3))
    found["filter while typing"] = statistics.median(costs(lambda: search.listing("banj", typing=True)[:50], 5))
    found["unread counts by site"] = statistics.median(costs(search.counts, 9))
    found["unread of a folder"] = statistics.median(costs(lambda: search.count("banjir is:unread"), 5))
    each = {query: costs(partial(search.find, query), 5) for query in QUERIES}
    found["20 queries, p95"] = p95([statistics.median(times) for times in each.values()])
    found["20 queries, worst of all"] = max(max(times) for times in each.values())
    found["20 queries, median"] = statistics.median([statistics.median(times) for times in each.values()])
    slow = sorted(each.items(), key=lambda pair: -statistics.median(pair[1]))[:3]
    print("   slowest:", ", ".join(f"{query!r} {statistics.median(times):.1f}" for query, times in slow))
    found["twins"] = statistics.median(costs(lambda: search.twins(count // 2), 9))
    numbers = iter(range(10**7, 10**7 + 100))
    stories = iter([writer.story(number) for number in numbers])
    added = costs(lambda: library.keep(*next(stories)), 60)
    found["add one article"] = statistics.median(added)
    found["add one article, p95"] = p95(added)
    found["star one"] = statistics.median(costs(lambda: (state.star(count // 2), state.undo()), 9))
    library.close()
    return found


def main(folder: Path, most: int) -> None:
    writer = Writer()
    table: dict[int, dict[str, float]] = {}
    before: Path | None = None
    for count in [size for size in SIZES if size <= most]:
        path = folder / f"library-{count}.db"
        if not path.exists():
            if before:
                shutil.copyfile(before, path)
            library = SqliteLibrary(path, SystemClock())
            held = library.shelf.ask(lambda db: db.execute("SELECT count(*) FROM articles").fetchone()[0])
            start = time.process_time()
            for _done in grow(library, held, count, writer):
                pass
            library.close()
            print(f"made {count:,}: {(time.process_time() - start) * 1000 / (count - held):.1f} ms CPU an article")
        before = path
        copy = folder / "measured.db"
        shutil.copyfile(path, copy)
        print(f"{count:,} articles: {path.stat().st_size / 1e6:,.0f} MB, {path.stat().st_size / count:,.0f} bytes each")
        table[count] = measured(copy, count, writer)
        told = subprocess.run(
            [sys.executable, "-c", MEMORY, str(copy)], capture_output=True, text=True, check=True
        ).stdout.split()
        table[count]["memory, MB (store and search)"] = float(told[1])
        copy.unlink()
    sizes = [*table]
    print(f"{'CPU ms':32}" + "".join(f"{size:>12,}" for size in sizes) + "   exponent")
    for name in table[sizes[-1]]:
        values = [table[size][name] for size in sizes]
        slope = math.log(values[-1] / values[0]) / math.log(sizes[-1] / sizes[0]) if len(sizes) > 1 else 0.0
        print(f"{name:32}" + "".join(f"{value:12.2f}" for value in values) + f"   {slope:8.2f}")
    print("peak of this process:", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SIZES[-1])
