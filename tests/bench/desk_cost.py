"""What finding notes, comparing origins and exporting cost, in CPU time beside reading the same page. Run by hand:

.venv/bin/python -m tests.bench.desk_cost
"""

from __future__ import annotations

import io
import time
from random import Random
from typing import TYPE_CHECKING

from tests import builders
from tests.compare.edits import NEW, Newsdesk, printed, told
from tests.compare.test_alignment import FLOOD
from warta.compare.alignment import Alignment
from warta.compare.origins import Seen, origin
from warta.export import documents, epub
from warta.extraction.pipeline import extract
from warta.model.export import Shape, Story

if TYPE_CHECKING:
    from collections.abc import Callable

_WORDS = 1_200  # of a long story


def story(words: int) -> str:
    """A story of so many words, with no two paragraphs alike."""
    random, paragraphs = Random(1), [*FLOOD.split("\n\n")]
    while sum(len(each.split()) for each in paragraphs) < words:
        paragraphs.append(" ".join(random.choices(NEW, k=40)).capitalize() + ".")
    return "\n\n".join(paragraphs)


def milliseconds(work: Callable[[], object], times: int) -> float:
    """CPU time of one run, the least of five batches."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for _ in range(times):
            work()
        best = min(best, (time.process_time() - start) / times)
    return 1000 * best


def main() -> None:
    """Print a line for each, in milliseconds and as a share of reading the page."""
    text = story(_WORDS)
    edited = told(text)
    for seed in range(5):
        edited = Newsdesk(seed).edit(edited)
    after, _places = printed(edited)
    page = "<html><body><article><h1>Flood</h1>" + "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    article = builders.article(*map(builders.paragraph, text.split("\n\n")))
    loaded = builders.loaded(article)
    other = builders.loaded(builders.article(*map(builders.paragraph, after.split("\n\n")), url="https://b.example/"))
    whole, shape = Story(loaded=loaded), Shape(form="epub", comments=True, notes=True)
    alignment = Alignment(text, after)
    seen = [Seen(each, loaded.provenance.fetched_at) for each in (loaded, other)]
    base = milliseconds(lambda: extract(page, url="https://news.example/"), 20)
    print(f"{'reading the page':40} {base:8.2f} ms")
    for name, work, times in (
        ("two texts held against each other", lambda: Alignment(text, after), 20),
        ("one note found in them", lambda: alignment.moved(400, 440), 200),
        ("the same two as origins", lambda: origin(seen), 20),
        ("as Markdown", lambda: documents.markdown(whole, shape), 20),
        ("as HTML", lambda: "".join(documents.page([whole], shape)), 20),
        ("as a chapter of an EPUB of 20", lambda: epub.write(io.BytesIO(), [whole] * 20, shape, builders.NOON), 2),
    ):
        cost = milliseconds(work, times) / (20 if "EPUB" in name else 1)
        print(f"{name:40} {cost:8.2f} ms  {cost / base:5.2f} of reading")


if __name__ == "__main__":
    main()
