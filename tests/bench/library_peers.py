"""The same 10,000 stories in warta, in newsboat (Debian) and in lemon24's `reader` (PyPI): CPU of each, as ratios.

Run: python -m tests.bench.library_peers LIBRARY PYTHON   (a library of big_library.py; a Python that has `reader`)
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import escape

from tests.bench.big_library import Writer
from warta import wiring
from warta.store.sqlite import SqliteLibrary
from warta.wiring import SystemClock

COUNT = 10_000
QUERIES = ("banjir", "pemerintah kota", "kebakaran OR gempa", "sekol*", "title:banjir", '"sungai pemerintah"')
READER = """
import resource, sys, time, statistics
from reader import make_reader
folder, *queries = sys.argv[1:]
reader = make_reader(folder + "/reader.db", feed_root=folder)
def cpu(act, rounds=1):
    spent = []
    for _ in range(rounds):
        start = time.process_time(); act(); spent.append(time.process_time() - start)
    return statistics.median(spent) * 1000
reader.add_feed("feed.xml", exist_ok=True)
print(cpu(reader.update_feeds))
reader.enable_search()
print(cpu(reader.update_search))
print(statistics.median([cpu(lambda q=q: list(reader.search_entries(q, limit=50)), 5) for q in queries]))
print(cpu(lambda: [*zip(range(50), reader.get_entries())], 5))
print(cpu(lambda: reader.get_entry_counts(), 5))
"""


def feed(writer: Writer) -> str:
    """All stories as one RSS feed."""
    items = []
    for number in range(COUNT):
        _page, article = writer.story(number)
        items.append(
            f"<item><title>{escape(article.title or '')}</title><link>{article.url}</link><guid>{article.url}</guid>"
            f"<pubDate>{article.published:%a, %d %b %Y %H:%M:%S +0000}</pubDate>"
            f"<description>{escape(article.text)}</description></item>"
        )
    return (
        f"<rss version='2.0'><channel><title>All</title><link>https://x.example/</link>{''.join(items)}</channel></rss>"
    )


def cpu(argv: list[str], rounds: int = 5, **environ: str) -> float:
    """Median CPU milliseconds of a process."""
    spent = []
    for _round in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(argv, check=False, capture_output=True, env={**os.environ, **environ}, timeout=600)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent) * 1000


def ours(path: Path) -> dict[str, float]:
    from tests.bench.scale import costs

    with closing(SqliteLibrary(path, SystemClock())) as library:
        search = wiring.search(library, SystemClock())
        library.find("1")
        return {
            "search": statistics.median([statistics.median(costs(lambda q=q: search.find(q), 5)) for q in QUERIES]),  # type: ignore[misc] # q is a text
            "list": statistics.median(costs(lambda: search.listing()[:50], 5)),
            "counts": statistics.median(costs(search.counts, 5)),
        }


def kept(path: Path, count: int = 500) -> float:
    """CPU milliseconds for which warta takes a story in: its page, its ten comments, its place in the search."""
    writer = Writer()
    stories = [writer.story(number) for number in range(count)]
    start = time.process_time()
    with closing(SqliteLibrary(path, SystemClock())) as library:
        for page, article in stories:
            library.keep(page, article)
        wiring.search(library, SystemClock()).find("banjir")
    return (time.process_time() - start) / count * 1000


def main(path: Path, python: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "feed.xml").write_text(feed(Writer()))
        told = subprocess.run(
            [python, "-c", READER, folder, *[query.replace("title:banjir", "title: banjir") for query in QUERIES]],
            stdout=subprocess.PIPE, text=True, check=True, timeout=900,
        ).stdout.split()  # fmt: skip
        update, index, search, listing, counts = map(float, told)
        mine = ours(path)
        print(f"reader: update {update / COUNT:.2f} ms an entry, search index {index / COUNT:.2f} ms an entry (CPU)")
        taken_in = (update + index) / COUNT / kept(home / "taken.db")
        print(f"update and index: reader / warta, which keeps page and comments too = {taken_in:.2f}")
        print(f"search, median of {len(QUERIES)}: reader / warta = {search / mine['search']:.2f}")
        print(f"first 50 of the list: reader / warta = {listing / mine['list']:.2f}")
        print(f"counts: reader / warta = {counts / mine['counts']:.2f}")
        (home / "urls").write_text(f"file://{home}/feed.xml\n")
        boat = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "cache.db")]
        first = cpu([*boat, "-x", "reload"], 1, HOME=folder)
        start = cpu([*boat, "-x", "print-unread"], HOME=folder)
        start_ours = cpu([sys.executable, "-m", "warta", "list", "--limit", "50"], WARTA_LIBRARY=str(path))
        print(f"newsboat: takes {COUNT:,} items in at {first / COUNT:.2f} ms CPU each")
        print(f"start and first answer: newsboat / warta list --limit 50 = {start / start_ours:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
