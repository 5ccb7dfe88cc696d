"""What an archive of somebody else holds: every answer in its WARCs by its address, with its time."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from lzma import LZMAError
from tempfile import TemporaryFile
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

from warta import urls
from warta.archive import http_message, wacz
from warta.archive.http_message import Head, UnreadableError
from warta.archive.warc_reader import BrokenError, Record, record_at, records
from warta.errors import ConfigError
from warta.extraction.record import sha256
from warta.extraction.text import line
from warta.i18n import _
from warta.model.capture import Page
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import ExitStack
    from pathlib import Path

_HEAD = 1 << 18
_MOST = 2_000_000  # answers
_MOST_MEMBERS = 1_000
_ROOM = 1 << 33  # bytes of all WARCs in a WACZ
_PIECE = 1 << 16
_LONGEST_PAGES = 1 << 26
_BAD_ZIP = (
    zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, zlib.error, struct.error, ValueError, KeyError,
    EOFError, RuntimeError, OverflowError, IndexError, LZMAError,
)  # fmt: skip


class Held(Value, frozen=True, kw_only=True):
    """An answer that the archive holds. `refers`: the digest of an earlier one that it was the same as (a revisit)."""

    url: str
    when: datetime
    status: int
    media: str
    location: str
    stream: BinaryIO
    offset: int
    name: str
    software: str
    digest: str = ""
    refers: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it may be a page to read."""
        return self.status == 200 and self.media in {"text/html", "application/xhtml+xml", ""}


@dataclass(slots=True)
class Holdings:
    """All of them, by address; `listed`: the addresses that the archive calls its pages; `troubles`: what broke."""

    answers: list[Held] = field(default_factory=list)
    by_url: dict[str, list[Held]] = field(default_factory=dict)
    by_digest: dict[str, Held] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    troubles: list[str] = field(default_factory=list)
    plainest: dict[str, str] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)  # an archive is one open file: who reads in it moves its place

    def plain(self, url: str) -> str:
        """The shortest address that is the same page as this one: without what only tells how a reader came."""
        return self.plainest.get(urls.key(url), url)

    def pages(self) -> list[Held]:
        """What may be a page to read, in the order of time; only what the archive calls so, when it names any."""
        found = [each for each in self.answers if each.is_page]
        named = [each for each in found if urls.key(each.url) in self.listed]
        return sorted(named or found, key=lambda each: each.when)

    def nearest(self, url: str, when: datetime) -> Held | None:
        """The answer of an address that is nearest to a time."""
        found = self.by_url.get(urls.normalise(url), ())
        return min(found, key=lambda each: abs(each.when - when), default=None)

    def page(self, held: Held, most: int) -> Page:
        """An answer as a page, with at most `most` bytes. Raises UnreadableError, OSError."""
        of = self.by_digest.get(held.refers, held) if held.refers else held
        with self._turn:
            record = _again(held, most)
            answer = record if of is held else _again(of, most)
        told = http_message.head(record.block)
        head = http_message.head(answer.block)
        if head is None or told is None:
            raise UnreadableError(_("it is no answer of the web"))
        body = http_message.body(answer.block, head, most)
        cut = body.cut or not answer.whole or "warc-truncated" in record.fields
        return Page(
            requested_url=held.url,
            final_url=held.url,
            status=held.status,
            fetched_at=held.when,
            body=body.data,
            sha256=sha256(body.data),
            response_headers=told.headers,
            truncated=cut,
            incomplete=(_("the archive holds only a part of it"),) if cut else (),
            peer=_address(record.fields.get("warc-ip-address", "")),
            imported_from=", ".join(filter(None, (held.name, held.software))),
        )

    def add(self, stream: BinaryIO, name: str) -> None:
        """Take in a WARC."""
        software = ""
        try:
            for record in records(stream, most=_HEAD):
                if record.kind == "warcinfo":
                    software = software or _software(record)
                held = _held(_alone(record), stream, name, software)
                if held and len(self.answers) < _MOST:
                    self._take(held)
        except BrokenError as error:
            told = _("{name}: at byte {offset} {why}; what follows is not read")
            self.troubles.append(told.format(name=name, offset=error.offset, why=error.why))

    def _take(self, held: Held) -> None:
        self.answers.append(held)
        self.by_url.setdefault(held.url, []).append(held)
        if held.is_page:
            known = self.plainest.setdefault(urls.key(held.url), held.url)
            if len(held.url) < len(known):
                self.plainest[urls.key(held.url)] = held.url
        if held.digest and not held.refers:
            self.by_digest.setdefault(held.digest, held)


