"""`warta sources`, `sync` and `watch` as a person runs them, over sites on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.farm import Mood, Site, served, story
from tests.hostile.command import assert_harmless, environment, warta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.hostile.command import Outcome

QUICK = {"WARTA_PACE": "0"}


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Mood(posts=3)) as sites:
        yield sites[0]


def ran(home: Path, *words: str, **env: str) -> Outcome:
    outcome = warta(*words, home=home, env=QUICK | env)
    assert_harmless(outcome)
    return outcome


def rows(outcome: Outcome) -> list[list[str]]:
    return [line.split("\t") for line in outcome.out.splitlines()]


def data(outcome: Outcome) -> Any:
    return json.loads(outcome.out)


def test_a_feed_is_followed_synced_and_read_offline(site: Site, tmp_path: Path) -> None:
    added = ran(tmp_path, "sources", "add", site.feed, "--folder", "Farm/One", "--every", "6h")
    assert (added.code, added.out) == (0, f"1: {site.host}, by its feed: 3 posts\n")

    synced = ran(tmp_path, "sync", "1")
    assert synced.code == 0
    assert [row[0] for row in rows(synced)] == ["new"] * 3
    assert "1 source looked at, 3 new" in synced.err

    assert rows(ran(tmp_path, "sources")) == [["1", "feed", "3", "0", "3", "Farm/One", site.host, site.feed]]
    read = ran(tmp_path, "read", "--offline", "--json", f"{site.home}story/1/")
    assert read.data["title"] == "Story 1"
    assert read.data["thread"]["shown"] == 6
    assert "0 sources looked at, nothing new" in ran(tmp_path, "sync").err  # its interval is not over


def test_a_report_of_nothing_new_does_not_show_what_the_last_one_reported(site: Site, tmp_path: Path) -> None:
    report = tmp_path / "report"
    ran(tmp_path, "sources", "add", site.feed)
    ran(tmp_path, "sync", "-o", str(report))
    assert len(report.read_text("utf-8").splitlines()) == 3

    ran(tmp_path, "sync", "-o", str(report))

    assert report.read_text("utf-8") == ""


def test_the_report_of_a_sync_is_data(site: Site, tmp_path: Path) -> None:
    site.mood.more = {"/private/x/": story(1), "/empty/": "<title></title>"}
    ran(tmp_path, "sources", "add", site.feed)
    before = len(site.asked)

    outcome = ran(tmp_path, "sync", "--json")

    assert outcome.code == 7
    told = data(outcome)
    assert told["schema"] == "warta.sync/1"
    assert sorted(each["title"] for each in told["new"]) == ["Story 0", "Story 1", "Story 2"]
    assert [(each["url"], each["kind"]) for each in told["failed"]] == [(f"{site.home}private/x/", "robots")]
    assert [(each["url"], each["kind"]) for each in told["aside"]] == [(f"{site.home}empty/", "empty")]
    assert told["requests"] == len(site.asked) - before
    assert "/private/x/" not in site.paths()


def test_what_fails_is_reported_and_the_rest_is_done(site: Site, tmp_path: Path) -> None:
    gone = "http://127.0.0.1:9/feed/"
    ran(tmp_path, "sources", "add", site.feed)
    path = tmp_path / "gone.opml"
    path.write_text(f'<opml version="2.0"><body><outline xmlUrl="{gone}" text="Gone"/></body></opml>', "utf-8")
    imported = ran(tmp_path, "sources", "import", str(path))
    assert imported.out == "1 source is new, 0 were followed before\n"

    outcome = ran(tmp_path, "sync")

    assert outcome.code == 7
    assert f"{gone}: 127.0.0.1 takes no connection" in outcome.err
    assert len(rows(outcome)) == 3
    checked = rows(ran(tmp_path, "sources", "check"))
    assert [row[1] for row in checked] == ["3", "-"] or [row[1] for row in checked] == ["-", "3"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("sources", "add", "http://127.0.0.1:9/"), 3, "takes no connection"),
        (("sources", "add"), 2, "wants to know which one"),
        (("sources", "add", "12"), 2, "12 is no web address"),
        (("sources", "offers", "12"), 2, "12 is no web address"),
        (("sources", "rm", "7"), 2, "no source is called 7"),
        (("sources", "rename", "7"), 2, "there is nothing to change it to"),
        (("sources", "import", "/nowhere.opml"), 5, "Cannot read /nowhere.opml"),
        (("sources", "add", "x", "--kind", "fed"), 2, "Invalid value for --kind: 'fed'"),
        (("sync", "nobody"), 2, "no source is called nobody"),
        (("sync", "--limit", "0"), 2, "Invalid value for --limit: '0'"),
        (("watch", "rm", "3"), 2, "3 is not watched"),
        (("watch", "add", "file:///etc/passwd"), 2, "is no web address"),
    ],
)
def test_what_cannot_be_done_is_reported(tmp_path: Path, words: tuple[str, ...], code: int, told: str) -> None:
    outcome = ran(tmp_path, *words)

    assert outcome.code == code
    assert told in outcome.complaint()[0]


def test_a_source_is_renamed_moved_slowed_and_removed(site: Site, tmp_path: Path) -> None:
    ran(tmp_path, "sources", "add", site.feed)

    ran(tmp_path, "sources", "rename", site.feed, "The", "Farm")
    ran(tmp_path, "sources", "move", "The Farm", "A/B")
    told = data(ran(tmp_path, "sources", "every", "1", "2h", "--json"))
    assert (told["title"], told["folder"], told["every"]) == ("The Farm", "A/B", 7200.0)
    assert 'text="The Farm"' in ran(tmp_path, "sources", "export").out
    assert ran(tmp_path, "sources", "export", "--urls").out == f'{site.feed} "A/B" "~The Farm"\n'

    assert ran(tmp_path, "sources", "rm", "the farm").code == 0
    assert data(ran(tmp_path, "sources", "--json")) == []


def test_a_reading_list_is_no_source_that_is_checked(tmp_path: Path) -> None:
    table = tmp_path / "pocket.csv"
    table.write_text("title,url,time_added,tags,status\nRain,http://127.0.0.1:9/rain,1710806400,,unread\n")
    assert ran(tmp_path, "import", str(table)).code == 0

    checked = ran(tmp_path, "sources", "check")

    assert (checked.code, checked.out, checked.err) == (0, "", "")


def test_a_watched_page_is_followed_by_sync(site: Site, tmp_path: Path) -> None:
    address = f"{site.home}story/1/"
    assert rows(ran(tmp_path, "watch", "add", address, "--every", "30m"))[0][1] == "30m"

    assert [row[0] for row in rows(ran(tmp_path, "sync"))] == ["new"]
    assert rows(ran(tmp_path, "sync")) == []
    site.mood.changed.add(1)
    assert [row[0] for row in rows(ran(tmp_path, "sync", "--again"))] == ["changed"]

    told = data(ran(tmp_path, "watch", "--json"))
    assert told[0]["changed_at"] is not None
    assert rows(ran(tmp_path, "watch", "add", "1"))[0][3] == address
    assert ran(tmp_path, "watch", "add", "999").code == 6
    assert ran(tmp_path, "watch", "rm", "1").code == 0
    assert data(ran(tmp_path, "watch", "--json")) == []


def test_ctrl_c_keeps_what_is_there_and_the_next_sync_goes_on(tmp_path: Path) -> None:
    with served(Mood(posts=30)) as [site]:
        ran(tmp_path, "sources", "add", site.feed)
        process = subprocess.Popen(
            [sys.executable, "-m", "warta", "sync"],
            env=environment(tmp_path, WARTA_PACE="0.1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + 30
        while sum("/story/" in path for path in site.paths()) < 5 and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGINT)
        _out, err = process.communicate(timeout=30)
        kept = len(data(ran(tmp_path, "list", "--json")))
        ran(tmp_path, "sync")

        assert process.returncode == 130
        assert "The next sync goes on there." in err
        assert 3 <= kept < 30
        assert len(data(ran(tmp_path, "list", "--json"))) == 30
        stories = [path for path in site.paths() if "/story/" in path]
        assert len(stories) <= 30 + 3


def test_a_sync_that_is_killed_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    with served(Mood(posts=20)) as [site]:
        ran(tmp_path, "sources", "add", site.feed)
        process = subprocess.Popen(
            [sys.executable, "-m", "warta", "sync"], env=environment(tmp_path, WARTA_PACE="0.05"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + 30
        while sum("/story/" in path for path in site.paths()) < 8 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.kill()
        process.wait()

        assert ran(tmp_path, "library", "check").code == 0
        assert ran(tmp_path, "sync").code == 0
        assert len(data(ran(tmp_path, "list", "--json"))) == 20
        assert data(ran(tmp_path, "sources", "--json"))[0]["waiting"] == 0
