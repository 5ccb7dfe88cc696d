"""A farm of news sites on loopback, an address each (127.0.0.2, .3 …): feeds, stories, robots.txt, and a few moods.

    python -m tests.farm --hosts 20 --posts 100 --log requests.txt     serves until its standard input ends

It prints the addresses of the feeds, one a line, and writes each request to the log: seconds, host, status, path.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_SENTENCES = (
    "The river rose by a metre in the night, and nobody along the lower bank had been told.",
    "Two hundred stalls of the old market stood under water when the first boats came.",
    "“We carried the rice up to the attic and waited,” said a trader who has been here for thirty years.",
    "The office of public works said that the pumps had been serviced in March.",
    "A school nearby opened its gymnasium, and by noon a hundred people had come.",
    "Figures of the week before show that rainfall was twice what is usual for the season.",
)
ROBOTS = "User-agent: *\nDisallow: /private/\nDisallow: /*?replytocom=\n"


class Request(NamedTuple):
    """What a site was asked, when (a monotonic clock), and what it answered."""

    at: float
    host: str
    status: int
    path: str


@dataclass(kw_only=True)
class Mood:
    """How a site is: how many posts it has, what its robots.txt says, how long it thinks; `busy`: it answers 429.

    `more` are posts by path that stand in its feed besides; a text that begins with "->" is where one leads to.
    """

    posts: int = 5
    robots: str = ROBOTS
    seconds: float = 0.0
    busy: str = ""
    more: dict[str, str] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)


@dataclass(kw_only=True)
class Site:
    """A site that is being served. `asked`: every request that it got."""

    host: str
    home: str
    mood: Mood
    asked: list[Request] = field(default_factory=list)

    @property
    def feed(self) -> str:
        return f"{self.home}feed/"

    def paths(self) -> list[str]:
        return [request.path for request in self.asked]


def story(number: int, *, changed: bool = False) -> str:
    """A page of a news site, of the usual size: some navigation, a story, a sidebar, a few comments."""
    words = [_SENTENCES[(number + each) % len(_SENTENCES)] for each in range(24)]
    if changed:
        words[3] = "The mayor has since said that a warning was sent, and that it did not arrive."
    paragraphs = "".join(f"<p>{' '.join(words[each : each + 3])}</p>\n" for each in range(0, 24, 3))
    menu = "".join(f'<li class="menu-item"><a href="/topic/{each}/">Topic number {each}</a></li>' for each in range(30))
    aside = "".join(f'<li><a href="/story/{each}/">An older story, number {each}</a></li>' for each in range(40))
    remarks = "".join(
        f'<li class="comment depth-1" id="comment-{number}{each}"><article><footer class="comment-meta">'
        f'<b class="fn">Reader {each}</b> <time datetime="2026-03-0{each + 1}T10:00:00+00:00">March</time></footer>'
        f'<div class="comment-content"><p>I was there on that day, number {each}, and it was so.</p></div>'
        "</article></li>"
        for each in range(6)
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Story {number} – The Farm</title>'
        f'<meta property="article:published_time" content="2026-03-{number % 27 + 1:02}T08:00:00+00:00"></head><body>'
        f'<header><nav><ul class="menu">{menu}</ul></nav></header><main><article class="post" id="post-{number}">'
        f'<h1 class="entry-title">Story {number}</h1><div class="entry-content">{paragraphs}</div></article>'
        f'<section id="comments"><h2>6 comments</h2><ol class="comment-list">{remarks}</ol></section></main>'
        f"<aside><ul>{aside}</ul></aside><footer><p>The Farm</p></footer></body></html>"
    )


def feed(site: Site) -> str:
    """All posts of a site as RSS."""
    paths = [*site.mood.more, *(f"/story/{number}/" for number in range(site.mood.posts))]
    items = "".join(
        f"<item><title>Story at {path}</title><link>{site.home.rstrip('/')}{path}</link><guid>{path}</guid></item>"
        for path in paths
    )
    return f'<rss version="2.0"><channel><title>{site.host}</title><link>{site.home}</link>{items}</channel></rss>'


class _Door(ThreadingHTTPServer):
    """The listening socket of one site."""

    daemon_threads = True
    request_queue_size = 64
    site: Site
    log: Any = None

    def server_bind(self) -> None:
        """Bind without asking a name server who we are."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[0], self.server_address[1]  # type: ignore[assignment]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who hangs up is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Visitor(BaseHTTPRequestHandler):
    server: _Door
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        site = self.server.site
        at = time.monotonic()
        if site.mood.seconds:
            time.sleep(site.mood.seconds)
        status, kind, body, headers = answer(site, self.path, self.headers)
        request = Request(at, site.host, status, self.path)
        site.asked.append(request)
        if self.server.log:
            self.server.log.write(f"{at:.4f} {site.host} {status} {self.path}\n")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of http.server
        """Say nothing."""


