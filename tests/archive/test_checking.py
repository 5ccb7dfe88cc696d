"""A flipped byte anywhere in a WARC, a WACZ or a bundle is found, and named."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.archive import shots
from tests.builders import NOON
from warta.archive import checking, zips
from warta.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ["story.wacz", "story.warc.gz", "story.warc", "bundle.zip", "bundle"]


def sums(members: dict[str, bytes]) -> bytes:
    return "".join(f"{sha256(data).hexdigest()}  {path}\n" for path, data in members.items()).encode()


def made(folder: Path, name: str) -> Path:
    """One of each kind."""
    path = folder / name
    if not name.startswith("bundle"):
        return shots.write(path)
    archive = shots.write(folder / "inner.wacz").read_bytes()
    members = {"article.md": b"# Banjir\n", "raw/page.html": shots.HTML.encode(), "story.wacz": archive}
    (folder / "inner.wacz").unlink()
    if name == "bundle.zip":
        with path.open("wb") as stream:
            zips.write(
                stream, ((f"b/{each}", data) for each, data in [*members.items(), ("SHA256SUMS", sums(members))]), NOON
            )
        return path
    for each, data in [*members.items(), ("SHA256SUMS", sums(members))]:
        (path / each).parent.mkdir(parents=True, exist_ok=True)
        (path / each).write_bytes(data)
    return path


def faults(path: Path) -> list[str]:
    return [f"{each.thing}: {each.what}" for each in checking.look(path) if not each.holds]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_not_touched_holds(tmp_path: Path, kind: str) -> None:
    found = [*checking.look(made(tmp_path, kind))]

    assert [each.what for each in found if not each.holds] == []
    assert found[-1].sort == "held"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_flips_of_a_hundred_are_found(tmp_path: Path, kind: str, seed: int) -> None:
    path = made(tmp_path, kind)
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    chance = random.Random(seed)
    missed = []
    for _flip in range(100):
        file = chance.choices(files, [each.stat().st_size for each in files])[0]
        whole = file.read_bytes()
        at, change = chance.randrange(len(whole)), chance.randrange(1, 256)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ change]) + whole[at + 1 :])
        if not faults(path):
            missed.append((file.name, at, change))
        file.write_bytes(whole)

    assert missed == []


@pytest.mark.parametrize("kind", ["story.wacz", "story.warc.gz", "story.warc", "bundle.zip"])
def test_every_single_byte_of_the_last_hundred_counts(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path, kind)
    whole = path.read_bytes()
    missed = []
    for at in range(len(whole) - 100, len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        if not faults(path):
            missed.append(at)

    assert missed == []


@pytest.mark.parametrize("kind", ["story.wacz", "story.warc.gz", "story.warc", "bundle.zip"])
def test_a_file_that_was_cut_anywhere_does_not_hold(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path, kind)
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])

        assert faults(path), length


def test_the_fault_names_the_record_and_the_member(tmp_path: Path) -> None:
    path = shots.write(tmp_path / "story.warc")
    path.write_bytes(path.read_bytes().replace(b"Air naik.", b"Air turun"))

    assert faults(path)[0].startswith("story.warc: response record at byte ")
    assert "its block is not the one that was written: https://news.example/2019/03/20/flood/" in faults(path)[0]
    packed = shots.write(tmp_path / "story.wacz")
    packed.write_bytes(packed.read_bytes().replace(b"Air naik.", b"Air turun"))
    assert faults(packed)[0] == "story.wacz: it is no whole zip: Bad CRC-32 for file 'pages/pages.jsonl'"


def test_a_file_that_came_or_went_is_named(tmp_path: Path) -> None:
    path = made(tmp_path, "bundle")
    (path / "raw" / "page.html").unlink()
    (path / "extra.txt").write_text("x")

    assert [fault.removeprefix(f"{path}/") for fault in faults(path)] == [
        "raw/page.html: it is in the list, and not in the folder",
        "extra.txt: it is in the folder, and not in its list",
    ]


def test_a_list_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    path = made(tmp_path, "bundle")
    for bad in ("../secret", "/etc/hostname", "a/../../x", "a\\b"):
        (path / "SHA256SUMS").write_text(f"{'0' * 64}  {bad}\n")

        assert faults(path) == [f"{path}/SHA256SUMS: line 1 is none of its kind"]


def test_a_symlink_is_no_file_of_a_bundle(tmp_path: Path) -> None:
    path = made(tmp_path, "bundle")
    (path / "article.md").rename(tmp_path / "elsewhere.md")
    (path / "article.md").symlink_to(tmp_path / "elsewhere.md")

    assert faults(path) == [f"{path}/article.md: it is in the list, and not in the folder"]


def foreign(path: Path) -> Path:
    """A WARC by warcio."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.name.endswith(".gz"))
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
        for number in range(3):
            body = io.BytesIO(b"<p>%d" % number)
            url = f"https://news.example/{number}/"
            writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    return path


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves files to the collector
def test_a_warc_of_somebody_else_is_held_to_its_digests_and_more_is_not_shown(tmp_path: Path) -> None:
    path = foreign(tmp_path / "other.warc")

    found = [*checking.look(path)]

    assert [each.sort for each in found] == ["note", "held"]
    assert "it has no seal" in found[0].what
    assert found[1].what == "3 records, 6 digests hold"
    path.write_bytes(path.read_bytes().replace(b"<p>1", b"<p>7"))
    assert len(faults(path)) == 2


