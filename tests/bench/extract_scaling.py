"""How the cost of one page grows with its size: run by hand, prints the exponent (1.0 is linear).

python tests/bench/extract_scaling.py [--shape story|links|comments|nested]
"""

from __future__ import annotations

import argparse
import math
import time

from warta.extraction import extract

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 8_000_000)
SENTENCE = "The river rose by two metres in one night, and the ferry stopped for the first time in years. "
SHAPES = {
    "story": f"<p>{SENTENCE * 4}<a href='/more'>More of it</a>.</p>\n",
    "links": "<ul><li><a href='/a/story/of/the/day'>A story of the day and its headline</a></li></ul>\n",
    "comments": f"<div class=comment><b>Rina</b> <time>2019-03-20</time><p>{SENTENCE}</p></div>\n",
    "nested": f"<div><div><section><p>{SENTENCE * 2}</p></section></div></div>\n",
}


def page(shape: str, size: int) -> bytes:
    """A page of about that many bytes."""
    part = SHAPES[shape]
    story = f"<!doctype html><title>Ferry</title><article><h1>Ferry</h1>{SHAPES['story'] * 5}</article>"
    return (story + part * (size // len(part))).encode()


def cost(html: bytes) -> float:
    """CPU seconds of one extraction, the best of three."""
    best = math.inf
    for _ in range(3):
        start = time.process_time()
        extract(html, url="https://news.example/2019/ferry/")
        best = min(best, time.process_time() - start)
    return best


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the line through the points, both axes logarithmic (least squares)."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shape", choices=sorted(SHAPES), action="append")
    for shape in parser.parse_args().shape or sorted(SHAPES):
        points = []
        for size in SIZES:
            html = page(shape, size)
            points.append((len(html), cost(html)))
            print(f"{shape:<9} {len(html) / 1000:>8.0f} kB {points[-1][1] * 1000:>9.1f} ms")
        large = [point for point in points if point[0] >= 100_000]
        print(f"{shape:<9} exponent {exponent(large):.2f} (from 100 kB), {exponent(points):.2f} (all)")


if __name__ == "__main__":
    main()
