"""Serve the small newsroom on a loopback port, for as long as a `with` block runs."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Lock, Thread
from typing import Any, Self

from warta.demo import guestbook
from warta.demo.dress import Site, open_site
from warta.demo.site import Answer, answer, lead, refused
from warta.demo.stories import HERE, stories


class Server:
    """The demo as a context manager: `home` is its front page, `url` the story that leads it."""

    def __init__(self) -> None:
        self.home = ""
        self.url = ""

    def __enter__(self) -> Self:
        self._door = _Door()
        self.home = f"http://127.0.0.1:{self._door.server_port}/"
        self._door.site = open_site(self.home, stories())
        self.url = self._door.site.url(lead(self._door.site))
        # The loop looks this often whether it should stop: it is how long leaving may take.
        self._thread = Thread(target=self._door.serve_forever, args=(0.05,), name="warta-demo", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._door.shutdown()
        self._thread.join()
        self._door.server_close()


class _Door(ThreadingHTTPServer):
    """The listening socket and the site behind it."""

    daemon_threads = True
    request_queue_size = 64
    site: Site

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Visitor)
        self._writing = Lock()

    def server_bind(self) -> None:
        """Bind without asking a name server who we are, as HTTPServer would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def taken(self, form: bytes) -> Answer:
        """What the site answers to a comment, which stands in its thread from now on."""
        with self._writing:
            said, self.site = guestbook.take(self.site, form, datetime.now(HERE).replace(microsecond=0))
        return said

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the signature of socketserver
        """A visitor who hangs up is no news; anything else is a bug and is told."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Visitor(BaseHTTPRequestHandler):
    """One request, one answer, one connection."""

    server: _Door
    protocol_version = "HTTP/1.1"
    server_version = "warta-demo"
    sys_version = ""
    timeout = 10

    def do_GET(self) -> None:
        self._send(answer(self.server.site, self.path))

    def do_HEAD(self) -> None:
        self._send(answer(self.server.site, self.path))

    def do_POST(self) -> None:
        form = b""
        with suppress(
            ValueError
        ):  # a body that was announced is read, or the client sees a reset in place of the answer
            form = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), 1 << 20))
        self._send(self.server.taken(form) if self.path == guestbook.ADDRESS else refused())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of http.server
        """Say nothing: stderr belongs to the command line."""

    def _send(self, said: Answer) -> None:
        status = 304 if said.status == 200 and self._has(said) else said.status
        body = b"" if status in {301, 302, 304} else said.body
        self.send_response(status)
        self.send_header("Connection", "close")
        if said.location:
            self.send_header("Location", said.location)
        if said.modified:
            self.send_header("ETag", said.etag)
            self.send_header("Last-Modified", format_datetime(said.modified.astimezone(UTC), usegmt=True))
        if status == 405:
            self.send_header("Allow", "GET, HEAD")
        if status != 304:
            self.send_header("Content-Type", said.kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _has(self, said: Answer) -> bool:
        """Whether the visitor's copy still holds (RFC 9110 §13.2.2: an ETag, when sent, decides alone)."""
        if tags := self.headers.get("If-None-Match"):
            return tags.strip() == "*" or said.etag in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        since = _moment(self.headers.get("If-Modified-Since", ""))
        return said.modified is not None and since is not None and said.modified.replace(microsecond=0) <= since


def _moment(text: str) -> datetime | None:
    """An HTTP date; None when it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
