"""Write captures as a WACZ 1.1.1 file: a zip of a WARC, its index, its list of pages, and the digests of all three."""

from __future__ import annotations

import json
from hashlib import sha256
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from warta.archive import cdxj, warc, zips

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import BinaryIO

    from warta.model.evidence import Shot

VERSION = "1.1.1"
PACKAGE = "datapackage.json"
DIGEST = "datapackage-digest.json"
ARCHIVE = "archive/data.warc.gz"
INDEX = "indexes/index.cdx"
PAGES = "pages/pages.jsonl"
_PIECE = 1 << 16


def write(stream: BinaryIO, shots: Iterable[Shot], *, when: datetime, software: str, title: str = "") -> None:
    """Captures as one file; the first is the page that a reader opens. `when`: the time of the file."""
    told = tuple(shots)
    with TemporaryFile() as archive:
        placed = warc.write(archive, told, name=ARCHIVE.rpartition("/")[2], when=when, software=software)
        index = cdxj.index(placed, ARCHIVE.rpartition("/")[2]).encode()
        pages = _pages(told).encode()
        resources = [_resource(ARCHIVE, *_measured(archive)), _of_bytes(INDEX, index), _of_bytes(PAGES, pages)]
        package = _json(_package(told, resources, when, software, title))
        digest = _json({"path": PACKAGE, "hash": f"sha256:{sha256(package).hexdigest()}"})
        archive.seek(0)
        zips.write(
            stream,
            ((PACKAGE, package), (DIGEST, digest), (PAGES, pages), (INDEX, index), (ARCHIVE, archive)),
            when,
        )


def _package(
    shots: tuple[Shot, ...], resources: list[dict[str, Any]], when: datetime, software: str, title: str
) -> dict[str, Any]:
    """The description of the whole (Frictionless Data Package)."""
    main = (
        {"mainPageUrl": shots[0].page.final_url, "mainPageDate": warc.moment(shots[0].page.fetched_at)} if shots else {}
    )
    return {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": title or (shots[0].title if shots else ""),
        "created": warc.moment(when),
        "software": software,
        **main,
        "resources": resources,
    }


def _pages(shots: tuple[Shot, ...]) -> str:
    """The list of pages, a line of JSON each, after one that says what it is."""
    lines: list[dict[str, Any]] = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}]
    for shot in shots:
        ts = warc.moment(shot.page.fetched_at)
        name = uuid5(NAMESPACE_URL, f"{shot.page.final_url} {ts}").hex
        lines.append({"id": name, "url": shot.page.final_url, "ts": ts, "title": shot.title, "text": shot.text})
    return "".join([json.dumps(line, ensure_ascii=False) + "\n" for line in lines])


def _of_bytes(path: str, data: bytes) -> dict[str, Any]:
    return _resource(path, sha256(data).hexdigest(), len(data))


def _resource(path: str, digest: str, size: int) -> dict[str, Any]:
    return {"name": path.rpartition("/")[2], "path": path, "hash": f"sha256:{digest}", "bytes": size}


def _measured(stream: BinaryIO) -> tuple[str, int]:
    """The digest and the length of a stream."""
    stream.seek(0)
    digest, size = sha256(), 0
    while piece := stream.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, indent=2, ensure_ascii=False).encode() + b"\n"
