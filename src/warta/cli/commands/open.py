"""`warta ADDRESS`: the app where a person looks on, else `warta read`; `warta` alone is the app at the library."""

from __future__ import annotations

from warta.cli import commands, exits, inputs
from warta.cli.commands import read
from warta.errors import ConfigError, FetchError
from warta.i18n import _
from warta.settings import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What plain `warta` takes: whatever reading takes."""
    parser.description = _("Open the app at an address; when stdout is no terminal, or a format is asked for, print.")
    read.reading_options(parser)


def run(errand: Errand) -> int:
    """Open the app, or print."""
    typed = errand.typed
    _complain_of_typos(typed.inputs)
    if _prints(errand):
        return read.run(errand)
    if errand.for_the_app:
        return _app(errand)
    errand.complaints.failure(
        ConfigError(
            _("warta opens its app in a terminal, and this is none"),
            hint=_("warta read URL prints a story; warta --help tells more"),
            kind="usage",
        )
    )
    return exits.USAGE


def _prints(errand: Errand) -> bool:
    """Whether what was typed asks for output rather than for the app."""
    typed = errand.typed
    printing = (typed.format, typed.json, typed.fields, typed.output, typed.list, typed.offline, typed.width)
    if any(printing) or len(typed.inputs) > 1 or "-" in typed.inputs:
        return True
    return bool(typed.inputs) and not errand.for_the_app


def _complain_of_typos(words: list[str]) -> None:
    """A word that is neither address nor file may be a command, mistyped. Raises ConfigError."""
    if not words or words[0] == "-":
        return
    try:
        inputs.path_of(words[0])
    except FetchError as error:
        if error.kind != "file" or "." in words[0] or "/" in words[0]:
            raise
        raise ConfigError(
            _("warta has no command {word!r}, and there is no such file").format(word=words[0]),
            hint=nearest(words[0], commands.names()),
            kind="usage",
        ) from error


def _app(errand: Errand) -> int:
    from warta.cli import app

    typed = errand.typed
    changes = {name: given for name in ("max_age", "timeout") if (given := getattr(typed, name)) is not None}
    errand.settings = errand.settings._replace(**changes)
    return app.opened(errand, _address(errand, typed.inputs[0]) if typed.inputs else None)


def _address(errand: Errand, word: str) -> str:
    """What the app opens: where an age is asked for, the address of a number's post, so that its site may be asked."""
    if errand.typed.max_age is None or not word.isdigit():
        return word
    held = errand.services.kept(word)
    return (held.article.url if held else None) or word
