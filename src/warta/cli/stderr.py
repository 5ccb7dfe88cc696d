"""The only writer to stderr: an error as cause and hint, or as a JSON object; all text is filtered."""

from __future__ import annotations

import sys

from warta.errors import ExtractError, FetchError
from warta.extraction.text import line, verbatim
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.errors import WartaError

_MAX_CHARS = 600  # a message may quote a header or path of any length


class StderrWriter:
    """Writer of errors and notes, as text or JSON (`--errors json`)."""

    def __init__(self, *, as_json: bool = False, quiet: bool = False) -> None:
        self.as_json = as_json
        self.quiet = quiet

    def failure(self, error: WartaError, address: str | None = None) -> None:
        """Write an error and its hint. `address` is the input that failed."""
        if self.as_json:
            from json import dumps

            _write(dumps(error_to_json(error, address), ensure_ascii=True))
            return
        what = _truncate(line(error.what))
        about = _truncate(line(address)) if address else ""
        _write("warta: " + (f"{about}: {what}" if about and about not in what else what))
        if error.hint:
            _write("       " + _truncate(line(error.hint)))

    def note(self, words: str) -> None:
        """Write a note; left out with `--quiet` and `--errors json`."""
        if not (self.quiet or self.as_json):
            _write("warta: " + _truncate(line(words)))

    def show(self, words: str) -> None:
        """Write text that must be seen before a confirmation: never left out, never truncated."""
        for each in words.splitlines():
            _write(verbatim(each))

    def bug(self, error: Exception, log: str | None, traceback: str | None) -> None:
        """Report an unexpected exception in one line, with the path of the log; or with its traceback."""
        from warta.errors import WartaError

        if traceback:
            for each in traceback.splitlines():
                _write(_truncate(verbatim(each)))
        why = f"{type(error).__name__}: {error}"
        hint = _("Traceback: {log}").format(log=log) if log else _("Use --debug to show the traceback")
        self.failure(WartaError(_("Internal error: {why}").format(why=why), hint=hint))


def error_to_json(error: WartaError, address: str | None = None) -> dict[str, Any]:
    """Return an error as JSON data, all strings filtered."""
    data: dict[str, Any] = {
        "kind": line(error.kind),
        "url": line(error.url or address or "") or None,
        "status": error.status if isinstance(error, FetchError) else None,
        "retry_after": error.retry_after if isinstance(error, FetchError) else None,
        "message": _truncate(line(error.what)),
        "hint": _truncate(line(error.hint)) or None,
        "exit": error.exit_code,
    }
    if isinstance(error, ExtractError) and error.links:
        data["links"] = [{"title": line(title), "url": line(url)} for title, url in error.links]
    return data


def is_terminal() -> bool:
    """Whether stderr is a terminal."""
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:
        return False


def _truncate(words: str) -> str:
    return words if len(words) <= _MAX_CHARS else words[: _MAX_CHARS - 1] + "…"


def _write(words: str) -> None:
    """Write a line to stderr; a closed or broken stderr is ignored."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        encoding = getattr(stream, "encoding", None) or "utf-8"
        stream.write(words.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()
    except (OSError, ValueError):
        sys.stderr = None  # as Python sets it when there is no stderr
