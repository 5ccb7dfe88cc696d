"""Write exported files atomically, without following symbolic links; group and others may not write them.

A folder is held open, and what is in it is named relative to it: whoever renames things meanwhile, or has put a
symbolic link in the way, cannot lead a file out of it. Source: openat(2), O_NOFOLLOW.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import ExitStack, contextmanager, suppress
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from warta.errors import LibraryError
from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from warta.model.export import Entry

_FOR_OTHERS = 0o022  # the group and the world never write what we made
_BY_FOLDER = os.open in os.supports_dir_fd  # not on Windows
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0)


class ExportDisk:
    """The disk of this machine."""

    def file(self, path: str, write: Callable[[BinaryIO], None]) -> None:
        """Put a file in its place once `write` has written all of it. Raises LibraryError."""
        with _told(path), _opened(os.path.dirname(path) or ".") as folder:
            folder.refuse_other_than_file(os.path.basename(path))
            folder.replace(os.path.basename(path), write)

    def tree(self, path: str, entries: Iterable[Entry]) -> None:
        """Make a folder that is not there yet, once all that is in it is written. Raises LibraryError."""
        path = path.rstrip("/") or path
        with _told(path):
            if os.path.lexists(path):
                raise _refused(path, _("is there already"), _("give the path of a new folder, or of a .zip file"))
            fresh = os.path.join(os.path.dirname(path) or ".", f".warta-{token_hex(8)}")
            os.mkdir(fresh, 0o700)
            with ExitStack() as unless_it_is_whole:
                unless_it_is_whole.callback(shutil.rmtree, fresh, ignore_errors=True)
                with _opened(fresh) as folder:
                    for name, data in entries:
                        folder.put(name, data)
                os.chmod(fresh, _mode(0o777))
                os.rename(fresh, path)
                unless_it_is_whole.pop_all()

    def folder(self, path: str) -> OpenFolder:
        """A folder to put files into; it is made when it is not there. Raises LibraryError."""
        with _told(path):
            try:
                os.mkdir(path, _mode(0o777))
                os.chmod(path, _mode(0o777))
            except FileExistsError:
                if os.path.islink(path):
                    raise _refused(path, _("is a symbolic link"), _("give the path of the folder itself")) from None
            return OpenFolder(path)


class OpenFolder:
    """A folder that is held open."""

    def __init__(self, path: str, inside: OpenFolder | None = None) -> None:
        """Raises OSError; also when the last part of the path is a link, or no folder."""
        self.path = path
        self._handle: int | None = None
        self._held: dict[str, OpenFolder] = {}
        if _BY_FOLDER:
            where, beside = inside.at(os.path.basename(path)) if inside else (path, {})
            link = _NO_LINK if inside else 0
            self._handle = os.open(where, os.O_RDONLY | _FOLDER | link, **beside)

    def at(self, name: str) -> tuple[str, dict[str, Any]]:
        """How a name in this folder is given to the system."""
        if self._handle is None:
            return os.path.join(self.path, name), {}
        return name, {"dir_fd": self._handle}

    def put(self, name: str, data: bytes, *, replace: bool = False) -> bool:
        """Put a file there; False when it is there already and the same. Raises LibraryError."""
        first, slash, rest = name.partition("/")
        if not first or first in {".", ".."} or {*first} & {*"\\\0"}:
            raise ValueError(f"{name!r} is no name in a folder")
        if slash:
            return self._folder(first).put(rest, data, replace=replace)
        with _told(os.path.join(self.path, name)):
            if self.refuse_other_than_file(name):
                if self._read(name, len(data) + 1) == data:
                    return False
                if not replace:
                    hint = _("--force replaces it, and what you wrote into it")
                    raise _refused(os.path.join(self.path, name), _("is there already, and differs"), hint)
            self.replace(name, lambda stream: _write(stream, data))
            return True

    def replace(self, name: str, write: Callable[[BinaryIO], None]) -> None:
        """Write beside, and rename when all is on the disk. Raises OSError."""
        temporary = f".warta-{token_hex(8)}"
        where, beside = self.at(temporary)
        handle = os.open(where, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600, **beside)
        with ExitStack() as unless_it_is_whole:
            unless_it_is_whole.callback(_unlink, where, beside)
            with os.fdopen(handle, "wb") as stream:
                write(stream)
                stream.flush()
                if hasattr(os, "fchmod"):
                    os.fchmod(stream.fileno(), self._mode_of(name))
                os.fsync(stream.fileno())
            target, inside = self.at(name)
            os.replace(where, target, **({f"{side}_dir_fd": self._handle for side in ("src", "dst")} if inside else {}))
            unless_it_is_whole.pop_all()

    def refuse_other_than_file(self, name: str) -> bool:
        """Whether a file is there. Raises LibraryError when something else is."""
        where, beside = self.at(name)
        try:
            mode = os.lstat(where, **beside).st_mode
        except FileNotFoundError:
            return False
        path = os.path.join(self.path, name)
        if stat.S_ISLNK(mode):
            raise _refused(path, _("is a symbolic link"), _("move it away, or export to another place"))
        if not stat.S_ISREG(mode):
            raise _refused(path, _("is no file"), _("move it away, or export to another place"))
        return True

    def close(self) -> None:
        """Let go of it, and of those in it that were opened."""
        for folder in self._held.values():
            folder.close()
        self._held.clear()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _mode_of(self, name: str) -> int:
        """The mode that the file in this place has, or a new one's; nobody else may write it in either case."""
        where, beside = self.at(name)
        try:
            return stat.S_IMODE(os.lstat(where, **beside).st_mode) & ~_FOR_OTHERS
        except FileNotFoundError:
            return _mode(0o666)

    def _folder(self, name: str) -> OpenFolder:
        """A folder in this one, made when it is not there; a link is none."""
        if name not in self._held:
            path = os.path.join(self.path, name)
            where, beside = self.at(name)
            with _told(path):
                with suppress(FileExistsError):
                    os.mkdir(where, _mode(0o777), **beside)
                if stat.S_ISLNK(os.lstat(where, **beside).st_mode):
                    raise _refused(path, _("is a symbolic link"), _("move it away, or export to another place"))
                self._held[name] = OpenFolder(path, self)
        return self._held[name]

    def _read(self, name: str, most: int) -> bytes:
        where, beside = self.at(name)
        with os.fdopen(os.open(where, os.O_RDONLY | _NO_LINK, **beside), "rb") as stream:
            return stream.read(most)


def _unlink(where: str, beside: dict[str, Any]) -> None:
    with suppress(OSError):
        os.unlink(where, **beside)


def _write(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)


@contextmanager
def _opened(path: str) -> Iterator[OpenFolder]:
    folder = OpenFolder(path)
    try:
        yield folder
    finally:
        folder.close()


def _mode(most: int) -> int:
    """What a new file or folder may be, by the person's umask and never for others to write."""
    mask = os.umask(0o077)
    os.umask(mask)
    return most & ~mask & ~_FOR_OTHERS


def _refused(path: str, why: str, hint: str) -> LibraryError:
    return LibraryError(f"{path} {why}", hint=hint, kind="output")


@contextmanager
def _told(path: str) -> Iterator[None]:
    """The system's own troubles as one of our errors."""
    try:
        yield
    except OSError as error:
        raise LibraryError(
            _("{path} cannot be written: {why}").format(path=path, why=error.strerror or error),
            hint=_("see that the folder is there, that you may write to it and that there is room"),
            kind="output",
        ) from error
