"""What the library costs: keeping, finding, listing, and a whole process that looks one article up.

Run: python -m tests.bench.library_speed [ARTICLES]
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tests import builders
from warta.store.sqlite import SqliteLibrary
from warta.wiring import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.model.article import Article
    from warta.model.capture import Page

ROOT = Path(__file__).parents[2]
WORDS = (
    "air", "banjir", "pasar", "sungai", "warga", "pemerintah", "“kami", "tidak", "tahu”", "malam", "datang", "di",
)  # fmt: skip
LOOK_UP = """
import sys
from datetime import datetime
from pathlib import Path
from warta.store.sqlite import SqliteLibrary
getattr(SqliteLibrary(Path(sys.argv[1]), datetime), sys.argv[3])(sys.argv[2])
"""


def text(chance: random.Random, words: int) -> str:
    """So many words of a small language."""
    return " ".join(chance.choices(WORDS, k=words))


def story(number: int, words: int = 600, comments: int = 10) -> tuple[Page, Article]:
    """A page of about 100 kB and its article."""
    chance = random.Random(number)
    url = f"https://news.example/{number}/"
    paragraphs = [builders.paragraph(text(chance, 50)) for _ in range(words // 50)]
    thread = builders.thread(*[builders.comment(str(at), text(chance, 25)) for at in range(comments)])
    article = builders.article(*paragraphs, url=url, canonical_url=url, title=f"Story {number}", thread=thread)
    furniture = "".join(f"<div class=w{chance.random()}>{text(chance, 20)}</div>\n" for _ in range(700))
    return builders.page(f"<title>{number}</title>{article.text}{furniture}", url=url), article


def times(act: Callable[[], object], rounds: int) -> str:
    """Median and 95th centile, in milliseconds."""
    measured = []
    for _round in range(rounds):
        start = time.perf_counter()
        act()
        measured.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(measured):8.2f} ms   p95 {sorted(measured)[int(rounds * 0.95) - 1]:8.2f} ms"


def cpu(*command: str, rounds: int = 15) -> float:
    """Median CPU milliseconds of a process."""
    spent = []
    for _round in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(spent) * 1000


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        stories = iter([story(number) for number in range(min(count, 300))])
        with closing(SqliteLibrary(path, SystemClock())) as library:
            print("keep, 100 kB page     ", times(lambda: library.keep(*next(stories)), min(count, 300)))
            for number in range(300, count):
                library.keep(*story(number))
            long = story(10**6, words=20_000, comments=100)
            library.keep(*long)
            print("keep, 20,000 words    ", times(lambda: library.keep(*long), 5))
            print("find, 600 words       ", times(lambda: library.find("https://news.example/7/"), 300))
            print("find, 20,000 words    ", times(lambda: library.find("https://news.example/1000000/"), 30))
            print("seen                  ", times(lambda: library.seen("https://news.example/7/"), 300))
            print("posts                 ", times(library.posts, 10), f"of {count}")
            print("posts, a query        ", times(lambda: library.posts("story 7"), 10))
            info = library.info()
            print(f"bytes of pages {info['bytes']:,}, on disk {info['bytes_on_disk']:,}")
        bare = cpu("-c", "pass")
        imported = cpu("-c", "from warta.store.sqlite import SqliteLibrary")
        as_json, found = [
            cpu("-c", LOOK_UP, str(path), "https://news.example/7/", way) for way in ("find_json", "find")
        ]
        print(f"process: bare {bare:.0f} ms CPU, library imported {imported / bare:.2f} ×,", end=" ")
        print(f"found as JSON {as_json / bare:.2f} ×, found {found / bare:.2f} ×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
