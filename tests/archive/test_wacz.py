"""A WACZ that warta writes is laid out as its specification asks."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.archive import shots
from tests.builders import FLOOD
from warta.archive import cdxj

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(shots.write(tmp_path / "story.wacz"))


def test_every_file_is_listed_with_its_digest_and_the_list_has_one_of_its_own(archive: zipfile.ZipFile) -> None:
    listed = json.loads(archive.read("datapackage.json"))

    assert (listed["profile"], listed["wacz_version"], listed["mainPageUrl"]) == ("data-package", "1.1.1", FLOOD)
    for resource in listed["resources"]:
        data = archive.read(resource["path"])
        assert (resource["hash"], resource["bytes"]) == (f"sha256:{sha256(data).hexdigest()}", len(data))
    own = json.loads(archive.read("datapackage-digest.json"))
    assert own == {
        "path": "datapackage.json",
        "hash": f"sha256:{sha256(archive.read('datapackage.json')).hexdigest()}",
    }
    archive.close()


def test_nothing_is_packed_twice(archive: zipfile.ZipFile) -> None:
    assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
    archive.close()


def test_the_index_leads_to_each_record_and_is_sorted(archive: zipfile.ZipFile) -> None:
    lines = archive.read("indexes/index.cdx").decode().splitlines()
    data = archive.read("archive/data.warc.gz")

    assert lines == sorted(lines)
    assert lines[0].startswith("example,news)/2019/03/20/flood 20190320140000 {")
    for line in lines:
        facts = json.loads(line.split(" ", 2)[2])
        start, length = int(facts["offset"]), int(facts["length"])
        assert data[start : start + 2] == b"\x1f\x8b"
        assert data[start + length : start + length + 2] == b"\x1f\x8b"
    archive.close()


def test_the_pages_are_reported_with_their_words(archive: zipfile.ZipFile) -> None:
    head, page = (json.loads(line) for line in archive.read("pages/pages.jsonl").decode().splitlines())

    assert head["format"] == "json-pages-1.0"
    assert (page["url"], page["title"], page["text"]) == (FLOOD, "Banjir", "Air naik.")
    archive.close()


@pytest.mark.parametrize(
    ("url", "turned"),
    [
        ("https://www.Example.org/A/B/?b=2&a=1", "org,example)/a/b?a=1&b=2"),
        ("http://127.0.0.1:8080/x/", "1,0,0,127:8080)/x"),
        ("https://news.example/", "example,news)/"),
        ("http://[::1]:8080/x", "::1:8080)/x"),
        ("https://a.b.co.id/2019/03/x.html#f", "id,co,b,a)/2019/03/x.html"),
    ],
)
def test_addresses_are_turned_as_other_tools_turn_them(url: str, turned: str) -> None:
    assert cdxj.surt(url) == turned
