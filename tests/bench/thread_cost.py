"""What a thread of thousands of comments costs to parse: CPU, memory at its peak, and how many comments are read.

    python -m tests.bench.thread_cost [--count 10000]

The page is as WordPress prints it: five levels of answers, pictures, links, dates, a way to answer each.
"""

from __future__ import annotations

import argparse
import resource
import time

from warta.extraction.pipeline import extract

_DEEP = 5
_COMMENT = (
    '<li id="comment-{n}" class="comment even thread-even depth-{depth}"><article id="div-comment-{n}" '
    'class="comment-body"><footer class="comment-meta"><div class="comment-author vcard">'
    '<img alt="" src="https://faces.example/{n}.png" class="avatar photo" height="60" width="60">'
    '<b class="fn"><a href="https://warga{n}.example/" rel="external nofollow ugc" class="url">Warga {n}</a></b> '
    '<span class="says">berkata:</span></div><div class="comment-metadata"><a href="#comment-{n}">'
    '<time datetime="2026-02-{day:02}T13:{minute:02}:00+08:00">{day} Februari 2026</time></a></div></footer>'
    '<div class="comment-content"><p>Nomor {n} lewat situ kemarin, papan lantainya masih kuat.</p></div>'
    '<div class="reply"><a rel="nofollow" class="comment-reply-link" href="?replytocom={n}" data-commentid="{n}">'
    "Balas</a></div></article>"
)


def page(count: int) -> bytes:
    """An article with so many comments."""
    parts: list[str] = []
    for number in range(count):
        level = number % _DEEP
        parts.append(_COMMENT.format(n=number + 1, depth=level + 1, day=1 + number % 28, minute=number % 60))
        last = level == _DEEP - 1 or number == count - 1
        parts.append("</li>" + "</ol></li>" * level if last else '<ol class="children">')
    story = "<p>Sungai naik dua meter dalam semalam, dan feri berhenti untuk pertama kali dalam bertahun-tahun.</p>" * 8
    return (
        f"<!doctype html><html lang=id><title>Feri</title><article><h1>Feri</h1>{story}</article>"
        f'<div id="comments" class="comments-area"><ol class="comment-list">{"".join(parts)}</ol></div></html>'
    ).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    html = page(parser.parse_args().count)
    extract(page(10))  # what is loaded once
    start = time.process_time()
    article = extract(html, url="https://kabar.example/feri/")
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shown = article.thread.shown if article.thread else 0
    print(
        f"{len(html) / 1e6:.1f} MB, {html.count(b'<')} tags: {shown} comments in {seconds:.2f} s of CPU, {peak:.0f} MiB"
    )
    print(*article.incomplete, sep="\n")


if __name__ == "__main__":
    main()
