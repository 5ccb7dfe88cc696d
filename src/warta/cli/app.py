"""The app, run for a command."""

from __future__ import annotations

from warta.cli import exits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.errand import Errand


def opened(errand: Errand, address: str | None) -> int:
    """Run the app until its reader leaves; its exit code. A file is understood first. Raises WartaError."""
    from warta.cli import inputs
    from warta.tui import first_frame
    from warta.tui.beginning import Beginning, beginning

    path = inputs.path_of(address) if address and not inputs.is_address(address) else None
    if path is not None and (loaded := inputs.understood(errand, path)):
        from pathlib import Path

        address = Path(path).expanduser().absolute().as_uri()
        errand.services.take_in_hand(address, loaded)
    begin = Beginning(address) if address is not None else beginning(errand.services)
    shown = begin.address if begin.again in {None, "article"} else None  # a frame shows the article
    curtain = errand.curtain
    if shown is not None and errand.settings.first_frame and not curtain.frame:
        curtain.frame = first_frame.find(curtain.frames, first_frame.key(shown))
    try:
        there = curtain.fall()
        from warta.tui import start  # as the library: while its reader looks at the frame already

        start.run(errand.services, begin, curtain if there else None)
    finally:
        curtain.give_back()
    return exits.DONE
