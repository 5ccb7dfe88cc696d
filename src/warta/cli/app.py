"""The app, run for a command."""

from __future__ import annotations

from warta.cli import exits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.errand import Errand


def opened(errand: Errand, address: str | None) -> int:
    """Run the app until its reader leaves; its exit code."""
    from warta.tui.app import WartaApp

    app = WartaApp(errand.newsroom, address)
    app.run()
    return app.return_code or exits.DONE
