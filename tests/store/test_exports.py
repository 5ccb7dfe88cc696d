"""Files appear whole or not at all, where they were asked for and nowhere else, and nobody else may write them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from warta.errors import LibraryError
from warta.store.exports import ExportDisk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

DISK = ExportDisk()


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def hello(stream: BinaryIO) -> None:
    stream.write(b"hello")


def test_what_is_made_nobody_else_may_write(tmp_path: Path, umask: int) -> None:
    folder = DISK.folder(str(tmp_path / "out"))
    folder.put("images/a.jpg", b"a")
    folder.close()
    DISK.file(str(tmp_path / "one.epub"), hello)
    DISK.tree(str(tmp_path / "bundle"), [("raw/page.txt", b"b")])

    files = ("out/images/a.jpg", "one.epub", "bundle/raw/page.txt")
    folders = ("out", "out/images", "bundle", "bundle/raw")
    assert {mode(tmp_path / name) for name in files} == {0o666 & ~umask & ~0o022}
    assert {mode(tmp_path / name) for name in folders} == {0o777 & ~umask & ~0o022}


def test_a_file_that_cannot_be_made_whole_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "one.epub").write_text("before")

    def breaks(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(LibraryError, match="No space left"):
        DISK.file(str(tmp_path / "one.epub"), breaks)

    assert (tmp_path / "one.epub").read_text() == "before"
    assert names(tmp_path) == ["one.epub"]


def test_a_tree_that_cannot_be_made_whole_is_not_there(tmp_path: Path) -> None:
    def entries() -> Iterator[tuple[str, bytes]]:
        yield "a", b"a"
        raise LibraryError("page 12 is lost")

    with pytest.raises(LibraryError, match="page 12"):
        DISK.tree(str(tmp_path / "bundle"), entries())

    assert names(tmp_path) == []


def test_a_tree_takes_nobodys_place(tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    for name in ("bundle", "link", "bundle/"):
        with pytest.raises(LibraryError, match="is there already"):
            DISK.tree(str(tmp_path / name), [("a", b"a")])

    assert names(tmp_path / "bundle") == []


@pytest.mark.parametrize("name", ["", "..", ".", "../a", "a/../b", "/etc/passwd", "a//b", "a\\b", "a\0b", "a/"])
def test_a_name_that_is_none_is_a_bug(tmp_path: Path, name: str) -> None:
    folder = DISK.folder(str(tmp_path / "out"))

    with pytest.raises(ValueError, match="no name"):
        folder.put(name, b"x")
    folder.close()


def test_no_link_leads_a_file_elsewhere(tmp_path: Path) -> None:
    outside, out = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    (outside / "story.md").write_text("mine")
    out.mkdir()
    (out / "story.md").symlink_to(outside / "story.md")
    (out / "new.md").symlink_to(outside / "new.md")
    (out / "images").symlink_to(outside)
    (tmp_path / "linked").symlink_to(outside)
    (tmp_path / "one.epub").symlink_to(outside / "one.epub")
    folder = DISK.folder(str(out))

    for name in ("story.md", "new.md", "images/a.jpg"):
        with pytest.raises(LibraryError, match="is a symbolic link"):
            folder.put(name, b"x", replace=True)
    folder.close()
    with pytest.raises(LibraryError, match="is a symbolic link"):
        DISK.folder(str(tmp_path / "linked"))
    with pytest.raises(LibraryError, match="is a symbolic link"):
        DISK.file(str(tmp_path / "one.epub"), hello)

    assert {path.name: path.read_text() for path in outside.iterdir()} == {"story.md": "mine"}


def test_a_folder_that_became_a_link_while_it_was_open_is_still_the_folder(tmp_path: Path) -> None:
    outside, out = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    folder = DISK.folder(str(out))
    folder.put("images/a.jpg", b"a")
    (out / "images").rename(out / "moved")
    (out / "images").symlink_to(outside)
    out.rename(tmp_path / "aside")
    out.symlink_to(outside)

    folder.put("images/b.jpg", b"b")
    folder.put("c.md", b"c")
    folder.close()

    assert names(outside) == []
    assert (tmp_path / "aside" / "moved" / "b.jpg").read_bytes() == b"b"
    assert (tmp_path / "aside" / "c.md").read_bytes() == b"c"


def test_a_file_that_is_there_is_left_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    folder = DISK.folder(str(tmp_path))
    assert folder.put("a.md", b"one")

    assert not folder.put("a.md", b"one")
    with pytest.raises(LibraryError, match="differs") as caught:
        folder.put("a.md", b"two")
    assert "--force" in caught.value.hint
    assert (tmp_path / "a.md").read_bytes() == b"one"

    assert folder.put("a.md", b"two", replace=True)
    folder.close()
    assert (tmp_path / "a.md").read_bytes() == b"two"


def test_a_folder_in_the_place_of_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    folder = DISK.folder(str(tmp_path))

    with pytest.raises(LibraryError, match="is no file"):
        folder.put("a.md", b"x", replace=True)
    folder.close()
    with pytest.raises(LibraryError, match="cannot be written"):
        DISK.folder(str(tmp_path / "none" / "out"))
