"""A site of one story with a picture of every kind that a page shows, and a feed that lists it."""

from __future__ import annotations

from base64 import b64decode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Self

from warta.demo.stories import paint

if TYPE_CHECKING:
    from types import TracebackType

PNG = paint("pasar")
GIF = b64decode("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////"
    "////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
)
WEBP = b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
AVIF = b64decode(
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2"
    "aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB0AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAx"
    "Q29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQ0MAAAAABNjb2xybmNs"
    "eAACAAIAAYAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACVtZGF0EgAKCBgANogQEAwgMg8f8D///8WfhwB8+ErK42A="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'

SENTENCE = "Para pedagang sepakat membuka pasar malam di tepi sungai mulai pekan depan"
_PATH = "/2024/pasar-malam/"
_FILES = {
    "/foto/pasar.png": ("image/png", PNG),
    "/foto/perahu.gif": ("image/gif", GIF),
    "/foto/warga.jpg": ("image/jpeg", JPEG),
    "/foto/sungai.webp": ("image/webp", WEBP),
    "/foto/pagi.avif": ("image/avif", AVIF),
    "/foto/peta.svg": ("image/svg+xml", SVG),
    "/unggah": ("image/png", PNG),
    "/gudang/malam.png": ("image/png", PNG),
    "/foto/lebar.png": ("image/png", PNG),
    "/foto/sempit.png": ("image/png", PNG),
}
_MOVED = {"/foto/malam.png": "/gudang/malam.png", "/singkat": _PATH}
_ADDRESSES = (
    "/foto/pasar.png",
    "/foto/perahu.gif",
    "/foto/warga.jpg",
    "/foto/sungai.webp",
    "/foto/pagi.avif",
    "/foto/peta.svg",
    "/unggah?foto=7&amp;lebar=640",
    "/foto/malam.png",
)
_SET = '<figure><img srcset="/foto/sempit.png 300w, /foto/lebar.png 640w" sizes="640px" alt="Dua ukuran"></figure>'
SVG_AT = _ADDRESSES.index("/foto/peta.svg")
KINDS = len(_ADDRESSES) + 1
"""The pictures of the story: as files of six types, by a query, by way of a redirect, in two sizes to choose from."""


def _story() -> str:
    figures = [
        f'<figure><img src="{address}" alt="Gambar {number}"><figcaption>Gambar ke-{number}.</figcaption></figure>'
        f"<p>{SENTENCE}, kata panitia yang ke-{number} di balai desa, Senin.</p>"
        for number, address in enumerate(_ADDRESSES, 1)
    ]
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Pasar malam dibuka lagi</title></head>'
        f"<body><main><article><h1>Pasar malam dibuka lagi</h1>{''.join(figures)}{_SET}</article></main></body></html>"
    )


def _feed(origin: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar Tepi</title>'
        f"<link>{origin}/</link><item><title>Pasar malam dibuka lagi</title><link>{origin}{_PATH}</link></item>"
        "</channel></rss>"
    )


class _Visitor(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in _MOVED:
            self.send_response(302)
            self.send_header("Location", _MOVED[path])
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        host = f"http://{self.headers['Host']}"
        texts = {_PATH: ("text/html", _story()), "/feed.xml": ("application/rss+xml", _feed(host))}
        media, body = _FILES.get(path, ("", b""))
        if path in texts:
            media, body = texts[path][0], texts[path][1].encode()
        self.send_response(200 if media else 404)
        self.send_header("Content-Type", media or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """In silence."""


class Gallery:
    """The running site: `url` is the story's address, `short` one that leads to it, `feed` its feed's."""

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Visitor)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url, self.short, self.feed = origin + _PATH, f"{origin}/singkat", f"{origin}/feed.xml"
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
