"""The only writer to stdout and to the file of `-o`; all text is filtered for terminal escapes."""

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

# Escape sequences that warta itself writes: colours, and links (OSC 8) to ASCII http(s) URLs.
_OWN_ESCAPES = re.compile(
    r"(\x1b\[[0-9;]*m|\x1b\]8;(?:id=[\w.-]{1,64})?;(?:https?://[\x21-\x7e]{1,2083})?(?:\x1b\\|\x07))", re.ASCII
)
# An escaped C0 control or DEL in JSON, except \n and \t.
_ESCAPED_CONTROL = re.compile(r"\\(?:u00[01]|u007f|[bfr])")
# Replacements for typographic characters on a terminal without UTF-8.
_ASCII_FALLBACK = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "*", "·": "-", "→": "->",
     "\u00a0": " ", "│": "|", "─": "-", "├": "|", "└": "`", "●": "*", "★": "*", "Δ": "^", "›": ">", "‹": "<",
     "«": '"', "»": '"'}
)  # fmt: skip
_CHUNK_BYTES = 1 << 16


def safe_text(words: str) -> str:
    """Return text without control characters."""
    return escape_filter.verbatim(words)


def safe_ansi(words: str) -> str:
    """Return text with only the escape sequences that warta writes."""
    parts = _OWN_ESCAPES.split(words)
    return "".join([part if number % 2 else escape_filter.verbatim(part) for number, part in enumerate(parts)])


def safe_json(data: Any, *, pretty: bool = False, ascii_only: bool = False) -> str:  # noqa: ANN401 - JSON is of any shape
    """Serialise data as JSON whose decoded strings hold no control characters."""
    written = _dump(data, pretty=pretty, ascii_only=ascii_only)
    plain = written if not ascii_only else _dump(data, pretty=False, ascii_only=False)
    if _ESCAPED_CONTROL.search(plain) or escape_filter.verbatim(plain) != plain:
        return _dump(_filter_strings(data), pretty=pretty, ascii_only=ascii_only)
    return written


def _dump(data: Any, *, pretty: bool, ascii_only: bool) -> str:  # noqa: ANN401 - JSON is of any shape
    from json import dumps

    if pretty:
        return dumps(data, ensure_ascii=ascii_only, indent=2)
    return dumps(data, ensure_ascii=ascii_only, separators=(",", ":"), check_circular=False)


def _filter_strings(data: Any) -> Any:  # noqa: ANN401 - JSON is of any shape
    """Filter every string of the data, iteratively: a thread may be deeper than the stack."""
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


class StdoutWriter:
    """Writer to standard output, or to a file that is replaced atomically."""

    def __init__(self, path: str | None = None) -> None:
        self.path = None if path == "-" else path
        self._file: _AtomicFile | None = None
        self._pager: Callable[[str], bool] | None = None

    @property
    def terminal(self) -> bool:
        """Whether the output is a terminal."""
        return self.path is None and _is_terminal(sys.stdout)

    @property
    def unicode(self) -> bool:
        """Whether the output takes UTF-8."""
        return self.path is not None or _encoding().replace("-", "").lower() in {"utf8", "utf8sig"}

    def set_pager(self, pager: Callable[[str], bool]) -> None:
        """Offer what is written next to a pager, which returns whether it showed it."""
        self._pager = pager

    def write(self, words: str) -> None:
        """Write text from `safe_text`, `safe_ansi` or `safe_json`. Raises LibraryError, BrokenPipeError."""
        if self.path is not None:
            self._replacement().write(words.encode("utf-8", "replace"))
            return
        if self._pager and self._pager(words):
            return
        _write_stdout(words, exact=False)

    def create_file(self) -> None:
        """Create the file of `-o` even if nothing is written, so that no earlier result stays in it."""
        if self.path is not None:
            self._replacement()

    def write_line(self, words: str) -> None:
        """Filter and write a line."""
        self.write(safe_text(words) + "\n")

    def write_row(self, *cells: str, exact: bool = False) -> None:
        """Write one line of tab-separated cells; `exact` keeps runs of spaces."""
        filtered = [
            escape_filter.clean(cell).replace("\n", " ") if exact else escape_filter.line(cell) for cell in cells
        ]
        self.write("\t".join(filtered) + "\n")

    def write_json(self, data: Any, *, pretty: bool | None = None) -> None:  # noqa: ANN401 - JSON is of any shape
        """Write a JSON document and a newline; UTF-8 unless to a terminal."""
        pretty = self.terminal if pretty is None else pretty
        self.write_json_text(safe_json(data, pretty=pretty, ascii_only=not self.unicode) + "\n")

    def write_json_text(self, words: str) -> None:
        """Write JSON text from `safe_json`, or punctuation between documents."""
        if self.path is None and not self.terminal:
            _write_stdout(words, exact=True)
        else:
            self.write(words)

    def finish(self) -> None:
        """Commit the file; flush stdout."""
        if self._file:
            self._file.commit()
        elif self.path is None and sys.stdout is not None:
            with _translate_errors():
                sys.stdout.flush()

    def discard(self) -> None:
        """Drop an uncommitted file of `-o`."""
        if self._file:
            self._file.discard()

    def _replacement(self) -> _AtomicFile:
        if self._file is None:
            self._file = _AtomicFile(self.path or "")
        return self._file


