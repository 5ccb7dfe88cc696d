"""Look a file over that holds captures: a WARC, a WACZ, a bundle. Whatever does not hold is found and named."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zipfile
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from warta.archive import wacz, warc, zips
from warta.archive.warc_reader import BrokenError, Record, records
from warta.errors import ConfigError
from warta.i18n import _, ngettext
from warta.model.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

SUMS = "SHA256SUMS"
_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
_PIECE = 1 << 16
_LONGEST_LIST = 1 << 26
_LOOSE = 300
_ROOM = 1 << 26
_OURS = re.compile(r"^software: warta/", re.MULTILINE)
_BAD_ZIP = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, ValueError, KeyError, EOFError, OSError,
    RuntimeError, OverflowError, IndexError, LZMAError,
)  # fmt: skip
"""What zipfile is known to raise over a file that is none, or is packed as no page is (NotImplementedError too)."""


def look(path: Path) -> Iterator[Finding]:
    """What a look at a file or a folder finds. Raises ConfigError for what is none of ours, OSError."""
    if path.is_dir():
        yield from _folder(path)
        return
    with path.open("rb") as stream:
        match _kind(path, stream):
            case "zip":
                yield from _zip(stream, path.name)
            case "warc":
                yield from _warc(stream, path.name)
            case _:
                raise ConfigError(
                    _("{path} is nothing that warta can verify").format(path=path),
                    hint=_("it takes a WARC, a WACZ, a bundle, a page that is kept, or --all"),
                    kind="usage",
                )


def _kind(path: Path, stream: BinaryIO) -> str:
    """What a file is: by its name, so that a broken one is found broken, else by how it begins."""
    name = path.name.lower()
    begins = stream.read(5)
    stream.seek(0)
    if name.endswith((".wacz", ".zip")) or begins.startswith(b"PK"):
        return "zip"
    if name.endswith((".warc", ".warc.gz")) or begins == b"WARC/" or begins.startswith(b"\x1f\x8b"):
        return "warc"
    return ""


def _fault(thing: str, what: str) -> Finding:
    return Finding(sort="fault", thing=thing, what=what)


# --- WARC ---


def _warc(stream: BinaryIO, name: str) -> Iterator[Finding]:
    """Every record in the way it was written, and the seal over them all."""
    start = stream.tell()
    count, held, first, last = 0, 0, None, None
    try:
        for record in records(stream, most=_PIECE):
            thing = _("{file}: {kind} record at byte {offset}").format(
                file=name, kind=record.kind or "?", offset=record.offset
            )
            for which in record.wrong:
                yield _fault(thing, _("its {which} is not the one that was written: {url}").format(
                    which=_DIGESTED[which](), url=record.url or "-"
                ))  # fmt: skip
            first = first or record
            last = record
            count += 1
            held += record.held
    except BrokenError as error:
        yield _fault(_("{file}: byte {offset}").format(file=name, offset=error.offset), error.why)
        return
    if first is None or last is None:
        yield _fault(name, _("there is no record in it"))
        return
    if _is_ours(first) or warc.SEALED in _text(last):
        yield from _seal(stream, name, start, first, last)
    else:
        what = _("it has no seal: of the heads of its records nothing says whether they are as they were written")
        yield Finding(sort="note", thing=name, what=what)
    told = ngettext("{count} record, {held} digests hold", "{count} records, {held} digests hold", count)
    yield Finding(sort="held", thing=name, what=told.format(count=count, held=held))


_DIGESTED = {"block": lambda: _("block"), "payload": lambda: _("payload")}


def _seal(stream: BinaryIO, name: str, start: int, first: Record, last: Record) -> Iterator[Finding]:
    """The last record holds the digest of all bytes before it, and can be spelled in one way only."""
    when = _moment(first.fields.get("warc-date", ""))
    stream.seek(start)
    digest = hashlib.sha256()
    left = last.offset - start
    while left and (piece := stream.read(min(left, _PIECE))):
        digest.update(piece)
        left -= len(piece)
    seal = stream.read(_PIECE)
    if when is not None:
        expected = warc.seal(digest.hexdigest(), last.offset - start, when)
        if seal in (expected, warc.packed_plainly(expected)):
            return
    yield _fault(_("{file}: the seal").format(file=name), _("the bytes before it are not the ones that were sealed"))


def _is_ours(first: Record) -> bool:
    return first.kind == "warcinfo" and bool(_OURS.search(_text(first)))


def _text(record: Record) -> str:
    return record.block.decode("utf-8", "replace")


def _moment(said: str) -> datetime | None:
    from datetime import UTC, datetime

    try:
        return datetime.fromisoformat(said).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


# --- zips ---


def _zip(stream: BinaryIO, name: str) -> Iterator[Finding]:
    """A WACZ by its list of digests, or a bundle by its SHA256SUMS."""
    try:
        yield from _members(stream, name)
    except NotImplementedError as error:
        yield _fault(name, _("it cannot be read: {why}").format(why=error))
    except _BAD_ZIP as error:
        yield _fault(name, _("it is no whole zip: {why}").format(why=error))


def _members(stream: BinaryIO, name: str) -> Iterator[Finding]:
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        sums = next((each for each in names if each.rpartition("/")[2] == SUMS and each.count("/") <= 1), None)
        if len(set(names)) != len(names):
            yield _fault(name, _("it holds two members of one name"))
        elif wacz.PACKAGE in names:
            yield from _wacz(archive, stream, name)
        elif sums is not None:
            yield from _summed_zip(archive, name, sums)
            yield from _structure(stream, name)
        else:
            yield _fault(name, _("neither {one} nor {other} is in it").format(one=wacz.PACKAGE, other=SUMS))


def _structure(stream: BinaryIO, name: str) -> Iterator[Finding]:
    at = zips.differs_at(stream)
    if at is not None:
        yield _fault(_("{file}: byte {offset}").format(file=name, offset=at), _("the zip is not as warta wrote it"))


def _wacz(archive: zipfile.ZipFile, stream: BinaryIO, name: str) -> Iterator[Finding]:
    """The digest of the list, each digest of the list, every record of its WARCs; ours to the last byte."""
    listed = _json(_whole(archive, wacz.PACKAGE))
    resources = listed.get("resources") if listed else None
    if not listed or not isinstance(resources, list):
        yield _fault(f"{name}: {wacz.PACKAGE}", _("it is not what a WACZ has there"))
        return
    yield from _of_list(archive, name)
    known = {wacz.PACKAGE, wacz.DIGEST}
    for resource in resources:
        path = str(resource.get("path")) if isinstance(resource, dict) else "?"
        known.add(path)
        yield from _resource(archive, name, path, resource)
    for stray in sorted(set(archive.namelist()) - known):
        yield _fault(f"{name}: {stray}", _("it is in the file, and not in its list"))
    if str(listed.get("software", "")).startswith("warta/"):
        yield from _structure(stream, name)
    else:
        what = _("written by {software}: the digests say nothing of the zip's own structure")
        yield Finding(
            sort="note", thing=name, what=what.format(software=listed.get("software") or _("another program"))
        )
    told = ngettext("{count} file of its list", "{count} files of its list", len(resources))
    yield Finding(sort="held", thing=name, what=told.format(count=len(resources)))


def _of_list(archive: zipfile.ZipFile, name: str) -> Iterator[Finding]:
    """The list itself, by its own digest."""
    if wacz.DIGEST not in archive.namelist():
        yield Finding(sort="note", thing=name, what=_("nothing holds the digest of its list"))
        return
    said = _json(_whole(archive, wacz.DIGEST)) or {}
    if said.get("path") != wacz.PACKAGE or said.get("hash") != f"sha256:{_hash(archive, wacz.PACKAGE)[0]}":
        yield _fault(f"{name}: {wacz.PACKAGE}", _("its digest is not the one in {file}").format(file=wacz.DIGEST))


def _resource(archive: zipfile.ZipFile, name: str, path: str, said: Any) -> Iterator[Finding]:  # noqa: ANN401 - a JSON edge
    thing = f"{name}: {path}"
    if path not in archive.namelist():
        yield _fault(thing, _("it is in the list, and not in the file"))
        return
    digest, size = _hash(archive, path)
    if said.get("hash") not in (f"sha256:{digest}", digest) or said.get("bytes") not in (size, None):
        yield _fault(thing, _("its digest or its length is not the one in the list"))
        return
    if path.endswith((".warc", ".warc.gz")):
        with archive.open(path) as inner:
            found = [*_warc(cast("BinaryIO", inner), thing)]
        yield from (each for each in found if each.sort != "note")


def _summed_zip(archive: zipfile.ZipFile, name: str, sums: str) -> Iterator[Finding]:
    top = sums.removesuffix(SUMS)
    said, wrong = _sums(_whole(archive, sums))
    if wrong:
        yield _fault(f"{name}: {sums}", wrong)
        return
    present = {each for each in archive.namelist() if not each.endswith("/")} - {sums}
    for path, digest in said.items():
        member = top + path
        if member not in present:
            yield _fault(f"{name}: {member}", _("it is in the list, and not in the file"))
        elif _hash(archive, member)[0] != digest:
            yield _fault(f"{name}: {member}", _("its digest is not the one in the list"))
        elif path.endswith(".wacz"):
            with archive.open(member) as inner:
                yield from _zip(cast("BinaryIO", inner), f"{name}: {member}")
    for stray in sorted(present - {top + path for path in said}):
        yield _fault(f"{name}: {stray}", _("it is in the file, and not in its list"))
    told = ngettext("{count} file of its list", "{count} files of its list", len(said))
    yield Finding(sort="held", thing=name, what=told.format(count=len(said)))


def _hash(archive: zipfile.ZipFile, path: str) -> tuple[str, int]:
    """The digest and the length of a member. Raises ValueError for one that unpacks to far more than any page."""
    packed = archive.getinfo(path).compress_size
    digest, size = hashlib.sha256(), 0
    with archive.open(path) as member:
        while piece := member.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            if size > _ROOM + _LOOSE * packed:
                raise ValueError(_("{path} unpacks to far more than it can hold").format(path=path))
    return digest.hexdigest(), size


def _whole(archive: zipfile.ZipFile, path: str) -> bytes:
    with archive.open(path) as member:
        found = member.read(_LONGEST_LIST + 1)
    if len(found) > _LONGEST_LIST:
        raise ValueError(_("{path} is too long").format(path=path))
    return found


def _json(data: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


# --- bundles ---


def _folder(path: Path) -> Iterator[Finding]:
    """A bundle that was unpacked, or written as a folder."""
    list_of_all = path / SUMS
    if not list_of_all.is_file():
        raise ConfigError(
            _("{path} is no bundle: it holds no {file}").format(path=path, file=SUMS),
            hint=_("it takes a WARC, a WACZ, a bundle, a page that is kept, or --all"),
            kind="usage",
        )
    said, wrong = _sums(list_of_all.read_bytes()[:_LONGEST_LIST])
    if wrong:
        yield _fault(str(list_of_all), wrong)
        return
    for name, digest in said.items():
        yield from _file(path / name, digest)
    for each in sorted(path.rglob("*")):
        name = each.relative_to(path).as_posix()
        if not each.is_dir() and name != SUMS and name not in said:
            yield _fault(str(each), _("it is in the folder, and not in its list"))
    told = ngettext("{count} file of its list", "{count} files of its list", len(said))
    yield Finding(sort="held", thing=str(path), what=told.format(count=len(said)))


def _file(path: Path, digest: str) -> Iterator[Finding]:
    if path.is_symlink() or not path.is_file():
        yield _fault(str(path), _("it is in the list, and not in the folder"))
        return
    with path.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
            yield _fault(str(path), _("its digest is not the one in the list"))
            return
    if path.suffix == ".wacz":
        yield from look(path)


def _sums(data: bytes) -> tuple[dict[str, str], str]:
    """The digests by their paths, as `sha256sum` writes them; and what is wrong with the list."""
    said: dict[str, str] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if not line:
            continue
        found = _SUM.fullmatch(line)
        path = found[2] if found else ""
        if not found or path.startswith("/") or "\\" in path or ".." in path.split("/") or path in said:
            return {}, _("line {number} is none of its kind").format(number=number)
        said[path] = found[1]
    return said, "" if said else _("it names nothing")
