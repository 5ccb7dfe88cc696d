"""Progress of a sync, host by host, and its report. The sync continues when the screen is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.screen import ModalScreen

from warta.i18n import _
from warta.tui.commands.popups import LeaveSync
from warta.tui.key_queue import dismiss_once
from warta.tui.keymap import bindings, footer_hints, key_label, keys_of
from warta.tui.text import typesetting_of
from warta.tui.views import sync_views
from warta.tui.widgets.footer import Footer
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.sheet_view import SheetView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from warta.tui.sync_session import SyncSession

_REDRAW_INTERVAL_S = 0.1


class SyncScreen(ModalScreen[None]):
    """Progress and report of a sync, redrawn at most ten times a second."""

    CSS_PATH = Path(__file__).with_name("sync.tcss")
    BINDINGS = bindings("sync")
    AUTO_FOCUS = "SheetView"
    SCOPE = "sync"

    def __init__(self, syncing: SyncSession, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._syncing = syncing
        self._chosen = chosen
        self._fresh = True
        self._view = SheetView()
        self._footer = Footer()

    def compose(self) -> ComposeResult:
        with Vertical(id="sync"):
            yield PaneTitle(_("Sync"))
            yield self._view
            yield self._footer

    def on_mount(self) -> None:
        self._footer.hints = footer_hints(self.SCOPE, self._chosen)
        self._syncing.on_change = self._heard
        self.set_interval(_REDRAW_INTERVAL_S, self._draw)

    def _heard(self) -> None:
        self._fresh = True

    def _draw(self) -> None:
        if self._fresh:
            self._fresh = False
            self._view.show(sync_views.sync_view(self._syncing, linear=typesetting_of(self.app).linear))
            if self._syncing.is_over:
                close = f"{key_label(keys_of(LeaveSync, self._chosen)[0])} {_('close')}"
                self._footer.hints = (close, *footer_hints(self.SCOPE, self._chosen)[-1:])

    def on_unmount(self) -> None:
        self._syncing.on_change = None

    def action_stop(self) -> None:
        if self._syncing.is_over:
            self.action_leave()
        else:
            self._syncing.stop()

    def action_leave(self) -> None:
        dismiss_once(self, None)
