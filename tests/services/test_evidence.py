"""What stands behind a story: fresh captures, their ledger, and a look that finds whatever was changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from tests.fakes import FakeClock, FakeFetcher
from warta import wiring
from warta.errors import NotKept
from warta.fetch.authority import HttpAuthority
from warta.services.evidence import Evidence, Site
from warta.settings import Settings
from warta.store import prune, transfer
from warta.store.ledger import SqliteLedger
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.model.article import Article
    from warta.model.capture import Page
    from warta.model.evidence import Finding
    from warta.ports.library import Extractor

WORDS = "<p>Two hundred stalls of the old market stood under water on Wednesday, and nobody had been warned of it.</p>"
STORY = f"<html><title>Flood</title><article><h1>Flood</h1>{WORDS * 4}</article></html>"
RAIN = "https://news.example/2019/03/19/rain/"


class Network(FakeFetcher):
    """A network that brings pictures, too."""

    async def resource(self, url: str, *, of: Page, timeout: float) -> Page:
        return await self.fetch(url, timeout=timeout)


class Newsdesk:
    """A room of evidence over a library on disk."""

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        self.network = Network({FLOOD: STORY, RAIN: STORY.replace("Flood", "Rain")})
        self.path = path
        self.settings = settings or Settings()
        self.understand: Extractor = wiring.understand
        self.library = SqliteLibrary(path, FakeClock(NOON))

    @property
    def room(self) -> Evidence:
        site = Site(self.settings, clock=FakeClock(NOON), library=self.library, extractor=self.understand)
        return Evidence(
            site,
            ledger=SqliteLedger(self.library.shelf),
            collector=lambda: self.network,
            authority=lambda: HttpAuthority(self.settings),
        )

    async def filled(self) -> Newsdesk:
        for url in (FLOOD, RAIN):
            await self.room.capture(url, timeout=5)
        return self

    def sql(self, *deeds: str) -> None:
        """Tamper with the file, past the triggers."""
        self.library.close()
        with closing(sqlite3.connect(self.path)) as db, db:
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                if name.startswith("ledger_"):
                    db.execute(f"DROP TRIGGER {name}")
            for deed in deeds:
                db.execute(deed)

    def faults(self) -> list[str]:
        return [f"{each.thing}: {each.what}" for each in self.room.verification().of_all() if not each.holds]

    def notes(self) -> list[Finding]:
        return [each for each in self.room.verification().of_all() if each.sort == "note"]


@pytest.fixture
def newsdesk(tmp_path: Path) -> Iterator[Newsdesk]:
    made = Newsdesk(tmp_path / "library.db")
    yield made
    made.library.close()


async def test_a_capture_is_fetched_whole_even_when_the_site_says_that_nothing_changed(newsdesk: Newsdesk) -> None:
    newsdesk.network.publish(FLOOD, builders.page(STORY, response_headers=(("ETag", '"1"'),)))

    first = await newsdesk.room.capture(FLOOD, timeout=5)
    second = await newsdesk.room.capture(FLOOD, timeout=5)

    assert newsdesk.network.sent == [None, None]
    assert (first.id, second.id, second.revision) == (1, 1, 1)
    place = newsdesk.room.place(second)
    assert place is not None
    assert place.number == 2


async def test_what_was_not_touched_holds(newsdesk: Newsdesk) -> None:
    await newsdesk.filled()

    found = [*newsdesk.room.verification().of_all()]

    assert [each.sort for each in found] == ["held", "held"]
    assert "2 captures as their lines say, 2 with their text made anew" in found[1].what


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("UPDATE ledger SET line = replace(line, 'flood', 'blood') WHERE id = 1", "line 1 of the ledger: its text"),
        ("UPDATE ledger SET hash = replace(hash, '0', '1') WHERE id = 2", "line 2 of the ledger: its text"),
        ("DELETE FROM ledger WHERE id = 1", "line 2 of the ledger: the line before it is missing"),
        ("UPDATE ledger SET capture = 9 WHERE id = 2", "line 2 of the ledger: it is filed under another"),
        ("UPDATE captures SET final_url = 'https://other.example/' WHERE id = 1", "not what the line says: final_url"),
        ("UPDATE captures SET response_headers = '[]' WHERE id = 2", "not what the line says: headers_sha256"),
        ("UPDATE captures SET certificate = 'ab' WHERE id = 2", "not what the line says: certificate"),
        ("UPDATE captures SET fetched_at = '2001-01-01T00:00:00+00:00' WHERE id = 2", "line says: fetched_at"),
        ("UPDATE pages SET body = zeroblob(20) WHERE id = 1", f"line 1 of the ledger: {FLOOD}: "),
        ("UPDATE captures SET id = 77 WHERE id = 2", "line 2 of the ledger"),
    ],
)
async def test_what_was_changed_is_found_and_named(newsdesk: Newsdesk, deed: str, told: str) -> None:
    await newsdesk.filled()

    newsdesk.sql("PRAGMA foreign_keys = OFF", deed)

    assert told in "; ".join(newsdesk.faults())


async def test_a_page_that_went_without_a_word_is_missing_and_one_that_was_removed_is_reported(
    newsdesk: Newsdesk,
) -> None:
    await newsdesk.filled()
    newsdesk.sql("DELETE FROM pages WHERE id = 1")

    assert newsdesk.faults() == []
    assert [each.what for each in newsdesk.notes()] == ["its page was removed from the library; the line stays"]
    newsdesk.sql("DELETE FROM departures")
    assert "its page is missing, and no line says that it was removed" in newsdesk.faults()[0]


async def test_a_number_that_went_is_never_given_again(newsdesk: Newsdesk) -> None:
    await newsdesk.filled()
    newsdesk.library.shelf.write(prune.remove, 2)

    await newsdesk.room.capture(RAIN, timeout=5)

    assert newsdesk.faults() == []
    assert [each.what for each in newsdesk.notes()] == ["its page was removed from the library; the line stays"]
    assert [entry.capture for entry in newsdesk.room.ledger.entries()] == [1, 2, None, 3]


async def test_a_library_that_was_emptied_keeps_its_ledger_when_it_imports_another(
    newsdesk: Newsdesk, tmp_path: Path
) -> None:
    other = await Newsdesk(tmp_path / "other.db").filled()
    other.library.close()
    await newsdesk.room.capture(FLOOD, timeout=5)
    first = [entry.line for entry in newsdesk.room.ledger.entries()]
    newsdesk.library.shelf.write(prune.remove, 1)

    [*transfer.take_in(newsdesk.library, other.path, wiring.understand)]

    assert [entry.line for entry in newsdesk.room.ledger.entries()][:1] == first
    assert newsdesk.faults() == []


async def test_a_capture_that_nobody_wrote_down_is_found(newsdesk: Newsdesk) -> None:
    await newsdesk.filled()

    newsdesk.sql(
        "INSERT INTO captures SELECT 9, article, requested_url, final_url, status, fetched_at, confirmed_at, sha256,"
        " redirects, request_headers, response_headers, truncated, incomplete, '', '', '', 0 FROM captures WHERE id = 1"
    )

    assert newsdesk.faults() == ["capture 9: no line of the ledger tells of it"]


async def test_another_text_of_the_same_bytes_does_not_hold(newsdesk: Newsdesk) -> None:
    await newsdesk.filled()

    def forged(page: Page) -> Article:
        return replace(wiring.understand(page), blocks=(builders.paragraph("Nothing happened."),))

    newsdesk.understand = forged

    assert "the text made of its bytes is not the one recorded" in newsdesk.faults()[0]


async def test_the_readers_own_rules_may_make_another_text(tmp_path: Path) -> None:
    newsdesk = Newsdesk(tmp_path / "library.db", Settings(sites={"news.example": {"body": "p"}}))
    await newsdesk.filled()
    newsdesk.understand = lambda page: replace(wiring.understand(page), blocks=())

    assert newsdesk.faults() == []
    assert "your own rules" in newsdesk.notes()[0].what
    newsdesk.library.close()


async def test_a_text_of_another_extractor_is_not_rechecked_and_that_is_shown(
    newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await newsdesk.filled()

    monkeypatch.setattr("warta.extraction.record.VERSION", "999")

    assert newsdesk.faults() == []
    assert "this is warta/999: it was not made anew" in newsdesk.notes()[0].what


async def test_what_is_older_than_the_ledger_is_counted(newsdesk: Newsdesk) -> None:
    await newsdesk.filled()
    newsdesk.sql("DELETE FROM ledger")

    assert newsdesk.faults() == []
    assert [each.what for each in newsdesk.notes()] == ["2 captures are older than the ledger, and have no line in it"]


async def test_one_page_is_verified_with_the_whole_chain(newsdesk: Newsdesk) -> None:
    await newsdesk.filled()
    newsdesk.sql("UPDATE pages SET body = zeroblob(20) WHERE id = 2")

    assert all(each.holds for each in newsdesk.room.verify(FLOOD))
    assert [each.holds for each in newsdesk.room.verify(RAIN)] == [True, False, True]
    with pytest.raises(NotKept):
        [*newsdesk.room.verify("https://news.example/other/")]


async def test_to_look_leaves_a_damaged_file_as_it_is(newsdesk: Newsdesk) -> None:
    await newsdesk.filled()
    newsdesk.library.close()
    size = newsdesk.path.stat().st_size
    with newsdesk.path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\x55" * 4096)
    before = newsdesk.path.read_bytes()

    assert newsdesk.faults()

    newsdesk.library.close()
    assert newsdesk.path.read_bytes() == before
    assert [each.name for each in newsdesk.path.parent.iterdir() if "corrupt" in each.name] == []
    assert size == len(before)
