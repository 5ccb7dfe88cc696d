"""Read a WARC of anybody, record by record, within bounds: it may be broken, lie about its lengths, or be a trap."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

from warta.archive.digests import Digests
from warta.i18n import _
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIECE = 1 << 16
_LONGEST_LINE = 1 << 16
_MOST_FIELDS = 256
_MOST_BLANKS = 16  # bytes of line ends between two records; the standard has four
_LENGTH_DIGITS = 15
_GZIP = 31
_LOOSE = 300  # times what it is packed: text is packed ten times, a trap a thousand times
_ROOM = 1 << 26
_MAGIC = b"\x1f\x8b"


class BrokenError(ValueError):
    """The file cannot be read on from `offset` (of the file's bytes)."""

    def __init__(self, why: str, offset: int) -> None:
        super().__init__(why)
        self.why = why
        self.offset = offset


class Record(Value, frozen=True, kw_only=True):
    """A record: its fields by their names in lower case; the first bytes of its block, and how long that is.

    `offset` is where it begins in the file. `wrong`: which of its own digests do not hold; `held`: how many do.
    """

    kind: str
    fields: Mapping[str, str]
    block: bytes
    size: int
    offset: int
    alone: bool
    wrong: tuple[str, ...] = ()
    held: int = 0

    @property
    def whole(self) -> bool:
        """Whether all of the block is here."""
        return self.size == len(self.block)

    @property
    def url(self) -> str:
        """What it is of; WARC 1.0 by wget writes it between angle brackets."""
        return self.fields.get("warc-target-uri", "").strip("<>")


def records(stream: BinaryIO, *, most: int) -> Iterator[Record]:
    """Every record from here on, with at most `most` bytes of each block. Raises BrokenError, OSError."""
    source = _source(stream)
    while (begun := _begun(source)) is not None:
        yield _record(source, begun, most)


def record_at(stream: BinaryIO, offset: int, *, most: int) -> Record:
    """The record that begins here. Raises BrokenError, OSError."""
    stream.seek(offset)
    return next(records(stream, most=most))


# --- the bytes, unpacked ---


class _Source(Protocol):
    offset: int  # of the file, where the next byte stands, or the packed member that it is in

    def line(self) -> bytes: ...
    def read(self, size: int) -> bytes: ...
    @property
    def fresh(self) -> bool: ...


def _source(stream: BinaryIO) -> _Source:
    start = stream.tell()
    packed = stream.read(2) == _MAGIC
    stream.seek(start)
    return _Packed(stream, start) if packed else _Plain(stream, start)


class _Plain:
    """A file as it is."""

    fresh = True

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self.offset = start

    def line(self) -> bytes:
        found = self._stream.readline(_LONGEST_LINE)
        self.offset += len(found)
        return found

    def read(self, size: int) -> bytes:
        found = self._stream.read(size)
        self.offset += len(found)
        return found


@dataclass(slots=True)
class _Packed:
    """A file of gzip members, each inflated by small steps."""

    _stream: BinaryIO
    offset: int
    _raw: bytes = b""
    _read: int = 0
    _inflated: int = 0
    _ready: bytearray = field(default_factory=bytearray)
    _inflater: zlib._Decompress | None = None
    _start: int = 0

    def __post_init__(self) -> None:
        self._start = self.offset

    @property
    def fresh(self) -> bool:
        """Whether the next byte is the first of a member."""
        return not self._ready and (self._inflater is None or self._inflater.eof)

    def line(self) -> bytes:
        while (end := self._ready.find(b"\n")) < 0 and len(self._ready) < _LONGEST_LINE:
            if not self._fill():
                break
        return self._taken(end + 1 if end >= 0 else _LONGEST_LINE)

    def read(self, size: int) -> bytes:
        while not self._ready and size:
            if not self._fill():
                break
        return self._taken(size)

    def _taken(self, size: int) -> bytes:
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def _fill(self) -> bool:
        """Inflate a little more; False at the end of the file."""
        if self._inflater is None or self._inflater.eof:
            if self._inflater is not None:
                self._raw = self._inflater.unused_data
            if not self._raw and not self._more():
                return False
            self.offset = self._start + self._read - len(self._raw)
            self._inflater = zlib.decompressobj(_GZIP)
        elif not self._raw and not self._more():
            raise BrokenError(_("it ends in the middle of a packed record"), self.offset)
        try:
            found = self._inflater.decompress(self._raw, _PIECE)
        except zlib.error as error:
            raise BrokenError(_("a packed record cannot be unpacked"), self.offset) from error
        self._raw = self._inflater.unconsumed_tail
        self._inflated += len(found)
        if self._inflated > _ROOM + _LOOSE * self._read:
            raise BrokenError(_("it unpacks to far more than any page"), self.offset)
        self._ready += found
        return True

    def _more(self) -> bool:
        self._raw = self._stream.read(_PIECE)
        self._read += len(self._raw)
        return bool(self._raw)


# --- a record ---


class _Begun(Value, frozen=True):
    offset: int
    alone: bool
    fields: dict[str, str]


def _begun(source: _Source) -> _Begun | None:
    """The fields of the next record; None at the end of the file."""
    line, offset, alone = _first_line(source)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise BrokenError(_("no record begins where one should"), offset)
    fields: dict[str, str] = {}
    name = ""
    for _number in range(_MOST_FIELDS):
        line = source.line()
        if not line.endswith(b"\n"):
            raise BrokenError(_("the head of a record has no end"), offset)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text:
            return _Begun(offset, alone, fields)
        if text[0] in " \t" and name:
            fields[name] += " " + text.strip()
            continue
        name, _colon, value = text.partition(":")
        name = name.strip().lower()
        fields.setdefault(name, value.strip())
    raise BrokenError(_("the head of a record has too many lines"), offset)


def _first_line(source: _Source) -> tuple[bytes, int, bool]:
    """The line that opens a record, where it begins, and whether a packed member begins there."""
    blanks = 0
    while True:
        fresh, before = source.fresh, source.offset
        line = source.line()
        if line.strip(b"\r\n"):
            return line, source.offset if isinstance(source, _Packed) else before, fresh
        blanks += len(line)
        if not line or blanks > _MOST_BLANKS:
            return b"" if not line else b"\n", source.offset, fresh


def _record(source: _Source, begun: _Begun, most: int) -> Record:
    said = begun.fields.get("content-length", "")
    if not (said.isascii() and said.isdigit() and len(said) <= _LENGTH_DIGITS):
        raise BrokenError(_("a record does not say how long it is"), begun.offset)
    kind = begun.fields.get("warc-type", "").lower()
    digests = Digests(begun.fields, with_head="application/http" in begun.fields.get("content-type", "").lower())
    left = int(said)
    kept = bytearray()
    while left:
        piece = source.read(min(left, _PIECE))
        if not piece:
            raise BrokenError(_("a record is shorter than it says"), begun.offset)
        left -= len(piece)
        digests.take(piece)
        kept += piece[: max(most - len(kept), 0)]
    return Record(
        kind=kind,
        fields=begun.fields,
        block=bytes(kept),
        size=int(said),
        offset=begun.offset,
        alone=begun.alone,
        wrong=digests.wrong(),
        held=digests.held(),
    )
