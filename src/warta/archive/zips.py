"""A zip with one spelling: members stored as they are, one time for all, no other choice anywhere.

So whether a byte of its own structure was changed can be seen: it is written anew, and held against what there is.
"""

from __future__ import annotations

import shutil
import zipfile
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import BinaryIO

_FILE = 0o100644 << 16
_PIECE = 1 << 16
_MOST = 10_000  # members
_UNIX = 3
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time

Moment = tuple[int, int, int, int, int, int]


def write(stream: BinaryIO, members: Iterable[tuple[str, bytes | BinaryIO]], when: datetime) -> None:
    """A zip of these members, in this order; a member is bytes, or a stream that is read from its start."""
    _write(stream, members, max((when.year, when.month, when.day, when.hour, when.minute, when.second), _EARLIEST))


def differs_at(stream: BinaryIO) -> int | None:
    """The first byte in which a zip is not as `write` writes it; None when it is. Raises BadZipFile, OSError."""
    with zipfile.ZipFile(stream) as archive, TemporaryFile() as again:
        infos = archive.infolist()
        if not infos or len(infos) > _MOST or any(info.compress_type != zipfile.ZIP_STORED for info in infos):
            return 0
        _write(again, ((info.filename, _opened(archive, info)) for info in infos), infos[0].date_time)
        stream.seek(0)
        again.seek(0)
        return _difference(stream, again)


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return archive.open(info)  # type: ignore[return-value] # it reads bytes, which is all that is asked of it


def _write(stream: BinaryIO, members: Iterable[tuple[str, bytes | BinaryIO]], when: Moment) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, what in members:
            info = zipfile.ZipInfo(name, when)
            info.create_system = _UNIX
            info.external_attr = _FILE
            if isinstance(what, bytes):
                archive.writestr(info, what)
            else:
                with archive.open(info, "w", force_zip64=False) as place:
                    shutil.copyfileobj(what, place, _PIECE)


def _difference(one: BinaryIO, two: BinaryIO) -> int | None:
    at = 0
    while True:
        here, there = one.read(_PIECE), two.read(_PIECE)
        if here != there:
            return at + next((i for i, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), 0)
        if not here:
            return None
        at += len(here)
