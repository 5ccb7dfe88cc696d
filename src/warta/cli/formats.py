"""The formats of `warta read`: what stands before, between and after the documents, and how one is written."""

from __future__ import annotations

from warta.cli import output
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.errand import Errand
    from warta.model.capture import LoadedArticle

PLAIN = ("json", "jsonl")
NAMES = ("text", "markdown", "json", "jsonl", "html", "ansi")
_BETWEEN = {"text": "\n" + "=" * 72 + "\n\n", "markdown": "\n---\n\n", "ansi": "\n" + "=" * 72 + "\n\n"}
_MEASURE_OF_A_PIPE = 72


def chosen(errand: Errand) -> str:
    """The format that was asked for, or the one that suits where the output goes. Raises ConfigError."""
    typed = errand.typed
    asked = typed.format or ("json" if typed.json else None)
    if typed.json and asked != "json":
        raise ConfigError(
            _("--json and --format {format} exclude each other").format(format=asked),
            hint=_("leave one of them out"),
            kind="usage",
        )
    if typed.fields:
        if asked not in {None, "json", "jsonl"}:
            raise ConfigError(
                _("--fields picks keys of json, not of {format}").format(format=asked),
                hint=_("use --fields with --json or -f jsonl"),
                kind="usage",
            )
        return asked or "json"
    if asked == "ansi" and typed.color == "never":
        return "text"
    return asked or ("ansi" if typed.output is None and errand.coloured else "text")


class Writer:
    """Writes the documents of one run. `many` says that json is an array, however many documents there are."""

    def __init__(self, errand: Errand, form: str, *, many: bool) -> None:
        self._errand = errand
        self._output = errand.output
        self._form = form
        self._array = many and form == "json"
        self._many = many
        self._written = 0

    def write(self, loaded: LoadedArticle | dict[str, Any]) -> None:
        """One document more, out at once; as plain data only in a format of PLAIN."""
        first = self._written == 0
        self._written += 1
        if isinstance(loaded, dict):
            self._write_json(loaded, first=first)
        elif self._form in PLAIN:
            from warta.render.json import article_to_json

            self._write_json(article_to_json(loaded), first=first)
        elif self._form == "html":
            from warta.render import html

            start = html.opening(loaded) if first else ""
            self._output.write(output.text(start + html.body(loaded)))
        else:
            self._output.write(("" if first else _BETWEEN[self._form]) + self._text(loaded))

    def end(self, *, failed: int) -> None:
        """What stands after the last document; nothing when every document failed."""
        if self._form == "html" and self._written:
            from warta.render import html

            self._output.write(html.CLOSING)
        if self._array and (self._written or not failed):
            self._output.write_json("\n]\n" if self._written else "[]\n")

    def _write_json(self, data: dict[str, Any], *, first: bool) -> None:
        if fields := self._errand.typed.fields:
            data = {name: data[name] for name in fields.split(",")}
        pretty = self._form == "json" and (self._output.terminal or self._output.path is not None)
        words = output.json(data, pretty=pretty, ascii_only=not self._output.unicode)
        if self._array:
            self._output.write_json(("[\n" if first else ",\n") + words)
        else:
            self._output.write_json(words + "\n")

    def _text(self, loaded: LoadedArticle) -> str:
        if self._form == "markdown":
            from warta.render import markdown

            return output.text(markdown.article(loaded))
        if self._form == "ansi":
            from warta.render import ansi

            width = self._errand.typed.width or self._measure()
            return output.ansi(ansi.article(loaded, width=width, links=linked(self._errand)))
        from warta.render import text

        width = self._errand.typed.width or (self._measure() if self._output.terminal else None)
        return output.text(text.article(loaded, width=width))

    def _measure(self) -> int:
        return measure(self._errand)


def measure(errand: Errand) -> int:
    """How wide lines are on this output: the reader's measure, within the terminal."""
    if not errand.output.terminal:
        return _MEASURE_OF_A_PIPE
    return max(20, min(errand.settings.measure, errand.columns()))


def linked(errand: Errand) -> bool:
    """Whether links are links of the terminal (OSC 8)."""
    import os

    return errand.output.terminal and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
