"""What a typed word stands for: an address, a number of the library, a file, standard input; and lists of such."""

from __future__ import annotations

import re
import sys

from warta.errors import ConfigError, FetchError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from warta.cli.errand import Errand
    from warta.model.capture import Headers, LoadedArticle

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
# A host with a dot in it or with a port, and whatever follows.
_BARE_HOST = re.compile(
    r"(?:localhost|[^\s/:?#]+\.[^\s/:?#.]{2,}|\[[0-9a-fA-F:.]+\]|[^\s/:?#]+(?=:\d))(?::\d+)?(?:[/?#].*)?\Z"
)
_DOCUMENT = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".mht")
_TYPES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/plain", ".xhtml": "application/xhtml+xml"}
_LONGEST_LIST = 64 * 1024 * 1024


def is_address(word: str) -> bool:
    """Whether a word is an address of the web or a number of the library, and not a file or standard input."""
    return (word.isascii() and word.isdigit()) or word.lower().startswith(("http://", "https://"))


def path_of(word: str) -> str | None:
    """The file that a word names; None when it is an address. Raises FetchError for what is neither."""
    if is_address(word):
        return None
    scheme = _SCHEME.match(word)
    if scheme and scheme[1].lower() == "file":
        return _of_file_address(word)
    if word.startswith(("/", "./", "../", "~")) or _exists(word):
        return word
    if scheme and "://" in word:
        raise FetchError(
            _("warta reads http and https, not {scheme}").format(scheme=scheme[1].lower()),
            hint=_("give an http(s) address, or a file"),
            kind="scheme",
            url=word,
        )
    if _is_bare_address(word):
        return None
    raise _no_file(word)


def _is_bare_address(word: str) -> bool:
    """Whether a word without a scheme looks like a host and what follows, and not like a file's name."""
    return bool(_BARE_HOST.match(word)) and ("/" in word or not word.lower().endswith(_DOCUMENT))


def understood(errand: Errand, word: str) -> LoadedArticle | None:
    """The reading of a file or of standard input; None when the word is an address. Raises WartaError."""
    if is_address(word):
        return None
    if word == "-":
        return _in_hand(errand, standard_input(_("an HTML or text document")), ())
    path = path_of(word)
    if path is None:
        return None
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    headers: Headers = (("Content-Type", _TYPES[suffix]),) if suffix in _TYPES else ()
    try:
        with _opened(path) as stream:
            return _in_hand(errand, stream, headers, address=word)
    except OSError as error:
        raise FetchError(
            _("{path} cannot be read: {why}").format(path=path, why=error.strerror or error),
            hint=_("see that it is a file that you may read"),
            kind="file",
            url=word,
        ) from error


def standard_input(wanted: str) -> BinaryIO:
    """Standard input, when there is something on it. Raises ConfigError."""
    stream = sys.stdin
    if stream is None:
        raise ConfigError(_("standard input is closed"), hint=_("pipe {wanted} in").format(wanted=wanted), kind="usage")
    if stream.isatty():
        raise ConfigError(
            _("standard input is a terminal, and {wanted} was to come from it").format(wanted=wanted),
            hint=_("for example: warta read - < story.html"),
            kind="usage",
        )
    return stream.buffer


def listed(source: str) -> Iterator[str | FetchError]:
    """The addresses of `-i`: one a line, `#` comments, or JSON Lines with `.url`; an error where a line has none."""
    if source == "-":
        data = standard_input(_("a list of addresses")).read(_LONGEST_LIST)
    else:
        try:
            with _opened(source) as stream:
                data = stream.read(_LONGEST_LIST)
        except OSError as error:
            raise ConfigError(
                _("{path} cannot be read: {why}").format(path=source, why=error.strerror or error),
                hint=_("-i takes a file with an address on each line, or -"),
                kind="usage",
            ) from error
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        word = line.strip()
        if word and not word.startswith("#"):
            yield _listed(word, number)


def _listed(word: str, number: int) -> str | FetchError:
    """One line of a list. A list may come from anyone, so it never names a file of this machine."""
    if word.startswith("{"):
        import json

        try:
            found = json.loads(word)
        except (ValueError, RecursionError):
            found = None
        url = found.get("url") if isinstance(found, dict) else None
        if not isinstance(url, str) or not url.strip():
            return FetchError(
                _("line {number} of the list has no url").format(number=number),
                hint=_("each line is an address, or a JSON object with a url"),
                kind="input",
            )
        word = url.strip()
    if is_address(word):
        return word
    if _is_bare_address(word) and not _SCHEME.match(word):
        return f"https://{word}"  # so that nobody after us takes it for a file that happens to be here
    return FetchError(
        _("line {number} of the list is no address: {word}").format(number=number, word=word),
        hint=_("a list holds http(s) addresses; name files on the command line"),
        kind="input",
        url=word,
    )


def _in_hand(errand: Errand, stream: BinaryIO, headers: Headers, address: str = "") -> LoadedArticle:
    """A document read within the bound on pages, and understood."""
    bound = errand.settings.max_bytes
    body = stream.read(bound + 1)
    loaded = errand.services.understand(body[:bound], url=errand.typed.url, headers=headers)
    if len(body) <= bound:
        return loaded
    from msgspec.structs import replace

    cut = _("{name} is longer than {bound} bytes and was cut there").format(name=address or "stdin", bound=bound)
    return replace(
        loaded, article=replace(loaded.article, truncated=True, incomplete=(*loaded.article.incomplete, cut))
    )


def _exists(path: str) -> bool:
    import os

    return "\0" not in path and os.path.exists(path)  # noqa: PTH110 - pathlib is not needed to start


def _opened(path: str) -> BinaryIO:
    import os

    if "\0" in path:
        raise OSError(22, os.strerror(22))
    return open(os.path.expanduser(path), "rb")  # noqa: PTH111, PTH123 - pathlib is not needed to start


def _of_file_address(word: str) -> str:
    """The path of a typed `file:` address (RFC 8089)."""
    from urllib.parse import unquote

    rest = word[len("file:") :]
    if rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        if host not in {"", "localhost"}:
            raise FetchError(
                _("a file: address names a file of this machine, not of {host}").format(host=host),
                hint=_("write file:///path/to/file"),
                kind="scheme",
                url=word,
            )
        rest = slash + path
    return unquote(rest)


def _no_file(word: str) -> FetchError:
    return FetchError(
        _("there is no file {word}, and it is no address").format(word=word),
        hint=_("an address starts with https://"),
        kind="file",
        url=word,
    )
