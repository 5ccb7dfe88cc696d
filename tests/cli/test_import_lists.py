"""`warta import` of reading lists, over a library on disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.on_disk import DeskOnDisk
from tests.sources.test_reading_lists import INSTAPAPER, POCKET, POCKET_PAGE, WALLABAG

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> DeskOnDisk:
    return DeskOnDisk(path=tmp_path / "library.db")


def put(tmp_path: Path, name: str, text: str) -> str:
    (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / name)


def test_a_list_is_imported_once_and_waits_in_a_source_of_its_own(desk: DeskOnDisk, tmp_path: Path) -> None:
    path = put(tmp_path, "pocket.csv", POCKET)

    said, again = desk("import", path), desk("import", path)

    assert (said.exit, said.stdout) == (0, "")
    assert "Pocket: 3 addresses wait; warta sync fetches them" in said.stderr
    assert "Pocket: 0 addresses wait" in again.stderr
    [source] = desk("sources", "--json").json
    assert (source["kind"], source["title"], source["folder"], source["waiting"]) == ("list", "Pocket", "Imported", 3)
    assert desk.network.asked == []


def test_lists_of_four_kinds_are_distinguished(desk: DeskOnDisk, tmp_path: Path) -> None:
    paths = [
        put(tmp_path, "a.json", json.dumps(WALLABAG)), put(tmp_path, "b.csv", INSTAPAPER),
        put(tmp_path, "c.html", POCKET_PAGE), put(tmp_path, "urls", 'https://news.example/feed/ "news" "~News"\n'),
    ]  # fmt: skip

    told = [desk("import", path, "--json").json for path in paths]

    assert [(each["list"], each["new"], each["refused"]) for each in told] == [
        ("wallabag", 2, 0), ("Instapaper", 4, 0), ("Pocket", 2, 0), ("sources", 1, 0),
    ]  # fmt: skip
    together = desk("import", *paths, "--json")
    assert [(each["list"], each["new"]) for each in together.json] == [(each["list"], 0) for each in told]
    assert {each["kind"] for each in desk("sources", "--json").json} == {"list", "feed"}
    assert "warta:list" not in desk("sources", "export").stdout
    assert "warta:list" not in desk("sources", "export", "--urls").stdout


def test_a_sync_would_fetch_what_a_list_names(desk: DeskOnDisk, tmp_path: Path) -> None:
    desk("import", put(tmp_path, "pocket.csv", POCKET))

    said = desk("sync", "--dry-run")

    assert said.exit == 0
    assert "https://news.example/flood/" in said.stdout


def test_what_is_no_list_and_no_archive_is_reported_and_the_rest_is_imported(desk: DeskOnDisk, tmp_path: Path) -> None:
    other, pocket = put(tmp_path, "story.txt", "Water rose."), put(tmp_path, "pocket.csv", POCKET)

    assert desk("import", other).exit == 2
    assert desk("import", str(tmp_path / "none.csv")).exit == 5
    both = desk("import", other, pocket)
    assert both.exit == 7
    assert "no list that warta knows" in both.stderr
    assert "3 addresses wait" in both.stderr
