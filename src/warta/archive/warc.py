"""Write captures as a WARC 1.1 file (ISO 28500:2017), and seal it: its last record holds the SHA-256 of all before.

What warta keeps of an answer is its body, unpacked, and its headers as text. So a response record here is the answer as
it was recorded, not the bytes of the wire: what was said of the packing is kept under another name, and the length is
that of the body as it stands here. Of a redirect only its status and its two addresses are kept, and of a picture that
came apart from its page only the bytes: the first is a response of two lines, the second a resource record.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass, field
from datetime import UTC
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace

from warta import urls
from warta.model.value import Value
from warta.render.ledger import canonical

if TYPE_CHECKING:
    from _hashlib import HASH
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from typing import BinaryIO

    from warta.model.capture import Headers, Page
    from warta.model.evidence import KeptApart, Shot

VERSION = b"WARC/1.1"
SEALED = "warta-sealed-sha256"
"""The field of the last record that holds the digest of all bytes before it."""

_MASK = "X-Archive-Orig-"
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a header's name (RFC 9110 §5.1)
_NOTE = (
    "bodies are unpacked: Content-Encoding, Transfer-Encoding and Content-Length of the wire are kept as "
    "X-Archive-Orig-*; status lines are written anew; header values are as warta recorded them; of redirects status "
    "and Location alone were recorded, and of resource records only the bytes"
)
_GZIP = 31  # a gzip wrapper whose header holds neither name nor time
_LEVEL = 9


class Placed(Value, frozen=True, kw_only=True):
    """Where a response stands in the file, for an index."""

    url: str
    when: datetime
    status: int
    media: str
    digest: str
    offset: int
    length: int = 0


def pack(record: bytes) -> bytes:
    """A record in gzip of its own (WARC 1.1, annex D)."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(record) + packer.flush()


def packed_plainly(record: bytes) -> bytes:
    """A short record in gzip of its own, stored as it is (RFC 1951 §3.2.4): it has one spelling, whatever packs it."""
    size = len(record)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    stored = b"\x01" + struct.pack("<HH", size, size ^ 0xFFFF) + record
    return head + stored + struct.pack("<II", zlib.crc32(record), size)


@dataclass(slots=True, kw_only=True)
class WarcWriter:
    """Writes records one after the other. `when`: the time of the file; `packed`: each record in gzip of its own."""

    stream: BinaryIO
    when: datetime
    software: str
    packed: bool = True
    placed: list[Placed] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)  # the pictures and redirects that are written
    _offset: int = 0
    _hash: HASH = field(default_factory=sha256)

    def begin(self, name: str) -> None:
        """The record that tells of the file itself."""
        facts = (("software", self.software), ("format", "WARC File Format 1.1"), ("description", _NOTE))
        fields = [("WARC-Type", "warcinfo"), ("WARC-Filename", name), ("Content-Type", "application/warc-fields")]
        self._record([*fields, ("WARC-Date", moment(self.when))], _fields(facts), seed=f"{name} {moment(self.when)}")

    def add(self, shot: Shot) -> None:
        """A capture: what was asked, what answered, what warta noted of it; and whatever came with it."""
        response = self._exchange(shot.page)
        self._record(
            [
                ("WARC-Type", "metadata"),  # of no address: a reader would show it for the page
                ("WARC-Date", moment(shot.page.fetched_at)),
                ("WARC-Concurrent-To", response),
                ("Content-Type", "application/json"),
            ],
            noted(shot).encode(),
            seed=f"metadata {response}",
        )
        self._hops(shot.page)
        for page in (*shot.page.also, *shot.shown_with):
            if page.body:
                self._exchange(page)
                self._hops(page)
        for picture in shot.pictures:
            self._resource(picture)

    def seal(self) -> None:
        """The last record: the digest of all that stands before it."""
        record = seal(self._hash.hexdigest(), self._offset, self.when)
        self._put(record, pack=packed_plainly)

    def _exchange(self, page: Page) -> str:
        """The response record of a fetch, and its request record; the name of the former."""
        block = _answer(page)
        at = moment(page.fetched_at)
        wire = [("WARC-IP-Address", page.peer)] if page.peer else []
        cut = [("WARC-Truncated", "length")] if page.truncated else []
        digest = f"sha256:{page.sha256}"
        place = self._offset
        name = self._record(
            [
                ("WARC-Type", "response"),
                ("WARC-Target-URI", page.final_url),
                ("WARC-Date", at),
                *wire,
                *cut,
                ("WARC-Payload-Digest", digest),
                ("Content-Type", "application/http; msgtype=response"),
            ],
            block,
            seed=f"response {page.final_url} {at} {page.sha256} {place}",
        )
        media = _media(page.response_headers)
        self._stands(
            Placed(
                url=page.final_url,
                when=page.fetched_at,
                status=page.status,
                media=media,
                digest=digest,
                offset=place,
            )
        )
        if page.request_headers:
            asked = [("WARC-Type", "request"), ("WARC-Target-URI", page.final_url), ("WARC-Date", at)]
            kind = ("Content-Type", "application/http; msgtype=request")
            self._record([*asked, ("WARC-Concurrent-To", name), kind], _request(page), seed=f"request {name}")
        return name

    def _hops(self, page: Page) -> None:
        """The redirects on the way to a page, so that it is found at the address that was asked for."""
        goals = [*[hop.url for hop in page.redirects], page.final_url][1:]
        at = moment(page.fetched_at)
        for hop, goal in zip(page.redirects, goals, strict=True):
            key = f"{hop.url} {goal} {at}"
            if urls.normalise(hop.url) == urls.normalise(page.final_url) or key in self._known:
                continue  # a cookie was set on the way: at that address stands the page itself
            self._known.add(key)
            place = self._offset
            digest = f"sha256:{sha256(b'').hexdigest()}"
            self._record(
                [
                    ("WARC-Type", "response"),
                    ("WARC-Target-URI", hop.url),
                    ("WARC-Date", at),
                    ("WARC-Payload-Digest", digest),
                    ("Content-Type", "application/http; msgtype=response"),
                ],
                _redirect(hop.status, goal),
                seed=f"redirect {key}",
            )
            found = Placed(
                url=hop.url, when=page.fetched_at, status=hop.status, media="unk", digest=digest, offset=place
            )
            self._stands(found)

    def _resource(self, picture: KeptApart) -> None:
        """A picture of which there are only the bytes; one that stands in the file already is left out."""
        digest = f"sha256:{sha256(picture.body).hexdigest()}"
        key, place = f"{picture.url} {digest}", self._offset
        if key in self._known:
            return
        self._known.add(key)
        self._record(
            [
                ("WARC-Type", "resource"),
                ("WARC-Target-URI", picture.url),
                ("WARC-Date", moment(picture.when)),
                ("WARC-Payload-Digest", digest),
                ("Content-Type", picture.media),
            ],
            picture.body,
            seed=f"resource {key}",
        )
        self._stands(
            Placed(url=picture.url, when=picture.when, status=200, media=picture.media, digest=digest, offset=place)
        )

    def _stands(self, found: Placed) -> None:
        """Note where the record stands that was written last."""
        self.placed.append(replace(found, length=self._offset - found.offset))

    def _record(self, fields: list[tuple[str, str]], block: bytes, *, seed: str) -> str:
        name = f"<urn:uuid:{uuid5(NAMESPACE_URL, seed)}>"
        digest = ("WARC-Block-Digest", f"sha256:{sha256(block).hexdigest()}")
        self._put(written([fields[0], ("WARC-Record-ID", name), *fields[1:], digest], block))
        return name

    def _put(self, record: bytes, pack: Callable[[bytes], bytes] = pack) -> None:
        data = pack(record) if self.packed else record
        self.stream.write(data)
        self._hash.update(data)
        self._offset += len(data)


