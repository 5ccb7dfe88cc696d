"""The library's file: its owner's alone, founded once, and read where it can't be written."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import FLOOD
from tests.store.conftest import Noon
from warta.errors import LibraryError
from warta.model.since import Since
from warta.store.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.store.conftest import Opener

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")


def mode(path: Path) -> int:
    """What owner, group and others may do."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A umask that takes nothing away."""
    before = os.umask(0)
    yield
    os.umask(before)


def change(path: Path, statement: str) -> None:
    """Do something to the file behind the library's back."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(statement)
        db.commit()


@posix
@pytest.mark.usefixtures("open_umask")
def test_nobody_else_can_look_into_a_new_library(tmp_path: Path, open_library: Opener) -> None:
    path = tmp_path / "share" / "warta" / "library.db"
    library = open_library(path)

    library.keep(builders.page(), builders.article())

    assert [mode(folder) for folder in (path.parent, path.parent.parent)] == [0o700, 0o700]
    assert {each.name: mode(each) for each in path.parent.iterdir()} == dict.fromkeys(
        ["library.db", "library.db-shm", "library.db-wal", "library.db.lock"], 0o600
    )


@posix
def test_what_an_older_hand_left_open_is_closed(path: Path, open_library: Opener) -> None:
    first = open_library()
    first.keep(builders.page(), builders.article())
    first.close()
    path.parent.chmod(0o755)
    path.chmod(0o644)

    open_library().find(FLOOD)

    assert (mode(path.parent), mode(path)) == (0o700, 0o600)


@posix
def test_a_folder_that_is_not_ours_keeps_its_mode(tmp_path: Path, open_library: Opener) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    (shared / "library.db").touch()

    open_library(shared / "library.db").keep(builders.page(), builders.article())

    assert mode(shared) == 0o755


def test_a_library_behind_a_link_is_the_one_it_leads_to(tmp_path: Path, path: Path, open_library: Opener) -> None:
    elsewhere = tmp_path / "disk" / "news.db"
    open_library(elsewhere).keep(builders.page(), builders.article())
    path.parent.mkdir()
    path.symlink_to(elsewhere)

    library = open_library(path)

    assert library.find(FLOOD) is not None
    assert path.is_symlink()


@posix
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can lay a link for somebody else")
def test_a_link_that_a_stranger_laid_is_refused(tmp_path: Path, path: Path, open_library: Opener) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "trap.db")
    os.lchown(path, 65534, 65534)

    with pytest.raises(LibraryError, match="somebody else"):
        open_library().keep(builders.page(), builders.article())

    assert not (tmp_path / "trap.db").exists()


def test_an_empty_file_becomes_a_library(path: Path, library: SqliteLibrary) -> None:
    path.parent.mkdir()
    path.touch()

    library.keep(builders.page(), builders.article())

    assert library.find(FLOOD) is not None


def test_a_database_of_another_program_is_left_alone(path: Path, library: SqliteLibrary) -> None:
    path.parent.mkdir()
    change(path, "CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(LibraryError, match="not a library of warta") as caught:
        library.keep(builders.page(), builders.article())

    assert caught.value.kind == "foreign"
    assert path.read_bytes() == before


def test_a_text_file_is_left_alone(tmp_path: Path, open_library: Opener) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Ask Dewi about the dam.\n" * 50)

    with pytest.raises(LibraryError, match="not a library of warta"):
        open_library(notes).find(FLOOD)

    assert [each.name for each in tmp_path.iterdir() if "corrupt" in each.name] == []
    assert notes.read_text().startswith("Ask Dewi")


def test_a_library_of_a_newer_warta_is_read_and_never_written(path: Path, open_library: Opener) -> None:
    older = open_library()
    older.keep(builders.page(), builders.article())
    older.close()
    change(path, "PRAGMA user_version = 999")
    before = hashlib.sha256(path.read_bytes()).digest()
    library = open_library()

    with pytest.raises(LibraryError) as caught:
        library.keep(builders.page("other"), builders.article())

    assert (caught.value.kind, caught.value.exit_code) == ("newer", 5)
    assert library.find(FLOOD) is not None
    assert len(library.posts()) == 1
    with pytest.raises(LibraryError, match="newer"):
        library.mark_read(FLOOD)
    library.close()
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_a_folder_where_the_file_should_be_is_one_clear_line(path: Path, library: SqliteLibrary) -> None:
    path.mkdir(parents=True)

    with pytest.raises(LibraryError) as caught:
        library.find(FLOOD)

    assert "library.db" in caught.value.what
    assert "\n" not in caught.value.what
    assert caught.value.hint


def test_a_place_below_a_file_is_one_clear_line(tmp_path: Path, open_library: Opener) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(LibraryError, match="cannot be opened or written") as caught:
        open_library(tmp_path / "file" / "warta" / "library.db").find(FLOOD)

    assert (caught.value.kind, "\n" in caught.value.what) == ("unwritable", False)


def test_the_name_of_a_file_cannot_speak_to_the_terminal(tmp_path: Path, open_library: Opener) -> None:
    place = tmp_path / "a\x1b]0;owned\x07b"
    place.write_text("")

    with pytest.raises(LibraryError) as caught:
        open_library(place / "library.db").find(FLOOD)

    assert caught.value.what.isprintable()


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "no#1.db", "überall.db"])
def test_a_library_may_have_any_name(tmp_path: Path, open_library: Opener, name: str) -> None:
    open_library(tmp_path / name).keep(builders.page(), builders.article())

    assert (tmp_path / name).stat().st_size > 0


def test_a_file_that_was_replaced_is_opened_anew(path: Path, library: SqliteLibrary, open_library: Opener) -> None:
    library.keep(builders.page(), builders.article())
    path.rename(path.with_name("moved.db"))
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).rename(path.with_name("moved.db" + ending))

    assert library.find(FLOOD) is None
    assert library.keep(builders.page(), builders.article()).id == 1
    assert open_library().find(FLOOD) is not None


# --- without the rights ---


def as_nobody(act: Callable[[], str]) -> str:
    """What an act says when somebody without rights does it."""

    def become_nobody() -> None:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)

    return apart(become_nobody, act)


def without_room(act: Callable[[], str]) -> str:
    """What an act says where no file may grow, as on a full disk."""
    import resource

    return apart(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, resource.RLIM_INFINITY)), act)


def apart(prepare: Callable[[], None], act: Callable[[], str]) -> str:
    """What an act says in a process of its own, prepared for it."""
    loaded, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = "nothing"
        try:
            prepare()
            told = act()
        finally:
            os.write(writing, told.encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(loaded) as pipe:
        return pipe.read()


def said(act: Callable[[], object]) -> str:
    """The result of an act, or what it complains of."""
    try:
        return str(act())
    except LibraryError as error:
        return f"{error.kind}: {error.what}"


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that everybody reaches."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


only_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody without rights"
)
only_unix = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork, and no limit to a file's size")
forks = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@only_root
@forks
def test_a_library_in_a_folder_without_rights_is_read_and_says_why_it_cannot_be_written(open_place: Path) -> None:
    path = open_place / "library.db"
    with closing(SqliteLibrary(path, Noon())) as library:
        library.keep(builders.page(), builders.article())
    path.chmod(0o644)

    def read_and_keep() -> str:
        with closing(SqliteLibrary(path, Noon())) as library:
            title = said(lambda: (found := library.find(FLOOD)) and found.article.title)
            return f"{title}\n{said(lambda: library.keep(builders.page('b'), builders.article()))}"

    title, complaint = as_nobody(read_and_keep).splitlines()

    assert title == "River takes the old market"
    assert complaint.startswith("unwritable: ")
    assert {each.name for each in open_place.iterdir()} == {"library.db", "library.db.lock"}


@only_root
@forks
def test_an_older_library_in_a_folder_without_rights_is_read_all_the_same(open_place: Path) -> None:
    path = open_place / "library.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((Path(__file__).parent / "schema-2.sql").read_text("utf-8"))
    path.chmod(0o644)

    def read_and_list() -> str:
        with closing(SqliteLibrary(path, Noon())) as library:
            found = library.find(FLOOD)
            return "" if found is None else f"{library.posts()[0].title} {library.since(found) == Since()}"

    assert as_nobody(read_and_list) == "River takes the old market True"


@forks
@only_unix
def test_on_a_full_disk_what_is_saved_is_read_and_only_writing_fails(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    library.close()

    def read_and_keep() -> str:
        again = SqliteLibrary(path, Noon())
        found = again.find(FLOOD)
        lines = [f"{found and found.article.title}, {len(again.posts('flood'))} found, {[*again.check()]}"]
        lines.append(said(lambda: again.keep(builders.page("<p>Mud."), builders.article())))
        return "\n".join(lines)

    read, complaint = without_room(read_and_keep).splitlines()

    assert read == "River takes the old market, 1 found, []"
    assert complaint.startswith(("io: the disk did not take", "full: the disk is full"))
    assert library.keep(builders.page("<p>Mud."), builders.article(title="Mud")).revision == 2


@forks
@only_unix
def test_when_there_is_room_again_the_library_is_written_again(path: Path, library: SqliteLibrary) -> None:
    library.keep(builders.page(), builders.article())
    library.close()

    def read_and_keep() -> str:
        import resource

        again = SqliteLibrary(path, Noon())
        before = [each.read for each in again.posts()], said(lambda: again.mark_read(FLOOD)).partition(":")[0]
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        again.mark_read(FLOOD)
        return f"{before} {[each.read for each in again.posts()]}"

    assert without_room(read_and_keep) == "([False], 'io') [True]"


@forks
@only_unix
def test_an_older_library_on_a_full_disk_is_read_and_nothing_is_left_next_to_it(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(path)) as db:
        db.executescript((Path(__file__).parent / "schema-2.sql").read_text("utf-8"))

    def read() -> str:
        library = SqliteLibrary(path, Noon())
        return f"{library.posts()[0].title}, {said(lambda: library.mark_read(FLOOD)).partition(':')[0]}"

    assert without_room(read) in {"River takes the old market, io", "River takes the old market, full"}
    assert not [each.name for each in path.parent.iterdir() if ".schema-" in each.name]


def test_a_library_that_cannot_be_looked_at_is_not_called_unsound(path: Path, library: SqliteLibrary) -> None:
    path.mkdir(parents=True)

    assert said(lambda: [*library.check()]).startswith("unwritable: ")


@only_root
@forks
def test_a_home_that_cannot_be_made_is_one_clear_line(open_place: Path) -> None:
    library = SqliteLibrary(open_place / "nowhere" / "warta" / "library.db", Noon())

    complaint = as_nobody(lambda: said(lambda: library.find(FLOOD)))

    assert complaint.startswith("unwritable: ")
    assert "Permission denied" in complaint
