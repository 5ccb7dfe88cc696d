"""A real WordPress is followed by its root, synced, and gone: every post, thread and neighbour is there offline."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.hostile.command import assert_harmless, warta
from tests.live import content

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.command import Outcome
    from tests.live.site import Site

pytestmark = pytest.mark.live

READABLE = tuple(post for post in content.POSTS if not post.password)
QUICK = {"WARTA_PACE": "0"}


def ran(home: Path, *words: str) -> Outcome:
    outcome = warta(*words, home=home, env=QUICK)
    assert outcome.code in {0, 7}, outcome.err
    assert_harmless(outcome)
    return outcome


def synced(home: Path) -> dict[str, Any]:
    return ran(home, "sync", "--json").data


def offline(home: Path, address: str) -> dict[str, Any]:
    return ran(home, "read", "--offline", "--json", address).data


def test_a_site_is_followed_by_its_root_and_all_of_it_is_there_when_it_is_gone(site: Site, tmp_path: Path) -> None:
    with site.passing() as root:
        added = ran(tmp_path, "sources", "add", root, "--json").data
        report = synced(tmp_path)

    assert (added["kind"], added["title"], added["listed"]) == ("wordpress", content.SITE_TITLE, len(content.POSTS))
    assert len(report["new"]) == len(READABLE)
    assert [(each["url"], each["kind"]) for each in report["aside"]] == [(root + content.LOCKED.path, "password")]
    for post in READABLE:
        article = offline(tmp_path, root + post.path)
        assert article["text"] == "\n\n".join(post.whole)
        assert article["thread"]["shown"] == len(site.shown(post))
        assert (article["thread"]["complete"], article["incomplete"]) == (True, [])
        around = [article["navigation"][way] for way in ("previous", "next") if article["navigation"][way]]
        assert around
        for link in around:
            if link["url"] != root + content.LOCKED.path:
                assert offline(tmp_path, link["url"])["title"] == link["title"]


def test_without_its_interface_a_site_is_followed_by_its_feed(site: Site, tmp_path: Path) -> None:
    with site.passing(rest=False) as root:
        added = ran(tmp_path, "sources", "add", root, "--json").data
        report = synced(tmp_path)
        asked: list[str]
        with site.counting() as asked:
            again = synced(tmp_path)

    assert (added["kind"], added["address"]) == ("feed", f"{root}/feed/")
    assert added["listed"] == min(10, len(content.POSTS))
    assert len(report["new"]) + len(report["aside"]) == added["listed"]
    assert content.HOSTILE.title in {each["title"] for each in report["new"]}
    assert [glance["unchanged"] for glance in again["sources"]] == [True]
    assert len(asked) == 1


def test_a_revised_post_is_one_new_revision_and_the_others_are_none(changing_site: Site, tmp_path: Path) -> None:
    post = content.LONG
    words = post.paragraphs[0].split()[-3:]
    with changing_site.passing() as root:
        ran(tmp_path, "sources", "add", root)
        first = synced(tmp_path)
        time.sleep(1.1)  # WordPress counts its changes in seconds
        changing_site.moderate(("revise", changing_site.post_ids[post.slug], " ".join(words), "pada 17 Agustus nanti."))
        with changing_site.counting() as asked:
            second = synced(tmp_path)
        with changing_site.counting() as asked_again:
            third = synced(tmp_path)

    assert [each["url"] for each in second["changed"]] == [root + post.path]
    assert (second["new"], second["unchanged"], third["changed"], third["new"]) == ([], 0, [], [])
    pages = [each for each in asked if "wp-json" not in each]
    assert pages
    assert [each for each in pages if post.path not in each] == []
    assert all("wp-json" in each for each in asked_again)
    for each in first["new"]:
        revisions = ran(tmp_path, "revisions", "--json", each["url"]).out
        assert revisions.count('"text_sha256"') == (2 if each["url"] == root + post.path else 1)
    differs = warta("diff", "--exit-code", root + post.path, home=tmp_path)
    assert differs.code == 1
    assert "17 Agustus" in differs.out
    told = json.loads(warta("diff", "--json", root + post.path, home=tmp_path).out)
    assert told["classes"] == ["figures", "names", "wording"]  # a day, a month, and what stood there before


def test_a_new_comment_brings_its_thread_and_no_revision(changing_site: Site, tmp_path: Path) -> None:
    post = content.PAGED
    with changing_site.passing() as root:
        ran(tmp_path, "sources", "add", root)
        synced(tmp_path)
        before = offline(tmp_path, root + post.path)["thread"]["shown"]
        changing_site.moderate(("add", changing_site.post_ids[post.slug], 0, "Sari", "Saya baca dari kereta."))
        report = synced(tmp_path)

    assert (report["new"], report["changed"], report["unchanged"]) == ([], [], 1)
    after = offline(tmp_path, root + post.path)
    assert after["thread"]["shown"] == before + 1
    assert after["revision"] == 1
