"""`warta cite`: how pages are cited, as they were seen."""

from __future__ import annotations

import os

from warta.cli import arguments, output
from warta.cli.many import Run
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.citation.csl import Item
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model.capture import LoadedArticle

_STYLES = ("chicago", "apa", "wikipedia")
_LARGEST = 8 << 20  # bytes of a CSL file
_FORMATS = ("text", "csl-json", "bibtex", "ris")


def options(parser: Parser) -> None:
    """What `warta cite` takes."""
    parser.description = _("How pages are cited: who, what, where, when, and when it was seen.")
    parser.add_argument("inputs", nargs="+", metavar="URL|FILE|ID|-", help=_("pages, or numbers of the library"))
    parser.add_argument(
        "--style",
        type=_style,
        metavar="STYLE|FILE.csl",
        help=_("chicago (the default), apa, wikipedia; or a file of the Citation Style Language"),
    )
    parser.add_argument("-f", "--format", type=arguments.OneOf("--format", *_FORMATS), help=", ".join(_FORMATS))
    parser.set_defaults(unordered=False)
    arguments.getting(parser)
    arguments.examples(parser, "warta cite 12 --style wikipedia", "warta cite -f bibtex 12 14 15 >> sources.bib")


def _style(word: str) -> str:
    """One of our own styles, or the path of a CSL file. Raises ConfigError."""
    return word if word.lower().endswith(".csl") else arguments.OneOf("--style", *_STYLES)(word)


def run(errand: Errand) -> int:
    """Print the citations."""
    typed = errand.typed
    form = typed.format or "text"
    if typed.style and form != "text":
        raise ConfigError(
            _("--style is for text: {form} is read by programs").format(form=form),
            hint=_("leave one of them out"),
            kind="usage",
        )
    rules = _rules(typed.style) if typed.style not in {None, *_STYLES} else None
    return Run(errand, typed.inputs, _Citations(errand, form, rules)).finish()


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

    def __init__(self, errand: Errand, form: str, rules: bytes | None) -> None:
        self._errand = errand
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
                self._errand.output.data(items)
                return
            case "bibtex":
                written = "\n".join(map(bibtex.entry, items))
            case "ris":
                written = "\n".join(map(ris.record, items))
            case _:
                written = "\n".join(self._styled(items)) + "\n"
        self._errand.output.write(output.text(written))

    def _styled(self, items: list[Item]) -> list[str]:
        if self._rules is not None:
            from warta.citation import citeproc

            return citeproc.written(items, self._rules)
        from warta.citation import styles

        return [styles.STYLES[self._errand.typed.style or "chicago"](item) for item in items]
