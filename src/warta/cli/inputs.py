"""Resolve command arguments (URL, library ID, file, `-`) and `-i` lists, and load the article of one."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager

from warta.errors import ConfigError, FetchError, LibraryError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO, TypeVar

    from warta.cli.context import CommandContext
    from warta.model.capture import Headers, LoadedArticle

    T = TypeVar("T")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
# A host with a dot in it or with a port, and whatever follows.
_BARE_HOST = re.compile(
    r"(?:localhost|[^\s/:?#]+\.[^\s/:?#.]{2,}|\[[0-9a-fA-F:.]+\]|[^\s/:?#]+(?=:\d))(?::\d+)?(?:[/?#].*)?\Z"
)
_DOCUMENT = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".mht")
_TYPES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/plain", ".xhtml": "application/xhtml+xml"}
_MAX_LIST_BYTES = 64 * 1024 * 1024


def is_address(word: str) -> bool:
    """Whether an argument is an http(s) URL or a library ID."""
    return (word.isascii() and word.isdigit()) or word.lower().startswith(("http://", "https://"))


def file_path(word: str) -> str | None:
    """Return the file that an argument names; None for a URL or ID. Raises FetchError for neither."""
    if is_address(word):
        return None
    scheme = _SCHEME.match(word)
    if scheme and scheme[1].lower() == "file":
        return _path_of_file_url(word)
    if word.startswith(("/", "./", "../", "~")) or _exists(word):
        return word
    if scheme and "://" in word:
        raise FetchError(
            _("Unsupported URL scheme: {scheme}").format(scheme=scheme[1].lower()),
            hint=_("Use an http(s) address or a file"),
            kind="scheme",
            url=word,
        )
    if _is_bare_address(word):
        return None
    raise _not_found(word)


def _is_bare_address(word: str) -> bool:
    """Whether an argument without a scheme looks like a host with a path rather than a file name."""
    return bool(_BARE_HOST.match(word)) and ("/" in word or not word.lower().endswith(_DOCUMENT))


def extract_input(context: CommandContext, word: str) -> LoadedArticle | None:
    """Extract the article of a file or standard input; None for a URL or ID. Raises WartaError."""
    if is_address(word):
        return None
    if word == "-":
        return _extract_stream(context, open_stdin(_("an HTML or text document")), ())
    path = file_path(word)
    if path is None:
        return None
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    headers: Headers = (("Content-Type", _TYPES[suffix]),) if suffix in _TYPES else ()
    try:
        with _open_file(path) as stream:
            return _extract_stream(context, stream, headers, address=word)
    except OSError as error:
        raise FetchError(
            _("Cannot read {path}: {why}").format(path=path, why=error.strerror or error),
            hint=_("Check that it is a file and that you may read it"),
            kind="file",
            url=word,
        ) from error


def open_stdin(wanted: str) -> BinaryIO:
    """Return standard input; `wanted` says what is expected. Raises ConfigError if it is closed or a terminal."""
    stream = sys.stdin
    if stream is None:
        raise ConfigError(_("Standard input is closed"), hint=_("Pipe in {wanted}").format(wanted=wanted), kind="usage")
    if stream.isatty():
        raise ConfigError(
            _("Expected {wanted} on standard input, which is a terminal").format(wanted=wanted),
            hint=_("Try: warta read - < story.html"),
            kind="usage",
        )
    return stream.buffer


def read_list(source: str) -> Iterator[str | FetchError]:
    """Yield the addresses of an `-i` list: one per line, or JSON Lines with `url`; an error for a bad line."""
    if source == "-":
        data = open_stdin(_("a list of addresses")).read(_MAX_LIST_BYTES)
    else:
        try:
            with _open_file(source) as stream:
                data = stream.read(_MAX_LIST_BYTES)
        except OSError as error:
            raise ConfigError(
                _("Cannot read {path}: {why}").format(path=source, why=error.strerror or error),
                hint=_("-i takes a file with one address per line, or -"),
                kind="usage",
            ) from error
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        word = line.strip()
        if word and not word.startswith("#"):
            yield _parse_list_line(word, number)


def _parse_list_line(word: str, number: int) -> str | FetchError:
    """Parse one line of a list. A list may be untrusted, so it must not name local files."""
    if word.startswith("{"):
        import json

        try:
            found = json.loads(word)
        except (ValueError, RecursionError):
            found = None
        url = found.get("url") if isinstance(found, dict) else None
        if not isinstance(url, str) or not url.strip():
            return FetchError(
                _("No url in line {number} of the list").format(number=number),
                hint=_("Each line is an address or a JSON object with a url"),
                kind="input",
            )
        word = url.strip()
    if is_address(word):
        return word
    if _is_bare_address(word) and not _SCHEME.match(word):
        return f"https://{word}"  # else a local file of that name would be read
    return FetchError(
        _("Not a web address in line {number} of the list: {word}").format(number=number, word=word),
        hint=_("A list holds http(s) addresses. Pass files as arguments"),
        kind="input",
        url=word,
    )


def _extract_stream(context: CommandContext, stream: BinaryIO, headers: Headers, address: str = "") -> LoadedArticle:
    """Read a document up to `max_bytes` and extract it."""
    limit = context.settings.max_bytes
    body = stream.read(limit + 1)
    loaded = context.services.understand(body[:limit], url=context.args.url, headers=headers)
    if len(body) <= limit:
        return loaded
    from msgspec.structs import replace

    note = _("{name} was truncated at {bound} bytes").format(name=address or "stdin", bound=limit)
    return replace(
        loaded, article=replace(loaded.article, truncated=True, incomplete=(*loaded.article.incomplete, note))
    )


def _exists(path: str) -> bool:
    import os

    return "\0" not in path and os.path.exists(path)  # noqa: PTH110 - pathlib is not needed to start


def _open_file(path: str) -> BinaryIO:
    import os

    if "\0" in path:
        raise OSError(22, os.strerror(22))
    return open(os.path.expanduser(path), "rb")  # noqa: PTH111, PTH123 - pathlib is not needed to start


def _path_of_file_url(word: str) -> str:
    """Return the path of a `file:` URL (RFC 8089)."""
    from urllib.parse import unquote

    rest = word[len("file:") :]
    if rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        if host not in {"", "localhost"}:
            raise FetchError(
                _("Not a local file: URL: it names the host {host}").format(host=host),
                hint=_("Use file:///path/to/file"),
                kind="scheme",
                url=word,
            )
        rest = slash + path
    return unquote(rest)


def _not_found(word: str) -> FetchError:
    return FetchError(
        _("Not a file or web address: {word}").format(word=word),
        hint=_("Web addresses start with https://"),
        kind="file",
        url=word,
    )


@contextmanager
def reading_file(path: object, hint: str = "") -> Iterator[None]:
    """Translate an OSError while a file is read into LibraryError."""
    try:
        yield
    except OSError as error:
        raise LibraryError(
            _("Cannot read {path}: {why}").format(path=path, why=error.strerror or error),
            hint=hint or _("Check that it is a file and that you may read it"),
            kind="input",
        ) from error


def load_without_network(context: CommandContext, word: str) -> LoadedArticle | None:
    """Load a file, standard input or a fresh saved page, without network and asyncio. Raises WartaError."""
    return extract_input(context, word) or load_saved(context, word, context.services.kept)


def offline_only(context: CommandContext, word: str) -> bool:
    """Whether the network must not be used: `--offline`, or a library ID without `--max-age`."""
    return context.args.offline or (context.args.max_age is None and word.isdigit())


def load_saved(context: CommandContext, word: str, lookup: Callable[..., T | None]) -> T | None:
    """Call `lookup` for a saved page that is fresh enough; None if there is none. Raises WartaError."""
    offline = offline_only(context, word)
    age = context.settings.max_age if context.args.max_age is None else context.args.max_age
    try:
        return lookup(word, max_age=None if offline else age)
    except LibraryError:
        if offline:
            raise
        return None  # the page is fetched instead, and the error reported then


def load_article(context: CommandContext, word: str) -> LoadedArticle:
    """Load an article from a file, the library or the network. Raises WartaError."""
    loaded = load_without_network(context, word)
    if loaded is None:
        import asyncio

        from warta.cli.progress import ProgressLine

        with ProgressLine(context) as progress:
            progress.update(word, 1)
            loaded = asyncio.run(_fetch_and_close(context, word))
    if loaded.trouble:
        context.stderr.note(loaded.trouble)
    return loaded


def json_header(loaded: LoadedArticle, schema: str) -> dict[str, Any]:
    """Return the common first keys of JSON about a page."""
    article, record = loaded.article, loaded.provenance
    return {
        "schema": schema,
        "url": article.url,
        "final_url": record.final_url,
        "fetched_at": record.fetched_at.isoformat(),
        "sha256": record.sha256,
        "title": article.title,
    }


async def _fetch_and_close(context: CommandContext, word: str) -> LoadedArticle:
    try:
        return await fetch_article(context, word)
    finally:
        await context.services.close()


async def fetch_article(context: CommandContext, word: str) -> LoadedArticle:
    """Fetch an article with the options given."""
    args = context.args
    return await context.services.read(word, max_age=args.max_age, offline=args.offline, timeout=args.timeout)
