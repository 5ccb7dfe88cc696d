"""`warta note`, over a library on disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from tests.builders import FLOOD, article, paragraph
from tests.cli.on_disk import DeskOnDisk
from warta.render.json import schema

if TYPE_CHECKING:
    from pathlib import Path

NIGHT = paragraph("The water came at night, and nobody was warned.")
RICE = paragraph("Rice is handed out at the bus station every morning.")


@pytest.fixture
def desk(tmp_path: Path) -> DeskOnDisk:
    made = DeskOnDisk(path=tmp_path / "library.db")
    made.keep(article(NIGHT, RICE))
    return made


def test_a_note_is_taken_and_stands_in_the_list(desk: DeskOnDisk) -> None:
    taken = desk("note", FLOOD, "--quote", "nobody was warned", "--text", "Ask the mayor.")
    desk("note", "1", "--quote", "bus station")

    assert (taken.exit, taken.stdout) == (0, "note 1: nobody was warned\n")
    assert desk("note", "list").stdout.splitlines() == [
        f"2\t2019-03-20\t\tbus station\t\t{FLOOD}",
        f"1\t2019-03-20\t\tnobody was warned\tAsk the mayor.\t{FLOOD}",
    ]
    assert len(desk("note", "list", "mayor").stdout.splitlines()) == 1
    assert [row[0] for row in desk("note", "1").stdout.splitlines()] == ["1", "2"]


def test_a_note_comes_from_standard_input(desk: DeskOnDisk) -> None:
    desk("note", "1", "--quote", "water", "--text", "-", stdin=b"Which\nriver?\n")

    assert desk("note", "show", "1", "--json").json[0]["text"] == "Which\nriver?"


def test_notes_as_json_follow_their_schema(desk: DeskOnDisk) -> None:
    taken = desk("note", "1", "--quote", "nobody was warned", "--json").json
    on_it, listed, shown = desk("note", "1", "--json").json, desk("note", "list", "--json").json, []
    desk.keep(article(RICE, paragraph("Something else.")))
    shown = desk("note", "show", "1", "--json").json

    for note in (taken, *on_it, *listed, *shown):
        jsonschema.validate(note, json.loads(schema("note")))
    assert (taken["orphan"], on_it[0]["orphan"], shown[0]["orphan"]) == (None, False, True)
    assert on_it[0]["place"] == [{"block": 0, "start": 29, "end": 46}]
    assert (taken["start"], taken["end"]) == (29, 46)
    assert desk("help", "json-note").json == json.loads(schema("note"))


def test_an_orphan_is_shown_with_the_revision_it_was_made_on(desk: DeskOnDisk) -> None:
    desk("note", "1", "--quote", "nobody was warned", "--text", "Ask.")
    desk.keep(article(RICE, paragraph("Something else.")))

    assert "\torphan\t" in desk("note", "1").stdout
    shown = desk("note", "show", "1").stdout
    assert "> nobody was warned\n\nAsk.\n\non revision 1, as it was seen on 2019-03-20" in shown
    assert "do not stand in the story any more" in shown


def test_a_note_is_edited_and_removed(desk: DeskOnDisk) -> None:
    desk("note", "1", "--quote", "water")

    assert desk("note", "edit", "1", "--text", "Deep.").exit == 0
    assert "Deep." in desk("note", "show", "1").stdout
    assert desk("note", "rm", "1").exit == 0
    assert desk("note", "1").exit == 1
    assert (desk("note", "rm", "1").exit, desk("note", "list", "x").exit, desk("note", "list").exit) == (2, 1, 0)


def test_notes_are_written_as_web_annotations(desk: DeskOnDisk, tmp_path: Path) -> None:
    desk("note", "1", "--quote", "nobody was warned", "--text", "Ask.")
    desk("note", "1", "--quote", "Rice")

    desk("note", "export", "-o", str(tmp_path / "notes.jsonld"))

    made = json.loads((tmp_path / "notes.jsonld").read_text("utf-8"))
    first, second = made["first"]["items"]
    assert (made["@context"], made["type"], made["total"]) == (
        "http://www.w3.org/ns/anno.jsonld", "AnnotationCollection", 2,
    )  # fmt: skip
    assert (first["motivation"], second["motivation"]) == ("commenting", "highlighting")
    assert first["body"] == {"type": "TextualBody", "value": "Ask.", "format": "text/plain", "purpose": "commenting"}
    assert first["target"]["source"] == FLOOD
    assert first["target"]["state"]["sourceDate"] == "2019-03-20T14:00:00+00:00"
    quote, position = first["target"]["selector"]
    assert (quote["exact"], position) == ("nobody was warned", {"type": "TextPositionSelector", "start": 29, "end": 46})
    assert quote["prefix"].endswith("at night, and ")
    assert desk("note", "export", FLOOD).json == made
    page = made["first"]
    assert (page["type"], page["partOf"]) == ("AnnotationPage", made["id"])
    assert len({made["id"], page["id"], first["id"], second["id"]}) == 4
    assert first["id"].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("1", "2"), "on one story"),
        (("show",), "which one"),
        (("show", "1", "--quote", "x"), "takes none"),
        (("list", "--text", "x"), "takes none"),
        (("edit", "1"), "other words"),
        (("1", "--quote", "the dike"), "do not stand"),
        (("show", "9"), "no note 9"),
        (("rm", "x"), "Invalid value for NOTE: 'x'"),
    ],
)
def test_what_is_invalid_is_reported(desk: DeskOnDisk, argv: tuple[str, ...], says: str) -> None:
    said = desk("note", *argv)

    assert (said.exit, said.stdout) == (2, "")
    assert says in said.stderr


def test_an_unsaved_page_has_no_notes_to_export(desk: DeskOnDisk) -> None:
    assert desk("note", "export", "https://other.example/").exit == 6
    assert desk("note", "99", "--quote", "x").exit == 6


def test_a_file_cannot_be_noted(desk: DeskOnDisk, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("The water came at night, and nobody was warned.", "utf-8")

    said = desk("note", str(tmp_path / "story.txt"), "--quote", "Two hundred stalls")

    assert said.exit == 2
    assert "on what is kept" in said.stderr
