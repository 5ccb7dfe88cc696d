"""What is known of a page beside its words: where it came from, and what it said before."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.reactive import var

from warta.errors import WartaError
from warta.tui.bindings import bindings
from warta.tui.said import Said
from warta.words import _

if TYPE_CHECKING:
    from warta.desk.diff import Difference
    from warta.model import Reading, Revision
    from warta.newsroom import Newsroom
    from warta.tui.widgets.desk import Desk


class Records(Vertical, can_focus=False):
    """Holds the desk; shows records over it."""

    BINDINGS = bindings("app", holder="records")
    DEFAULT_CSS = """
    Records { height: 1fr; }
    """

    reading: var[Reading | None] = var["Reading | None"](None, init=False)

    def __init__(self, newsroom: Newsroom) -> None:
        super().__init__()
        self._newsroom = newsroom

    def _say(self, text: str) -> None:
        self.post_message(Said(text))

    def on_desk_record_wanted(self, event: Desk.RecordWanted) -> None:
        event.stop()
        if event.changed:
            self.action_changes()
        else:
            self.action_provenance()

    def action_provenance(self) -> None:
        """Show the record of the capture."""
        if self.reading is None:
            self._say(_("no article is open"))
            return
        from warta.tui import record_faces
        from warta.tui.screens.record import RecordScreen

        self.app.push_screen(RecordScreen(_("Provenance"), record_faces.record(self.reading)))

    def action_changes(self) -> None:
        """Show what has changed since the revision before."""
        if self.reading is None or not self.reading.id:
            self._say(_("only what is kept has revisions"))
        else:
            self.run_worker(self._compare(str(self.reading.id)), group="changes", exclusive=True, exit_on_error=False)

    async def _compare(self, number: str) -> None:
        """Hold the last two revisions against each other, off the loop."""
        from warta.tui import record_faces
        from warta.tui.screens.record import RecordScreen

        try:
            old, new, difference = await to_thread(self._difference, number)
        except WartaError as error:
            self._say(error.what)
            return
        if old == new:
            self._say(_("this page has said the same ever since it was first seen"))
            return
        self.app.push_screen(RecordScreen(_("What has changed"), record_faces.changes(difference, old, new)))

    def _difference(self, number: str) -> tuple[Revision, Revision, Difference]:
        from warta.desk import diff

        revisions = self._newsroom.revisions(number)
        old, new = revisions[max(0, len(revisions) - 2)], revisions[-1]
        before, after = self._newsroom.revision(old), self._newsroom.revision(new)
        return old, new, diff.compare(before.article, after.article)
