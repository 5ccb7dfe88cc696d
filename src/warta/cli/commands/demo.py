"""`warta demo`: the small newsroom that ships with warta, in a library and an outbox of its own that go away."""

from __future__ import annotations

from warta.cli import arguments, exits, formats
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta demo` takes."""
    parser.description = _("A small newsroom that ships with warta, served on this machine alone.")
    arguments.examples(parser, "warta demo", "warta demo | head -40")


def run(errand: Errand) -> int:
    """Open the app on the first story; print it when stdout is no terminal."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from warta.demo.server import Server

    with TemporaryDirectory(prefix="warta-demo-", ignore_cleanup_errors=True) as folder, Server() as server:
        errand.settings = errand.settings._replace(library=Path(folder, "library.db"), outbox=Path(folder, "outbox.db"))
        try:
            if errand.for_the_app:
                from warta.cli import app

                return app.opened(errand, server.url)
            return _printed(errand, server.url)
        finally:
            errand.close()


def _printed(errand: Errand, url: str) -> int:
    import asyncio

    from warta.cli import output
    from warta.render import text

    async def read() -> str:
        try:
            loaded = await errand.services.read(url)
        finally:
            await errand.services.close()
        return text.article(loaded, width=formats.measure(errand) if errand.output.terminal else None)

    errand.output.write(output.text(asyncio.run(read())))
    return exits.DONE
