"""The library file: create, migrate and open it, for its owner only; open it read-only where it cannot be written.

Creating, migrating and replacing the file happens under a lock, and the file is checked again once the lock is held:
several processes may start at the same moment.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

from warta.errors import LibraryError
from warta.i18n import _
from warta.store import schema, troubles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 10.0  # seconds to wait for another writer
_FOUNDING = 120.0  # seconds to wait while another process creates, migrates or recovers the file

# These pragmas apply to the connection, not the file. trusted_schema: a tampered schema must not call functions.
_HABITS = """
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA synchronous = NORMAL;
"""

Identity = tuple[int, int]


class Opened(NamedTuple):
    """An open library; `refusal`: why it is read-only (None: writable), `notices`: migrations that were applied."""

    db: sqlite3.Connection
    identity: Identity | None
    refusal: LibraryError | None = None
    notices: tuple[str, ...] = ()


class _State(NamedTuple):
    application: int
    version: int
    journal: str
    empty: bool

    @property
    def ours(self) -> bool:
        return self.application == schema.APPLICATION_ID

    @property
    def ready(self) -> bool:
        return self.ours and self.version == schema.VERSION and self.journal == "wal"


def open_file(path: Path, stamp: str) -> Opened:
    """Open the library; create or migrate it first where needed. `stamp`: a time, for the name of a backup.

    Raises LibraryError, and sqlite3.DatabaseError when the file is damaged.
    """
    identity = identify(path)
    if identity is None:
        found(path, stamp)
        identity = identify(path)
    tighten(path)
    try:
        return _opened(path, identity, stamp)
    except (sqlite3.OperationalError, OSError) as error:
        if not troubles.is_unwritable(error):
            raise
        return _to_read(path, identity, troubles.trouble(error, path))


def _opened(path: Path, identity: Identity | None, stamp: str) -> Opened:
    with ExitStack() as unless_it_serves:
        db = connect(path)
        unless_it_serves.callback(db.close)
        state = _state(db)
        newer = state.ours and state.version > schema.VERSION
        if newer or not os.access(path, os.W_OK):
            why = _newer(path) if newer else _no_right(path)
        else:
            notices = () if state.ready else found(path, stamp)
            unless_it_serves.pop_all()
            return Opened(db, identity, notices=notices)
    return _to_read(path, identity, why)


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a connection with our pragmas. `mode`: rw, ro, or `ro&immutable=1` for a read-only file system."""
    db = sqlite3.connect(
        f"file:{_quoted(path)}?mode={mode}", timeout=_PATIENCE, isolation_level=None, check_same_thread=False, uri=True
    )
    with ExitStack() as unless_it_serves:
        unless_it_serves.callback(db.close)
        db.executescript(_HABITS)
        unless_it_serves.pop_all()
    return db


def identify(path: Path) -> Identity | None:
    """Return device and inode of the file at this path; None for a missing or empty file."""
    try:
        known = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (known.st_dev, known.st_ino) if known.st_size else None


def settled(path: Path) -> Path:
    """Resolve a symbolic link; refuse one that belongs to another user. Raises LibraryError."""
    try:
        link = path.lstat()
    except OSError:
        return path
    if not stat.S_ISLNK(link.st_mode):
        return path
    if hasattr(os, "geteuid") and link.st_uid not in {os.geteuid(), 0}:
        raise LibraryError(
            _("{path} is a link that somebody else laid").format(path=troubles.shown(path)),
            hint=_("remove it, or set `library` in the settings to the file itself"),
            kind="unwritable",
        )
    return path.resolve()


def found(path: Path, stamp: str) -> tuple[str, ...]:
    """Create the library or migrate it; return notices for the reader."""
    make_folder(path.parent)
    with founding(path):
        if identify(path) is None:
            make_file(path)
        db = connect(path)
        try:
            state = _state(db)
            if not (state.ours or (state.empty and state.application == 0)):
                raise foreign(path)
            return _brought_up(db, path, state, stamp)
        finally:
            db.close()


def _brought_up(db: sqlite3.Connection, path: Path, state: _State, stamp: str) -> tuple[str, ...]:
    backup = None
    if state.version < schema.VERSION:
        backup = schema.migrate(db, path, schema.MIGRATIONS, stamp)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if backup is None:
        return ()
    return (_("the library was brought to this version; as it was before: {path}").format(path=troubles.shown(backup)),)


@contextmanager
def founding(path: Path) -> Iterator[None]:
    """Hold the lock for creating and replacing the file: an SQLite lock, which ends with its process."""
    lock = path.with_name(f"{path.name}.lock")
    make_file(lock)
    db = sqlite3.connect(lock, timeout=_FOUNDING, isolation_level=None)
    try:
        db.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        db.close()


def make_folder(folder: Path) -> None:
    """Create the folder and its missing parents with mode 0700."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def make_file(path: Path) -> None:
    """Create an empty file with mode 0600, whatever the umask; SQLite gives -wal and -shm the same mode."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        return


def tighten(path: Path) -> None:
    """Remove group and other permissions from our folder and files."""
    if not hasattr(os, "geteuid"):
        return
    for each in (path.parent, path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        try:
            known = each.stat()
            mine = known.st_uid == os.geteuid() and (each != path.parent or each.name == "warta")
            if mine and known.st_mode & 0o077:
                each.chmod(stat.S_IMODE(known.st_mode) & 0o700)
        except OSError:
            continue


def _to_read(path: Path, identity: Identity | None, why: LibraryError) -> Opened:
    """Open a library read-only: it has a newer schema, or cannot be written."""
    for mode in ("ro", "ro&immutable=1"):
        db = None
        try:
            db = connect(path, mode)
            _state(db)
        except sqlite3.OperationalError:
            if db:
                db.close()
        else:
            return Opened(db, identity, why)
    raise why


def _state(db: sqlite3.Connection) -> _State:
    return _State(
        application=db.execute("PRAGMA application_id").fetchone()[0],
        version=schema.version_of(db),
        journal=db.execute("PRAGMA journal_mode").fetchone()[0],
        empty=db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None,
    )


def _quoted(path: Path) -> str:
    """A path inside a URI (sqlite.org/uri.html §3.2)."""
    name = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return name if name.startswith("/") else f"/{name}"


def _no_right(path: Path) -> LibraryError:
    return troubles.trouble(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), path)


def _newer(path: Path) -> LibraryError:
    return LibraryError(
        _("{path} was written by a newer warta: it can be read here, not written").format(path=troubles.shown(path)),
        hint=_("update warta, or set `library` in the settings to another file"),
        kind="newer",
    )


def foreign(path: Path) -> LibraryError:
    """Return the error for a file of another program."""
    return LibraryError(
        _("{path} is not a library of warta").format(path=troubles.shown(path)),
        hint=_("set `library` in the settings to another file"),
        kind="foreign",
    )
