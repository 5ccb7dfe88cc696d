"""Search the whole library: type, and see what fits best; a query that cannot be understood shows where."""

from __future__ import annotations

from asyncio import sleep, to_thread
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from warta.tui.bindings import bindings
from warta.tui.keymap import hints
from warta.tui.leaving import leave
from warta.tui.presets import own
from warta.tui.text import lines, plain, words
from warta.tui.troubles import TROUBLE, known
from warta.tui.widgets.foot import Foot
from warta.tui.widgets.pane_title import PaneTitle
from warta.tui.widgets.results import Results
from warta.words import _, figure, ngettext

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from warta.errors import WartaError
    from warta.model.search import Hit
    from warta.newsroom import Newsroom

_PAUSE = 0.12  # seconds without a key after which is searched
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What the reader wants of a search: to open a hit, to list all that fits, or to keep the query as a folder."""

    query: str
    hit: Hit | None = None
    kept: bool = False


class SearchScreen(Screen[Sought | None]):
    """A line to type in, and the hits under it."""

    CSS_PATH = Path(__file__).with_name("search.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search"), Binding("down", "results", show=False)]
    AUTO_FOCUS = "Input"
    SCOPE = "search"

    def __init__(self, newsroom: Newsroom, query: str = "") -> None:
        super().__init__()
        self._newsroom = newsroom
        hint = _('words, "phrases", author:… is:unread after:2026')
        self._input = Input(plain(query), placeholder=hint, compact=True)
        self._results = Results(newsroom.clock.now())
        self._where = Static(id="where")
        self._foot = Foot()

    def compose(self) -> ComposeResult:
        yield PaneTitle(_("Search the library"))
        yield self._input
        yield self._where
        yield self._results
        yield self._foot

    def on_mount(self) -> None:
        self._foot.hints = hints(self.SCOPE, own(self._newsroom.settings))
        self._seek(0)

    @property
    def _query(self) -> str:
        return self._input.value.strip()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._seek(_PAUSE)

    def _seek(self, pause: float) -> None:
        self.run_worker(self._search(self._query, pause), group="search", exclusive=True, exit_on_error=False)

    async def _search(self, query: str, pause: float) -> None:
        """Look for it, once nothing more is typed."""
        await sleep(pause)
        hits: tuple[Hit, ...] = ()
        self._where.display = False
        if query:
            try:
                hits = await to_thread(self._newsroom.rooms.search.find, query, _MOST)
            except TROUBLE as error:
                self._complain(known(error))
                return
        self._results.show(hits)
        found = ngettext("{n} hit", "{n} hits", len(hits)).format(n=figure(len(hits))) if hits else _("no hit")
        self._foot.say(found if query else _("type what you look for"))

    def _complain(self, error: WartaError) -> None:
        self._foot.say(" · ".join(filter(None, (error.what, error.hint))), trouble=True)
        if marked := getattr(error, "marked", ""):
            query, _newline, place = marked.partition("\n")
            self._where.update(lines(words((query, "$muted")), words((place, "bold $warning"))))
            self._where.display = True

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_results()

    def action_results(self) -> None:
        if self._results.hits:
            self._results.focus()

    @on(Results.Wanted)
    def _wanted(self, event: Results.Wanted) -> None:
        self._leave(Sought(query=self._query, hit=event.hit))

    def action_list_hits(self) -> None:
        if self._query:
            self._leave(Sought(query=self._query))

    def action_keep_search(self) -> None:
        if self._query:
            self._leave(Sought(query=self._query, kept=True))

    def action_leave(self) -> None:
        self._leave(None)

    def action_type(self) -> None:
        self._input.focus()

    def _leave(self, sought: Sought | None) -> None:
        leave(self, sought)
