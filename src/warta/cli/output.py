"""The only writer to stdout, and to the file of `-o`. Whatever passes here is filtered once more."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from errno import EAGAIN

from warta.errors import LibraryError
from warta.extraction import text as escape_filter
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO

# What our own ANSI writer makes: colours, and links to http(s) addresses in plain ASCII.
_OURS = re.compile(
    r"(\x1b\[[0-9;]*m|\x1b\]8;(?:id=[\w.-]{1,64})?;(?:https?://[\x21-\x7e]{1,2083})?(?:\x1b\\|\x07))", re.ASCII
)
# An escaped C0 control (or DEL) in JSON; \n and \t are spelled otherwise.
_ESCAPED_CONTROL = re.compile(r"\\(?:u00[01]|u007f|[bfr])")
# What a terminal without UTF-8 shows instead of typographic marks.
_PLAINER = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "*", "·": "-", "→": "->",
     "\u00a0": " ", "│": "|", "─": "-", "├": "|", "└": "`", "●": "*", "★": "*", "Δ": "^", "›": ">", "‹": "<",
     "«": '"', "»": '"'}
)  # fmt: skip
_PIECE = 1 << 16


def text(words: str) -> str:
    """Text as a terminal may have it."""
    return escape_filter.verbatim(words)


def ansi(words: str) -> str:
    """Text with our own colours and links in it, and no other escape sequence."""
    parts = _OURS.split(words)
    return "".join([part if number % 2 else escape_filter.verbatim(part) for number, part in enumerate(parts)])


def json(data: Any, *, pretty: bool = False, ascii_only: bool = False) -> str:  # noqa: ANN401 - JSON is of any shape
    """Plain data as JSON in which no string, once decoded, holds what a terminal obeys."""
    written = _dumped(data, pretty=pretty, ascii_only=ascii_only)
    plain = written if not ascii_only else _dumped(data, pretty=False, ascii_only=False)
    if _ESCAPED_CONTROL.search(plain) or escape_filter.verbatim(plain) != plain:
        return _dumped(_cleaned(data), pretty=pretty, ascii_only=ascii_only)
    return written


def _dumped(data: Any, *, pretty: bool, ascii_only: bool) -> str:  # noqa: ANN401 - JSON is of any shape
    from json import dumps

    if pretty:
        return dumps(data, ensure_ascii=ascii_only, indent=2)
    return dumps(data, ensure_ascii=ascii_only, separators=(",", ":"), check_circular=False)


def _cleaned(data: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    """The same data with every string filtered; built level by level, since a thread may be deeper than the stack."""
    top: list[Any] = [data]
    waiting: list[Any] = [top]
    while waiting:
        place = waiting.pop()
        for key, value in enumerate(place) if isinstance(place, list) else list(place.items()):
            if isinstance(value, str):
                place[key] = escape_filter.verbatim(value)
            elif isinstance(value, dict):
                place[key] = {escape_filter.line(str(name)): held for name, held in value.items()}
                waiting.append(place[key])
            elif isinstance(value, list | tuple):
                place[key] = list(value)
                waiting.append(place[key])
    return top[0]


class Output:
    """Where data goes: standard output, or a file that appears whole or not at all."""

    def __init__(self, path: str | None = None) -> None:
        self.path = None if path == "-" else path
        self._file: _Replacement | None = None
        self._pager: Callable[[str], bool] | None = None

    @property
    def terminal(self) -> bool:
        """Whether a person looks at it."""
        return self.path is None and _is_terminal(sys.stdout)

    @property
    def unicode(self) -> bool:
        """Whether it can show every character."""
        return self.path is not None or _encoding().replace("-", "").lower() in {"utf8", "utf8sig"}

    def page_through(self, pager: Callable[[str], bool]) -> None:
        """Show what is written next through a pager, when that wants it."""
        self._pager = pager

    def write(self, words: str) -> None:
        """Text that `text`, `ansi` or `json` of this module has filtered. Raises LibraryError, BrokenPipeError."""
        if self.path is not None:
            self._replacement().write(words.encode("utf-8", "replace"))
            return
        if self._pager and self._pager(words):
            return
        _to_stdout(words, exact=False)

    def begin(self) -> None:
        """Have the file of `-o` written anew even when nothing comes: it is not to tell what another run told."""
        if self.path is not None:
            self._replacement()

    def say(self, words: str) -> None:
        """A line of text, filtered here."""
        self.write(text(words) + "\n")

    def row(self, *cells: str, exact: bool = False) -> None:
        """One line, tabs between its cells; `exact` keeps the spaces that lay it out."""
        kept = [escape_filter.clean(cell).replace("\n", " ") if exact else escape_filter.line(cell) for cell in cells]
        self.write("\t".join(kept) + "\n")

    def data(self, data: Any, *, pretty: bool | None = None) -> None:  # noqa: ANN401 - JSON is of any shape
        """A JSON document and a newline; for a program it is UTF-8, whatever the terminal is."""
        pretty = self.terminal if pretty is None else pretty
        self.write_json(json(data, pretty=pretty, ascii_only=not self.unicode) + "\n")

    def write_json(self, words: str) -> None:
        """JSON that `json` of this module made, or the marks between such."""
        if self.path is None and not self.terminal:
            _to_stdout(words, exact=True)
        else:
            self.write(words)

    def finish(self) -> None:
        """Put the file in its place; flush what is buffered."""
        if self._file:
            self._file.commit()
        elif self.path is None and sys.stdout is not None:
            with _told():
                sys.stdout.flush()

    def abandon(self) -> None:
        """Leave the file of `-o` as it was."""
        if self._file:
            self._file.discard()

    def _replacement(self) -> _Replacement:
        if self._file is None:
            self._file = _Replacement(self.path or "")
        return self._file


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """A stream of bytes that becomes the file at this path when all went well, and only then. Raises LibraryError."""
    from tempfile import TemporaryFile

    file = _Replacement(path)
    try:
        with TemporaryFile() as stream:
            yield stream
            stream.seek(0)
            while piece := stream.read(_PIECE):
                file.write(piece)
        file.commit()
    finally:
        file.discard()


def silence() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not complain of a closed pipe."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError, AttributeError):
        sys.stdout = None  # what Python itself does when there is no stdout


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _is_terminal(stream: Any) -> bool:  # noqa: ANN401 - a stream may be absent, closed or a test's own
    try:
        return bool(stream is not None and stream.isatty())
    except ValueError:
        return False


def _to_stdout(words: str, *, exact: bool) -> None:
    """Write and flush; `exact` is UTF-8, else what the terminal can show."""
    stream = sys.stdout
    if stream is None:
        raise LibraryError(_("standard output is closed"), hint=_("give -o FILE, or leave it open"), kind="output")
    buffer: BinaryIO | None = getattr(stream, "buffer", None)
    with _told():
        if buffer is None:
            stream.write(words)
        else:
            stream.flush()
            _write_all(buffer, words.encode("utf-8", "replace") if exact else _encoded(words, _encoding()))
        stream.flush()


def _write_all(buffer: BinaryIO, data: bytes) -> None:
    """Write it all: an unbuffered stream may take a part only."""
    view = memoryview(data)
    while view:
        taken = buffer.write(view[:_PIECE])
        if taken is None:
            raise BlockingIOError(EAGAIN, os.strerror(EAGAIN))
        view = view[taken:]


def _encoded(words: str, encoding: str) -> bytes:
    """The text in the terminal's encoding: what it lacks becomes a plainer mark, or a question mark."""
    try:
        return words.encode(encoding)
    except UnicodeEncodeError:
        return words.translate(_PLAINER).encode(encoding, "replace")


