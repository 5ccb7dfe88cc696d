"""`warta ADDRESS`: the app where a person looks on, else `warta read`; `warta` alone is the app at the library."""

from __future__ import annotations

from warta.cli import exits, inputs, registry
from warta.cli.commands import read
from warta.errors import ConfigError, FetchError
from warta.i18n import _
from warta.settings import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What plain `warta` takes: whatever reading takes."""
    parser.description = _("Open the app at an address; when stdout is no terminal, or a format is asked for, print.")
    read.reading_options(parser)


def run(context: CommandContext) -> int:
    """Open the app, or print."""
    args = context.args
    _complain_of_typos(args.inputs)
    if _prints(context):
        return read.run(context)
    if context.can_open_app:
        return _app(context)
    context.stderr.failure(
        ConfigError(
            _("warta opens its app in a terminal, and this is none"),
            hint=_("warta read URL prints a story; warta --help tells more"),
            kind="usage",
        )
    )
    return exits.USAGE


def _prints(context: CommandContext) -> bool:
    """Whether what was typed asks for output rather than for the app."""
    args = context.args
    printing = (args.format, args.json, args.fields, args.output, args.list, args.offline, args.width)
    if any(printing) or len(args.inputs) > 1 or "-" in args.inputs:
        return True
    return bool(args.inputs) and not context.can_open_app


def _complain_of_typos(words: list[str]) -> None:
    """A word that is neither address nor file may be a command, mistyped. Raises ConfigError."""
    if not words or words[0] == "-":
        return
    try:
        inputs.file_path(words[0])
    except FetchError as error:
        if error.kind != "file" or "." in words[0] or "/" in words[0]:
            raise
        raise ConfigError(
            _("warta has no command {word!r}, and there is no such file").format(word=words[0]),
            hint=nearest(words[0], registry.command_names()),
            kind="usage",
        ) from error


def _app(context: CommandContext) -> int:

    args = context.args
    changes = {name: given for name in ("max_age", "timeout") if (given := getattr(args, name)) is not None}
    context.settings = context.settings._replace(**changes)
    return open_app(context, _address(context, args.inputs[0]) if args.inputs else None)


def _address(context: CommandContext, word: str) -> str:
    """What the app opens: where an age is asked for, the address of a number's post, so that its site may be asked."""
    if context.args.max_age is None or not word.isdigit():
        return word
    held = context.services.kept(word)
    return (held.article.url if held else None) or word


def open_app(context: CommandContext, address: str | None) -> int:
    """Run the app until its reader leaves; its exit code. A file is understood first. Raises WartaError."""
    from warta.cli import inputs
    from warta.tui.startup import first_frame
    from warta.tui.state.reading import StartLocation, start_location

    path = inputs.file_path(address) if address and not inputs.is_address(address) else None
    if path is not None and (loaded := inputs.extract_input(context, path)):
        from pathlib import Path

        address = Path(path).expanduser().absolute().as_uri()
        context.services.take_in_hand(address, loaded)
    begin = StartLocation(address) if address is not None else start_location(context.services)
    shown = begin.address if begin.again in {None, "article"} else None  # a frame shows the article
    curtain = context.early_screen
    if shown is not None and context.settings.first_frame and not curtain.frame:
        curtain.frame = first_frame.find_frame(curtain.frames, first_frame.frame_address(shown))
    try:
        there = curtain.fall()
        from warta.tui.startup import run  # as the library: while its reader looks at the frame already

        run.run(context.services, begin, curtain if there else None)
    finally:
        curtain.give_back()
    return exits.DONE
