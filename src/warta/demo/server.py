"""HTTP server of the demo site, on a loopback port while a `with` block runs."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Lock, Thread
from typing import Any, Self

from warta.demo import site
from warta.demo.pages_html import Site, open_site
from warta.demo.site import Answer, answer, lead, refused
from warta.demo.stories import HERE, stories


class Server:
    """Context manager that serves the demo: `home` is the URL of the front page, `url` of its first article."""

    def __init__(self) -> None:
        self.home = ""
        self.url = ""

    def __enter__(self) -> Self:
        self._server = _HTTPServer()
        self.home = f"http://127.0.0.1:{self._server.server_port}/"
        self._server.site = open_site(self.home, stories())
        self.url = self._server.site.url(lead(self._server.site))
        # poll_interval: shutdown takes up to this long.
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="warta-demo", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _HTTPServer(ThreadingHTTPServer):
    """Listening socket and the current state of the site."""

    daemon_threads = True
    request_queue_size = 64
    site: Site

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self._write_lock = Lock()

    def server_bind(self) -> None:
        """Bind without the reverse DNS lookup of HTTPServer."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def add_comment(self, form: bytes) -> Answer:
        """Add a posted comment to the site; return the response."""
        with self._write_lock:
            response, self.site = site.take(self.site, form, datetime.now(HERE).replace(microsecond=0))
        return response

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the signature of socketserver
        """Ignore closed connections; report other errors."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Handler of one request per connection."""

    server: _HTTPServer
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
        with suppress(ValueError):  # the body must be read, else the client sees a connection reset
            form = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), 1 << 20))
        self._send(self.server.add_comment(form) if self.path == site.ADDRESS else refused())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of http.server
        """Log nothing: stderr belongs to the command line."""

    def _send(self, response: Answer) -> None:
        status = 304 if response.status == 200 and self._not_modified(response) else response.status
        body = b"" if status in {301, 302, 304} else response.body
        self.send_response(status)
        self.send_header("Connection", "close")
        if response.location:
            self.send_header("Location", response.location)
        if response.modified:
            self.send_header("ETag", response.etag)
            self.send_header("Last-Modified", format_datetime(response.modified.astimezone(UTC), usegmt=True))
        if status == 405:
            self.send_header("Allow", "GET, HEAD")
        if status != 304:
            self.send_header("Content-Type", response.kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _not_modified(self, response: Answer) -> bool:
        """Whether the client's copy is current (RFC 9110 §13.2.2: If-None-Match takes precedence)."""
        if tags := self.headers.get("If-None-Match"):
            return tags.strip() == "*" or response.etag in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        since = _parse_http_date(self.headers.get("If-Modified-Since", ""))
        return response.modified is not None and since is not None and response.modified.replace(microsecond=0) <= since


def _parse_http_date(text: str) -> datetime | None:
    """Parse an HTTP date; None if invalid."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
