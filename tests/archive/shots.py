"""Captures as they go into archives."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from tests import builders
from tests.builders import FLOOD, NOON
from warta.archive import wacz, warc
from warta.model.evidence import Shot

if TYPE_CHECKING:
    from pathlib import Path

    from warta.model.capture import Page

SOFTWARE = "warta/0.1 (test)"
PICTURE = b"\x89PNG\r\n\x1a\n" + Random(7).randbytes(900)
HTML = "<html><head><title>Banjir</title></head><body><h1>Banjir</h1><p>Air naik.</p><img src=/p.png></body></html>"


def fetched(html: str | bytes = HTML, url: str = FLOOD, **given: object) -> Page:
    """A page as the fetcher brings it."""
    asked = (("Host", "news.example"), ("User-Agent", "warta"), ("Accept-Encoding", "gzip"))
    return replace(builders.page(html, url), request_headers=asked, peer="203.0.113.7", **given)  # type: ignore[arg-type]


def shot() -> Shot:
    """A page that came packed, with its comments beside it and a picture in it."""
    packed = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Content-Length", "88"))
    comments = fetched('[{"id": 1}]', f"{FLOOD}wp-json/?b=1&a=2", response_headers=(("Content-Type", "text/json"),))
    picture = fetched(PICTURE, "https://news.example/p.png", response_headers=(("Content-Type", "image/png"),))
    absent = fetched(b"", "https://cdn.example/x.png", incomplete=("it is of another site",))
    page = fetched(response_headers=packed, also=(comments,))
    return Shot(page=page, title="Banjir", text="Air naik.", line='{"line":1}', shown_with=(picture, absent))


def write(path: Path, *shots: Shot) -> Path:
    """An archive of the kind that its name says."""
    with path.open("wb") as stream:
        if path.suffix == ".wacz":
            wacz.write(stream, shots or (shot(),), when=NOON, software=SOFTWARE)
        else:
            warc.write(stream, shots or (shot(),), name=path.name, when=NOON, software=SOFTWARE)
    return path
