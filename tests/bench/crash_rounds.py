"""Rounds of a sync, three reads and a draft of a reply at once, all killed at a random moment: is what was told kept?

A program has acknowledged what it has printed: an article of `read`, a draft's number of `reply`, a post in the report
of a `sync` that came to its end. After each round the files must be sound, and all that was ever acknowledged there.

Run: python -m tests.bench.crash_rounds [ROUNDS]
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from warta.store import file, schema
from warta.store.outbox import SqliteOutbox
from warta.store.sqlite import SqliteLibrary
from warta.wiring import SystemClock

POSTS = 4  # that the feed has more with each round
WHO = ("--name", "Ada", "--email", "ada@example.org", "--json")
FORM = (
    "<form id=commentform action='/wp-comments-post.php' method=post><textarea name=comment></textarea>"
    "<input name=author><input name=email><input type=hidden name=comment_post_ID value=1></form>"
)


@dataclass
class Site:
    """A loopback site whose feed grows; its pages are as long as real ones."""

    posts: int = POSTS
    port: int = 0

    def page(self, number: int) -> str:
        chance = random.Random(number)
        words = ["air", "banjir", "pasar", "sungai", "warga", "kota", "hujan", "jalan"]
        parts = "".join(f"<p>{number}: {' '.join(chance.choices(words, k=60)).capitalize()}.</p>" for _ in range(8))
        talk = "".join(
            f"<li id=comment-{number}{at} class=comment><cite class=fn>Reader {at}</cite><p>Comment {at} of it.</p>"
            for at in range(4)
        )
        return (
            f"<html><head><title>Story {number}</title></head><body><article><h1>Story {number}</h1>{parts}</article>"
            f"<div id=comments><ol class=comment-list>{talk}</ol>{FORM}</div><!-- {chance.randbytes(9000).hex()} -->"
        )

    def feed(self) -> str:
        items = "".join(
            f"<item><title>Story {number}</title><link>http://127.0.0.1:{self.port}/{number}/</link></item>"
            for number in range(self.posts, max(0, self.posts - 40), -1)
        )
        return f"<rss version='2.0'><channel><title>Loopback</title>{items}</channel></rss>"


class Answers(BaseHTTPRequestHandler):
    """What the site says."""

    def __init__(self, site: Site, *given: object) -> None:
        self.site = site
        super().__init__(*given)  # type: ignore[arg-type] # what the server gives

    def do_GET(self) -> None:
        name = self.path.strip("/")
        body, kind, status = "", "text/html; charset=utf-8", 404
        if name == "feed":
            body, kind, status = self.site.feed(), "application/rss+xml", 200
        elif name.isdecimal():
            body, status = self.site.page(int(name)), 200
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body.encode())

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@dataclass
class Told:
    """All that was ever acknowledged, and what was found wrong."""

    pages: set[str] = field(default_factory=set)
    drafts: set[int] = field(default_factory=set)
    synced: int = 0
    seconds: float = 0.0  # that the first round took, which is not killed
    ended: int = 0
    lost: list[str] = field(default_factory=list)
    unsound: int = 0


def start(home: Path, *argv: str) -> subprocess.Popen[bytes]:
    """warta, in a group of its own."""
    known = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    return subprocess.Popen(
        [sys.executable, "-m", "warta", *argv],
        env={**os.environ, **known, "HOME": str(home), "WARTA_PACE": "0", "WARTA_LIBRARY": str(home / "library.db")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def one_round(home: Path, site: Site, chance: random.Random, told: Told) -> None:
    """Start all, kill all, and note what they said until then."""
    base = f"http://127.0.0.1:{site.port}"
    site.posts += POSTS
    reads = [f"{base}/{chance.randint(1, site.posts)}/" for _ in range(9)]
    running = [
        start(home, "sync", "1", "--json", "--again"),
        *[start(home, "read", "-f", "jsonl", "--max-age", "0", *reads[at : at + 3]) for at in (0, 3, 6)],
        start(home, "reply", reads[0], "--text", f"Words {chance.random()}", *WHO),
    ]
    begun = time.monotonic()
    deadline = begun + (chance.uniform(0, 1.1 * told.seconds) if told.seconds else 300)
    while time.monotonic() < deadline and any(each.poll() is None for each in running):
        time.sleep(0.01)
    told.seconds = told.seconds or time.monotonic() - begun
    told.ended += sum(each.poll() is not None for each in running)
    for each in running:
        with suppress(ProcessLookupError):
            os.killpg(each.pid, signal.SIGKILL)
    said = [each.communicate()[0].decode("utf-8", "replace") for each in running]
    for line in "".join(said[1:4]).splitlines(keepends=True):
        if line.endswith("\n"):
            told.pages.add(json.loads(line)["url"])
    for text, take in ((said[0], _synced), (said[4], _drafted)):
        with suppress(ValueError):
            take(json.loads(text), told)


def _synced(report: dict[str, Any], told: Told) -> None:
    kept = [row["url"] for state in ("new", "changed") for row in report[state]]
    told.pages.update(kept)
    told.synced += len(kept)


def _drafted(reply: dict[str, Any], told: Told) -> None:
    if reply.get("draft"):
        told.drafts.add(int(str(reply["draft"])))


def look(home: Path, told: Told) -> None:
    """What of all that is not there any more, and whether the files hold."""
    with closing(file.connect(home / "library.db", "ro")) as db:
        wrong = schema.complaints(db)
    with closing(SqliteLibrary(home / "library.db", SystemClock())) as library:
        told.lost += [url for url in sorted(told.pages) if library.find(url) is None]
        wrong += library.notices
    outbox = SqliteOutbox(home / "data" / "warta" / "outbox.db", SystemClock())
    told.lost += [f"draft {number}" for number in sorted(told.drafts) if outbox.find(number) is None]
    outbox.close()
    if wrong:
        told.unsound += 1
        print("unsound:", *wrong[:3], sep="\n  ", flush=True)


def main(rounds: int) -> None:
    site, told, chance = Site(), Told(), random.Random(200)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, site))
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        added = start(home, "sources", "add", f"http://127.0.0.1:{site.port}/feed")
        added.communicate(timeout=60)
        assert added.returncode == 0
        for number in range(1, rounds + 1):
            one_round(home, site, chance, told)
            look(home, told)
            if number % 20 == 0 or number == rounds:
                print(
                    f"{number} rounds: {len(told.pages)} pages and {len(told.drafts)} drafts acknowledged"
                    f" ({told.synced} times by a sync; {told.ended} programs came to their end), lost {len(told.lost)},"
                    f" sound {number - told.unsound}/{number}",
                    flush=True,
                )
        with closing(SqliteLibrary(home / "library.db", SystemClock())) as library:
            print("every page, text and comment looked at:", [*library.check()] or "sound")
            print("articles:", library.info()["articles"], "captures:", library.info()["captures"])
    server.shutdown()
    if told.lost or told.unsound:
        sys.exit(f"lost: {told.lost[:10]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
