"""A WARC that warta writes: warcio, which nobody here wrote, reads it and finds every digest right."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from tests import builders
from tests.archive import shots
from tests.builders import FLOOD, HOSTILE, NOON
from warta.archive import checking, warc, warc_reader
from warta.model.capture import Redirect
from warta.model.evidence import KeptApart, Shot

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["story.warc.gz", "story.warc"]


def read_by_warcio(path: Path) -> list[tuple[str, str | None, bytes, dict[str, str]]]:
    """Kind, address, payload and HTTP headers of each record."""
    with path.open("rb") as stream:
        return [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.content_stream().read(),
                dict(record.http_headers.headers) if record.http_headers else {},
            )
            for record in ArchiveIterator(stream, check_digests="raise")
        ]


class Asked:
    """What warcio's check wants to be asked."""

    verbose = False

    def __init__(self, path: Path) -> None:
        self.inputs = [str(path)]


@pytest.mark.parametrize("name", NAMES)
def test_warcio_finds_it_sound(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = shots.write(tmp_path / name)

    assert Checker(Asked(path)).process_all() in (None, 0)
    assert "fail" not in capsys.readouterr().out


@pytest.mark.parametrize("name", NAMES)
def test_warcio_reads_every_answer_as_it_is_saved(tmp_path: Path, name: str) -> None:
    found = read_by_warcio(shots.write(tmp_path / name))

    answers = {url: payload for kind, url, payload, _headers in found if kind == "response"}
    assert answers == {
        FLOOD: shots.HTML.encode(),
        f"{FLOOD}wp-json/?b=1&a=2": b'[{"id": 1}]',
        "https://news.example/p.png": shots.PICTURE,
    }
    assert [kind for kind, *_rest in found] == [
        "warcinfo", "response", "request", "metadata", "response", "request", "response", "request", "metadata",
    ]  # fmt: skip


def test_what_was_packed_on_the_wire_stands_unpacked_and_says_so(tmp_path: Path) -> None:
    found = read_by_warcio(shots.write(tmp_path / "story.warc"))

    headers = next(headers for kind, url, _payload, headers in found if (kind, url) == ("response", FLOOD))
    assert headers == {
        "Content-Type": "text/html; charset=utf-8",
        "X-Archive-Orig-Content-Encoding": "gzip",
        "X-Archive-Orig-Content-Length": "88",
        "Content-Length": str(len(shots.HTML)),
    }


def test_the_ledgers_line_and_what_is_missing_stand_with_the_capture(tmp_path: Path) -> None:
    found = read_by_warcio(shots.write(tmp_path / "story.warc"))

    noted = json.loads(next(payload for kind, _url, payload, _headers in found if kind == "metadata"))
    assert noted["ledger_line"] == '{"line":1}'
    assert noted["not_captured"] == [["https://cdn.example/x.png", ["it is of another site"]]]


def test_the_same_captures_are_the_same_file(tmp_path: Path) -> None:
    one = shots.write(tmp_path / "story.warc.gz").read_bytes()
    two = shots.write(tmp_path / "story.warc.gz").read_bytes()

    assert one == two


def test_a_hostile_header_ends_no_line_and_opens_no_record(tmp_path: Path) -> None:
    evil = "x\r\n\r\nWARC/1.1\r\nWARC-Type: response"
    headers = ((f"X{HOSTILE}", "1"), ("A b", "2"), ("X-Fine", "é"), ("Content-Type", "text/html"))
    page = replace(shots.fetched(), response_headers=headers, body=evil.encode(), sha256=builders.page(evil).sha256)

    found = read_by_warcio(shots.write(tmp_path / "story.warc", Shot(page=page, title=evil)))

    assert [kind for kind, *_rest in found] == ["warcinfo", "response", "request", "metadata", "metadata"]
    assert found[1][2] == evil.encode()


def test_what_was_asked_for_leads_to_what_answered(tmp_path: Path) -> None:
    hops = (
        Redirect(status=301, url="https://news.example/singkat"),
        Redirect(status=302, url="https://news.example/b"),
    )
    page = shots.fetched(redirects=(*hops, Redirect(status=302, url=FLOOD)))  # the last one sets a cookie

    found = read_by_warcio(shots.write(tmp_path / "story.warc", Shot(page=page)))

    assert {url: headers["Location"] for kind, url, _payload, headers in found if "Location" in headers} == {
        "https://news.example/singkat": "https://news.example/b",
        "https://news.example/b": FLOOD,
    }
    assert [payload for kind, url, payload, _headers in found if (kind, url) == ("response", FLOOD)] == [page.body]


def test_a_picture_that_came_apart_is_there_once_and_no_answer_is_made_up_for_it(tmp_path: Path) -> None:
    then = NOON - timedelta(hours=1)
    picture = KeptApart(url="https://news.example/p.png", media="image/png", body=shots.PICTURE, when=then)
    story = Shot(page=shots.fetched(), pictures=(picture,))

    path = shots.write(tmp_path / "story.warc.gz", story, story)

    found = [each for each in read_by_warcio(path) if each[0] == "resource"]
    assert found == [("resource", picture.url, shots.PICTURE, {})]
    assert [finding.holds for finding in checking.look(path)] == [True]
    with path.open("rb") as stream:
        [record] = [each for each in warc_reader.records(stream, most=1 << 16) if each.kind == "resource"]
    assert record.fields["warc-date"] == then.isoformat().replace("+00:00", "Z")
    assert record.fields["content-type"] == "image/png"


def test_our_own_reader_finds_the_places_that_the_index_names() -> None:
    stream = io.BytesIO()
    placed = warc.write(stream, (shots.shot(),), name="a.warc.gz", when=NOON, software=shots.SOFTWARE)

    found = [warc_reader.record_at(stream, each.offset, most=1 << 16) for each in placed]

    assert [record.url for record in found] == [each.url for each in placed]
    assert all(record.kind == "response" and record.held == 2 for record in found)
    assert [each.offset + each.length for each in placed] < [len(stream.getvalue())] * 3