def answer(site: Site, path: str, given: Message) -> tuple[int, str, bytes, dict[str, str]]:
    """Status, type, body and headers of the answer to a request."""
    if path == "/robots.txt":
        return 200, "text/plain", site.mood.robots.encode(), {}
    if site.mood.busy:
        return 429, "text/plain", b"slow down", {"Retry-After": site.mood.busy}
    if path == "/feed/":
        return _unless_had(feed(site), "application/rss+xml", given)
    if path in site.mood.more:
        words = site.mood.more[path]
        if words.startswith("->"):
            return 302, "text/plain", b"", {"Location": words[2:]}
        return _unless_had(words, "text/html", given)
    number = path.removeprefix("/story/").removesuffix("/")
    if path.startswith("/story/") and number.isdigit() and int(number) < site.mood.posts:
        return _unless_had(story(int(number), changed=int(number) in site.mood.changed), "text/html", given)
    return 404, "text/html", b"<title>404</title>", {}


def _unless_had(text: str, kind: str, given: Message) -> tuple[int, str, bytes, dict[str, str]]:
    body = text.encode()
    etag = f'"{sha256(body).hexdigest()[:16]}"'
    had = given.get("If-None-Match") == etag
    return (304 if had else 200), f"{kind}; charset=utf-8", b"" if had else body, {"ETag": etag}


@contextmanager
def served(*moods: Mood, log: Any = None) -> Iterator[list[Site]]:
    """A site for each mood, at an address of its own."""
    with ExitStack() as open_doors:
        sites = []
        for number, mood in enumerate(moods):
            host = f"127.0.{number // 250}.{number % 250 + 2}"
            door = _Door((host, 0), _Visitor)
            site = Site(host=host, home=f"http://{host}:{door.server_address[1]}/", mood=mood)
            door.site, door.log = site, log
            thread = threading.Thread(target=door.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            open_doors.callback(_close, door, thread)
            sites.append(site)
        yield sites


def _close(door: _Door, thread: threading.Thread) -> None:
    door.shutdown()
    thread.join()
    door.server_close()


def main() -> None:
    """Serve until standard input ends; a line of it that names a host and a number changes that story there."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--posts", type=int, default=100)
    parser.add_argument("--log", required=True)
    parser.add_argument("--moods", action="store_true", help="one more host is slow, one answers 429")
    typed = parser.parse_args()
    moods = [
        Mood(posts=typed.posts, more={"/private/story/": story(1), "/way-in/": "->/private/story/"})
        for _host in range(typed.hosts)
    ]
    if typed.moods:
        moods += [Mood(posts=8, seconds=2.0), Mood(posts=typed.posts, busy="120")]
    with open(typed.log, "w", buffering=1, encoding="utf-8") as log, served(*moods, log=log) as sites:  # noqa: PTH123 - a path as typed
        for site in sites:
            print(site.feed, flush=True)
        with suppress(KeyboardInterrupt):
            sys.stdin.read()


if __name__ == "__main__":
    main()
