"""A server that does to a reader whatever a server can: plain sockets, one thread a connection, loopback only.

`Server()` is a context manager; `url` is its origin, `other` a second origin of the same server, `log` every request
that arrived as (origin, path, headers), `crowd` the most visitors that /crowd had at a time.
"""

from __future__ import annotations

import gzip
import random
import socket
import struct
import threading
import zlib
from functools import cache
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, urlsplit

from tests.hostile import charsets, pages, payloads, threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MIB = 1024 * 1024
Headers = list[tuple[str, str]]


class Request:
    """One request and the connection to answer on."""

    def __init__(self, server: Server, connection: socket.socket, origin: str, head: bytes) -> None:
        first, *rest = head.decode("latin-1").split("\r\n")
        self.server = server
        self.connection = connection
        self.origin = origin
        self.target = first.split(" ")[1] if first.count(" ") >= 2 else "/"
        self.path = urlsplit(self.target).path
        self.query = {name: values[0] for name, values in parse_qs(urlsplit(self.target).query).items()}
        self.headers: Headers = [(n.strip(), v.strip()) for n, _, v in (line.partition(":") for line in rest if line)]

    def number(self, name: str, default: int) -> int:
        return int(self.query.get(name, default))

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def head(self, status: str = "200 OK", *headers: str, media: str = "text/html; charset=utf-8") -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", "Connection: close", *headers, "", ""]
        self.send("\r\n".join(lines).encode("utf-8", "surrogateescape"))

    def answer(
        self, body: str | bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8"
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.head(status, f"Content-Length: {len(data)}", *headers, media=media)
        self.send(data)

    def redirect(self, goes: str, status: str = "302 Found", *headers: str) -> None:
        self.answer("", f"Location: {goes}", *headers, status=status)

    def wait(self, seconds: float) -> bool:
        """Sleep; False once the server stops."""
        return not self.server.stopping.wait(seconds)


ROUTES: dict[str, Callable[[Request], None]] = {}


def route(path: str) -> Callable[[Callable[[Request], None]], Callable[[Request], None]]:
    def add(answer: Callable[[Request], None]) -> Callable[[Request], None]:
        ROUTES[path] = answer
        return answer

    return add


class Server:
    """The hostile server, running between `with` and its end."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.log: list[tuple[str, str, Headers]] = []
        self._targets: set[str] = set()
        self._arrival = threading.Condition()
        self.tried: dict[str, int] = {}
        self.lock = threading.Lock()
        self.inside = self.crowd = 0
        self._doors = [socket.create_server(("127.0.0.1", 0), backlog=64) for _ in range(2)]
        self.url, self.other = (f"http://127.0.0.1:{door.getsockname()[1]}" for door in self._doors)

    def __enter__(self) -> Self:
        for door, origin in zip(self._doors, (self.url, self.other), strict=True):
            threading.Thread(target=self._open, args=(door, origin), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stopping.set()
        for door in self._doors:
            door.shutdown(socket.SHUT_RDWR)
            door.close()

    def is_asked(self, target: str, seconds: float = 20) -> bool:
        """Whether somebody asks for a path with its query, in time."""
        with self._arrival:
            return self._arrival.wait_for(lambda: target in self._targets, seconds)

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for _origin, path, _headers in self.log]

    def received(self, path: str) -> Headers:
        """The headers of the last request for a path."""
        return next(headers for _origin, asked, headers in reversed(self.log) if asked == path)

    def _open(self, door: socket.socket, origin: str) -> None:
        while not self.stopping.is_set():
            try:
                connection, _ = door.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection, origin), daemon=True).start()

    def _serve(self, connection: socket.socket, origin: str) -> None:
        with connection:
            try:
                connection.settimeout(30)
                head = b""
                while b"\r\n\r\n" not in head:
                    if not (more := connection.recv(65_536)):
                        return
                    head += more
                    if head.startswith(b"\x16\x03"):  # a TLS hello, on a server that speaks none
                        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                        return
                request = Request(self, connection, origin, head.partition(b"\r\n\r\n")[0])
                self.log.append((origin, request.path, request.headers))
                with self._arrival:
                    self._targets.add(request.target)
                    self._arrival.notify_all()
                _answer_for(request.path)(request)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                return


def _answer_for(path: str) -> Callable[[Request], None]:
    if path in ROUTES:
        return ROUTES[path]
    return next(
        (answer for prefix, answer in ROUTES.items() if prefix.endswith("/") and path.startswith(prefix)), _missing
    )


def _missing(request: Request) -> None:
    request.answer("<h1>Not here</h1>", status="404 Not Found")


# --- honest -------------------------------------------------------------------------------------------------------


@route("/good")
def _good(request: Request) -> None:
    etag = '"first"'
    if ("if-none-match", etag) in [(name.lower(), value) for name, value in request.headers]:
        request.head("304 Not Modified", f"ETag: {etag}")
        return
    request.answer(
        pages.article(),
        f"ETag: {etag}",
        "Set-Cookie: visitor=42; Path=/",
        "Last-Modified: Wed, 20 Mar 2019 12:00:00 GMT",
    )


@route("/good-gzip")
def _good_gzip(request: Request) -> None:
    request.answer(gzip.compress(pages.article().encode()), "Content-Encoding: gzip")


@route("/good-members")
def _good_members(request: Request) -> None:
    page = pages.article().encode()
    request.answer(gzip.compress(page[:999]) + gzip.compress(page[999:]), "Content-Encoding: x-gzip")


@route("/good-deflate")
def _good_deflate(request: Request) -> None:
    request.answer(zlib.compress(pages.article().encode()), "Content-Encoding: deflate")


@route("/good-raw-deflate")
def _good_raw_deflate(request: Request) -> None:
    squeeze = zlib.compressobj(wbits=-15)
    request.answer(squeeze.compress(pages.article().encode()) + squeeze.flush(), "Content-Encoding: deflate")


@route("/good-plain")
def _good_plain(request: Request) -> None:
    request.answer("The last ferry\n\n" + "\n\n".join(pages.STORY), media="text/plain; charset=utf-8")


# --- text that attacks --------------------------------------------------------------------------------------------


@route("/ansi")
def _ansi(request: Request) -> None:
    request.answer(pages.ansi())


@route("/ansi-latin1")
def _ansi_latin1(request: Request) -> None:
    raw = "".join(text for text in payloads.PAYLOADS.values() if max(map(ord, text)) < 256)
    body = pages.article(pages.poisoned(raw.replace('"', "'"))).replace('<meta charset="utf-8">', "")
    request.answer(body.encode("latin-1", "replace"), media="text/html; charset=iso-8859-1")


@route("/ansi-plain")
def _ansi_plain(request: Request) -> None:
    request.answer(f"The last ferry {payloads.ALL}\n\n" + "\n\n".join(pages.STORY), media="text/plain; charset=utf-8")


_RAW = "\x1b]0;PWNED\x07\x1b[31m\x9b2J\udc9b2J\u202e"


@route("/bad-header")
def _bad_header(request: Request) -> None:
    request.answer(pages.article(), f"X-Note: {_RAW}", f'ETag: "{_RAW}"', f"Server: {_RAW}", status=f"200 {_RAW}OK")


@route("/bad-header-type")
def _bad_header_type(request: Request) -> None:
    request.answer(b"\x00", media=f"image/{_RAW}png")


@route("/bad-header-error")
def _bad_header_error(request: Request) -> None:
    request.answer("<p>no", f"Retry-After: {_RAW}", status=f"503 {_RAW}Down")


@route("/bad-header-redirect")
def _bad_header_redirect(request: Request) -> None:
    request.redirect(f"http://{_RAW}evil.test/", f"302 {_RAW}")


@route("/markup")
def _markup(request: Request) -> None:
    request.answer(pages.markup())


@route("/bidi")
def _bidi(request: Request) -> None:
    request.answer(pages.bidi())


@route("/title-path")
def _title_path(request: Request) -> None:
    request.answer(pages.article(pages.Words(title="../../../etc/passwd\x00.txt; rm -rf ~ | CON")))


# --- too much -----------------------------------------------------------------------------------------------------


@cache
def _bomb(mib: int, wbits: int) -> bytes:
    """An article, and then blanks: `mib` MiB in a few hundred KiB."""
    squeeze = zlib.compressobj(9, wbits=wbits)
    parts = [squeeze.compress(pages.article().encode())]
    parts.extend(squeeze.compress(b" " * MIB) for _ in range(mib))
    return b"".join((*parts, squeeze.flush()))


@route("/bomb-gzip")
def _bomb_gzip(request: Request) -> None:
    request.answer(_bomb(request.number("mb", 256), 31), "Content-Encoding: gzip")


@route("/bomb-twice")
def _bomb_twice(request: Request) -> None:
    request.answer(gzip.compress(_bomb(request.number("mb", 256), 31)), "Content-Encoding: gzip, gzip")


@route("/bomb-in-bomb")
def _bomb_in_bomb(request: Request) -> None:
    request.answer(gzip.compress(_bomb(request.number("mb", 256), 31)), "Content-Encoding: gzip")


@route("/bomb-br")
def _bomb_br(request: Request) -> None:
    request.answer(bytes.fromhex("cfffff7ff82200e2b1405e78"), "Content-Encoding: br")


@route("/bomb-zstd")
def _bomb_zstd(request: Request) -> None:
    request.answer(b"\x28\xb5\x2f\xfd", "Content-Encoding: zstd")


@route("/bomb-deflate")
def _bomb_deflate(request: Request) -> None:
    request.answer(_bomb(request.number("mb", 256), 15), "Content-Encoding: deflate")


@route("/bomb-raw-deflate")
def _bomb_raw_deflate(request: Request) -> None:
    request.answer(_bomb(request.number("mb", 256), -15), "Content-Encoding: deflate")


@route("/bomb-members")
def _bomb_members(request: Request) -> None:
    request.answer(gzip.compress(pages.article().encode()) + gzip.compress(b"") * 200_000, "Content-Encoding: gzip")


@route("/huge")
def _huge(request: Request) -> None:
    request.head("200 OK", f"Content-Length: {512 * MIB}")
    request.send(pages.article().replace("</html>", "").encode())
    _pour(request, b"<p>and so on and so on and so on</p>\n" * 2000)


@route("/never-ends")
def _never_ends(request: Request) -> None:
    request.head("200 OK", "Transfer-Encoding: chunked")
    block = b"<p>and on it goes, and on it goes</p>\n" * 1000
    _pour(request, b"%x\r\n%s\r\n" % (len(block), block))


@route("/video")
def _video(request: Request) -> None:
    request.head(media="video/mp4")
    _pour(request, b"\x00\x00\x00\x20ftypisom" + b"\x00" * 65_536)


def _pour(request: Request, block: bytes) -> None:
    while not request.server.stopping.is_set():
        request.send(block)


# --- too slow -----------------------------------------------------------------------------------------------------


@route("/slow-drip")
def _slow_drip(request: Request) -> None:
    request.head("200 OK", "Transfer-Encoding: chunked")
    for letter in _for_ever(pages.article()):
        request.send(f"1\r\n{letter}\r\n".encode())
        if not request.wait(0.2):
            return


@route("/slow-headers")
def _slow_headers(request: Request) -> None:
    request.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while request.wait(0.2):
        request.send(b"a")


@route("/many-headers")
def _many_headers(request: Request) -> None:
    request.send(b"HTTP/1.1 200 OK\r\n")
    while not request.server.stopping.is_set():
        request.send(b"X-More: " + b"a" * 1000 + b"\r\n")


@route("/hang")
def _hang(request: Request) -> None:
    request.wait(60)


@route("/slow-redirect")
def _slow_redirect(request: Request) -> None:
    request.wait(0.5)
    request.redirect(f"/slow-redirect?n={request.number('n', 0) + 1}")


def _for_ever(text: str) -> Iterator[str]:
    while True:
        yield from (letter for letter in text if letter.isascii())


# --- too deep -----------------------------------------------------------------------------------------------------


@route("/deep-nesting")
def _deep_nesting(request: Request) -> None:
    request.answer(pages.deep(request.query.get("tag", "div"), request.number("depth", 100_000)))


@route("/many-attrs")
def _many_attrs(request: Request) -> None:
    request.answer(pages.many_attributes(request.number("count", 40_000)))


@route("/many-comments")
def _many_comments(request: Request) -> None:
    request.answer(pages.many_comments(request.number("count", 10_000)))


@route("/thread")
def _thread(request: Request) -> None:
    request.answer(threads.everything(request.number("count", threads.MANY)))


@route("/regex-bait")
def _regex_bait(request: Request) -> None:
    request.answer(pages.regex_bait())


# --- lies about the body ------------------------------------------------------------------------------------------


@route("/truncated")
def _truncated(request: Request) -> None:
    data = pages.article().encode()
    request.head("200 OK", "Transfer-Encoding: chunked")
    request.send(b"%x\r\n%s" % (len(data), data[:2500]))


@route("/truncated-gzip")
def _truncated_gzip(request: Request) -> None:
    data = gzip.compress(pages.article().encode())
    request.answer(data[: len(data) // 2], "Content-Encoding: gzip")


@route("/wrong-length")
def _wrong_length(request: Request) -> None:
    request.head("200 OK", "Content-Length: 2500")
    request.send(pages.article().encode())


@route("/too-short")
def _too_short(request: Request) -> None:
    request.head("200 OK", "Content-Length: 99999")
    request.send(pages.article().encode()[:2500])


@route("/reset")
def _reset(request: Request) -> None:
    request.head("200 OK", "Content-Length: 99999")
    request.send(pages.article().encode()[:2500])
    request.wait(0.2)
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


@route("/wrong-gzip")
def _wrong_gzip(request: Request) -> None:
    request.answer(pages.article(), "Content-Encoding: gzip")


@route("/not-http")
def _not_http(request: Request) -> None:
    request.send(b"\x1b]0;PWNED\x07220 mail.test ESMTP\r\n")


@route("/nothing")
def _nothing(request: Request) -> None:
    return


# --- redirects ----------------------------------------------------------------------------------------------------


@route("/redirect-loop")
def _redirect_loop(request: Request) -> None:
    request.redirect("/redirect-back")


@route("/redirect-back")
def _redirect_back(request: Request) -> None:
    request.redirect("/redirect-loop", "301 Moved Permanently")


@route("/redirect-chain")
def _redirect_chain(request: Request) -> None:
    left = request.number("n", 50)
    request.redirect(f"/redirect-chain?n={left - 1}" if left else "/good", "307 Temporary Redirect")


@route("/redirect-file")
def _redirect_file(request: Request) -> None:
    request.redirect("file:///etc/passwd")


@route("/redirect-scheme")
def _redirect_scheme(request: Request) -> None:
    request.redirect("javascript:alert(1)")


@route("/redirect-nowhere")
def _redirect_nowhere(request: Request) -> None:
    request.redirect("http://[::")


@route("/redirect-silent")
def _redirect_silent(request: Request) -> None:
    request.answer("", status="302 Found")


@route("/redirect-other")
def _redirect_other(request: Request) -> None:
    request.redirect(f"{request.server.other}/seen", "302 Found", "Set-Cookie: session=secret; Path=/")


@route("/redirect-userinfo")
def _redirect_userinfo(request: Request) -> None:
    request.redirect(request.server.other.replace("//", "//ada:secret@") + "/seen", "308 Permanent Redirect")


@route("/redirect-to")
def _redirect_to(request: Request) -> None:
    request.redirect(request.query["url"])


@route("/seen")
def _seen(request: Request) -> None:
    request.answer(pages.article())


@route("/meta-refresh")
def _meta_refresh(request: Request) -> None:
    request.answer(
        '<html><head><meta http-equiv="refresh" content="0;url=file:///etc/passwd"></head><body></body></html>'
    )


# --- letters ------------------------------------------------------------------------------------------------------


@route("/charset/")
def _charset(request: Request) -> None:
    way, name = request.path.split("/")[2:4]
    media, body = charsets.utf7(way) if name == "utf-7" else charsets.page(way, name)
    request.answer(body, media=media)


# --- no article ---------------------------------------------------------------------------------------------------

_PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n" + bytes(range(256)) * 20


@route("/pdf")
def _pdf(request: Request) -> None:
    request.answer(_PDF, media="application/pdf")


@route("/pdf-as-html")
def _pdf_as_html(request: Request) -> None:
    request.answer(_PDF)


@route("/image")
def _image(request: Request) -> None:
    request.answer(b"\x89PNG\r\n\x1a\n" + bytes(999), media="image/png")


@route("/binary-as-html")
def _binary_as_html(request: Request) -> None:
    request.answer(random.Random(7).randbytes(60_000))


@route("/empty")
def _empty(request: Request) -> None:
    request.answer("")


@route("/blank")
def _blank(request: Request) -> None:
    request.answer("<!DOCTYPE html><html><head><title></title></head><body>  <div></div> </body></html>")


@route("/soft-404")
def _soft_404(request: Request) -> None:
    request.answer(
        "<!DOCTYPE html><html><head><title>Page not found – The Landing</title></head><body class='error404'>"
        "<header><a href='/'>The Landing</a></header><main><section class='error-404 not-found'>"
        "<h1 class='page-title'>Oops! That page can’t be found.</h1>"
        "<p>It looks like nothing was found at this location. Maybe try a search?</p>"
        "<form role='search'><input type='search' name='s'></form></section></main></body></html>"
    )


@route("/login-wall")
def _login_wall(request: Request) -> None:
    request.answer(
        "<!DOCTYPE html><html><head><title>Log in – The Landing</title></head><body class='login'><main>"
        "<h1>Log in to go on reading</h1><p>You need an account to read this story.</p>"
        "<form action='/login' method='post'><label>E-mail <input type='email' name='user'></label>"
        "<label>Password <input type='password' name='password'></label><button>Log in</button></form>"
        "</main></body></html>"
    )


@route("/status/")
def _status(request: Request) -> None:
    request.answer("<h1>Trouble</h1>", status=f"{request.path.rpartition('/')[2]} Trouble")


@route("/429")
def _too_many(request: Request) -> None:
    request.answer("<h1>Slowly</h1>", f"Retry-After: {request.query.get('wait', '7')}", status="429 Too Many Requests")


@route("/crowd")
def _crowd(request: Request) -> None:
    server = request.server
    with server.lock:
        server.inside += 1
        server.crowd = max(server.crowd, server.inside)
    request.wait(0.1)
    with server.lock:
        server.inside -= 1
    request.answer(pages.article())


@route("/503-then-good")
def _once_down(request: Request) -> None:
    request.server.tried[request.path] = request.server.tried.get(request.path, 0) + 1
    if request.server.tried[request.path] == 1:
        request.answer("<h1>Down</h1>", status="503 Service Unavailable")
        return
    request.answer(pages.article())


if __name__ == "__main__":
    with Server() as by_hand:
        print(by_hand.url)
        input()
