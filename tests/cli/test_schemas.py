"""What the commands write as JSON is what their schemas say, which `warta help` shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.farm import Mood, Site, served, story
from tests.hostile.command import warta
from warta.demo.server import Server
from warta.render.json import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("search", "sync", "source", "watch", "capture", "verify", "import")
URLS = 'http://127.0.0.1:9/feed/ "news" "~News"\n'
POCKET = "title,url,time_added,tags,status\nRain,http://127.0.0.1:9/rain,1710806400,,unread\nNone,none,1,,unread\n"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served(Mood(posts=3)) as sites:
        sites[0].mood.more = {"/private/x/": story(1), "/empty/": "<title></title>"}
        yield sites[0]


@pytest.fixture(scope="module")
def home(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of somebody who follows a site and has read it."""
    home = tmp_path_factory.mktemp("home")
    for words in (("sources", "add", site.feed), ("sync", "1"), ("watch", "add", f"{site.home}story/1/")):
        assert warta(*words, home=home, env={"WARTA_PACE": "0"}).code in {0, 7}
    return home


def told(home: Path, *words: str) -> Any:
    """What a command writes as JSON: one document."""
    outcome = warta(*words, "--json", home=home, env={"WARTA_PACE": "0"})
    assert outcome.stdout, outcome.err
    return json.loads(outcome.stdout)


def complaints(name: str, data: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(schema(name)), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [
        error.message for each in (data if isinstance(data, list) else [data]) for error in validator.iter_errors(each)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_the_help_shows_it(name: str, tmp_path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(schema(name)))

    assert warta("help", f"json-{name}", home=tmp_path).data == json.loads(schema(name))


def test_rows_of_a_search_keep_their_schema(home: Path) -> None:
    rows = [row for kind in ("article", "comment", "quote") for row in told(home, "search", f"kind:{kind}")]

    assert {row["kind"] for row in rows} >= {"article", "comment"}
    assert complaints("search", rows) == []
    assert complaints("search", rows[0] | {"kind": "page"})


def test_the_report_of_a_sync_keeps_its_schema(home: Path) -> None:
    for words in (["--again", "--dry-run"], ["--again"]):
        report = told(home, "sync", "1", *words)

        assert complaints("sync", report) == []
        assert report["would"] or report["unchanged"] or report["changed"]
        assert complaints("sync", report | {"unchanged": "none"})


def test_what_is_pointed_to_sources_keeps_its_schema(home: Path, site: Site, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(URLS)

    for words in (
        ["sources"],
        ["sources", "add", site.feed],
        ["sources", "add", site.feed, site.feed],
        ["sources", "check"],
        ["sources", "offers", site.feed],
        ["sources", "every", "1", "2h"],
        ["sources", "import", str(tmp_path / "urls")],
    ):
        data = told(home, *words)
        assert data
        assert complaints("source", data) == []
    assert complaints("source", told(home, "sources")[0] | {"kind": "tape"})


def test_what_is_watched_keeps_its_schema(home: Path) -> None:
    [watch] = told(home, "watch")

    assert complaints("watch", watch) == []
    assert complaints("watch", watch | {"every": None})


def test_captures_findings_and_imports_keep_their_schemas(tmp_path: Path) -> None:
    with Server() as demo:
        made = told(tmp_path, "capture", demo.url, "-o", str(tmp_path / "a.wacz"))
    whole = (tmp_path / "a.wacz").read_bytes()
    (tmp_path / "b.wacz").write_bytes(whole[:-40])
    (tmp_path / "pocket.csv").write_text(POCKET)
    other = tmp_path / "other"

    found = [told(tmp_path, "verify", *words) for words in (["--all"], ["1"], [str(tmp_path / "b.wacz")])]
    one = told(other, "import", str(tmp_path / "a.wacz"))
    several = told(other, "import", str(tmp_path / "pocket.csv"), str(tmp_path / "a.wacz"))

    assert complaints("capture", made) == []
    assert [each["holds"] for each in found] == [True, True, False]
    assert complaints("verify", found) == []
    assert complaints("import", one) == []
    assert complaints("import", several) == []
    assert [each["schema"] for each in several] == ["warta.import-list/1", "warta.import/1"]
    assert (one["counts"]["kept"], several[1]["counts"]["known"]) == (1, 1)
    assert complaints("import", one | {"counts": {}})
