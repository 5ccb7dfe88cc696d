"""What has changed from one revision of a page to another, word by word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen

from warta.i18n import _, figure, ngettext
from warta.tui.bindings import bindings
from warta.tui.keymap import hints
from warta.tui.leaving import leave
from warta.tui.widgets.diff_view import DiffView
from warta.tui.widgets.foot import Foot
from warta.tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.compare.diff import Difference
    from warta.model.capture import Revision


class RevisionsScreen(Screen[None]):
    """The changes, over the whole screen."""

    CSS_PATH = Path(__file__).with_name("revisions.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("diff"), Binding("enter", "leave", show=False)]
    AUTO_FOCUS = "DiffView"
    SCOPE = "diff"

    def __init__(self, difference: Difference, old: Revision, new: Revision, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._difference = difference
        self._revisions = (old, new)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        moments = [f"{each.number} ({each.last_seen.astimezone():%Y-%m-%d %H:%M})" for each in self._revisions]
        title = PaneTitle(_("What has changed"))
        title.note = _("revision {old} → {new}").format(old=moments[0], new=moments[1])
        yield title
        yield DiffView(self._difference)
        foot = Foot()
        foot.say(self._in_figures())
        foot.hints = hints(self.SCOPE, self._chosen)
        yield foot

    def _in_figures(self) -> str:
        """How much came and went."""
        if not self._difference:
            return _("nothing has changed")
        added, removed = self._difference.words("added"), self._difference.words("removed")
        came = ngettext("{n} word came", "{n} words came", added).format(n=figure(added))
        went = ngettext("{n} word went", "{n} words went", removed).format(n=figure(removed))
        return f"{came} · {went}"

    def action_leave(self) -> None:
        leave(self, None)
