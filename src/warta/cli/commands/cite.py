"""`warta cite`: how pages are cited, as they were seen."""

from __future__ import annotations

from warta.cli import arguments, output
from warta.cli.many import Run
from warta.errors import ConfigError
from warta.words import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand
    from warta.model import Reading

_STYLES = ("chicago", "apa", "wikipedia")
_FORMATS = ("text", "csl-json", "bibtex", "ris")


def options(parser: Parser) -> None:
    """What `warta cite` takes."""
    parser.description = _("How pages are cited: who, what, where, when, and when it was seen.")
    parser.add_argument("inputs", nargs="+", metavar="URL|FILE|ID|-", help=_("pages, or numbers of the library"))
    parser.add_argument(
        "--style", type=arguments.OneOf("--style", *_STYLES), help=_("chicago (the default), apa, wikipedia")
    )
    parser.add_argument("-f", "--format", type=arguments.OneOf("--format", *_FORMATS), help=", ".join(_FORMATS))
    parser.set_defaults(unordered=False)
    arguments.getting(parser)
    arguments.examples(parser, "warta cite 12 --style wikipedia", "warta cite -f bibtex 12 14 15 >> sources.bib")


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
    return Run(errand, typed.inputs, _Citations(errand, form)).finish()


class _Citations:
    """Gathers what was read, since names of items depend on each other, and writes all at the end."""

    def __init__(self, errand: Errand, form: str) -> None:
        self._errand = errand
        self._form = form
        self._readings: list[Reading] = []

    def write(self, reading: Reading | dict[str, Any]) -> None:
        if not isinstance(reading, dict):
            self._readings.append(reading)

    def end(self, *, failed: int) -> None:
        from warta.desk import bibtex, csl, ris, styles

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
                written = (
                    "\n".join([styles.STYLES[self._errand.typed.style or "chicago"](item) for item in items]) + "\n"
                )
        self._errand.output.write(output.text(written))
