"""Pictures are kept while there is room, and nothing else is."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from warta.store.pictures import LARGEST, PictureFolder

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://news.example/a.png"
PNG = b"\x89PNG\r\n\x1a\n" + b"p" * 100


def test_a_picture_is_had_again_by_its_address(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "pictures"
    album = PictureFolder(folder)

    assert album.get(URL) is None
    assert album.put(URL, PNG)
    assert album.get("HTTPS://news.example/a.png") == PNG
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()] == [0o600]


def test_when_a_picture_came_is_known_however_often_it_is_seen(tmp_path: Path) -> None:
    album = PictureFolder(tmp_path)
    album.put(URL, PNG)
    [path] = tmp_path.iterdir()
    os.utime(path, (2000, 1000))

    album.get(URL)

    assert album.since(URL) == datetime.fromtimestamp(1000, UTC)
    assert path.stat().st_atime > 2000
    assert album.since(f"{URL}?other") is None


@pytest.mark.parametrize("body", [b"", b"<svg/>", b"<html>", b"%PDF", PNG + b"." * LARGEST], ids=lambda body: body[:6])
def test_what_is_no_picture_or_too_large_is_not_saved(tmp_path: Path, body: bytes) -> None:
    album = PictureFolder(tmp_path)

    assert not album.put(URL, body)
    assert [*tmp_path.iterdir()] == []


def test_the_longest_unseen_go_when_there_is_no_room(tmp_path: Path) -> None:
    album = PictureFolder(tmp_path, most=3 * len(PNG))
    for number in range(3):
        album.put(f"{URL}{number}", PNG)
    for age, path in enumerate(sorted(tmp_path.iterdir(), key=lambda each: each.stat().st_mtime_ns)):
        os.utime(path, (1000 + age, 1000 + age))
    assert album.get(f"{URL}1") == PNG

    album.put(f"{URL}3", PNG)

    assert album.get(f"{URL}1") == PNG
    assert album.get(f"{URL}3") == PNG
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 3 * len(PNG)


def test_a_folder_that_cannot_be_written_holds_nothing_and_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    album = PictureFolder(tmp_path / "file" / "pictures")

    assert not album.put(URL, PNG)
    assert album.get(URL) is None
