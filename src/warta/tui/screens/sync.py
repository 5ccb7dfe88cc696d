"""How far a sync is, host by host, and its report. It goes on when this screen is left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen

from warta.i18n import _
from warta.tui import sync_faces
from warta.tui.bindings import bindings
from warta.tui.commands.shelf import LeaveSync
from warta.tui.keymap import hints, keys_of, shown
from warta.tui.leaving import leave
from warta.tui.typesetting import of
from warta.tui.widgets.foot import Foot
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from warta.tui.syncing import Syncing

_BETWEEN = 0.1  # seconds between two pictures


class SyncScreen(ModalScreen[None]):
    """Drawn anew ten times a second while something is fetched."""

    CSS_PATH = Path(__file__).with_name("sync.tcss")
    BINDINGS = bindings("sync")
    AUTO_FOCUS = "SheetView"
    SCOPE = "sync"

    def __init__(self, syncing: Syncing, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._syncing = syncing
        self._chosen = chosen
        self._fresh = True
        self._view = SheetView()
        self._foot = Foot()

    def compose(self) -> ComposeResult:
        with Vertical(id="sync"):
            yield PaneTitle(_("Sync"))
            yield self._view
            yield self._foot

    def on_mount(self) -> None:
        self._foot.hints = hints(self.SCOPE, self._chosen)
        self._syncing.heard = self._heard
        self.set_interval(_BETWEEN, self._draw)

    def _heard(self) -> None:
        self._fresh = True

    def _draw(self) -> None:
        if self._fresh:
            self._fresh = False
            self._view.show(sync_faces.face(self._syncing, linear=of(self.app).linear))
            if self._syncing.is_over:
                close = f"{shown(keys_of(LeaveSync, self._chosen)[0])} {_('close')}"
                self._foot.hints = (close, *hints(self.SCOPE, self._chosen)[-1:])

    def on_unmount(self) -> None:
        self._syncing.heard = None

    def action_stop(self) -> None:
        if self._syncing.is_over:
            self.action_leave()
        else:
            self._syncing.stop()

    def action_leave(self) -> None:
        leave(self, None)
