"""`warta demo`: the small newsroom that ships with warta, in a library and an outbox of its own that go away."""

from __future__ import annotations

from warta.cli import exits, formats
from warta.cli.parser import add_examples
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta demo` takes."""
    parser.description = _("A small newsroom that ships with warta, served on this machine alone.")
    add_examples(parser, "warta demo", "warta demo | head -40")


def run(context: CommandContext) -> int:
    """Open the app on the first story; print it when stdout is no terminal."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from warta.demo.server import Server

    with TemporaryDirectory(prefix="warta-demo-", ignore_cleanup_errors=True) as folder, Server() as server:
        context.settings = context.settings._replace(
            library=Path(folder, "library.db"), outbox=Path(folder, "outbox.db")
        )
        try:
            if context.can_open_app:
                from warta.cli.commands import open as open_command

                return open_command.open_app(context, server.url)
            return _printed(context, server.url)
        finally:
            context.close()


def _printed(context: CommandContext, url: str) -> int:
    import asyncio

    from warta.cli import stdout
    from warta.render import text

    async def read() -> str:
        try:
            loaded = await context.services.read(url)
        finally:
            await context.services.close()
        return text.article(loaded, width=formats.text_width(context) if context.stdout.terminal else None)

    context.stdout.write(stdout.safe_text(asyncio.run(read())))
    return exits.DONE
