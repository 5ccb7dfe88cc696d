"""In the app: what is new, edited and gone since last time is marked, counted and reached by one key."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.builders import comment, paragraph, post, thread
from tests.tui.articles import FLOOD, flood
from tests.tui.fake_services import NOW
from warta.errors import LibraryError
from warta.model.since import Gone, Since, Tally
from warta.render.talk import Talk
from warta.services.registry import Services
from warta.settings import Settings
from warta.store.sqlite import SqliteLibrary
from warta.tui.app import WartaApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.tui.conftest import Reader
    from tests.tui.fake_services import FakeServices
    from warta.model.article import Comment

    Start = Callable[..., AbstractAsyncContextManager[Reader]]

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])
GONE = comment("9", "The mayor knew of it.", author="Sari", state="gone", parent="1", depth=1)
NEWS = Since(
    mark=1,
    when=NOW - timedelta(hours=2),
    changed={"3": "new", "4": "edited", "9": "gone"},
    gone=(Gone(comment=GONE, last_seen=NOW - timedelta(hours=2), lately=True),),
)


@pytest.fixture
def services(services: FakeServices) -> FakeServices:
    services.publish(flood(id=1), kept=True)
    services.news[FLOOD] = NEWS
    return services


def here(person: Reader) -> str:
    """The words of Comment under the cursor."""
    column, row = person.find("▌")
    return person.lines[row + 1][column:].lstrip("▌│ ")


@SIZES
async def test_what_happened_is_marked_and_counted(reader: Start, size: tuple[int, int]) -> None:
    async with reader(FLOOD, size=size) as person:
        await person.press("4")

        assert "Budi  ● new" in person.text
        assert "Joko  ● edited" in person.text
        assert "Sari  ● gone  last seen 2 h ago" in person.text
        assert "The mayor knew of it." in person.text
        assert "1 new · 1 edited · 1 gone since 07:00" in person.status
        assert [line for line in person.lines if "Comments  4 · 1 new · 1 edited · 1 gone" in line] or size[0] < 100


@SIZES
async def test_a_dot_goes_from_one_to_the_next_and_begins_again(reader: Start, size: tuple[int, int]) -> None:
    async with reader(FLOOD, size=size) as person:
        await person.press("4", "full_stop")
        assert here(person) == "Good."

        await person.press("full_stop")
        assert here(person) == "The mayor knew of it."

        await person.press("full_stop")
        assert here(person) == "Who pays for the river wall?"

        await person.press("full_stop")
        assert here(person) == "Good."


@SIZES
async def test_a_dot_unfolds_what_hides_the_next_one(reader: Start, size: tuple[int, int]) -> None:
    async with reader(FLOOD, size=size) as person:
        await person.press("4", "minus", "minus")
        assert "↩ 3 hidden  ● 2" in person.text

        await person.press("full_stop")

        assert here(person) == "Good."
        assert "hidden" not in person.text


async def test_where_nothing_happened_a_dot_says_so(services: FakeServices, reader: Start) -> None:
    services.news.clear()

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4", "full_stop")

        assert "No changes since your last visit" in person.status


async def test_what_was_gone_before_is_folded_and_can_be_read(services: FakeServices, reader: Start) -> None:
    services.news[FLOOD] = Since(mark=1, gone=(replace(NEWS.gone[0], lately=False),))

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4")
        assert "Sari  gone" in person.text
        assert "The mayor knew" not in person.text

        await person.press("right_curly_bracket", "k", "enter")

        assert "The mayor knew of it." in person.text


async def test_an_empty_place_shows_its_last_words_and_hides_no_answer(services: FakeServices, reader: Start) -> None:
    blank = comment("1", "", comment("2", "We do."), body=(), author="", state="deleted")
    services.publish(flood(id=1, thread=thread(blank)), kept=True)
    was = Gone(comment=comment("1", "The mayor knew of it.", author="Sari", state="gone"), last_seen=NOW)
    services.news[FLOOD] = Since(mark=1, gone=(was,))

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4")

        assert "Sari  gone" in person.text
        assert "The mayor knew of it." in person.text
        assert "We do." in person.text


@SIZES
async def test_stepping_among_the_comments_is_the_visit(
    services: FakeServices, reader: Start, size: tuple[int, int]
) -> None:
    services.listed = (post(id=1, url=FLOOD, since=Tally(new=1, edited=1, gone=1), comments=4),)

    async with reader(FLOOD, size=size) as person:
        assert services.visited == []

        await person.press("4")
        assert services.visited == [FLOOD]
        assert "● new" in person.text

        await person.press("3", "4", "2")
        assert services.visited == [FLOOD]
        assert person.screen.posts[0].since == Tally()


@SIZES
async def test_the_list_counts_what_happened_next_to_the_comments(
    services: FakeServices, reader: Start, size: tuple[int, int]
) -> None:
    services.listed = (
        post(id=1, url=FLOOD, since=Tally(new=12, gone=1), comments=240),
        post(id=2, title="Rain for a week", since=Tally(), comments=3),
    )

    async with reader(size=size) as person:
        assert "↩ 240 +12 -1" in person.text
        assert "↩ 3 " in person.text.replace("\n", " ")
        assert "↩ 3 +" not in person.text


async def test_a_hostile_name_leaves_room_for_the_mark(services: FakeServices, reader: Start) -> None:
    loud = comment("3", "Look.", author="N" * 5000)
    services.publish(flood(id=1, thread=thread(loud)), kept=True)

    async with reader(FLOOD, size=(80, 24)) as person:
        await person.press("4")

        assert "…  ● new" in person.text


# --- over a real library ------------------------------------------------------------------------------------------


class Site(Services):
    """A newsroom over a library on the disk; its site shows what a test says."""

    def __init__(self, path: Path) -> None:
        clock = StoppedClock()
        library = SqliteLibrary(path, clock)
        super().__init__(Settings(), library=library, clock=clock, fetcher=_no_network, extractor=_no_extractor)
        self.hours = 0
        self.comments: tuple[Comment, ...] = ()

    def shows(self, *comments: Comment) -> None:
        self.comments = comments

    async def read(self, address: str, **given: Any) -> Any:
        self.hours += 1
        article = builders.bare_article(
            paragraph("Water."), url=FLOOD, canonical_url=FLOOD, title="Flood", thread=thread(*self.comments)
        )
        page = builders.page(f"{self.hours}", url=FLOOD, fetched_at=NOW + timedelta(hours=self.hours - 100))
        return self.library.keep(page, article)


class StoppedClock:
    def now(self) -> Any:
        return NOW


def _no_network() -> Any:
    raise AssertionError("the network was asked")


def _no_extractor(page: object) -> Any:
    raise AssertionError("the extractor was asked")


ONE, TWO, THREE = comment("1", "Stay safe."), comment("2", "We do."), comment("3", "Who pays?")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "library.db")


async def opened(site: Site, *keys: str) -> list[str]:
    """Open the story, press some keys; the heads of the comments then, with their words."""
    from tests.tui.conftest import Reader

    app = WartaApp(site, FLOOD)
    async with app.run_test(size=(120, 40)) as pilot:
        person = Reader(pilot, app)
        await person.settle()
        await person.press(*keys)
        return [line.partition("│")[2] or line for line in person.lines]


async def test_only_who_was_among_the_comments_has_seen_them(site: Site) -> None:
    site.shows(ONE)
    await opened(site, "4")
    site.shows(ONE, TWO)

    for _time in range(2):
        assert any("● new" in line for line in await opened(site, "r"))
    assert any("● new" in line for line in await opened(site, "4"))

    assert not any("● new" in line for line in await opened(site, "r"))


async def test_a_copy_that_comes_while_one_reads_takes_no_mark_away(site: Site) -> None:
    site.shows(ONE)
    await opened(site, "4")
    site.shows(ONE, TWO)
    await site.read(FLOOD)
    site.shows(ONE, TWO, THREE)

    shown = await opened(site, "4", "full_stop", "r")

    assert sum("● new" in line for line in shown) == 2
    assert any("2 new" in line for line in shown)


async def test_a_comment_that_comes_above_does_not_move_the_one_under_the_cursor(site: Site) -> None:
    site.shows(TWO, THREE)
    app = WartaApp(site, FLOOD)

    async with app.run_test(size=(120, 40)) as pilot:
        from tests.tui.conftest import Reader

        person = Reader(pilot, app)
        await person.settle()
        await person.press("4", "j")
        row = person.find("Who pays?")
        site.shows(ONE, TWO, THREE)

        await person.press("r")

        assert "Stay safe." in person.text or person.find("Who pays?") == row
        assert here(person).startswith("Who pays?")


# --- a thread of many, which the library reads when it is looked at ----------------------------------------------


def kept_with(services: FakeServices, read: Callable[[], tuple[Comment, ...]], key: bytes = b"row") -> None:
    story = flood(id=1)
    services.news.clear()
    thread = replace(builders.thread(), comments=Talk(key, read))
    services.publish(replace(story, article=replace(story.article, thread=thread)), kept=True)


def noted_in(readers: list[bool]) -> Callable[[], tuple[Comment, ...]]:
    """Reads one comment, and notes whether that is done before the screen."""

    def read() -> tuple[Comment, ...]:
        readers.append(threading.current_thread() is threading.main_thread())
        return (comment("1", "Stay safe."),)

    return read


async def test_many_comments_are_read_next_to_the_screen(services: FakeServices, reader: Start) -> None:
    readers: list[bool] = []
    kept_with(services, noted_in(readers))

    async with reader(FLOOD) as person:
        assert readers == [False]
        assert "Stay safe." in person.text


async def test_nor_are_they_read_before_the_screen_when_it_is_opened_anew(
    services: FakeServices, reader: Start
) -> None:
    readers: list[bool] = []
    kept_with(services, noted_in(readers))

    async with reader(FLOOD) as person:
        kept_with(services, noted_in(readers), key=b"another row")
        person.screen.open(FLOOD)
        await person.settle()

        assert readers == [False, False]


async def test_a_article_whose_comments_are_damaged_shows_and_the_damage_is_reported(
    services: FakeServices, reader: Start
) -> None:
    def read() -> tuple[Comment, ...]:
        raise LibraryError("library.db is damaged", hint="`warta library check` tells where")

    kept_with(services, read)

    async with reader(FLOOD) as person:
        assert "The water came at night." in person.text
        assert person.status.endswith("library.db is damaged · `warta library check` tells where")

        await person.press("4", "j", "l", "enter", "h")

        assert person.app.is_running
