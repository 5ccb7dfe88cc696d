"""The only writer to stderr: one line of cause and one of advice, both filtered, or one JSON object a failure."""

from __future__ import annotations

import sys

from warta.errors import ExtractError, FetchError
from warta.extraction.text import line, verbatim
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.errors import WartaError

_LONGEST = 600  # a header or a path in a message may be of any length


class Complaints:
    """How warta talks to a person, or to a program (`--errors json`)."""

    def __init__(self, *, as_json: bool = False, quiet: bool = False) -> None:
        self.as_json = as_json
        self.quiet = quiet

    def failure(self, error: WartaError, address: str | None = None) -> None:
        """What went wrong, and what to do about it. `address` is what was asked for."""
        if self.as_json:
            from json import dumps

            _write(dumps(facts(error, address), ensure_ascii=True))
            return
        what = _cut(line(error.what))
        about = _cut(line(address)) if address else ""
        _write("warta: " + (f"{about}: {what}" if about and about not in what else what))
        if error.hint:
            _write("       " + _cut(line(error.hint)))

    def note(self, words: str) -> None:
        """Something worth knowing beside the data; `-q` leaves it out, and so does a program that reads failures."""
        if not (self.quiet or self.as_json):
            _write("warta: " + _cut(line(words)))

    def show(self, words: str) -> None:
        """Whole text that a person must see before it is gone on: never left out, never cut."""
        for each in words.splitlines():
            _write(verbatim(each))

    def bug(self, error: Exception, log: str | None, traceback: str | None) -> None:
        """One line of what happened and where its traceback is; all of it when `traceback` is given."""
        from warta.errors import WartaError

        if traceback:
            for each in traceback.splitlines():
                _write(_cut(verbatim(each)))
        why = f"{type(error).__name__}: {error}"
        hint = _("its traceback is in {log}").format(log=log) if log else _("--debug shows the traceback")
        self.failure(WartaError(_("a bug in warta: {why}").format(why=why), hint=hint))


def facts(error: WartaError, address: str | None = None) -> dict[str, Any]:
    """A failure as data, every string of it filtered."""
    told: dict[str, Any] = {
        "kind": line(error.kind),
        "url": line(error.url or address or "") or None,
        "status": error.status if isinstance(error, FetchError) else None,
        "retry_after": error.retry_after if isinstance(error, FetchError) else None,
        "message": _cut(line(error.what)),
        "hint": _cut(line(error.hint)) or None,
        "exit": error.exit_code,
    }
    if isinstance(error, ExtractError) and error.links:
        told["links"] = [{"title": line(title), "url": line(url)} for title, url in error.links]
    return told


def is_terminal() -> bool:
    """Whether a person looks at stderr."""
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:
        return False


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _write(words: str) -> None:
    """A line to stderr; when nobody can hear it, there is nobody to tell."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        encoding = getattr(stream, "encoding", None) or "utf-8"
        stream.write(words.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()
    except (OSError, ValueError):
        sys.stderr = None  # what Python itself does when there is no stderr
