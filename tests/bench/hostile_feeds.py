"""What it takes to read feeds that are wrong, or made to do harm: CPU, memory at its peak above import, what is told.

    python -m tests.bench.hostile_feeds [--limit 30] [NAME ...]

Each is read in a process of its own, which has so many seconds. Exit 1 when one hangs, is killed, or raises anything
but ExtractError.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests import builders
from warta.errors import ExtractError
from warta.extraction.record import sha256
from warta.settings import Settings
from warta.sources import discovery
from warta.sources.reading import listing

if TYPE_CHECKING:
    from collections.abc import Callable

HOME = "https://news.example/"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_WORDS = "Air sungai naik semeter dalam semalam. " * 20


def item(number: int, title: str = "", more: str = "") -> str:
    return (
        f"<item><title>{title or f'Kabar {number}'}</title><link>/kabar/{number}/</link><guid>{number}</guid>"
        f"<pubDate>Thu, 21 Mar 2019 10:{number % 60:02}:00 +0800</pubDate>{more}</item>"
    )


def rss(items: str, *, before: str = "", title: str = "Kabar") -> str:
    return f'{_HEAD}{before}<rss version="2.0"><channel><title>{title}</title><link>/</link>{items}</channel></rss>'


def ten(**given: str) -> str:
    return "".join(item(number, **given) for number in range(10))


def laughs() -> str:
    names = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)]
    return f'<!DOCTYPE rss [<!ENTITY l0 "ha">{"".join(names)}]>'


def sitemap(many: int) -> str:
    urls = "".join(f"<url><loc>/kabar/{n}/</loc><lastmod>2026-01-{n % 28 + 1:02}</lastmod></url>" for n in range(many))
    return f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def atom(entries: str) -> str:
    return f'{_HEAD}<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>{entries}</feed>'


def dates() -> str:
    wrong = ("99 Foo 2019", "2019-13-45T99:99:99Z", "Thu, 31 Feb 2019 10:00:00 +9999", "9" * 5000, "-1", "٢٠١٩", "0000")
    return "".join(
        f"<item><title>T</title><link>/d/{n}/</link><pubDate>{w}</pubDate></item>" for n, w in enumerate(wrong)
    )


def links() -> str:
    wrong = ("kabar/1", "../2", "//cdn.example/3", "?p=4", "#5", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
             "http://[::1", "http://" + "a" * 9000, "https://news.example:99999/", "\\\\host\\share")  # fmt: skip
    return "".join(f"<item><title>T</title><link>{each}</link></item>" for each in wrong)


FEEDS: dict[str, tuple[str, Callable[[], str | bytes]]] = {
    "ESC in titles": ("feed", lambda: rss(ten(title="A\x1b]0;x\x07 &#27;[31mB &#x9b;2J"))),
    "ESC in 2,000 titles of 500 signs": ("feed", lambda: rss("".join(item(n, "\x1b[3" * 125) for n in range(2000)))),
    "XXE, a file": (
        "feed",
        lambda: rss(ten(title="&x;"), before='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ),
    "XXE, an address": ("feed", lambda: rss(ten(), before='<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">')),
    "billion laughs": ("feed", lambda: rss(ten(title="&l11;"), before=laughs())),
    "quadratic entity": (
        "feed",
        lambda: rss(ten(title="&a;" * 20_000), before=f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>'),
    ),
    "document type without end": ("feed", lambda: f"{_HEAD}<!DOCTYPE r [" + "<!ENTITY a 'b'>" * 300_000),
    "50 MB of items": (
        "feed",
        lambda: rss("".join(item(n, more=f"<description>{_WORDS}</description>") for n in range(55_000))),
    ),
    "50 MB in one title": ("feed", lambda: rss(item(1, "a" * 50_000_000))),
    "50 MB of white space": ("feed", lambda: rss(" " * 50_000_000 + item(1))),
    "50 MB of ampersands": ("feed", lambda: rss(item(1, "&" * 50_000_000))),
    "50 MB of <": ("feed", lambda: rss("<" * 50_000_000)),
    "50 MB of open comments": ("feed", lambda: rss("<!--" * 12_500_000)),
    "wrong dates": ("feed", lambda: rss(dates())),
    "relative and impossible links": ("feed", lambda: rss(links())),
    "cut in the midst of an item": ("feed", lambda: rss(ten())[:-120]),
    "cut in the midst of a sign": ("feed", lambda: rss(ten(title="“Banjir”")).encode()[:-900]),
    "binary": ("feed", lambda: bytes(range(256)) * 40_000),
    "an image called a feed": ("feed", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4000),
    "NULs between": ("feed", lambda: rss(ten()).replace("<item>", "\0<item>\0")),
    "says UTF-8, is Windows-1252": ("feed", lambda: rss(ten(title="Über “die” Straße")).encode("cp1252")),
    "says UTF-16, is UTF-8": ("feed", lambda: rss(ten()).replace("utf-8", "utf-16")),
    "is UTF-16, says nothing": ("feed", lambda: rss(ten(title="Über")).replace(_HEAD, "").encode("utf-16")),
    "a charset that nobody has": ("feed", lambda: rss(ten()).replace("utf-8", "x-klingon")),
    "UTF-7 with hidden markup": ("feed", lambda: rss(ten(title="+ADw-script+AD4-")).replace("utf-8", "utf-7")),
    "nested 100,000 deep": ("feed", lambda: rss(item(1, more="<a>" * 100_000 + "</a>" * 100_000))),
    "nested 1,000,000 deep, never closed": ("feed", lambda: rss(item(1, more="<a>" * 1_000_000))),
    "items in items, 100,000 deep": ("feed", lambda: rss("<item>" * 100_000)),
    "XHTML 50,000 deep in an entry": (
        "feed",
        lambda: atom(f'<entry><content type="xhtml">{"<div>" * 50_000}{"</div>" * 50_000}</content></entry>'),
    ),
    "1,000,000 attributes": ("feed", lambda: rss("<item " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>")),
    "100,000 namespaces": ("feed", lambda: rss("".join(f'<x{n}:a xmlns:x{n}="urn:{n}"/>' for n in range(100_000)))),
    "1,000,000 empty elements": ("feed", lambda: rss("<a/>" * 1_000_000)),
    "100,000 items": ("feed", lambda: rss("".join(item(n) for n in range(100_000)))),
    "100,000 entries of one address": ("feed", lambda: atom('<entry><link href="/a/"/></entry>' * 100_000)),
    "100,000 categories of one item": (
        "feed",
        lambda: rss(item(1, more="".join(f"<category>{n}</category>" for n in range(100_000)))),
    ),
    "JSON Feed nested 100,000 deep": (
        "jsonfeed",
        lambda: '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000,
    ),
    "JSON Feed of 100,000 items": (
        "jsonfeed",
        lambda: json.dumps(
            {"version": "https://jsonfeed.org/version/1", "items": [{"id": n, "url": f"/{n}"} for n in range(100_000)]}
        ),
    ),
    "sitemap of 100,000": ("sitemap", lambda: sitemap(100_000)),
    "sitemap, 1 GB packed in 1 MB": ("sitemap", lambda: gzip.compress(b"<urlset>" + b" " * (1 << 30), 9, mtime=0)),
    "sitemap nested 100,000 deep": ("sitemap", lambda: "<urlset>" + "<url>" * 100_000),
}  # fmt: skip


def peak() -> float:
    """The most memory that this process ever held, in MB."""
    told = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    return int(told[0]) / 1024


def one(name: str) -> None:
    """Read one feed here, as far as the fetcher would bring it, and say what it took."""
    kind, made = FEEDS[name]
    given = made()
    body = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    del given
    most = Settings().max_bytes
    page = builders.page("", f"{HOME}feed.xml", response_headers=(("Content-Type", "application/xml"),))
    page = replace(page, body=body[:most], sha256=sha256(body[:1]), truncated=len(body) > most)
    del body
    _reset_peak()
    before, start = peak(), time.process_time()
    told = _told(kind, page)
    print(json.dumps([time.process_time() - start, peak() - before, told]))


def _told(kind: str, page: object) -> str:
    try:
        found = listing(kind, (page,), 100)  # type: ignore[arg-type]
    except ExtractError as error:
        return error.what
    try:
        offered = ", ".join(offer.kind for offer in discovery.offers(page))  # type: ignore[arg-type]
    except ExtractError as error:
        offered = error.what
    return "; ".join(
        [f"{len(found.posts)} posts", *found.notes, *([] if offered == kind else [f"offered as {offered}"])]
    )


def _reset_peak() -> None:
    """Forget what making the feed took (proc(5), clear_refs)."""
    Path("/proc/self/clear_refs").write_text("5")


def run(name: str, limit: float) -> tuple[str, str, str]:
    """CPU, peak and what is told of one feed, read in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.hostile_feeds", "--one", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit + 60, check=False)
    except subprocess.TimeoutExpired:
        return "-", "-", "HANGS"
    if done.returncode:
        return "-", "-", f"CRASHES: {(done.stderr.strip().splitlines() or [f'signal {-done.returncode}'])[-1][:150]}"
    seconds, mebibytes, told = json.loads(done.stdout)
    return f"{seconds:.2f}", f"{mebibytes:.0f}", "HANGS: " * (seconds > limit) + told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=30, help="seconds of CPU")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*")
    typed = parser.parse_args()
    if typed.one:
        one(typed.one)
        return 0
    wrong = False
    print(f"{'feed':<38}{'CPU s':>7}{'MB':>6}  told")
    for name in typed.names or FEEDS:
        seconds, mebibytes, told = run(name, typed.limit)
        wrong |= told.startswith(("HANGS", "CRASHES"))
        print(f"{name:<38}{seconds:>7}{mebibytes:>6}  {told}", flush=True)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
