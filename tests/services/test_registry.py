"""The newsroom: what is kept needs no network, what is fetched is kept, and a broken shelf loses no story."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD, NOON, article, page, paragraph
from tests.fake_library import FakeLibrary
from tests.fakes import FakeClock, FakeFetcher
from warta.errors import ExtractError, FetchError, LibraryError, NotKept
from warta.services.registry import Services
from warta.settings import Settings

if TYPE_CHECKING:
    from typing import Any

    from warta.model.article import Article
    from warta.model.capture import Page

WATER = page("Water rose.", FLOOD, fetched_at=NOON)


def understand(page: Page) -> Article:
    """A stand-in extractor: the body is the story."""
    if not page.body:
        raise ExtractError("nothing there", url=page.final_url)
    return article(paragraph(page.body.decode()), url=page.final_url)


@dataclass
class House:
    """A newsroom over fakes, with the fakes at hand."""

    network: FakeFetcher = field(
        default_factory=lambda: FakeFetcher({FLOOD: page("Water rose.", FLOOD, fetched_at=NOON)})
    )
    library: FakeLibrary = field(default_factory=FakeLibrary)
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.services = Services(
            Settings(), library=self.library, clock=self.clock, fetcher=lambda: self.network, extractor=understand
        )

    def published(self, words: str, **given: Any) -> None:
        """The site shows these words from now on."""
        self.network.publish(FLOOD, page(words, FLOOD, fetched_at=self.clock.now(), **given))

    def later(self, seconds: float) -> None:
        self.clock.time += timedelta(seconds=seconds)


async def test_a_saved_page_is_not_fetched_again() -> None:
    house = House()
    await house.services.read(FLOOD)

    again = await house.services.read(FLOOD)

    assert house.network.asked == [FLOOD]
    assert again.from_library
    assert again.article.text == "Water rose."


async def test_a_page_older_than_the_settings_say_is_asked_for_again() -> None:
    house = House()
    await house.services.read(FLOOD)
    house.later(Settings().max_age + 1)

    await house.services.read(FLOOD)

    assert house.network.asked == [FLOOD, FLOOD]


async def test_max_age_decides_what_is_fresh() -> None:
    house = House()
    await house.services.read(FLOOD)
    house.later(3600)

    kept = await house.services.read(FLOOD, max_age=7200)
    fresh = await house.services.read(FLOOD, max_age=0)

    assert (kept.from_library, fresh.from_library) == (True, False)


async def test_a_number_is_asked_for_at_its_address_when_an_age_is_asked_for() -> None:
    house = House()
    await house.services.read(FLOOD)
    house.later(3600)

    kept = await house.services.read("1")
    fresh = await house.services.read("1", max_age=0)

    assert (kept.from_library, fresh.from_library) == (True, False)
    assert house.network.asked == [FLOOD, FLOOD]


async def test_an_unchanged_page_is_confirmed_and_not_sent_twice() -> None:
    house = House()
    house.published("Water rose.", response_headers=(("ETag", '"1"'),))
    await house.services.read(FLOOD)

    again = await house.services.read(FLOOD, max_age=0)

    sent = house.network.sent[-1]
    assert sent is not None
    assert sent.etag == '"1"'
    assert again.from_library
    assert len(house.library.kept) == 1


async def test_offline_never_asks_the_network() -> None:
    house = House()
    await house.services.read(FLOOD)
    house.later(10**8)

    kept = await house.services.read(FLOOD, offline=True)

    assert kept.from_library
    assert house.network.asked == [FLOOD]


async def test_offline_and_not_saved_is_reported() -> None:
    house = House()

    with pytest.raises(NotKept) as caught:
        await house.services.read(FLOOD, offline=True)

    assert FLOOD in caught.value.what
    assert caught.value.hint
    assert house.network.asked == []


async def test_a_library_number_is_an_address() -> None:
    house = House()
    first = await house.services.read(FLOOD)

    kept = await house.services.read(str(first.id), max_age=0)

    assert kept.article.url == FLOOD
    with pytest.raises(NotKept):
        await house.services.read("99")


async def test_a_site_that_does_not_answer_is_an_error_that_names_the_copy() -> None:
    house = House()
    await house.services.read(FLOOD)
    house.network.fail(FLOOD, FetchError("news.example did not answer", hint="try --timeout 60", kind="timeout"))

    with pytest.raises(FetchError) as caught:
        await house.services.read(FLOOD, max_age=0)

    assert caught.value.hint == "try --timeout 60; the library has a copy: --offline shows it"


async def test_a_broken_library_loses_no_article() -> None:
    house = House()
    house.library.broken(LibraryError("the disk is full", hint="make room"))

    loaded = await house.services.read(FLOOD)

    assert loaded.article.text == "Water rose."
    assert (loaded.trouble, loaded.id, loaded.revision) == ("the disk is full", 0, 0)


async def test_a_page_without_an_article_is_not_saved() -> None:
    house = House()
    house.network.publish(FLOOD, "")

    with pytest.raises(ExtractError):
        await house.services.read(FLOOD)

    assert house.library.kept == []


async def test_a_changed_text_is_a_new_revision() -> None:
    house = House()
    await house.services.read(FLOOD)
    house.published("Water fell.")

    changed = await house.services.read(FLOOD, max_age=0)

    assert changed.revision == 2


async def test_a_page_saved_by_a_clock_that_went_ahead_is_not_fresh() -> None:
    house = House()
    await house.services.read(FLOOD)
    house.later(-86_400)

    await house.services.read(FLOOD)

    assert house.network.asked == [FLOOD, FLOOD]


def test_a_document_in_hand_is_understood_and_not_saved() -> None:
    house = House()

    loaded = house.services.understand(b"Water rose.", url="news.example/flood")

    assert loaded.article.url == "https://news.example/flood"
    assert (loaded.id, loaded.provenance.status) == (0, None)
    assert house.library.kept == []


async def test_a_document_imported_hand_is_read_under_its_address_and_not_saved() -> None:
    house = House()
    held = house.services.understand(b"From a file.")

    house.services.take_in_hand("file:///home/me/story.txt", held)
    read = await house.services.read("file:///home/me/story.txt", max_age=0)

    assert read == held
    assert house.services.kept("file:///home/me/story.txt", max_age=0) == held
    assert (house.network.asked, house.library.kept) == ([], [])


async def test_closing_lets_go_of_the_network() -> None:
    house = House()
    await house.services.read(FLOOD)

    await house.services.close()

    assert house.network.closed
