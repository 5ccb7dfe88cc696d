"""Output formats of `warta read`: choose one, write documents with what stands before, between and after them."""

from __future__ import annotations

from warta.cli import stdout
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.model.capture import LoadedArticle


ARTICLE_FIELDS = (
    "schema", "url", "final_url", "canonical_url", "fetched_at", "from_library", "id", "sha256", "text_sha256",
    "revision", "title", "subtitle", "authors", "published", "modified", "language", "site", "section", "tags",
    "summary", "paywalled", "reading_minutes", "words", "dateline", "credits", "text", "blocks", "quotes",
    "navigation", "thread", "form", "links", "images", "hidden", "truncated", "incomplete", "trouble", "provenance",
)  # fmt: skip


JSON_FORMATS = ("json", "jsonl")
NAMES = ("text", "markdown", "json", "jsonl", "html", "ansi")
_SEPARATORS = {"text": "\n" + "=" * 72 + "\n\n", "markdown": "\n---\n\n", "ansi": "\n" + "=" * 72 + "\n\n"}
_PIPE_WIDTH = 72


def choose_format(context: CommandContext) -> str:
    """Return the format given, or the default for the output. Raises ConfigError."""
    args = context.args
    asked = args.format or ("json" if args.json else None)
    if args.json and asked != "json":
        raise ConfigError(
            _("{option} cannot be used with {other}").format(option="--json", other=f"--format {asked}"),
            hint=_("Omit one of them"),
            kind="usage",
        )
    if args.fields:
        if asked not in {None, "json", "jsonl"}:
            raise ConfigError(
                _("--fields needs a JSON format, not {format}").format(format=asked),
                hint=_("Use --fields with --json or -f jsonl"),
                kind="usage",
            )
        return asked or "json"
    if asked == "ansi" and args.color == "never":
        return "text"
    return asked or ("ansi" if args.output is None and context.color else "text")


class ArticleWriter:
    """Write the documents of one run; with `many`, json is an array even for one document."""

    def __init__(self, context: CommandContext, form: str, *, many: bool) -> None:
        self._context = context
        self._stdout = context.stdout
        self._form = form
        self._array = many and form == "json"
        self._many = many
        self._written = 0

    def write(self, loaded: LoadedArticle | dict[str, Any]) -> None:
        """Write one document at once; a dict only in a JSON format."""
        first = self._written == 0
        self._written += 1
        if isinstance(loaded, dict):
            self._write_json(loaded, first=first)
        elif self._form in JSON_FORMATS:
            from warta.render.json import article_to_json

            self._write_json(article_to_json(loaded), first=first)
        elif self._form == "html":
            from warta.render import html

            start = html.opening(loaded) if first else ""
            self._stdout.write(stdout.safe_text(start + html.body(loaded)))
        else:
            self._stdout.write(("" if first else _SEPARATORS[self._form]) + self._text(loaded))

    def end(self, *, failed: int) -> None:
        """Write the end of the output; nothing if every document failed."""
        if self._form == "html" and self._written:
            from warta.render import html

            self._stdout.write(html.CLOSING)
        if self._array and (self._written or not failed):
            self._stdout.write_json_text("\n]\n" if self._written else "[]\n")

    def _write_json(self, data: dict[str, Any], *, first: bool) -> None:
        if fields := self._context.args.fields:
            data = {name: data[name] for name in fields.split(",")}
        pretty = self._form == "json" and (self._stdout.terminal or self._stdout.path is not None)
        words = stdout.safe_json(data, pretty=pretty, ascii_only=not self._stdout.unicode)
        if self._array:
            self._stdout.write_json_text(("[\n" if first else ",\n") + words)
        else:
            self._stdout.write_json_text(words + "\n")

    def _text(self, loaded: LoadedArticle) -> str:
        if self._form == "markdown":
            from warta.render import markdown

            return stdout.safe_text(markdown.article(loaded))
        if self._form == "ansi":
            from warta.render import ansi

            width = self._context.args.width or self._width()
            return stdout.safe_ansi(ansi.article(loaded, width=width, links=terminal_links(self._context)))
        from warta.render import text

        width = self._context.args.width or (self._width() if self._stdout.terminal else None)
        return stdout.safe_text(text.article(loaded, width=width))

    def _width(self) -> int:
        return text_width(self._context)


def text_width(context: CommandContext) -> int:
    """Return the line width: the setting `measure` within the terminal, else 72."""
    if not context.stdout.terminal:
        return _PIPE_WIDTH
    return max(20, min(context.settings.measure, context.columns()))


def terminal_links(context: CommandContext) -> bool:
    """Whether to write terminal hyperlinks (OSC 8)."""
    import os

    return context.stdout.terminal and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