@contextmanager
def atomic_file(path: str) -> Iterator[BinaryIO]:
    """Open a binary stream that becomes the file at `path` if the block succeeds. Raises LibraryError."""
    from tempfile import TemporaryFile

    file = _AtomicFile(path)
    try:
        with TemporaryFile() as stream:
            yield stream
            stream.seek(0)
            while piece := stream.read(_CHUNK_BYTES):
                file.write(piece)
        file.commit()
    finally:
        file.discard()


def discard_stdout() -> None:
    """Redirect stdout to the null device, so that the final flush does not fail on a closed pipe."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError, AttributeError):
        sys.stdout = None  # as Python sets it when there is no stdout


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _is_terminal(stream: Any) -> bool:  # noqa: ANN401 - a stream may be absent, closed or a test's own
    try:
        return bool(stream is not None and stream.isatty())
    except ValueError:
        return False


def _write_stdout(words: str, *, exact: bool) -> None:
    """Write and flush, as UTF-8 if `exact`, else in the encoding of stdout."""
    stream = sys.stdout
    if stream is None:
        raise LibraryError(_("Standard output is closed"), hint=_("Use -o FILE"), kind="output")
    buffer: BinaryIO | None = getattr(stream, "buffer", None)
    with _translate_errors():
        if buffer is None:
            stream.write(words)
        else:
            stream.flush()
            _write_all(buffer, words.encode("utf-8", "replace") if exact else _encode(words, _encoding()))
        stream.flush()


def _write_all(buffer: BinaryIO, data: bytes) -> None:
    """Write all bytes; an unbuffered stream may accept only a part."""
    view = memoryview(data)
    while view:
        written = buffer.write(view[:_CHUNK_BYTES])
        if written is None:
            raise BlockingIOError(EAGAIN, os.strerror(EAGAIN))
        view = view[written:]


def _encode(words: str, encoding: str) -> bytes:
    """Encode text; characters that the encoding lacks become ASCII or a question mark."""
    try:
        return words.encode(encoding)
    except UnicodeEncodeError:
        return words.translate(_ASCII_FALLBACK).encode(encoding, "replace")


@contextmanager
def _translate_errors() -> Iterator[None]:
    """Translate errors of stdout into LibraryError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        discard_stdout()
        raise LibraryError(
            _("Cannot write to standard output: {why}").format(why=why),
            hint=_("Check for free disk space, or use -o FILE"),
            kind="output",
        ) from error


class _AtomicFile:
    """A file replaced atomically on commit (mkstemp, fsync, rename); a device or pipe is written directly."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._temporary: str | None = None
        with self._translate_errors():
            self._stream = self._opened()

    def write(self, data: bytes) -> None:
        with self._translate_errors():
            self._stream.write(data)
            self._stream.flush()

    def commit(self) -> None:
        """Move the file to its path."""
        with self._translate_errors():
            if self._temporary is None:
                self._stream.close()
                return
            os.fsync(self._stream.fileno())
            self._stream.close()
            os.replace(self._temporary, self.path)  # noqa: PTH105 - pathlib is not needed to start
            self._temporary = None

    def discard(self) -> None:
        """Delete the temporary file, unless committed."""
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
            raise self._refused(_("Is a symbolic link: {path}"), _("Use the path of the target"))
        if stat.S_ISDIR(mode):
            raise self._refused(_("Is a folder: {path}"), _("Use the path of a file"))
        if mode and not stat.S_ISREG(mode):
            return os.fdopen(os.open(self.path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)), "wb")
        folder = os.path.dirname(self.path) or "."  # noqa: PTH120 - pathlib is not needed to start
        handle, self._temporary = tempfile.mkstemp(prefix=".warta-", dir=folder)
        os.chmod(self._temporary, stat.S_IMODE(mode) if mode else 0o666 & ~_umask())  # noqa: PTH101 - likewise
        return os.fdopen(handle, "wb")

    def _refused(self, why: str, hint: str) -> LibraryError:
        return LibraryError(why.format(path=self.path), hint=hint, kind="output")

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise LibraryError(
                _("Cannot write {path}: {why}").format(path=self.path, why=why),
                hint=_("Check that the folder exists and is writable, and that there is free disk space"),
                kind="output",
            ) from error


def _umask() -> int:
    """Return the umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
