"""How the cost of one page grows with its size: run by hand, prints the exponent (1.0 is linear).

    python -m tests.bench.extract_scaling [--shape story …] [--rounds 2]

Every shape is read from 10 kB to 8 MB. Exit 1 when one grows faster than the 1.15th power from 100 kB on.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from warta.errors import ExtractError
from warta.extraction.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 8_000_000)
LINEAR = 1.15
SENTENCE = "The river rose by two metres in one night, and the ferry stopped for the first time in years. "
STORY = f"<p>{SENTENCE * 4}<a href='/more'>More of it</a>.</p>\n" * 5


def repeated(part: str) -> Callable[[int], str]:
    """A part as often as it goes into a size; # in it is a number."""

    def body(size: int) -> str:
        return "".join([part.replace("#", str(number)) for number in range(size // len(part))])

    return body


def nested(begin: str, end: str) -> Callable[[int], str]:
    """A part within itself, as deep as a size allows."""

    def body(size: int) -> str:
        depth = size // len(begin + end)
        return begin * depth + end * depth

    return body


def around(begin: str, part: str, end: str) -> Callable[[int], str]:
    """One thing that holds as much as a size allows."""

    def body(size: int) -> str:
        return begin + part * (size // len(part)) + end

    return body


SHAPES: dict[str, Callable[[int], str]] = {
    "story": repeated(f"<p>{SENTENCE * 4}<a href='/more/#'>More of it</a>.</p>\n"),
    "sections": repeated(f"<div class='part'><h2>Part #</h2><p>{SENTENCE * 2}</p></div>\n"),
    "quotes": repeated(f"<p>“{SENTENCE}” said Rina Hadi, who lives in house #.</p>\n"),
    "links": repeated("<ul><li><a href='/a/story/#'>A story of the day and its headline</a></li></ul>\n"),
    "comments": repeated(f"<div class=comment id=c-#><b>Rina #</b> <time>2019-03-20</time><p>{SENTENCE}</p></div>\n"),
    "answers": nested(f"<ol><li class=comment><b class=fn>Rina</b><p>{SENTENCE}</p>", "</li></ol>"),
    "boxes": repeated(f"<div><div><section><p>{SENTENCE * 2}</p></section></div></div>\n"),
    "deep": nested(f"<div><p>{SENTENCE}</p>", "</div>"),
    "paragraph": around("<p>", SENTENCE, "</p>"),
    "lines": around("<p>", f"{SENTENCE}<br>", "</p>"),
    "item": around("<ul><li>", f"{SENTENCE}<br><br>", "</ul>"),
    "cards": repeated(f"<div><h2><a href='/#'>The river rose</a></h2>{SENTENCE}</div>\n"),
    "portraits": repeated("<div>About the author</div>\n"),
    "attribute": around("<p data-state='", "word > ", f"'>{SENTENCE}</p>"),
    "attributes": around("<p ", "a='>' bcd ", f">{SENTENCE}</p>"),
    "tables": repeated("<table><tr><th>Place<th>Level<tr><td>Bridge #<td>3 m</table>\n"),
    "table": around("<table>", "<tr><td>Bridge<td>3 m<td>20 March 2019", "</table>"),
    "json-ld": around(
        '<script type="application/ld+json">{"@type":"NewsArticle","comment":[',
        '{"@type":"Comment","text":"The ferry","author":{"name":"Rina"}},',
        "{}]}</script>",
    ),
    "scripts": repeated("<script>var a# = '<p>' + 1;</script>\n"),
    "pictures": repeated("<figure><img src='/#.jpg' alt=Ferry><figcaption>Ferry. Photo: Rina</figcaption></figure>"),
    "dates": repeated("<p>Rabu (20/3/2019) 12:# WIB</p><time>20 March 2019</time>\n"),
    "names": repeated("<p class='byline'>By <a rel=author href='/by/#'>Rina Hadi #</a></p>\n"),
    "forms": repeated("<form method=post action='/#'><label for=a#>Name</label><input id=a# name=a#></form>\n"),
    "entities": around("<p>", "&amp;&lt;&#8220;&nbsp;w ", "</p>"),
    "unclosed": repeated("<b class=c#><p>word "),
    "capture": lambda size: f"{SENTENCE}\n\n" * (size // len(SENTENCE)),
}  # fmt: skip


def page(shape: str, size: int) -> bytes:
    """A page of about that many bytes."""
    body = SHAPES[shape](size)
    if shape == "capture":
        return body.encode()
    return f"<!doctype html><title>Ferry</title><article><h1>Ferry</h1>{STORY}{body}</article>".encode()


def cost(html: bytes, rounds: int) -> float:
    """CPU seconds of one extraction, the best of some rounds."""
    best = math.inf
    for _ in range(rounds):
        start = time.process_time()
        with suppress(ExtractError):
            extract(html, url="https://news.example/2019/ferry/")
        best = min(best, time.process_time() - start)
    return best


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the line through the points, both axes logarithmic (least squares)."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=sorted(SHAPES), action="append")
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args()
    steep = 0
    print(f"{'ms at':<11}" + "".join(f"{size // 1000:>8} kB" for size in SIZES) + "   exponent")
    cost(page("story", SIZES[2]), 1)  # what is loaded once
    for shape in chosen.shape or SHAPES:
        points = [(len(html), cost(html, chosen.rounds)) for size in SIZES for html in [page(shape, size)]]
        found = exponent([point for point in points if point[0] >= SIZES[2]])
        steep += found > LINEAR
        print(
            f"{shape:<11}" + "".join(f"{seconds * 1000:>11.1f}" for _, seconds in points) + f"{found:>11.2f}",
            flush=True,
        )
    return bool(steep)


if __name__ == "__main__":
    sys.exit(main())
