"""Captures of others come into the library by the way of every page, with their own time and their origin told."""

from __future__ import annotations

import gzip
import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.archive import shots
from tests.builders import FLOOD, NOON
from tests.extraction.sites.pages import POST, REST, row, wordpress
from tests.services.test_evidence import RAIN, STORY, Newsdesk
from warta.archive import holdings, warc
from warta.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.services.importing import Taken

WHEN = "2018-05-04T03:02:01Z"
MOMENT = datetime(2018, 5, 4, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def newsdesk(tmp_path: Path) -> Iterator[Newsdesk]:
    made = Newsdesk(tmp_path / "library.db")
    yield made
    made.library.close()


def answer(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers])
    return head.encode() + b"\r\n\r\n" + body


def record(url: str, block: bytes, *more: tuple[str, str], when: str = WHEN, kind: str = "response") -> bytes:
    fields = [("WARC-Type", kind), ("WARC-Target-URI", url), ("WARC-Date", when), *more]
    return warc.written(fields, block)


INFO = warc.written([("WARC-Type", "warcinfo")], b"software: Wget/1.21.3 (linux-gnu)\r\n")


def written(path: Path, *records: bytes) -> Path:
    """A WARC of these records; gzip, record by record, when its name says so."""
    path.write_bytes(
        b"".join([gzip.compress(each) if path.name.endswith(".gz") else each for each in (INFO, *records)])
    )
    return path


