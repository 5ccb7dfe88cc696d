"""`warta mark`, `star` and `tag`, over a library on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD
from tests.cli.on_disk import DeskOnDisk
from warta.store.marks import SqliteMarks
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from pathlib import Path

RAIN = "https://news.example/2019/03/19/rain/"


@pytest.fixture
def desk(tmp_path: Path) -> DeskOnDisk:
    desk = DeskOnDisk()
    desk.path = tmp_path / "library.db"
    library = SqliteLibrary(desk.path, desk.clock)
    for url in (FLOOD, RAIN):
        library.keep(builders.page(url, url=url), builders.article(url=url, canonical_url=url, title=url))
    library.close()
    return desk


def test_marking_shows_what_was_done(desk: DeskOnDisk) -> None:
    said = desk("mark", "1,2")

    assert (said.exit, said.stdout, said.stderr) == (0, "", "warta: 2 posts are read now\n")
    assert [post["read"] for post in desk("list", "--json").json] == [True, True]
    assert desk("mark", FLOOD).stderr == "warta: No change\n"
    assert desk("mark", "--unread", "1").exit == 0
    assert [post["id"] for post in desk("list", "--json").json if not post["read"]] == [1]


def test_all_of_a_query_are_marked_at_once(desk: DeskOnDisk) -> None:
    assert desk("mark", "--all", "rain").stderr == "warta: 1 post is read now\n"
    assert desk("mark", "--all", "drought").exit == 1
    assert desk("mark", "--undo").stderr == "warta: taken back: 1 post is read now\n"
    assert desk("mark", "--undo").exit == 1


def test_the_history_can_be_forgotten(desk: DeskOnDisk) -> None:
    state = SqliteMarks(SqliteLibrary(desk.path, desk.clock).shelf)
    for number in (1, 2):
        state.opened(number, desk.clock.now())

    assert desk("mark", "--forget", "1").stderr == "warta: 1 post was taken out of the history\n"
    assert [each.post.id for each in state.history(9)] == [2]
    assert desk("mark", "--forget", "--all").exit == 0
    assert not state.history(9)
    assert desk("mark", "--undo").exit == 0
    assert [each.post.id for each in state.history(9)] == [2]


def test_a_star_shows_in_the_list(desk: DeskOnDisk) -> None:
    assert desk("star", "2").exit == 0

    assert [post["id"] for post in desk("list", "--json").json if post["starred"]] == [2]
    desk.terminal = True
    assert "●★" in desk("list").stdout
    assert desk("star", "--remove", "2").stderr == "warta: 1 post has no star any more\n"


def test_tags_are_given_listed_and_taken_away(desk: DeskOnDisk) -> None:
    assert desk("tag").stderr == "warta: no post has a tag\n"
    assert desk("tag", "1", RAIN, "-t", "water", "-t", "Kalimantan").exit == 0

    assert desk("tag").stdout == "Kalimantan\t2\nwater\t2\n"
    assert desk("tag", "1").stdout.split("\t")[:2] == ["1", "Kalimantan, water"]
    assert desk("tag", "--json").json == [{"tag": "Kalimantan", "posts": 2}, {"tag": "water", "posts": 2}]
    assert desk("tag", "--remove", "1", "-t", "WATER").exit == 0
    assert desk("list", "--json").json[0]["tags"] + desk("list", "--json").json[1]["tags"] == [
        "Kalimantan", "water", "Kalimantan",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["mark", "star", "tag"])
def test_an_unsaved_page_is_reported_and_the_rest_is_done(desk: DeskOnDisk, command: str) -> None:
    more = ("-t", "water") if command == "tag" else ()

    one = desk(command, "https://news.example/never/", *more)
    some = desk(command, "99", "1", *more)

    assert one.exit == 6
    assert some.exit == 7
    assert "99 is not in the library" in some.stderr


@pytest.mark.parametrize("command", ["mark", "star"])
def test_a_command_about_nothing_is_wrong_usage(desk: DeskOnDisk, command: str) -> None:
    assert desk(command).exit == 2
