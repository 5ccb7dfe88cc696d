"""Since last time, on a real WordPress: what its people add, edit and trash between two visits is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.hostile.command import warta
from tests.live import content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live.site import Site

pytestmark = pytest.mark.live

NEW = "Jembatan itu dibuka kemarin sore."


def flat(comments: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for comment in comments:
        yield comment
        yield from flat(comment["replies"])


def thread(home: Path, address: str, *options: str) -> dict[str, Any]:
    return warta("thread", "--json", *options, address, home=home).data


def happened(told: dict[str, Any]) -> dict[str, str]:
    """What happened to which comment."""
    return {each["id"]: each["since"] for each in [*flat(told["comments"]), *told["gone"]] if each["since"]}


@pytest.mark.parametrize("rest", [True, False], ids=["rest", "no rest"])
def test_what_was_added_edited_and_trashed_between_two_visits_is_reported(
    changing_site: Site, tmp_path: Path, *, rest: bool
) -> None:
    address = changing_site.home(rest=rest) + content.LONG.path
    assert warta("thread", address, home=tmp_path).code == 0
    before = thread(tmp_path, address)
    plain = [each for each in before["comments"] if not each["replies"] and each["kind"] == "comment"]
    edited, trashed, answered = plain[:3]
    words = f"Saya ralat: {edited['text']}"
    new, *_done = changing_site.moderate(
        ("add", changing_site.post_ids[content.LONG.slug], answered["id"], "Sari", NEW),
        ("edit", edited["id"], words),
        ("trash", trashed["id"]),
    )

    told = thread(tmp_path, address, "--max-age", "0")

    assert happened(before) == {}
    assert happened(told) == {str(new): "new", edited["id"]: "edited", trashed["id"]: "gone"}
    by_id = {each["id"]: each for each in flat(told["comments"])}
    assert (by_id[str(new)]["text"], by_id[str(new)]["parent"]) == (NEW, answered["id"])
    assert (by_id[edited["id"]]["text"], by_id[edited["id"]]["before"]) == (words, edited["text"])
    [gone] = told["gone"]
    assert (gone["text"], gone["author"], gone["last_seen"]) == (
        trashed["text"],
        trashed["author"],
        before["fetched_at"],
    )

    shown = warta("thread", "--new", address, home=tmp_path).out
    assert "1 new · 1 edited · 1 gone" in shown
    assert all(each in shown for each in (NEW, words, "● gone"))
    assert warta("thread", "--new", address, home=tmp_path).code == 1

    changing_site.moderate(("restore", trashed["id"]))
    assert happened(thread(tmp_path, address, "--max-age", "0")) == {trashed["id"]: "new"}


def test_a_rebuild_shows_the_same(changing_site: Site, tmp_path: Path) -> None:
    address = changing_site.url(content.CROWD)
    warta("thread", address, home=tmp_path)
    [new] = changing_site.moderate(("add", changing_site.post_ids[content.CROWD.slug], 0, "Sari", NEW))
    before = thread(tmp_path, address, "--max-age", "0")

    assert warta("library", "rebuild", home=tmp_path).code == 0

    assert happened(before) == happened(thread(tmp_path, address, "--offline")) == {str(new): "new"}