async def taken(newsdesk: Newsdesk, path: Path) -> list[Taken]:
    return [each async for each in newsdesk.room.importing(path)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
async def test_a_page_keeps_its_time_and_says_where_it_came_from(newsdesk: Newsdesk, tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, record(f"<{FLOOD}>", answer(STORY.encode()), ("WARC-IP-Address", "203.0.113.9")))

    [each] = await taken(newsdesk, path)

    assert (each.state, each.id) == ("kept", 1)
    found = newsdesk.library.find(FLOOD)
    assert found is not None
    assert found.article.title == "Flood"
    assert found.provenance.fetched_at == MOMENT
    assert found.provenance.imported_from == f"{name}, Wget/1.21.3 (linux-gnu)"
    assert found.provenance.peer == "203.0.113.9"
    assert newsdesk.faults() == []


async def test_nothing_is_fetched_and_what_the_archive_lacks_is_reported(newsdesk: Newsdesk, tmp_path: Path) -> None:
    block = answer(wordpress(total=2).encode())

    [each] = await taken(newsdesk, written(tmp_path / "a.warc", record(POST, block)))

    found = newsdesk.library.find(str(each.id))
    assert found is not None
    assert newsdesk.network.asked == []
    assert any("it is not in the archive" in reason for reason in found.article.incomplete)


async def test_what_came_next_to_a_page_is_taken_from_the_archive(newsdesk: Newsdesk, tmp_path: Path) -> None:
    import json

    comments = (
        f"{REST}wp/v2/comments?post=7&per_page=100&page=1&order=asc&orderby=date_gmt"
        "&_fields=id,parent,author,author_name,author_url,date_gmt,content,link"
    )
    told = answer(
        json.dumps([row(1), row(2)]).encode(), "X-WP-Total: 2", "X-WP-TotalPages: 1", media="application/json"
    )

    await taken(
        newsdesk,
        written(tmp_path / "a.warc", record(POST, answer(wordpress(total=2).encode())), record(comments, told)),
    )

    found = newsdesk.library.find(POST)
    assert found is not None
    assert found.article.thread is not None
    assert (found.article.thread.shown, found.article.thread.source) == (2, "rest")
    assert newsdesk.faults() == []


async def test_the_same_archive_twice_is_taken_once(newsdesk: Newsdesk, tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc", record(FLOOD, answer(STORY.encode())))

    await taken(newsdesk, path)

    assert [each.state for each in await taken(newsdesk, path)] == ["known"]
    assert len(newsdesk.room.ledger.fetches(1)) == 1


async def test_revisions_come_in_the_order_of_their_times(newsdesk: Newsdesk, tmp_path: Path) -> None:
    later = record(FLOOD, answer(STORY.replace("nobody", "everybody").encode()), when="2018-05-05T00:00:00Z")
    path = written(tmp_path / "a.warc", later, record(FLOOD, answer(STORY.encode())))

    await taken(newsdesk, path)

    revisions = newsdesk.library.revisions(FLOOD)
    assert [each.first_seen.day for each in revisions] == [4, 5]
    found = newsdesk.library.find(FLOOD)
    assert found is not None
    assert "everybody" in found.article.text


async def test_a_headline_that_changed_between_two_archived_pages_is_a_revision(
    newsdesk: Newsdesk, tmp_path: Path
) -> None:
    later = record(FLOOD, answer(STORY.replace("Flood", "Mud").encode()), when="2018-05-05T00:00:00Z")

    await taken(newsdesk, written(tmp_path / "a.warc", record(FLOOD, answer(STORY.encode())), later))

    shots = [*newsdesk.room.shots("1")]
    assert len(newsdesk.library.revisions(FLOOD)) == 2
    assert [(b"Flood" in shot.page.body, b"Mud" in shot.page.body) for shot in shots] == [(True, False), (False, True)]


async def test_an_old_archive_does_not_hide_what_was_read_since(newsdesk: Newsdesk, tmp_path: Path) -> None:
    await newsdesk.room.capture(FLOOD, timeout=5)
    path = written(tmp_path / "a.warc", record(FLOOD, answer(STORY.replace("nobody", "everybody").encode())))

    [each] = await taken(newsdesk, path)

    found = newsdesk.library.find(FLOOD)
    assert found is not None
    assert (each.state, each.id, found.revision) == ("kept", 1, 1)
    assert "nobody" in found.article.text
    assert newsdesk.faults() == []


@pytest.mark.parametrize(
    ("headers", "packed"),
    [
        (("Content-Encoding: gzip",), gzip.compress(STORY.encode())),
        (("Transfer-Encoding: chunked",), b"%x\r\n%s\r\n0\r\n\r\n" % (len(STORY), STORY.encode())),
        (("Transfer-Encoding: chunked", "Content-Encoding: gzip"), STORY.encode()),
    ],
    ids=["gzip", "chunks", "said so, and joined already"],
)
async def test_a_body_is_unpacked(newsdesk: Newsdesk, tmp_path: Path, headers: tuple[str, ...], packed: bytes) -> None:
    await taken(newsdesk, written(tmp_path / "a.warc", record(FLOOD, answer(packed, *headers))))

    found = newsdesk.library.find(FLOOD)
    assert found is not None
    assert newsdesk.library.page(found.provenance.sha256) == STORY.encode()


async def test_a_revisit_has_the_body_of_the_visit_before(newsdesk: Newsdesk, tmp_path: Path) -> None:
    digest = ("WARC-Payload-Digest", "sha1:AAAA")
    first = record(FLOOD, answer(STORY.encode()), digest)
    again = record(FLOOD, answer(b""), digest, when="2018-06-01T00:00:00Z", kind="revisit")

    found = await taken(newsdesk, written(tmp_path / "a.warc", first, again))

    assert [each.state for each in found] == ["kept", "kept"]
    kept = newsdesk.library.find(FLOOD)
    assert kept is not None
    assert (kept.provenance.fetched_at.month, kept.revision) == (6, 1)


async def test_what_is_no_page_or_cannot_be_read_is_reported(newsdesk: Newsdesk, tmp_path: Path) -> None:
    site = "https://news.example"
    path = written(
        tmp_path / "a.warc",
        record(f"{site}/p.png", answer(b"\x89PNG", media="image/png")),
        record(f"{site}/404", answer(b"<p>no", status="404 Not Found")),
        record(f"{site}/br", answer(b"\x0b\x02", "Content-Encoding: br")),
        record(f"{site}/empty", answer(b"<html></html>")),
        record("metadata://gnu.org/software/wget/log", b"log", kind="resource"),
        record("dns:news.example", b"x"),
    )

    found = await taken(newsdesk, path)

    assert [(each.url.removeprefix(site), each.state) for each in found] == [
        ("/br", "unreadable"),
        ("/empty", "no article"),
    ]
    assert found[0].why == "it is packed with br"


async def test_a_page_that_is_another_one_is_taken_there(newsdesk: Newsdesk, tmp_path: Path) -> None:
    html = STORY.replace("<title>", f"<link rel=canonical href='{FLOOD}'><title>").encode()
    path = written(tmp_path / "a.warc", record(f"{FLOOD}comment-page-2/", answer(html)), record(FLOOD, answer(html)))

    assert [each.state for each in await taken(newsdesk, path)] == ["elsewhere", "kept"]


async def test_another_form_of_the_same_address_is_no_capture_of_its_own(newsdesk: Newsdesk, tmp_path: Path) -> None:
    block = answer(STORY.encode())
    path = written(tmp_path / "a.warc", record(f"{FLOOD}?replytocom=3", block), record(FLOOD, block))

    assert [(each.state, each.why) for each in await taken(newsdesk, path)] == [("elsewhere", FLOOD), ("kept", "")]


async def test_of_a_wacz_only_its_pages_are_taken(newsdesk: Newsdesk, tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    inner = written(
        tmp_path / "in.warc.gz", record(FLOOD, answer(STORY.encode())), record(RAIN, answer(STORY.encode()))
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc.gz", inner.read_bytes())
        archive.writestr("pages/pages.jsonl", f'{{"format": "json-pages-1.0"}}\n{{"url": "{FLOOD}"}}\nbroken\n')

    [each] = await taken(newsdesk, path)

    assert each.url == FLOOD
    found = newsdesk.library.find(FLOOD)
    assert found is not None
    assert found.provenance.imported_from == "a.wacz: archive/data.warc.gz, Wget/1.21.3 (linux-gnu)"


async def test_what_warta_wrote_it_reads(newsdesk: Newsdesk, tmp_path: Path) -> None:
    kept = await newsdesk.room.capture(FLOOD, timeout=5)
    path = tmp_path / "a.wacz"
    with path.open("wb") as stream:
        newsdesk.room.archive(newsdesk.room.shots(FLOOD), stream, name="a.wacz")
    other = Newsdesk(tmp_path / "other.db")

    [each] = [one async for one in other.room.importing(path)]

    found = other.library.find(FLOOD)
    other.library.close()
    assert each.state == "kept"
    assert found is not None
    assert found.article == kept.article
    assert (found.provenance.sha256, found.provenance.fetched_at) == (
        kept.provenance.sha256,
        kept.provenance.fetched_at,
    )


async def test_a_broken_archive_gives_what_comes_before(newsdesk: Newsdesk, tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc", record(FLOOD, answer(STORY.encode())))
    path.write_bytes(path.read_bytes() + b"WARC/1.1\r\nContent-Length: 99\r\n\r\nshort")

    found = await taken(newsdesk, path)

    assert [each.state for each in found] == ["kept", "broken"]
    assert "a record is shorter than it says; what follows is not read" in found[1].why


async def test_a_page_cannot_be_larger_than_the_settings_allow(newsdesk: Newsdesk, tmp_path: Path) -> None:
    newsdesk.settings = newsdesk.settings._replace(max_bytes=2048)
    bomb = gzip.compress(STORY.encode() + b" " * 50_000_000)

    await taken(newsdesk, written(tmp_path / "a.warc.gz", record(FLOOD, answer(bomb, "Content-Encoding: gzip"))))

    found = newsdesk.library.find(FLOOD)
    assert found is not None
    assert found.article.truncated
    assert len(newsdesk.library.page(found.provenance.sha256) or b"") == 2048


async def test_one_packed_piece_cannot_be_gone_through(newsdesk: Newsdesk, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(INFO + record(FLOOD, answer(STORY.encode()))))

    [each] = await taken(newsdesk, path)

    assert (each.state, "unpack it first" in each.why) == ("broken", True)


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 no zip"])
async def test_what_is_no_archive_is_a_matter_of_usage(newsdesk: Newsdesk, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(data)

    with pytest.raises(ConfigError):
        await taken(newsdesk, tmp_path / "a.bin")


async def test_a_thousand_damaged_archives_raise_nothing_else(newsdesk: Newsdesk, tmp_path: Path) -> None:
    import random

    chance = random.Random(1)
    stream = io.BytesIO()
    warc.write(stream, (shots.shot(),), name="a.warc.gz", when=NOON + timedelta(1), software="other")
    for name, whole in (
        ("a.warc", written(tmp_path / "o.warc", record(FLOOD, answer(STORY.encode()))).read_bytes()),
        ("a.warc.gz", stream.getvalue()),
        ("a.wacz", shots.write(tmp_path / "o.wacz").read_bytes()),
    ):
        for _number in range(100):
            data = bytearray(whole)
            for _flip in range(chance.randrange(1, 9)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            (tmp_path / name).write_bytes(bytes(data[: chance.randrange(len(data)) + 1]))
            try:
                found = await taken(newsdesk, tmp_path / name)
            except ConfigError:
                continue
            assert all(each.state for each in found)


def test_many_may_read_in_an_archive_at_once(tmp_path: Path) -> None:
    bodies = {f"https://news.example/{number}/": b"<p>" + bytes([65 + number]) * 50_000 for number in range(20)}
    path = written(tmp_path / "a.warc", *(record(url, answer(body)) for url, body in bodies.items()))

    with ExitStack() as stack, ThreadPoolExecutor(8) as pool:
        held = holdings.opened(path, stack)
        read = list(pool.map(lambda each: held.page(each, 1_000_000), held.answers * 10))

    assert len(read) == 200
    assert all(page.body == bodies[page.final_url] for page in read)
