"""`warta reply` and `warta outbox` before anything is sent: usage, drafts, who one is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD, article, loaded
from warta import paths, wiring
from warta.render.json import schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk
    from warta.services.registry import Services
    from warta.settings import Settings

WHO = ("--name", "Ada", "--email", "ada@example.org")


class Pressroom:
    """A desk whose newsroom can reply; its outbox is on the disk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.plain = desk.services

    def services(self, settings: Settings) -> Services:
        made = self.plain(settings)
        made.rooms.furnish(replies=lambda: wiring.replies(made))
        return made


@pytest.fixture
def pressroom(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    desk.keeps(loaded(article()))
    monkeypatch.setattr(desk, "services", Pressroom(desk).services)
    return desk


def test_offline_the_saved_form_is_shown(pressroom: Desk) -> None:
    shown = pressroom("reply", FLOOD, "--text", "Stay safe.", *WHO, "--offline")

    assert shown.exit == 0
    assert "email (Email): ada@example.org" in shown.stdout
    assert "Your email address will not be published." in shown.stdout
    assert pressroom.network.asked == []


def test_the_text_may_come_from_standard_input(pressroom: Desk) -> None:
    told = pressroom("reply", "1", "--text", "-", *WHO, "--offline", "--json", stdin="Ünï\ncode.\n".encode())

    assert (told.json["state"], told.json["text"]) == ("preview", "Ünï\ncode.")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("reply",), "URL|ID"),
        (("reply", FLOOD), "has no text"),
        (("reply", FLOOD, "--text", " \n"), "has no text"),
        (("reply", "./story.html", "--text", "x"), "a file has nobody to answer"),
        (("reply", FLOOD, "--text", "x", "--field", "nonsense"), "--field needs a name and a value"),
        (("reply", FLOOD, "--text", "x", "--offline"), "the site asks for a name"),
        (("reply", FLOOD, "--text", "x", "--offline", "--name", "A", "--email", "b@"), "the e-mail is none"),
        (("reply", FLOOD, "--text", "x" * 65_526, "--offline", *WHO), "the text is too long"),
        (("outbox", "show"), "which one?"),
        (("outbox", "rm"), "which one?"),
        (("outbox", "show", "9"), "no draft 9"),
        (("outbox", "send", "9", "--yes"), "no draft 9"),
        (("outbox", "burn"), "Invalid value for warta outbox: 'burn'"),
        (("outbox", "show", "one"), "Invalid value for ID: 'one'"),
    ],
)
def test_what_is_invalid_is_exit_2_before_anything_leaves(pressroom: Desk, argv: tuple[str, ...], told: str) -> None:
    said = pressroom(*argv)

    assert (said.exit, said.stdout) == (2, "")
    assert told in said.stderr
    assert pressroom.network.asked == []


def test_a_reader_of_the_settings_need_not_be_named(pressroom: Desk) -> None:
    config = paths.config_file()
    config.parent.mkdir(parents=True)
    config.write_text('[reader]\nname = "Ada"\nemail = "ada@example.org"\n')

    assert "email (Email): ada@example.org" in pressroom("reply", "1", "--text", "Yes.", "--offline").stdout
    assert "ada@" not in pressroom("config", "show", "--json").stdout
    assert "ada@" not in pressroom("config", "show").stdout
    assert pressroom("config", "show", "--json").json["reader"]["email"] is True


def test_a_draft_is_listed_shown_and_forgotten(pressroom: Desk) -> None:
    pressroom("reply", "1", "--text", "Stay safe.", *WHO, "--offline")

    listed = pressroom("outbox")
    shown = pressroom("outbox", "show", "1")
    data = pressroom("outbox", "list", "--json").json
    gone = pressroom("outbox", "rm", "1")
    empty = pressroom("outbox")

    assert listed.stdout.split("\t")[:2] == ["1", "draft"]
    assert "Stay safe." in shown.stdout
    assert FLOOD in shown.stdout
    assert [draft["schema"] for draft in data] == ["warta.reply/1"]
    assert (gone.exit, empty.exit, empty.stdout) == (0, 0, "")
    assert "the outbox is empty" in empty.stderr


def test_without_a_terminal_the_one_that_sends_says_how_to_look_and_to_confirm(pressroom: Desk) -> None:
    reply = pressroom("reply", "1", "--text", "Stay safe.", *WHO, "--send")
    again = pressroom("outbox", "send", "1", *WHO)

    assert (reply.exit, again.exit) == (2, 2)
    assert "look at it without --send first, then add --yes" in reply.stderr
    assert again.stderr.splitlines()[1].strip() == "`warta outbox show 1` shows it; --yes sends it"
    assert pressroom.network.asked == []


def test_offline_a_reply_waits_and_its_faults_are_reported_now(pressroom: Desk) -> None:
    faulty = pressroom("reply", "1", "--text", "Stay safe.", "--offline", "--send")
    queued = pressroom("reply", "1", "--text", "Stay safe.", *WHO, "--offline", "--send", "--json")
    unseen = pressroom("reply", "https://news.example/unseen/", "--text", "Hm.", *WHO, "--offline", "--send")

    assert (faulty.exit, queued.exit, unseen.exit) == (2, 0, 0)
    assert queued.json["state"] == "queued"
    assert "its form will be looked at" in unseen.stderr


def test_the_schema_of_a_reply_is_in_the_manual(desk: Desk) -> None:
    assert desk("help", "json-reply").json == json.loads(schema("reply"))
