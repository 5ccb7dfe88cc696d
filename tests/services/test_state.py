"""Stars, tags, what was read, how far and when: kept with the article, and taken back as it was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD, NOON
from tests.fakes import FakeClock
from warta import wiring
from warta.errors import ConfigError, NotKept
from warta.model.state import SavedSearch, Standing
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.model.capture import Post
    from warta.services.state import State

RAIN = "https://news.example/2019/03/19/rain/"
MOVED = "https://news.example/2019/03/20/the-flood/"


@dataclass
class Room:
    """A library on disk, the room over it, and a clock that goes on by an hour a look."""

    library: SqliteLibrary
    state: State
    clock: FakeClock

    def keep(self, url: str, text: str = "Water.", *, asked: str = "", **given: object) -> int:
        facts = {"url": url, "canonical_url": url, "title": url} | given
        self.clock.time += timedelta(hours=1)
        page = builders.page(text, requested_url=asked or url, final_url=url, fetched_at=self.clock.time)
        return self.library.keep(page, builders.bare_article(builders.paragraph(text), **facts)).id

    def post(self, url: str) -> Post:
        found = self.state.post(url)
        assert found is not None
        return found


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    clock = FakeClock(NOON)
    library = SqliteLibrary(tmp_path / "library.db", clock)
    yield Room(library, wiring.state(library, clock), clock)
    library.close()


def test_a_star_is_given_undone_and_given_again(room: Room) -> None:
    room.keep(FLOOD)

    deed = room.state.star(FLOOD)

    assert deed is not None
    assert (deed.what, deed.posts, room.post(FLOOD).starred) == ("star", (1,), True)
    assert room.state.star("1") is None
    assert room.state.undo() == deed
    assert not room.post(FLOOD).starred
    assert room.state.undo() is None
    assert room.state.redo() == deed
    assert room.post(FLOOD).starred
    assert room.state.redo() is None


def test_tags_are_one_however_they_are_written(room: Room) -> None:
    room.keep(FLOOD)
    room.keep(RAIN)

    room.state.tag("#Banjir", FLOOD, RAIN)
    room.state.tag(" bencana\n alam", FLOOD)
    room.state.tag("BANJIR", FLOOD)

    assert room.state.tags() == (("Banjir", 2), ("bencana alam", 1))
    assert room.post(FLOOD).tags == ("Banjir", "bencana alam")
    room.state.untag("banjir", FLOOD, RAIN)
    assert room.state.tags() == (("bencana alam", 1),)
    room.state.undo()
    assert room.state.tags() == (("Banjir", 2), ("bencana alam", 1))


def test_a_tag_needs_a_name(room: Room) -> None:
    room.keep(FLOOD)

    with pytest.raises(ConfigError, match="needs a letter"):
        room.state.tag("# \x1b[31m", FLOOD)


def test_all_that_was_unread_is_unread_again_and_no_more(room: Room) -> None:
    for url in (FLOOD, RAIN, MOVED):
        room.keep(url)
    room.state.mark_read(RAIN)

    deed = room.state.mark_all_read()

    assert deed is not None
    assert deed.posts == (1, 3)
    assert all(room.post(url).read for url in (FLOOD, RAIN, MOVED))
    room.state.undo()
    assert [room.post(url).read for url in (FLOOD, RAIN, MOVED)] == [False, True, False]
    room.state.undo()
    assert not room.post(RAIN).read


def test_something_newly_done_ends_what_could_be_done_again(room: Room) -> None:
    room.keep(FLOOD)
    room.state.star(FLOOD)
    room.state.undo()

    room.state.tag("water", FLOOD)

    assert room.state.redo() is None
    assert room.state.undo() is not None
    assert room.state.undo() is None


def test_an_unsaved_page_cannot_be_marked_and_nothing_is_done_by_half(room: Room) -> None:
    room.keep(FLOOD)

    with pytest.raises(NotKept):
        room.state.star(FLOOD, RAIN)

    assert not room.post(FLOOD).starred


def test_a_post_that_moved_keeps_its_state(room: Room) -> None:
    room.keep(FLOOD, title="Flood")
    room.state.star(FLOOD)
    room.state.tag("water", FLOOD)
    room.state.mark_read(FLOOD)

    room.keep(MOVED, "Water, and more of it.", asked=FLOOD, title="Flood")

    post = room.post(MOVED)
    assert (post.id, post.url) == (1, MOVED)
    assert (post.starred, post.tags, post.read) == (True, ("water",), True)


SHORT = "<link rel='shortlink' href='https://news.example/?p=12' />"


def test_a_wordpress_post_is_known_by_its_guid_however_much_of_it_changed(room: Room) -> None:
    room.keep(FLOOD, f"{SHORT}Water.", title="Flood", published=NOON)
    room.state.star(FLOOD)

    room.keep(MOVED, f"{SHORT}All was rewritten.", title="The flood of the year", published=NOON)

    assert (room.post(MOVED).id, room.post(MOVED).starred) == (1, True)
    assert room.post("https://news.example/?p=12").url == MOVED


def test_a_guid_is_believed_of_its_own_site_and_of_one_hour_only(room: Room) -> None:
    room.keep(FLOOD, f"{SHORT}Water.", title="Flood", published=NOON)

    other_site = room.keep("https://evil.example/", f"{SHORT}Mine.", title="Mine", published=NOON)
    other_post = room.keep(RAIN, f"{SHORT}Mine.", title="Mine", published=NOON + timedelta(hours=1))

    assert (other_site, other_post) == (2, 3)
    assert room.post("https://news.example/?p=12").url == FLOOD


def test_a_text_that_was_revised_is_reported_until_it_is_opened_again(room: Room) -> None:
    room.keep(FLOOD)
    assert not room.post(FLOOD).changed

    room.keep(FLOOD, "No water.")
    assert room.post(FLOOD).changed

    room.state.opened(FLOOD)
    assert not room.post(FLOOD).changed
    room.keep(FLOOD, "Little water.")
    room.state.mark_read(FLOOD)
    assert not room.post(FLOOD).changed
    room.state.undo()
    assert room.post(FLOOD).changed


def test_history_shows_each_post_once_the_last_first(room: Room) -> None:
    assert room.state.last() is None
    for url in (FLOOD, RAIN):
        room.keep(url)
    for url in (FLOOD, RAIN, FLOOD, "https://news.example/never-kept/"):
        room.clock.time += timedelta(minutes=1)
        room.state.opened(url)

    assert [opening.post.url for opening in room.state.history()] == [FLOOD, RAIN]
    assert room.state.history()[0].at > room.state.history()[1].at
    last = room.state.last()
    assert last is not None
    assert (last.post.url, last.pane) == (FLOOD, "article")
    room.state.forget(FLOOD)
    assert [opening.post.url for opening in room.state.history()] == [RAIN]
    room.state.forget()
    assert room.state.history() == ()
    room.state.undo()
    room.state.undo()
    assert [opening.post.url for opening in room.state.history()] == [FLOOD, RAIN]


def test_the_last_opening_shows_the_pane_where_its_reader_was(room: Room) -> None:
    room.keep(FLOOD)
    room.state.opened(FLOOD)
    room.state.opened(FLOOD, "thread")

    last = room.state.last()
    room.library.shelf.write(lambda db: db.execute("UPDATE openings SET pane = 'cellar'"))
    bent = room.state.last()

    assert last is not None
    assert last.pane == "thread"
    assert bent is not None
    assert bent.pane == "article"


def test_a_thread_is_found_as_it_was_left_also_when_its_post_has_moved(room: Room) -> None:
    room.keep(FLOOD, title="Flood")
    left = Standing(order="newest", here="7", folded=("3", "\u0631"))
    room.state.leave(FLOOD, left)
    room.state.leave("https://news.example/never-kept/", left)

    room.keep(MOVED, "Water, and more of it.", asked=FLOOD, title="Flood")

    assert room.state.standing(MOVED) == left
    assert room.state.standing(RAIN) is None
    room.state.leave(MOVED, Standing())
    assert room.state.standing(MOVED) == Standing()


@pytest.mark.parametrize("folded", ["{", "7", '{"a": 1}', '[1, "3", null]'])
def test_of_folds_that_somebody_bent_only_ids_are_believed(room: Room, folded: str) -> None:
    room.keep(FLOOD)
    room.state.leave(FLOOD, Standing(here="1"))
    room.library.shelf.write(lambda db: db.execute("UPDATE standings SET folded = ?", (folded,)))

    assert room.state.standing(FLOOD) == Standing(here="1", folded=("3",) if "3" in folded else ())


def test_the_position_is_found_again_in_a_text_that_has_grown(room: Room) -> None:
    parts = [builders.paragraph(f"Part {number} of the story.") for number in range(10)]
    article = builders.bare_article(*parts, url=FLOOD)
    room.keep(FLOOD)
    room.state.remember(FLOOD, article, 5)

    there = room.state.position(FLOOD, article)
    grown = room.state.position(FLOOD, replace(article, blocks=(*parts[:2], builders.paragraph("New."), *parts[2:])))
    other = room.state.position(FLOOD, replace(article, blocks=(builders.paragraph("All is new."),) * 20))

    assert there is not None
    assert (there.block, there.share) == (5, 0.5)
    assert grown is not None
    assert grown.block == 6
    assert other is not None
    assert other.block == 10
    assert room.state.position(RAIN, article) is None
    assert room.state.position(FLOOD, replace(article, blocks=())) is None


def test_saved_searches_are_folders_with_undo(room: Room) -> None:
    room.state.save("Floods", "banjir is:unread")
    room.state.save("Floods", "banjir")
    room.state.save("all", "")

    assert room.state.saved() == (SavedSearch(name="all", query=""), SavedSearch(name="Floods", query="banjir"))
    room.state.unsave("all")
    assert room.state.unsave("all") is None
    room.state.undo()
    assert [each.name for each in room.state.saved()] == ["all", "Floods"]
    room.state.undo()
    room.state.undo()
    assert room.state.saved() == (SavedSearch(name="Floods", query="banjir is:unread"),)
    room.state.redo()
    assert room.state.saved() == (SavedSearch(name="Floods", query="banjir"),)


def test_two_hundred_actions_can_be_undone(room: Room) -> None:
    room.keep(FLOOD)
    for number in range(210):
        room.state.tag(f"tag {number}", FLOOD)

    taken_back = 0
    while room.state.undo():
        taken_back += 1

    assert taken_back == 200
    assert len(room.state.tags()) == 10


def test_a_action_that_somebody_bent_is_reported_and_not_obeyed(room: Room) -> None:
    from warta.errors import LibraryError

    room.keep(FLOOD)
    room.state.star(FLOOD)
    room.library.shelf.write(lambda db: db.execute("UPDATE deeds SET changes = x'00'"))

    with pytest.raises(LibraryError, match="damaged"):
        room.state.undo()

    assert room.post(FLOOD).starred