def opened(path: Path, stack: ExitStack) -> Holdings:
    """What a WARC or a WACZ holds; its files stay open as long as the stack. Raises ConfigError, OSError."""
    stream = stack.enter_context(path.open("rb"))
    begins = stream.read(5)
    stream.seek(0)
    holdings = Holdings()
    name = line(path.name)
    if begins.startswith(b"PK"):
        try:
            _unzip(stream, name, holdings, stack)
        except _BAD_ZIP as error:
            raise _not_ours(path, str(error)) from error
    elif begins == b"WARC/" or begins.startswith(b"\x1f\x8b"):
        holdings.add(stream, name)
    else:
        raise _not_ours(path, _("it begins like neither"))
    return holdings


def _not_ours(path: Path, why: str) -> ConfigError:
    return ConfigError(
        _("{path} is no WARC and no WACZ: {why}").format(path=path, why=why),
        hint=_("`warta import` reads .warc, .warc.gz and .wacz"),
        kind="usage",
    )


def _unzip(stream: BinaryIO, name: str, holdings: Holdings, stack: ExitStack) -> None:
    """Take in each WARC of a WACZ, and its list of pages."""
    archive = stack.enter_context(zipfile.ZipFile(stream))
    room = _ROOM
    for member in archive.namelist()[:_MOST_MEMBERS]:
        if member.endswith((".warc", ".warc.gz")):
            inner = stack.enter_context(TemporaryFile())  # noqa: SIM115 - the stack is its context
            with archive.open(member) as packed:
                while piece := packed.read(_PIECE):
                    room -= len(piece)
                    if room < 0:
                        raise ValueError(_("it is larger than warta reads"))
                    inner.write(piece)
            inner.seek(0)
            holdings.add(inner, f"{name}: {line(member)}")
    if wacz.PAGES in archive.namelist():
        with archive.open(wacz.PAGES) as listed:
            holdings.listed.update(_listed(listed.read(_LONGEST_PAGES)))


def _listed(data: bytes) -> Iterator[str]:
    for each in data.decode("utf-8", "replace").splitlines():
        try:
            found = json.loads(each)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get("url"), str):
            yield urls.key(found["url"])


def _alone(record: Record) -> Record:
    """A record that can be come back to. Raises BrokenError."""
    if not record.alone:
        raise BrokenError(_("it is packed in one piece: unpack it first"), record.offset)
    return record


def _held(record: Record, stream: BinaryIO, name: str, software: str) -> Held | None:
    """The answer in a record; None for a record of another kind."""
    if record.kind not in {"response", "revisit"}:
        return None
    url = urls.normalise(record.url)
    when = _moment(record.fields.get("warc-date", ""))
    head = http_message.head(record.block)
    if not urls.host(url) or when is None or head is None:
        return None
    digest = record.fields.get("warc-payload-digest", "")
    return Held(
        url=url,
        when=when,
        status=head.status,
        media=_media(head),
        location=head.header("location"),
        stream=stream,
        offset=record.offset,
        name=name,
        software=software,
        digest=digest,
        refers=digest if record.kind == "revisit" else "",
    )


def _again(held: Held, most: int) -> Record:
    """A record once more, with its block: the head, and at most twice what may be kept of the body (it is packed)."""
    try:
        return record_at(held.stream, held.offset, most=_HEAD + 2 * most)
    except (BrokenError, StopIteration) as error:
        raise UnreadableError(_("its record is broken")) from error


def _software(record: Record) -> str:
    for each in record.block.decode("utf-8", "replace").splitlines():
        key, _colon, value = each.partition(":")
        if key.strip().lower() == "software":
            return line(value)[:120]
    return ""


def _media(head: Head) -> str:
    return head.header("content-type").partition(";")[0].strip().lower()


def _moment(said: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(said)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _address(said: str) -> str:
    try:
        return str(ip_address(said))
    except ValueError:
        return ""
