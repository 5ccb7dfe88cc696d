"""ReplayWeb.page, which nobody here wrote, opens what warta captured and exported: words, pictures and style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.command import warta
from tests.live import content, gallery
from tests.live.gallery import Gallery
from tests.live.player import Door, door, player, shown
from warta.demo.server import Server

if TYPE_CHECKING:
    from pathlib import Path

    from tests.live.site import Site

pytestmark = pytest.mark.live
__all__ = ["door", "player"]

BOTH = pytest.mark.parametrize("name", ["replay.wacz", "replay.warc.gz"])


def run(home: Path, *words: str) -> None:
    settings = home / "config" / "warta" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('images = "all"\n')
    outcome = warta(*words, home=home)
    assert outcome.code == 0, outcome.err


@BOTH
def test_a_capture_of_the_demo_is_shown_with_its_picture_and_its_style(door: Door, tmp_path: Path, name: str) -> None:
    with Server() as demo:
        url = demo.url
        run(tmp_path / "home", "capture", url, "-o", str(door.folder / name))

    told = shown(door, name, url, tmp_path / "profile")  # the demo is gone: all comes out of the file

    assert "Pasar Terapung" in told["title"]
    assert "Para pedagang sepakat" in told["words"]
    assert told["styles"] >= 1
    assert told["widths"]
    assert all(width > 0 for width in told["widths"])


@BOTH
@pytest.mark.parametrize("post", [content.LONG, content.PAGED], ids=lambda post: post.slug)
def test_a_capture_of_the_wordpress_is_shown_as_the_site_was(
    site: Site, door: Door, tmp_path: Path, name: str, post: content.SeededPost
) -> None:
    with site.passing() as origin:
        url = origin + post.path
        run(tmp_path / "home", "capture", url, "-o", str(door.folder / name))

    told = shown(door, name, url, tmp_path / "profile")

    words = " ".join(told["words"].split())
    for paragraph in post.paragraphs:
        assert " ".join(paragraph.split()) in words
    assert told["styles"] >= 1
    assert all(width > 0 for width in told["widths"])


@BOTH
def test_pictures_of_every_kind_are_painted_out_of_a_capture(door: Door, tmp_path: Path, name: str) -> None:
    with Gallery() as site:
        url = site.url
        run(tmp_path / "home", "capture", url, "-o", str(door.folder / name))

    told = shown(door, name, url, tmp_path / "profile")

    assert gallery.SENTENCE in told["words"]
    assert len(told["widths"]) == gallery.KINDS
    assert all(width > 0 for width in told["widths"]), told["widths"]


@BOTH
def test_pictures_that_a_sync_saved_are_painted_out_of_an_export(door: Door, tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    with Gallery() as site:
        url = site.url
        run(home, "sources", "add", site.feed)
        run(home, "sync")
    run(home, "export", "--all", "-o", str(door.folder / name))

    told = shown(door, name, url, tmp_path / "profile")

    assert gallery.SENTENCE in told["words"]
    assert len(told["widths"]) == gallery.KINDS
    assert [number for number, width in enumerate(told["widths"]) if not width] == [gallery.SVG_AT]  # it is a program


@BOTH
def test_a_capture_opens_at_the_address_that_was_asked_for(door: Door, tmp_path: Path, name: str) -> None:
    with Gallery() as site:
        short = site.short
        run(tmp_path / "home", "capture", short, "-o", str(door.folder / name))

    told = shown(door, name, short, tmp_path / "profile")

    assert gallery.SENTENCE in told["words"]