@contextmanager
def _told() -> Iterator[None]:
    """A full disk and the like, as one of our errors."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        silence()
        raise LibraryError(
            _("standard output cannot be written: {why}").format(why=why),
            hint=_("see that there is room, or give -o FILE"),
            kind="output",
        ) from error


class _Replacement:
    """A file that takes its place when it is whole (mkstemp, fsync, rename); a device or pipe is written as it is."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._temporary: str | None = None
        with self._told():
            self._stream = self._opened()

    def write(self, data: bytes) -> None:
        with self._told():
            self._stream.write(data)
            self._stream.flush()

    def commit(self) -> None:
        """Put the file in its place."""
        with self._told():
            if self._temporary is None:
                self._stream.close()
                return
            os.fsync(self._stream.fileno())
            self._stream.close()
            os.replace(self._temporary, self.path)  # noqa: PTH105 - pathlib is not needed to start
            self._temporary = None

    def discard(self) -> None:
        """Leave what stood there as it was."""
        from contextlib import suppress

        with suppress(OSError):
            self._stream.close()
        if self._temporary:
            with suppress(OSError):
                os.unlink(self._temporary)  # noqa: PTH108 - pathlib is not needed to start
            self._temporary = None

    def _opened(self) -> BinaryIO:
        import stat
        import tempfile

        try:
            mode = os.lstat(self.path).st_mode
        except FileNotFoundError:
            mode = 0
        if stat.S_ISLNK(mode):
            raise self._refused(_("is a symbolic link"), _("give the path of the file itself"))
        if stat.S_ISDIR(mode):
            raise self._refused(_("is a folder"), _("give the path of a file in it"))
        if mode and not stat.S_ISREG(mode):
            return os.fdopen(os.open(self.path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)), "wb")
        folder = os.path.dirname(self.path) or "."  # noqa: PTH120 - pathlib is not needed to start
        handle, self._temporary = tempfile.mkstemp(prefix=".warta-", dir=folder)
        os.chmod(self._temporary, stat.S_IMODE(mode) if mode else 0o666 & ~_umask())  # noqa: PTH101 - likewise
        return os.fdopen(handle, "wb")

    def _refused(self, why: str, hint: str) -> LibraryError:
        return LibraryError(f"{self.path} {why}", hint=hint, kind="output")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise LibraryError(
                _("{path} cannot be written: {why}").format(path=self.path, why=why),
                hint=_("see that the folder is there, that you may write to it and that there is room"),
                kind="output",
            ) from error


def _umask() -> int:
    """The person's umask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
