"""`warta origins`, over a library on disk."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest

from tests.cli.on_disk import DeskOnDisk
from tests.compare.test_origins import LEAD, MORE, OWN, story
from warta.model.article import Credit
from warta.render.json import schema

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = "Jalan ke pasar ditutup sejak pukul sembilan malam, dan sekolah libur sampai hari Jumat pekan ini kata camat."


@pytest.fixture
def desk(tmp_path: Path) -> DeskOnDisk:
    made = DeskOnDisk(path=tmp_path / "library.db")
    credit = Credit(label="sumber", name="Suara Hilir")
    made.keep(story("Koran Kita", LEAD, MORE, EXTRA, OWN, hours=3))
    made.keep(story("Suara Hilir", LEAD, MORE, EXTRA))
    made.keep(story("Warta Sore", LEAD, MORE, EXTRA, hours=5, credits=(credit,)))
    made.keep(replace(story("Lain", OWN, hours=1), title="Lain"))
    return made


def test_a_article_is_reported_with_who_had_it_and_who_is_credited(desk: DeskOnDisk) -> None:
    said = desk("origins", "--passages", "1")

    assert said.exit == 0
    lines = said.stdout.splitlines()
    assert lines[0] == "Banjir"
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2].isdigit()] == ["2", "1", "3"]
    assert "      had it first" in lines
    assert "stand in 2 (Suara Hilir), and does not name it" in said.stdout
    assert "of its words stand in 2 (Suara Hilir), and credits it" in said.stdout
    assert said.stdout.count("“Air Sungai Hilir") == 2
    assert "      names: Suara Hilir" in lines


def test_the_json_follows_its_schema(desk: DeskOnDisk) -> None:
    told = desk("origins", "--json").json

    jsonschema.validate(told, json.loads(schema("origins")))
    [found] = told["stories"]
    assert (found["first"], [telling["id"] for telling in found["tellings"]]) == (2, [2, 1, 3])
    assert [telling["takings"][0]["credited"] for telling in found["tellings"][1:]] == [None, "credit"]
    assert desk("origins", "1", "--json").json == told
    assert desk("origins", "terminal", "--json").json == told
    assert desk("help", "json-origins").json == json.loads(schema("origins"))


def test_a_article_that_one_site_shows_has_no_others(desk: DeskOnDisk) -> None:
    assert desk("origins", "4").exit == 1
    assert desk("origins", "drought").exit == 1
    assert desk("origins", "4", "--json").json == {"schema": "warta.origins/1", "stories": []}
    assert desk("origins", "99").exit == 6


def test_one_site_that_shows_a_article_twice_is_no_other_source(desk: DeskOnDisk) -> None:
    url = "https://lain.example/a/"
    for at in ("b", "c"):
        twice = story("Lain", "Lima belas", OWN + " " + OWN.upper(), EXTRA.replace("pasar", "kota"), hours=9)
        desk.keep(replace(twice, url=f"{url}{at}/", canonical_url=f"{url}{at}/", title="Dua kali"))

    assert "Dua kali" not in desk("origins").stdout


def test_articles_are_counted_by_what_they_say(desk: DeskOnDisk) -> None:
    assert desk("origins", "--count", "credit").stdout == "1\tSuara Hilir\n"
    assert desk("origins", "--count", "site", "--json").json["names"][0]["stories"] == 1
    assert [row["name"] for row in desk("origins", "--count", "site", "terminal", "--json").json["names"]] == [
        "Koran Kita", "Suara Hilir", "Warta Sore",
    ]  # fmt: skip
    assert desk("origins", "--count", "organisation").exit == 1
    assert desk("origins", "--count", "weather").exit == 2