def test_a_wacz_of_somebody_else_need_not_be_spelled_as_ours(tmp_path: Path) -> None:
    ours = shots.write(tmp_path / "story.wacz")
    theirs = tmp_path / "theirs.wacz"
    with zipfile.ZipFile(ours) as source, zipfile.ZipFile(theirs, "w", zipfile.ZIP_DEFLATED) as target:
        package = source.read("datapackage.json").replace(b"warta/0.1 (test)", b"another program.")
        for name in source.namelist():
            if name not in {"datapackage.json", "datapackage-digest.json"}:
                target.writestr(name, source.read(name))
        target.writestr("datapackage.json", package)

    found = [*checking.look(theirs)]

    assert [each.what for each in found if not each.holds] == []
    assert [each.what for each in found if each.sort == "note"] == [
        "nothing holds the digest of its list",
        "written by another program.: the digests say nothing of the zip's own structure",
    ]


def test_traps_are_ended_early(tmp_path: Path) -> None:
    import gzip

    trap = tmp_path / "trap.warc.gz"
    trap.write_bytes(gzip.compress(b"WARC/1.1\r\nContent-Length: 400000000\r\n\r\n" + b"\0" * 200_000_000, 9))
    assert faults(trap) == ["trap.warc.gz: byte 0: it unpacks to far more than any page"]
    endless = tmp_path / "endless.warc.gz"
    endless.write_bytes(gzip.compress(b"WARC/1.1\r\n" + b"a" * 90_000_000, 9))
    assert faults(endless) == ["endless.warc.gz: byte 0: the head of a record has no end"]
    packed = tmp_path / "trap.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SHA256SUMS", sums({"a": b""}))
        archive.writestr("a", b"\0" * 200_000_000)
    assert "unpacks to far more than it can hold" in faults(packed)[0]


@pytest.mark.parametrize("length", ["", "-1", "1e9", "9" * 40, "77"])
def test_a_record_that_lies_about_its_length_is_reported(tmp_path: Path, length: str) -> None:
    path = tmp_path / "lie.warc"
    path.write_bytes(f"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\nshort\r\n\r\n".encode())

    assert len(faults(path)) == 1


def test_what_is_none_of_these_is_a_matter_of_usage(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    for path in (tmp_path / "notes.txt", tmp_path):
        with pytest.raises(ConfigError):
            [*checking.look(path)]


def test_a_zip_is_spelled_in_one_way(tmp_path: Path) -> None:
    path = made(tmp_path, "bundle.zip")
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(again, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))

    with path.open("rb") as one, again.open("rb") as two:
        assert zips.differs_at(one) is None
        assert zips.differs_at(two) is not None
    shutil.rmtree(tmp_path)


def test_a_member_that_is_packed_and_damaged_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "story.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("datapackage.json", '{"resources": []}')
    whole = bytearray(path.read_bytes())
    whole[60:70] = b"\xff" * 10
    path.write_bytes(bytes(whole))

    assert faults(path) == ["story.wacz: it is no whole zip: Corrupt input data"]


def test_a_seal_of_a_time_that_is_none_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "story.warc"
    body = b"software: warta/1\r\n"
    head = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Date: 0001-01-01T00:00:00+14:00\r\n"
    path.write_bytes(head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body), body))

    assert faults(path) == ["story.warc: the seal: the bytes before it are not the ones that were sealed"]
