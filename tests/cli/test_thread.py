"""`warta thread` tells what is new, edited and gone since its reader was last there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.builders import article, comment, page, paragraph, thread
from warta.errors import LibraryError
from warta.render.json import schema

if TYPE_CHECKING:
    from tests.cli.conftest import Desk
    from warta.model.article import Comment

URL = "https://news.example/story/"
ONE = comment("1", "Stay safe.")
TWO = comment("2", "Who pays?", author="Dewi")
REPLY = comment("3", "We do.", author="Joko")
LATER = (replace(ONE, body=(paragraph("Stay very safe."),), replies=(replace(REPLY, parent="1", depth=1),)),)


def published(desk: Desk, *comments: Comment, hours: int = 1) -> None:
    """The site shows these from now on, and some time goes by."""
    desk.clock.time += timedelta(hours=hours)
    desk.publish(URL, article(url=URL, canonical_url=URL, thread=thread(*comments)))
    desk.network.publish(URL, page(f"<title>{desk.clock.time}</title>", URL, fetched_at=desk.clock.time))


def words(desk: Desk, *options: str) -> list[str]:
    return desk("thread", "--max-age", "0", *options, URL).stdout.splitlines()


def data(desk: Desk, *options: str) -> Any:
    told = desk("thread", "--json", *options, URL).json
    jsonschema.validate(told, json.loads(schema("thread")))
    return told


@pytest.fixture
def changed(desk: Desk) -> Desk:
    """The reader was in a thread, of which since one comment came, one was edited and one has gone."""
    published(desk, ONE, TWO)
    assert desk("thread", URL).exit == 0
    published(desk, *LATER)
    return desk


def test_at_the_first_visit_nothing_is_marked_and_all_is_shown(desk: Desk) -> None:
    published(desk, ONE, TWO)

    assert "● new" not in desk("thread", "--new", URL).stdout
    assert data(desk, "--offline")["comments"][0]["since"] is None


def test_what_happened_is_marked_in_its_place(changed: Desk) -> None:
    assert words(changed) == [
        "2 comments · 1 new · 1 edited · 1 gone",
        "",
        "Budi · ● edited · 20 Mar 2019 13:00 UTC",
        "Stay very safe.",
        "",
        "> Stay safe.",
        "> — before it was edited",
        "",
        "  Joko · ● new · 20 Mar 2019 13:00 UTC",
        "  We do.",
        "",
        "Dewi · ● gone · 20 Mar 2019 13:00 UTC · last seen 20 Mar 2019 13:00 UTC",
        "Who pays?",
    ]


def test_having_looked_one_has_seen_it_and_what_is_gone_can_still_be_read(changed: Desk) -> None:
    words(changed)

    again = words(changed)

    assert again[0] == "2 comments"
    assert not [line for line in again if "●" in line]
    assert "Dewi · gone · 20 Mar 2019 13:00 UTC · last seen 20 Mar 2019 13:00 UTC" in again
    assert "Who pays?" in again


def test_json_is_for_programs_and_moves_no_mark(changed: Desk) -> None:
    assert changed("read", "--json", "--max-age", "0", URL).exit == 0

    for _time in range(2):
        told = data(changed)
        assert {key: told["since"][key] for key in ("new", "edited", "gone")} == {"new": 1, "edited": 1, "gone": 1}

    assert "1 new" in words(changed)[0]


def test_as_json_each_comment_says_what_happened_to_it(changed: Desk) -> None:
    told = data(changed, "--max-age", "0")

    [edited] = told["comments"]
    assert (edited["since"], edited["before"], edited["replies"][0]["since"]) == ("edited", "Stay safe.", "new")
    [gone] = told["gone"]
    assert (gone["text"], gone["state"], gone["since"]) == ("Who pays?", "gone", "gone")
    assert gone["last_seen"] == "2019-03-20T13:00:00+00:00"
    assert told["since"]["when"] == "2019-03-20T13:00:00+00:00"
    assert told["shown"] == 2


def test_new_leaves_only_what_happened_and_what_it_answers(desk: Desk) -> None:
    published(desk, ONE, TWO)
    words(desk)
    published(desk, replace(ONE, replies=(replace(REPLY, parent="1", depth=1),)), TWO)

    assert [each["id"] for each in data(desk, "--new", "--max-age", "0")["comments"]] == ["1"]
    assert [each["id"] for each in data(desk, "--new", "--flat")["comments"]] == ["3"]
    flat = words(desk, "--new", "--flat")
    assert flat == ["1 of 3 comments · 1 new", "", "Joko · ● new · 20 Mar 2019 13:00 UTC · to Budi", "We do."]


def test_words_that_were_edited_away_are_no_part_of_the_json(changed: Desk) -> None:
    [edited] = data(changed, "--new", "--max-age", "0")["comments"]

    assert (edited["text"], edited["before"]) == ("Stay very safe.", "Stay safe.")


def test_when_nothing_is_new_the_answer_is_no(desk: Desk) -> None:
    published(desk, ONE)
    words(desk)

    said = desk("thread", "--new", URL)

    assert (said.exit, said.stdout) == (1, "")
    assert "nothing is new" in said.stderr
    assert desk("thread", "--new", "--json", URL).exit == 1


def test_since_holds_the_thread_against_any_moment(changed: Desk) -> None:
    words(changed)
    changed.clock.time += timedelta(minutes=5)

    assert data(changed, "--since", "1h")["since"]["new"] == 1
    assert data(changed, "--since", "2019-03-20T13:30:00+00:00", "--new")["since"]["new"] == 1
    assert data(changed, "--since", "1m")["since"]["new"] == 0
    assert "1 new" in words(changed, "--since", "1h", "--offline")[0]


@pytest.mark.parametrize("wrong", ["yesterday", "-1", "1e9d", "2019-13-01", "", "0001-01-01"])
def test_since_refuses_what_is_no_moment(desk: Desk, wrong: str) -> None:
    said = desk("thread", f"--since={wrong}", URL)

    assert said.exit == 2
    assert "--since" in said.stderr


def test_on_a_terminal_marks_have_their_colour(changed: Desk) -> None:
    shown = changed("--color", "always", "thread", "--max-age", "0", URL).stdout

    assert "\x1b[1;32m● new\x1b[0m" in shown
    assert "1 gone" in shown.splitlines()[0]


def test_a_thread_is_shown_without_marks_where_the_library_fails(changed: Desk) -> None:
    changed.library.broken(LibraryError("the disk is full"))

    said = changed("thread", URL)

    assert said.exit == 0
    assert "We do." in said.stdout
    assert "the disk is full" in said.stderr


def test_a_list_shows_what_happened_next_to_each_post(changed: Desk) -> None:
    changed("read", "--max-age", "0", URL)

    changed.terminal = True
    assert " 2 +1 ~1 -1 " in changed("list").stdout
    changed.terminal = False
    assert changed("list", "--json").json[0]["since"] == {"new": 1, "edited": 1, "gone": 1}


def test_a_file_has_no_past(desk: Desk) -> None:
    said = desk("thread", "--json", "-", stdin=b"A story")

    assert said.json["since"] is None