def write(stream: BinaryIO, shots: Iterable[Shot], *, name: str, when: datetime, software: str) -> list[Placed]:
    """Captures as a sealed WARC; gzip when its name ends so. Where each response stands."""
    writer = WarcWriter(stream=stream, when=when, software=software, packed=name.endswith(".gz"))
    writer.begin(name)
    for shot in shots:
        writer.add(shot)
    writer.seal()
    return writer.placed


def written(fields: Iterable[tuple[str, str]], block: bytes) -> bytes:
    """A record as it stands in an unpacked file."""
    lines = [VERSION, *[f"{name}: {value}".encode() for name, value in fields], b"Content-Length: %d" % len(block)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + block + b"\r\n\r\n"


def seal(digest: str, length: int, when: datetime) -> bytes:
    """The last record of a file whose first `length` bytes have this digest; it can be no other than this."""
    block = _fields(((SEALED, digest), ("warta-sealed-length", str(length))))
    return written(
        [
            ("WARC-Type", "metadata"),
            ("WARC-Record-ID", f"<urn:uuid:{uuid5(NAMESPACE_URL, f'seal {digest}')}>"),
            ("WARC-Date", moment(when)),
            ("Content-Type", "application/warc-fields"),
            ("WARC-Block-Digest", f"sha256:{sha256(block).hexdigest()}"),
        ],
        block,
    )


def moment(when: datetime) -> str:
    """A time as WARC writes it (W3C-DTF, in UTC; WARC 1.1 has fractions of a second)."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def noted(shot: Shot) -> str:
    """What warta noted of a capture, as JSON: the line of the ledger, or what one would say."""
    record: dict[str, object] = {"warta": "capture", "title": shot.title, "ledger_line": shot.line or None}
    if not shot.line:
        record["record"] = _unfiled(shot.page)
    left_out = [[page.requested_url, list(page.incomplete)] for page in shot.shown_with if not page.body]
    return canonical(record | {"not_captured": left_out})


def _unfiled(page: Page) -> dict[str, object]:
    from warta.extraction.pipeline import VERSION as EXTRACTOR
    from warta.render.ledger import record

    return record(page) | {"imported_from": page.imported_from, "extractor": f"warta/{EXTRACTOR}"}


def _fields(pairs: Iterable[tuple[str, str]]) -> bytes:
    return b"".join([f"{name}: {value}\r\n".encode() for name, value in pairs])


def _answer(page: Page) -> bytes:
    """An answer as it was recorded: its headers, and its body as it is kept."""
    status = page.status or 200
    lines = [f"HTTP/1.1 {status} {_reason(status)}"]
    for name, value in page.response_headers:
        if _TOKEN.fullmatch(name):
            lines.append(f"{_MASK if name.lower() in _OF_THE_WIRE else ''}{name}: {value}")
    lines.append(f"Content-Length: {len(page.body)}")
    return "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n" + page.body


def _redirect(status: int, goal: str) -> bytes:
    """An answer that sends elsewhere, as far as it was recorded."""
    head = f"HTTP/1.1 {status} {_reason(status)}\r\nLocation: {goal}\r\nContent-Length: 0\r\n\r\n"
    return head.encode("utf-8", "replace")


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _request(page: Page) -> bytes:
    path = "/" + page.final_url.partition("//")[2].partition("/")[2].partition("#")[0]
    lines = [f"GET {path} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in page.request_headers if _TOKEN.fullmatch(name)]
    return "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n"


def _media(headers: Headers) -> str:
    sent = next((value for name, value in headers if name.lower() == "content-type"), "")
    return sent.partition(";")[0].strip().lower() or "unk"
