"""`warta cite`: how pages are cited, as they were seen."""

from __future__ import annotations

import os

from warta.cli import stdout
from warta.cli.batch import BatchRun
from warta.cli.parser import Choice, add_examples, add_page_options
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.citation.csl import Item
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.capture import LoadedArticle

_STYLES = ("chicago", "apa", "wikipedia")
_LARGEST = 8 << 20  # bytes of a CSL file
_FORMATS = ("text", "csl-json", "bibtex", "ris")


def add_options(parser: Parser) -> None:
    """What `warta cite` takes."""
    parser.description = _("How pages are cited: who, what, where, when, and when it was seen.")
    parser.add_argument("inputs", nargs="+", metavar="URL|FILE|ID|-", help=_("pages, or numbers of the library"))
    parser.add_argument(
        "--style",
        type=_style,
        metavar="STYLE|FILE.csl",
        help=_("chicago (the default), apa, wikipedia; or a file of the Citation Style Language"),
    )
    parser.add_argument("-f", "--format", type=Choice("--format", *_FORMATS), help=", ".join(_FORMATS))
    parser.set_defaults(unordered=False)
    add_page_options(parser)
    add_examples(parser, "warta cite 12 --style wikipedia", "warta cite -f bibtex 12 14 15 >> sources.bib")


def _style(word: str) -> str:
    """One of our own styles, or the path of a CSL file. Raises ConfigError."""
    return word if word.lower().endswith(".csl") else Choice("--style", *_STYLES)(word)


def run(context: CommandContext) -> int:
    """Print the citations."""
    args = context.args
    form = args.format or "text"
    if args.style and form != "text":
        raise ConfigError(
            _("--style is for text: {form} is read by programs").format(form=form),
            hint=_("leave one of them out"),
            kind="usage",
        )
    rules = _rules(args.style) if args.style not in {None, *_STYLES} else None
    return BatchRun(context, args.inputs, _Citations(context, form, rules)).run()


def _rules(path: str) -> bytes:
    """What a CSL file holds; it is read before any page is. Raises ConfigError."""
    try:
        with open(os.path.expanduser(path), "rb") as stream:  # noqa: PTH111, PTH123 - pathlib is not needed to start
            return stream.read(_LARGEST)
    except (OSError, ValueError) as error:
        raise ConfigError(
            _("{path} cannot be read: {why}").format(path=path, why=getattr(error, "strerror", None) or error),
            hint=_("--style takes chicago, apa, wikipedia or a CSL file"),
            kind="usage",
        ) from error


class _Citations:
    """Gathers what was read, since names of items depend on each other, and writes all at the end."""

    def __init__(self, context: CommandContext, form: str, rules: bytes | None) -> None:
        self._context = context
        self._form = form
        self._rules = rules
        self._readings: list[LoadedArticle] = []

    def write(self, loaded: LoadedArticle | dict[str, Any]) -> None:
        if not isinstance(loaded, dict):
            self._readings.append(loaded)

    def end(self, *, failed: int) -> None:
        from warta.citation import bibtex, csl, ris

        items = csl.items(self._readings)
        if not items and failed:
            return
        match self._form:
            case "csl-json":
                self._context.stdout.write_json(items)
                return
            case "bibtex":
                written = "\n".join(map(bibtex.entry, items))
            case "ris":
                written = "\n".join(map(ris.record, items))
            case _:
                written = "\n".join(self._styled(items)) + "\n"
        self._context.stdout.write(stdout.safe_text(written))

    def _styled(self, items: list[Item]) -> list[str]:
        if self._rules is not None:
            from warta.citation import citeproc

            return citeproc.written(items, self._rules)
        from warta.citation import styles

        return [styles.STYLES[self._context.args.style or "chicago"](item) for item in items]
